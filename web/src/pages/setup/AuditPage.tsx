import { Button, Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, must } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { Page, Panel } from '../../shared/Page';
import { momentText } from '../../shared/moments';
import { Rows } from './Crud';

const few = 4;

/** Who did what. */
export default function AuditPage() {
  const { t, language } = useWords();
  const [by, setBy] = useState('');
  const [type, setType] = useState('');
  const [wanted] = useDebouncedValue({ by: by.trim(), type: type.trim() }, 300);
  const query = { limit: 100, ...(wanted.by ? { by: wanted.by } : {}), ...(wanted.type ? { type: wanted.type } : {}) };
  const pages = useInfiniteQuery({
    queryKey: ['audit', query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => must(api.GET('/v1/audit', { params: { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    getNextPageParam: (page) => (page.end ? undefined : page.next),
  });
  return (
    <Page title={t('setup.audit')}>
      <Group mb="md" gap="sm">
        <TextInput size="xs" label={t('audit.by')} placeholder="user:1" value={by} onChange={(event) => setBy(event.currentTarget.value)} />
        <TextInput size="xs" label={t('subscription.type')} placeholder="audit.*" value={type} onChange={(event) => setType(event.currentTarget.value)} />
      </Group>
      <Panel flush>
        <Rows
          label={t('setup.audit')}
          rows={pages.data?.pages.flatMap((page) => page.entries)}
          id={(entry) => entry.id}
          columns={[
            { label: t('why.when'), cell: (entry) => <span style={{ whiteSpace: 'nowrap' }}>{momentText(entry.time, language)}</span> },
            { label: t('audit.by'), cell: (entry) => <span className="strong">{entry.by}</span> },
            { label: t('audit.from'), cell: (entry) => entry.from ?? '—' },
            { label: t('subscription.type'), cell: (entry) => <span className="mono">{entry.type}</span> },
            { label: t('audit.what'), cell: (entry) => <What data={entry.data as Record<string, unknown>} /> },
          ]}
        />
      </Panel>
      {pages.hasNextPage && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('app.more')}
          </Button>
        </Group>
      )}
    </Page>
  );
}

interface Change {
  field: string;
  was: string;
  is: string;
}

/** What it was about, and what became another by it: a line each, past a few when it is asked for. */
function What({ data: { changes: given, ...rest } }: { data: Record<string, unknown> }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const changes = (given as Change[] | undefined) ?? [];
  const named = Object.entries(rest).filter(([field]) => !changes.some((change) => change.field === field));
  const lines = [...named.map(([field, is]) => ({ field, was: '', is: typeof is === 'string' ? is : JSON.stringify(is) })), ...changes];
  const shown = all ? lines : lines.slice(0, few);
  return (
    <div style={{ overflowWrap: 'anywhere', minWidth: '14rem' }}>
      {shown.map(({ field, was, is }, index) => (
        <div key={index}>
          <span className="muted">{field}</span> {was && `${was} → `}
          {is || '—'}
        </div>
      ))}
      {lines.length > shown.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {t('audit.all', { count: lines.length })}
        </button>
      )}
    </div>
  );
}
