import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { api, hooks, must, type Schemas } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { usePresent } from '../../live/LiveProvider';
import { Page, Panel } from '../../shared/Page';
import { given, RowForm, Rows, type Field, type Values } from './Crud';
import { useEdited } from './edited';

type Number_ = Schemas['NumberModel'];

/** Numbers of the tenant, and where each leads. */
export default function NumbersPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { queues } = usePresent();
  const { data } = hooks.useQuery('get', '/v1/numbers', { params: { query: { limit: 1000 } } });
  const flows = hooks.useQuery('get', '/v1/flows', { params: { query: { limit: 1000 } } });
  const form = useEdited<Number_>((row) => api.GET('/v1/numbers/{number}', { params: { path: { number: row.number } } }));
  const { row: edited } = form;
  const refresh = () => queries.invalidateQueries({ queryKey: ['get', '/v1/numbers'] });
  const fields: Field[] = [
    // One that is there keeps its number: with another it would be another.
    ...(edited === 'new' ? [{ key: 'number', label: t('number.number'), required: true, hint: t('number.numberHint') }] : []),
    { key: 'name', label: t('setup.name') },
    { key: 'queue', label: t('wall.queue'), kind: 'select', options: [...queues.values()].map((queue) => ({ value: queue.name, label: queue.name })) },
    { key: 'flow', label: t('number.flow'), kind: 'select', options: (flows.data?.flows ?? []).map((flow) => ({ value: flow.name, label: flow.name })) },
    { key: 'extension', label: t('user.extension'), hint: t('number.one') },
  ];
  async function save({ number, ...to }: Values) {
    await must(api.PUT('/v1/numbers/{number}', { params: { path: { number: String(number) } }, headers: form.headers, body: given({ name: to.name, queue: to.queue, flow: to.flow, extension: to.extension }) as Schemas['NewNumber'] }));
    await refresh();
  }
  return (
    <Page
      title={t('setup.numbers')}
      actions={
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => form.open('new')}>
          {t('setup.add')}
        </Button>
      }
    >
      <Panel flush>
        <Rows
          label={t('setup.numbers')}
          rows={data?.numbers}
          id={(row) => row.number}
          columns={[
            { label: t('number.number'), cell: (row) => <span className="strong">{row.national || row.number}</span> },
            { label: t('setup.name'), cell: (row) => row.name || '—' },
            { label: t('number.leads'), cell: (row) => (row.queue ? `${t('wall.queue')} ${row.queue}` : row.flow ? `${t('number.flow')} ${row.flow}` : row.extension ? `${t('user.extension')} ${row.extension}` : '—') },
            { label: t('number.from'), cell: (row) => t(row.given ? 'number.option' : 'number.console') },
          ]}
          edit={form.open}
          remove={(row) => must(api.DELETE('/v1/numbers/{number}', { params: { path: { number: row.number } } })).then(refresh)}
        />
      </Panel>
      {edited && <RowForm key={form.key} title={edited === 'new' ? t('number.new') : edited.number} fields={fields} initial={edited === 'new' ? {} : { ...edited }} save={save} onClose={form.close} again={form.again} />}
    </Page>
  );
}
