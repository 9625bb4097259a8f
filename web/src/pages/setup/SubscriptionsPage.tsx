import { Button, Drawer } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { api, hooks, must, type Schemas } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { Page, Panel } from '../../shared/Page';
import { momentText } from '../../shared/moments';
import { Pill } from '../../shared/Pill';
import { doing } from '../../shared/tell';
import { RowForm, Rows, type Field, type Values } from './Crud';
import { useEdited } from './edited';
import { SecretOnce } from './SecretOnce';

type Subscription = Schemas['SubscriptionModel'];

/** Who is told what happens, what came of each delivery, and sending again. */
export default function SubscriptionsPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { data } = hooks.useQuery('get', '/v1/subscriptions', {}, { refetchInterval: 5_000 });
  const form = useEdited<Subscription>((row) => api.GET('/v1/subscriptions/{id}', { params: { path: { id: row.id } } }));
  const { row: edited } = form;
  const [opened, setOpened] = useState<Subscription | null>(null);
  const [secret, setSecret] = useState('');
  const refresh = () => queries.invalidateQueries({ queryKey: ['get', '/v1/subscriptions'] });
  const fields: Field[] = [
    { key: 'name', label: t('setup.name') },
    { key: 'url', label: 'URL', required: true },
    { key: 'types', label: t('subscription.types'), hint: t('subscription.typesHint'), kind: 'tags' },
    { key: 'enabled', label: t('subscription.enabled'), kind: 'switch' },
  ];
  async function save({ name, url, types, enabled }: Values) {
    const body = { name: (name as string | undefined) ?? null, url: String(url), types: (types as string[] | undefined) ?? [], enabled: Boolean(enabled) };
    if (edited === 'new') setSecret((await must(api.POST('/v1/subscriptions', { body }))).secret);
    else await must(api.PATCH('/v1/subscriptions/{id}', { params: { path: { id: edited!.id } }, headers: form.headers, body }));
    await refresh();
  }
  return (
    <Page
      title={t('setup.subscriptions')}
      actions={
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => form.open('new')}>
          {t('setup.add')}
        </Button>
      }
    >
      <Panel flush>
        <Rows
          label={t('setup.subscriptions')}
          rows={data?.subscriptions}
          id={(row) => row.name || row.id}
          columns={[
            { label: t('setup.name'), cell: (row) => <span className="strong">{row.name || `#${row.id}`}</span> },
            { label: 'URL', cell: (row) => <span style={{ overflowWrap: 'anywhere' }}>{row.url}</span> },
            { label: t('call.state'), cell: (row) => <Pill tone={!row.enabled ? 'away' : row.state?.failingSince ? 'alarm' : 'ready'}>{t(!row.enabled ? 'subscription.off' : row.state?.failingSince ? 'subscription.failing' : 'subscription.on')}</Pill> },
            { label: t('subscription.behind'), num: true, cell: (row) => row.state?.behind ?? '—' },
          ]}
          edit={form.open}
          remove={(row) => must(api.DELETE('/v1/subscriptions/{id}', { params: { path: { id: row.id } } })).then(refresh)}
          more={(row) => (
            <Button size="compact-xs" variant="light" onClick={() => setOpened(row)}>
              {t('subscription.log')}
            </Button>
          )}
        />
      </Panel>
      {edited && <RowForm key={form.key} title={edited === 'new' ? t('subscription.new') : edited.name} fields={fields} initial={edited === 'new' ? { enabled: true } : { ...edited }} save={save} onClose={form.close} again={form.again} />}
      {secret && <SecretOnce secret={secret} onClose={() => setSecret('')} />}
      <Drawer opened={opened !== null} onClose={() => setOpened(null)} position="right" size="xl" title={t('subscription.log')} closeButtonProps={{ 'aria-label': t('app.close') }}>
        {opened && <Deliveries id={opened.id} />}
      </Drawer>
    </Page>
  );
}

function Deliveries({ id }: { id: number }) {
  const { t, language } = useWords();
  const path = { params: { path: { id } } };
  const { data } = hooks.useQuery('get', '/v1/subscriptions/{id}/deliveries', { params: { path: { id }, query: { limit: 100 } } }, { refetchInterval: 3_000 });
  return (
    <>
      <Button size="xs" variant="default" mb="sm" onClick={() => void doing(() => must(api.POST('/v1/subscriptions/{id}/replay', { ...path, body: { dead: true } })), t('subscription.replaying'))}>
        {t('subscription.replayDead')}
      </Button>
      <Rows
        label={t('subscription.log')}
        rows={data?.deliveries}
        id={(row) => `${row.event} ${row.attempt}`}
        columns={[
          { label: t('why.when'), cell: (row) => momentText(row.time, language) },
          { label: t('subscription.type'), cell: (row) => <span className="mono">{row.type}</span> },
          { label: t('subscription.attempt'), num: true, cell: (row) => row.attempt },
          { label: t('subscription.answer'), cell: (row) => <span className={row.status && row.status < 300 ? '' : 'alarm'}>{row.status ?? row.trouble ?? '—'}</span> },
          { label: 'ms', num: true, cell: (row) => row.milliseconds },
        ]}
        more={(row) => (
          <Button size="compact-xs" variant="light" onClick={() => void doing(() => must(api.POST('/v1/subscriptions/{id}/replay', { ...path, body: { event: row.event } })), t('subscription.replaying'))}>
            {t('subscription.again')}
          </Button>
        )}
      />
    </>
  );
}
