import { Button, Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, must } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { Page, Panel } from '../../shared/Page';
import { momentText } from '../../shared/moments';
import { Rows } from './Crud';

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
            { label: t('why.when'), cell: (entry) => momentText(entry.time, language) },
            { label: t('audit.by'), cell: (entry) => <span className="strong">{entry.by}</span> },
            { label: t('audit.from'), cell: (entry) => entry.from ?? '—' },
            { label: t('subscription.type'), cell: (entry) => <span className="mono">{entry.type}</span> },
            { label: t('audit.what'), cell: (entry) => <span className="mono" style={{ overflowWrap: 'anywhere' }}>{JSON.stringify(entry.data)}</span> },
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
