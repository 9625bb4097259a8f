import { ActionIcon, SegmentedControl, TextInput } from '@mantine/core';
import { Maximize2, Search } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../i18n/i18n';
import { usePresent } from '../../live/LiveProvider';
import { Nothing, Page, Panel } from '../../shared/Page';
import { doingOf } from '../../shared/tones';
import { AgentGrid } from './AgentGrid';
import { CallTable } from './CallTable';
import { Figures } from './Figures';
import { QueueTable } from './QueueTable';
import { useToday } from './today';
import './wall.css';

type Shown = 'in' | 'all';

/** What goes on, for supervisors: queues, agents, calls, each as it is at this moment. */
export default function WallPage() {
  const { t } = useWords();
  const { agents, queues, calls } = usePresent();
  const today = useToday();
  const [shown, setShown] = useState<Shown>('in');
  const [wanted, setWanted] = useState('');
  const all = [...agents.values()];
  const needle = wanted.trim().toLowerCase();
  const people = all
    .filter((agent) => shown === 'all' || doingOf(agent) !== 'signed_out')
    .filter((agent) => !needle || `${agent.name} ${agent.login} ${agent.extension}`.toLowerCase().includes(needle));
  return (
    <Page
      wide
      title={t('nav.wall')}
      actions={
        <ActionIcon variant="default" size="lg" aria-label={t('wall.full')} onClick={() => void document.documentElement.requestFullscreen()}>
          <Maximize2 size={16} aria-hidden />
        </ActionIcon>
      }
    >
      <Figures agents={all} queues={[...queues.values()]} today={today} />
      <div className="wall-columns">
        <div className="wall-left">
          <Panel title={t('wall.queues')} flush>
            <QueueTable queues={[...queues.values()]} today={today} />
          </Panel>
          <Panel title={`${t('wall.calls')} (${calls.size})`} flush>
            <CallTable calls={calls} agents={agents} />
          </Panel>
        </div>
        <Panel
          title={t('wall.agents')}
          flush
          actions={
            <>
              <TextInput
                size="xs"
                w={130}
                leftSection={<Search size={13} aria-hidden />}
                aria-label={t('wall.search')}
                placeholder={t('wall.search')}
                value={wanted}
                onChange={(event) => setWanted(event.currentTarget.value)}
              />
              <SegmentedControl
                size="xs"
                aria-label={t('wall.which')}
                value={shown}
                onChange={(value) => setShown(value as Shown)}
                data={[
                  { value: 'in', label: t('wall.signedIn') },
                  { value: 'all', label: t('wall.all') },
                ]}
              />
            </>
          }
        >
          {people.length === 0 ? (
            <Nothing>{t('wall.nobody')}</Nothing>
          ) : (
            <AgentGrid people={people} calls={calls} />
          )}
        </Panel>
      </div>
    </Page>
  );
}
