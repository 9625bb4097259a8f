import { Button, Group, Modal, Progress } from '@mantine/core';
import { ListPlus, Pause, Pencil, Play, Square, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api, hooks, must, type Schemas } from '../../../api/client';
import { useWords } from '../../../i18n/i18n';
import { Panel } from '../../../shared/Page';
import { Pill } from '../../../shared/Pill';
import { doing } from '../../../shared/tell';
import { NumbersIn } from './NumbersIn';
import { sectionsOf } from './progress';

type Campaign = Schemas['CampaignModel'];

/** A campaign as it goes: what is done, what is under way, why nothing is dialled; and what may be done about it. */
export function CampaignCard({ campaign, edit, refresh }: { campaign: Campaign; edit: () => void; refresh: () => Promise<void> }) {
  const { t } = useWords();
  const [filling, setFilling] = useState(false);
  const [removing, setRemoving] = useState(false);
  const path = { params: { path: { id: campaign.id } } };
  const { data } = hooks.useQuery('get', '/v1/campaigns/{id}/figures', path, { refetchInterval: 2_000 });
  const state = data?.state ?? campaign.state;
  const { sections, done } = sectionsOf((data?.numbersDone ?? {}) as Record<string, number>, campaign.numbers);
  const turn = (verb: 'start' | 'pause' | 'stop') => () => void doing(() => must(api.POST(`/v1/campaigns/{id}/${verb}`, path))).then(refresh);
  return (
    <Panel
      title={
        <>
          {campaign.name} <Pill tone={state === 'running' ? 'ready' : state === 'paused' ? 'ringing' : 'away'}>{t(`campaignState.${state}`)}</Pill>
        </>
      }
      actions={
        <>
          {state !== 'running' && (
            <Button size="compact-sm" leftSection={<Play size={14} aria-hidden />} onClick={turn('start')}>
              {t(state === 'paused' ? 'campaign.resume' : 'campaign.start')}
            </Button>
          )}
          {state === 'running' && (
            <Button size="compact-sm" variant="default" leftSection={<Pause size={14} aria-hidden />} onClick={turn('pause')}>
              {t('campaign.pause')}
            </Button>
          )}
          {state !== 'stopped' && (
            <Button size="compact-sm" variant="default" leftSection={<Square size={14} aria-hidden />} onClick={turn('stop')}>
              {t('campaign.stop')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" leftSection={<ListPlus size={14} aria-hidden />} onClick={() => setFilling(true)}>
            {t('campaign.numbers')}
          </Button>
          <Button size="compact-sm" variant="default" leftSection={<Pencil size={14} aria-hidden />} aria-label={t('setup.change', { what: campaign.name })} onClick={edit}>
            {t('campaign.settings')}
          </Button>
          <Button size="compact-sm" variant="subtle" color="red" aria-label={t('setup.remove', { what: campaign.name })} onClick={() => setRemoving(true)}>
            <Trash2 size={14} aria-hidden />
          </Button>
        </>
      }
    >
      <Progress.Root size="lg" role="img" aria-label={t('campaign.done', { done, all: campaign.numbers })}>
        {sections.map((section) => (
          <Progress.Section key={section.outcome} value={section.share} color={section.color} withAria={false} />
        ))}
      </Progress.Root>
      <p className="muted campaign-line">
        {t('campaign.done', { done, all: campaign.numbers })}
        {sections.map((section) => (
          <span key={section.outcome}>
            {' · '}
            {t(`outcome.${section.outcome}`)} {section.count}
          </span>
        ))}
      </p>
      {data && (
        <dl className="campaign-figures">
          {(
            [
              ['waiting', data.numbersWaiting],
              ['dialling', data.numbersDialling],
              ['talking', data.talking],
              ['agentsFree', data.agentsFree],
              ['agentsBusy', data.agentsBusy],
              ['live', data.live],
              ['abandoned', `${data.abandonedPercent} %`],
            ] as const
          ).map(([name, value]) => (
            <div key={name}>
              <dt>{t(`campaignFigure.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {data && state === 'running' && data.held && (
        <p className="campaign-line" role="status">
          {t('campaign.held', { why: t(`held.${data.held}`) })}
        </p>
      )}
      {filling && <NumbersIn campaign={campaign} refresh={refresh} onClose={() => setFilling(false)} />}
      <Modal opened={removing} onClose={() => setRemoving(false)} title={t('campaign.removeTitle', { name: campaign.name })} closeButtonProps={{ 'aria-label': t('app.close') }}>
        <p className="muted" style={{ marginTop: 0 }}>
          {t('campaign.removeHint')}
        </p>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setRemoving(false)}>
            {t('app.cancel')}
          </Button>
          <Button color="red.8" onClick={() => void doing(() => must(api.DELETE('/v1/campaigns/{id}', path)).then(refresh)).then((gone) => gone && setRemoving(false))}>
            {t('app.remove')}
          </Button>
        </Group>
      </Modal>
    </Panel>
  );
}
