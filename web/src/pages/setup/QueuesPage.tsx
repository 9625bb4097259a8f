import { Button, Drawer, MultiSelect, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { api, hooks, must, noVersion, onlyIf, read, type Schemas } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { usePresent } from '../../live/LiveProvider';
import { Page, Panel } from '../../shared/Page';
import { doing } from '../../shared/tell';
import { given, RowForm, Rows, type Field, type Values } from './Crud';
import { useEdited } from './edited';
import { parameterRows, strategies } from './parameters';

type Queue = Schemas['QueueModel'];

export default function QueuesPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { data } = hooks.useQuery('get', '/v1/queues', { params: { query: { limit: 1000 } } });
  const form = useEdited<Queue>((queue) => api.GET('/v1/queues/{id}', { params: { path: { id: queue.id } } }));
  const [opened, setOpened] = useState<number | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: ['get', '/v1/queues'] });
  const of = (kind: string) => (kind === 'fifo' ? strategies.fifo : strategies.callcenter).map((value) => ({ value, label: value }));
  const fields = (kind: string): Field[] => [
    { key: 'name', label: t('queue.name'), required: true, hint: t('queue.nameHint') },
    { key: 'strategy', label: t('queue.strategy'), kind: 'select', hint: t('queue.strategyHint'), options: of(kind) },
    { key: 'description', label: t('queue.description'), kind: 'long' },
    { key: 'autoRecord', label: t('queue.autoRecord'), kind: 'switch' },
  ];
  const { row: edited } = form;
  async function save(values: Values) {
    const { name, strategy, description, autoRecord } = values;
    if (edited === 'new') await must(api.POST('/v1/queues', { body: given({ name, strategy, description, autoRecord }) as Schemas['NewQueue'] }));
    else await must(api.PATCH('/v1/queues/{id}', { params: { path: { id: edited!.id } }, headers: form.headers, body: { name, strategy, description, autoRecord } as Schemas['QueuePatch'] }));
    await refresh();
  }
  const queue = data?.queues.find((each) => each.id === opened);
  return (
    <Page
      title={t('setup.queues')}
      actions={
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => form.open('new')}>
          {t('setup.add')}
        </Button>
      }
    >
      <Panel flush>
        <Rows
          label={t('setup.queues')}
          rows={data?.queues}
          id={(row) => row.name}
          columns={[
            { label: t('queue.name'), cell: (row) => <span className="strong">{row.name}</span> },
            { label: t('queue.strategy'), cell: (row) => row.strategy },
            { label: t('queue.autoRecord'), cell: (row) => t(row.autoRecord ? 'setup.yes' : 'setup.no') },
            { label: t('queue.parameters'), num: true, cell: (row) => row.parameters.filter((each) => !each.disabled).length },
            { label: t('wall.signedIn'), num: true, cell: (row) => row.state.signedIn },
          ]}
          edit={form.open}
          remove={(row) => must(api.DELETE('/v1/queues/{id}', { params: { path: { id: row.id } } })).then(refresh)}
          more={(row) => (
            <Button size="compact-xs" variant="light" onClick={() => setOpened(row.id)}>
              {t('queue.open')}
            </Button>
          )}
        />
      </Panel>
      {edited && (
        <RowForm
          key={form.key}
          title={edited === 'new' ? t('queue.new') : edited.name}
          fields={fields(edited === 'new' ? 'callcenter' : edited.kind)}
          initial={edited === 'new' ? { strategy: 'longest-idle-agent', autoRecord: false } : { ...edited }}
          save={save}
          onClose={form.close}
          again={form.again}
        />
      )}
      <Drawer opened={queue !== undefined} onClose={() => setOpened(null)} position="right" size="xl" title={queue?.name} closeButtonProps={{ 'aria-label': t('app.close') }}>
        {queue && (
          <>
            <Members queue={queue} />
            <Parameters queue={queue} refresh={refresh} />
          </>
        )}
      </Drawer>
    </Page>
  );
}

function Members({ queue }: { queue: Queue }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { agents } = usePresent();
  const path = { params: { path: { id: queue.id } } };
  const { data } = hooks.useQuery('get', '/v1/queues/{id}/tiers', path);
  const now = (data?.tiers ?? []).map((tier) => String(tier.userId));
  async function change(next: string[]) {
    const added = next.find((id) => !now.includes(id));
    const removed = now.find((id) => !next.includes(id));
    await doing(() =>
      added
        ? must(api.PUT('/v1/queues/{id}/tiers/{userId}', { params: { path: { id: queue.id, userId: Number(added) } }, body: {} }))
        : must(api.DELETE('/v1/queues/{id}/tiers/{userId}', { params: { path: { id: queue.id, userId: Number(removed) } } })),
    );
    await queries.invalidateQueries({ queryKey: ['get', '/v1/queues/{id}/tiers'] });
  }
  return (
    <MultiSelect
      label={t('queue.members')}
      searchable
      data={[...agents.values()].map((agent) => ({ value: String(agent.id), label: agent.name || agent.login }))}
      value={now}
      onChange={(next) => void change(next)}
    />
  );
}

/** Every parameter with what it does, what it is, and what it would be by itself. */
function Parameters({ queue, refresh }: { queue: Queue; refresh: () => Promise<void> }) {
  const { t } = useWords();
  const rows = parameterRows.filter((row) => !row.of || (row.of === 'fifo') === (queue.kind === 'fifo'));
  const valueOf = (parameters: Queue['parameters'], key: string) => parameters.find((each) => each.key === key && !each.disabled)?.value;
  // All parameters of a queue have one version: who has changed another of them is not in the way.
  async function set(key: string, value: string, shown: string) {
    const path = { id: queue.id, key };
    const seen = await read(api.GET('/v1/queues/{id}/parameters', { params: { path } }));
    if ((valueOf(seen.value.parameters, key) ?? '') !== shown) seen.version = noVersion;
    const headers = onlyIf(seen);
    await (value === '' ? must(api.DELETE('/v1/queues/{id}/parameters/{key}', { params: { path }, headers })) : must(api.PUT('/v1/queues/{id}/parameters/{key}', { params: { path }, headers, body: { value } })));
    await refresh();
  }
  return (
    <section style={{ marginTop: '1.5rem' }}>
      <h2 style={{ fontSize: '1rem', margin: 0 }}>{t('queue.parameters')}</h2>
      {rows.map((row) => {
        const set_ = valueOf(queue.parameters, row.key);
        return (
          <div className="param" key={row.key}>
            <div>
              <span className="mono strong">{row.key}</span>
              <p>{t(`param.${row.key}`)}</p>
            </div>
            <div>
              <TextInput
                key={set_ ?? ''}
                size="xs"
                aria-label={row.key}
                defaultValue={set_ ?? ''}
                placeholder={row.usual || t('queue.off')}
                onBlur={(event) => {
                  const value = event.currentTarget.value.trim();
                  if (value !== (set_ ?? '')) void doing(() => set(row.key, value, set_ ?? ''), t('app.saved'), refresh);
                }}
              />
              <Text size="xs" c="dimmed">
                {t('queue.inEffect', { value: row.kind === 'seconds' && (set_ ?? row.usual) ? t('unit.seconds', { value: set_ ?? row.usual }) : (set_ ?? (row.usual || t('queue.off'))) })}
              </Text>
            </div>
          </div>
        );
      })}
    </section>
  );
}
