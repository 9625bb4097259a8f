import { memo } from 'react';
import { useWords } from '../../i18n/i18n';
import type { Queue } from '../../live/LiveStore';
import { Nothing } from '../../shared/Page';
import { Timer } from '../../shared/Timer';
import type { QueueDay } from './today';

export function QueueTable({ queues, today }: { queues: Queue[]; today: ReadonlyMap<number, QueueDay> }) {
  const { t } = useWords();
  if (queues.length === 0) return <Nothing>{t('wall.noQueues')}</Nothing>;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('wall.queues')}>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">{t('wall.queue')}</th>
            <th scope="col" className="num">{t('wall.waiting')}</th>
            <th scope="col" className="num">{t('wall.longest')}</th>
            <th scope="col" className="num">{t('wall.level')}</th>
            <th scope="col" className="num">{t('wall.answered')}</th>
            <th scope="col" className="num">{t('wall.abandoned')}</th>
            <th scope="col" className="num">{t('wall.free')}</th>
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <QueueRow key={queue.id} queue={queue} day={today.get(queue.id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const QueueRow = memo(function QueueRow({ queue, day }: { queue: Queue; day?: QueueDay }) {
  return (
    <tr>
      <th scope="row" style={{ color: 'inherit', fontWeight: 550 }}>{queue.name}</th>
      <td className="num">
        <span className={queue.state.waiting > 0 && queue.state.callable === 0 ? 'queue-waiting alarm' : 'queue-waiting'}>{queue.state.waiting}</span>
      </td>
      <td className="num">{queue.state.oldestSince ? <Timer since={queue.state.oldestSince} alarmAfter={60} /> : '—'}</td>
      <td className="num">{day?.serviceLevelPercent == null ? '—' : `${Math.round(day.serviceLevelPercent)} %`}</td>
      <td className="num">{day?.answered ?? 0}</td>
      <td className="num">{day?.abandoned ?? 0}</td>
      <td className="num">
        {queue.state.callable}
        <span className="muted"> / {queue.state.signedIn}</span>
      </td>
    </tr>
  );
});
