import { ActionIcon, Button, Group, Progress, Text, Tooltip } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Pause, Play, Plus, Square } from 'lucide-react';
import { useState } from 'react';
import { api, hooks, must, type Schemas } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { usePresent } from '../../live/LiveProvider';
import { Nothing, Page, Panel } from '../../shared/Page';
import { Pill } from '../../shared/Pill';
import { doing } from '../../shared/tell';
import { given, RowForm, type Field, type Values } from './Crud';

type Campaign = Schemas['CampaignModel'];

/** Campaigns, as they go. */
export default function CampaignsPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { queues } = usePresent();
  const { data } = hooks.useQuery('get', '/v1/campaigns', { params: { query: { limit: 100 } } }, { refetchInterval: 5_000 });
  const [adding, setAdding] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ['get', '/v1/campaigns'] });
  const fields: Field[] = [
    { key: 'name', label: t('user.name'), required: true },
    { key: 'mode', label: t('campaign.mode'), kind: 'select', options: ['preview', 'progressive', 'predictive', 'agentless'].map((value) => ({ value, label: value })) },
    { key: 'queue', label: t('wall.queue'), kind: 'select', options: [...queues.values()].map((queue) => ({ value: queue.name, label: queue.name })) },
    { key: 'callerNumber', label: t('user.callerNumber') },
    { key: 'ringSeconds', label: t('user.ringSeconds'), kind: 'number' },
    { key: 'abandonPercent', label: t('campaign.abandonPercent'), kind: 'number' },
    { key: 'lines', label: t('campaign.lines'), kind: 'number' },
  ];
  return (
    <Page
      title={t('setup.campaigns')}
      actions={
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => setAdding(true)}>
          {t('setup.add')}
        </Button>
      }
    >
      <div style={{ display: 'grid', gap: '1rem' }}>
        {data?.campaigns.length === 0 && <Panel><Nothing>{t('setup.none')}</Nothing></Panel>}
        {data?.campaigns.map((campaign) => <CampaignCard key={campaign.id} campaign={campaign} refresh={refresh} />)}
      </div>
      {adding && <RowForm title={t('campaign.new')} fields={fields} initial={{}} save={(values: Values) => must(api.POST('/v1/campaigns', { body: given(values) as Schemas['NewCampaign'] })).then(refresh)} onClose={() => setAdding(false)} />}
    </Page>
  );
}

function CampaignCard({ campaign, refresh }: { campaign: Campaign; refresh: () => Promise<void> }) {
  const { t } = useWords();
  const path = { params: { path: { id: campaign.id } } };
  const { data } = hooks.useQuery('get', '/v1/campaigns/{id}/figures', path, { refetchInterval: 2_000 });
  const done = Object.values((data?.numbersDone ?? {}) as Record<string, number>).reduce((sum, each) => sum + each, 0);
  const share = campaign.numbers > 0 ? (100 * done) / campaign.numbers : 0;
  const turn = (verb: 'start' | 'pause' | 'stop') => () => void doing(() => must(api.POST(`/v1/campaigns/{id}/${verb}`, path))).then(refresh);
  return (
    <Panel
      title={campaign.name}
      actions={
        <>
          <Pill tone={campaign.state === 'running' ? 'ready' : 'away'}>{campaign.state}</Pill>
          <Tooltip label={t('campaign.start')}><ActionIcon variant="default" aria-label={t('campaign.start')} onClick={turn('start')}><Play size={15} aria-hidden /></ActionIcon></Tooltip>
          <Tooltip label={t('campaign.pause')}><ActionIcon variant="default" aria-label={t('campaign.pause')} onClick={turn('pause')}><Pause size={15} aria-hidden /></ActionIcon></Tooltip>
          <Tooltip label={t('campaign.stop')}><ActionIcon variant="default" aria-label={t('campaign.stop')} onClick={turn('stop')}><Square size={15} aria-hidden /></ActionIcon></Tooltip>
        </>
      }
    >
      <Progress value={share} aria-label={t('campaign.progress')} />
      <Group gap="lg" mt="sm">
        <Text size="sm">{t('campaign.done', { done, all: campaign.numbers })}</Text>
        {data && (
          <>
            <Text size="sm">{t('campaign.dialling', { count: data.numbersDialling })}</Text>
            <Text size="sm">{t('campaign.talking', { count: data.talking })}</Text>
            <Text size="sm">{t('campaign.abandoned', { percent: data.abandonedPercent })}</Text>
            <Text size="sm" c="dimmed">{data.held}</Text>
          </>
        )}
      </Group>
    </Panel>
  );
}
