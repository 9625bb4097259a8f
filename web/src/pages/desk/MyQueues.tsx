import { useWords } from '../../i18n/i18n';
import { usePresent } from '../../live/LiveProvider';
import type { Agent } from '../../live/LiveStore';
import { Panel } from '../../shared/Page';
import { Timer } from '../../shared/Timer';

export function MyQueues({ agent }: { agent: Agent }) {
  const { t } = useWords();
  const { queues } = usePresent();
  const mine = agent.queues.map((id) => queues.get(id)).filter((queue) => queue !== undefined);
  if (mine.length === 0) return null;
  return (
    <Panel title={t('desk.myQueues')} flush>
      <table className="grid-table">
        <thead>
          <tr>
            <th scope="col">{t('wall.queue')}</th>
            <th scope="col" className="num">{t('wall.waiting')}</th>
            <th scope="col" className="num">{t('wall.longest')}</th>
          </tr>
        </thead>
        <tbody>
          {mine.map((queue) => (
            <tr key={queue.id}>
              <td>{queue.name}</td>
              <td className="num strong">{queue.state.waiting}</td>
              <td className="num">{queue.state.oldestSince ? <Timer since={queue.state.oldestSince} alarmAfter={60} /> : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
