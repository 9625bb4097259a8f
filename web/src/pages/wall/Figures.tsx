import { useWords } from '../../i18n/i18n';
import type { Agent, Queue } from '../../live/LiveStore';
import { Timer } from '../../shared/Timer';
import { doingOf } from '../../shared/tones';
import { sumOf, type QueueDay } from './today';

/** The figures that are read from across the room. */
export function Figures({ agents, queues, today }: { agents: Agent[]; queues: Queue[]; today: ReadonlyMap<number, QueueDay> }) {
  const { t } = useWords();
  const waiting = queues.reduce((sum, queue) => sum + queue.state.waiting, 0);
  const oldest = queues
    .map((queue) => queue.state.oldestSince)
    .filter((since): since is string => since !== null)
    .sort()[0];
  const day = sumOf(today.values());
  const signedIn = agents.filter((agent) => doingOf(agent) !== 'signed_out');
  const ready = signedIn.filter((agent) => doingOf(agent) === 'ready').length;
  const talking = signedIn.filter((agent) => ['talking', 'held'].includes(doingOf(agent))).length;
  return (
    <dl className="wall-figures" style={{ marginTop: 0 }}>
      <Figure name={t('wall.waiting')}>{waiting}</Figure>
      <Figure name={t('wall.longest')}>{oldest ? <Timer since={oldest} alarmAfter={60} /> : '—'}</Figure>
      <Figure name={t('wall.level')}>{day.level === null ? '—' : `${Math.round(day.level)} %`}</Figure>
      <Figure name={t('wall.abandoned')}>{day.abandoned}</Figure>
      <Figure name={t('wall.answered')}>{day.answered}</Figure>
      <Figure name={t('wall.talking')}>{talking}</Figure>
      <Figure name={t('wall.readyOf')}>
        {ready}
        <span className="muted" style={{ fontSize: '0.55em', fontWeight: 500 }}>
          {' '}
          / {signedIn.length}
        </span>
      </Figure>
    </dl>
  );
}

function Figure({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="panel wall-figure">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
