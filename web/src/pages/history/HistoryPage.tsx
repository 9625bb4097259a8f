import { Anchor, Button, Drawer, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, Play } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'wouter';
import { api, hooks, must } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { clockText } from '../../live/clock';
import { usePresent } from '../../live/LiveProvider';
import { Nothing, Page, Panel } from '../../shared/Page';
import { momentText } from '../../shared/moments';
import { doing } from '../../shared/tell';
import { callsOf, type CallRow } from './calls';
import { keep, wholeCsv } from './statistics';

const Player = lazy(() => import('./Player'));

interface Filter {
  from: string;
  to: string;
  number: string;
  queue: string | null;
  agent: string | null;
}

const pageSize = 200;

/** What is kept of calls, and what was recorded of them. */
export default function HistoryPage() {
  const { t, language } = useWords();
  const { agents, queues } = usePresent();
  const [filter, setFilter] = useState<Filter>({ from: '', to: '', number: '', queue: null, agent: null });
  const [wanted] = useDebouncedValue(filter, 300);
  const [heard, setHeard] = useState<CallRow | null>(null);
  const query = {
    ...(wanted.from ? { from: new Date(wanted.from).toISOString() } : {}),
    ...(wanted.to ? { to: new Date(wanted.to).toISOString() } : {}),
    ...(wanted.number.trim() ? { number: wanted.number.trim() } : {}),
    ...(wanted.queue ? { queue: wanted.queue } : {}),
    ...(wanted.agent ? { agent: Number(wanted.agent) } : {}),
  };
  const pages = useInfiniteQuery({
    queryKey: ['history', query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => must(api.GET('/v1/records', { params: { query: { ...query, limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const calls = callsOf(pages.data?.pages.flatMap((page) => page.records) ?? []);
  const csv = () =>
    doing(async () => {
      const { file, isCut } = await wholeCsv('/v1/records', { ...Object.fromEntries(Object.entries(query).map(([key, value]) => [key, String(value)])), limit: '1000' });
      keep(file, 'records.csv');
      if (isCut) throw new Error(t('history.cut'));
    });
  return (
    <Page
      title={t('nav.history')}
      actions={
        <Button variant="default" onClick={() => void csv()} leftSection={<Download size={15} aria-hidden />}>
          CSV
        </Button>
      }
    >
      <Group gap="sm" mb="md" align="flex-end">
        <TextInput size="xs" type="datetime-local" label={t('history.from')} value={filter.from} onChange={(event) => setFilter({ ...filter, from: event.currentTarget.value })} />
        <TextInput size="xs" type="datetime-local" label={t('history.to')} value={filter.to} onChange={(event) => setFilter({ ...filter, to: event.currentTarget.value })} />
        <TextInput size="xs" label={t('history.number')} value={filter.number} onChange={(event) => setFilter({ ...filter, number: event.currentTarget.value })} />
        <Select size="xs" label={t('wall.queue')} clearable searchable data={[...queues.values()].map((queue) => queue.name)} value={filter.queue} onChange={(queue) => setFilter({ ...filter, queue })} />
        <Select
          size="xs"
          label={t('call.agent')}
          clearable
          searchable
          data={[...agents.values()].map((agent) => ({ value: String(agent.id), label: agent.name || agent.login }))}
          value={filter.agent}
          onChange={(agent) => setFilter({ ...filter, agent })}
        />
      </Group>
      <Panel flush>
        {pages.isSuccess && calls.length === 0 ? (
          <Nothing>{t('history.none')}</Nothing>
        ) : (
          <div className="scroll-x" tabIndex={0} role="region" aria-label={t('nav.history')}>
            <table className="grid-table">
              <thead>
                <tr>
                  <th scope="col">{t('history.start')}</th>
                  <th scope="col">{t('call.caller')}</th>
                  <th scope="col">{t('call.dialled')}</th>
                  <th scope="col">{t('call.agent')}</th>
                  <th scope="col" className="num">{t('history.wait')}</th>
                  <th scope="col" className="num">{t('history.talk')}</th>
                  <th scope="col">{t('history.cause')}</th>
                  <th scope="col">{t('history.recording')}</th>
                </tr>
              </thead>
              <tbody>
                {calls.map((call) => (
                  <tr key={call.call}>
                    <td>
                      <Anchor component={Link} href={`/why/${call.call}`} size="sm">
                        {momentText(call.start, language)}
                      </Anchor>
                    </td>
                    <td className="strong">{call.caller || t('call.hidden')}</td>
                    <td>{call.queue || call.dialled}</td>
                    <td>{call.agents.join(', ') || '—'}</td>
                    <td className="num">{call.waitMillis === null ? '—' : clockText(call.waitMillis)}</td>
                    <td className="num">{call.talkMillis ? clockText(call.talkMillis) : '—'}</td>
                    <td className="muted">{call.cause ? t(`cause.${call.cause}`) : t('history.goesOn')}</td>
                    <td>
                      {call.recording && (
                        <Button size="compact-xs" variant="light" leftSection={<Play size={12} aria-hidden />} onClick={() => setHeard(call)}>
                          {t('history.listen')}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      {pages.hasNextPage && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('app.more')}
          </Button>
        </Group>
      )}
      <Drawer opened={heard !== null} onClose={() => setHeard(null)} position="bottom" size={420} title={heard && t('history.recordingOf', { caller: heard.caller, when: momentText(heard.start, language) })} closeButtonProps={{ 'aria-label': t('app.close') }}>
        {heard?.recording && (
          <>
            <Suspense>
              <Player recording={heard.recording} />
            </Suspense>
            <Notes call={heard.call} />
          </>
        )}
      </Drawer>
    </Page>
  );
}

function Notes({ call }: { call: string }) {
  const { t } = useWords();
  const { data } = hooks.useQuery('get', '/v1/notes', { params: { query: { call } } });
  if (!data || data.notes.length === 0) return null;
  return (
    <section>
      <h2 style={{ fontSize: '1rem' }}>{t('desk.notes')}</h2>
      {data.notes.map((note) => (
        <p key={note.id} style={{ margin: '0.25rem 0', whiteSpace: 'pre-wrap' }}>
          <span className="strong">{note.disposition}</span> {note.text} <span className="muted">{note.agent}</span>
        </p>
      ))}
    </section>
  );
}
