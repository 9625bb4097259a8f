import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { api, hooks, must, type Schemas } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { Page, Panel } from '../../shared/Page';
import { Pill } from '../../shared/Pill';
import { given, RowForm, Rows, type Field, type Values } from './Crud';
import { useEdited } from './edited';
import { TrunkCheck } from './TrunkCheck';

type Trunk = Schemas['TrunkModel'];

/** Trunks, and whether each can be reached: the server probes them by itself, and at a press. */
export default function TrunksPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { data } = hooks.useQuery('get', '/v1/trunks', { params: { query: { limit: 1000 } } }, { refetchInterval: 5_000 });
  const form = useEdited<Trunk>((trunk) => api.GET('/v1/trunks/{id}', { params: { path: { id: trunk.id } } }));
  const { row: edited } = form;
  const [checked, setChecked] = useState<Trunk | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: ['get', '/v1/trunks'] });
  const fields: Field[] = [
    { key: 'name', label: t('setup.name'), required: true },
    { key: 'peers', label: t('trunk.peers'), hint: t('trunk.peersHint'), kind: 'tags' },
    { key: 'sources', label: t('trunk.sources'), hint: t('trunk.sourcesHint'), kind: 'tags' },
    { key: 'transport', label: t('trunk.transport'), kind: 'select', options: ['any', 'udp', 'tcp', 'tls'].map((value) => ({ value, label: value.toUpperCase() })) },
    { key: 'registers', label: t('trunk.registers'), kind: 'switch' },
    { key: 'user', label: t('trunk.user') },
    { key: 'password', label: t('user.password'), kind: 'password', hint: t('trunk.passwordHint') },
    { key: 'domain', label: t('user.domain') },
    { key: 'probeSeconds', label: t('trunk.probe'), hint: t('trunk.probeHint'), kind: 'number' },
    { key: 'priority', label: t('trunk.priority'), kind: 'number' },
    { key: 'maxCalls', label: t('trunk.maxCalls'), kind: 'number' },
    { key: 'disabled', label: t('trunk.disabled'), kind: 'switch' },
  ];
  async function save(values: Values) {
    const body = given(Object.fromEntries(fields.map(({ key }) => [key, values[key]])));
    if (edited === 'new') await must(api.POST('/v1/trunks', { body: body as Schemas['NewTrunk'] }));
    else await must(api.PATCH('/v1/trunks/{id}', { params: { path: { id: edited!.id } }, headers: form.headers, body: body as Schemas['TrunkPatch'] }));
    await refresh();
  }
  return (
    <Page
      title={t('setup.trunks')}
      actions={
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => form.open('new')}>
          {t('setup.add')}
        </Button>
      }
    >
      <Panel flush>
        <Rows
          label={t('setup.trunks')}
          rows={data?.trunks}
          id={(row) => row.name}
          columns={[
            { label: t('setup.name'), cell: (row) => <span className="strong">{row.name}</span> },
            { label: t('trunk.peers'), cell: (row) => row.peers.join(', ') },
            { label: t('call.state'), cell: (row) => <Pill tone={row.state.state === 'up' ? 'ready' : row.state.state === 'down' ? 'alarm' : 'away'}>{t(`trunkState.${row.state.state}`)}</Pill> },
            { label: t('trunk.registration'), cell: (row) => (row.registers ? t(`trunkRegistration.${row.state.registration}`) : '—') },
            { label: t('trunk.calls'), num: true, cell: (row) => `${row.state.callsIn} / ${row.state.callsOut}` },
            { label: t('trunk.lastError'), cell: (row) => row.state.lastError || '—' },
          ]}
          edit={form.open}
          more={(row) => (
            <Button size="compact-xs" variant="light" disabled={row.disabled} onClick={() => setChecked(row)}>
              {t('trunk.check')}
            </Button>
          )}
          remove={(row) => must(api.DELETE('/v1/trunks/{id}', { params: { path: { id: row.id } } })).then(refresh)}
        />
      </Panel>
      {edited && <RowForm key={form.key} title={edited === 'new' ? t('trunk.new') : edited.name} fields={fields} initial={edited === 'new' ? { transport: 'any' } : { ...edited }} save={save} onClose={form.close} again={form.again} />}
      {checked && <TrunkCheck trunk={checked} onClose={() => setChecked(null)} />}
    </Page>
  );
}
