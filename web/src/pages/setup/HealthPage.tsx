import { useRef } from 'react';
import { hooks, type Schemas } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { useStanding } from '../../live/LiveProvider';
import { Page, Panel } from '../../shared/Page';
import { momentText } from '../../shared/moments';
import { Pill } from '../../shared/Pill';
import { bytesText, diskIsFull, loopPercent } from './health';

type Health = Schemas['HealthModel'];

/** How the server does. */
export default function HealthPage() {
  const { t, language } = useWords();
  const standing = useStanding();
  const { data } = hooks.useQuery('get', '/v1/health', {}, { refetchInterval: 3_000 });
  const trunks = hooks.useQuery('get', '/v1/trunks', { params: { query: { limit: 1000 } } }, { refetchInterval: 5_000 });
  const busy = useLoop(data);
  if (!data) return null;
  const all = trunks.data?.trunks ?? [];
  const down = all.filter((trunk) => trunk.state.state === 'down');
  const verdict = (isBad: boolean, words: string) => <Pill tone={isBad ? 'alarm' : 'ready'}>{words}</Pill>;
  const rows: [string, React.ReactNode][] = [
    [t('health.version'), data.version],
    [t('health.started'), momentText(data.started, language)],
    [t('health.calls'), data.calls],
    [t('health.disk'), verdict(diskIsFull(data.diskFree, data.diskSize), t('health.diskFree', { free: bytesText(data.diskFree), all: bytesText(data.diskSize) }))],
    [t('health.journal'), verdict(data.trouble !== null, data.trouble ?? t('health.unwritten', { count: data.unwritten }))],
    [t('health.loop'), busy === null ? '…' : verdict(busy > 80, t('health.busy', { percent: busy, slow: data.slowTurns }))],
    [t('health.memory'), bytesText(data.memory)],
    [t('health.trunks'), all.length === 0 ? t('setup.none') : verdict(down.length > 0, down.length > 0 ? down.map((trunk) => trunk.name).join(', ') : t('health.well'))],
    [t('health.stream'), t(`live.${standing}`)],
  ];
  return (
    <Page title={t('setup.health')}>
      <Panel flush>
        <table className="grid-table">
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row" style={{ width: '16rem' }}>
                  {name}
                </th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </Page>
  );
}

/** The loop's share of the time between two answers; null before the second. */
function useLoop(now: Health | undefined): number | null {
  const seen = useRef<{ last?: Health; percent: number | null }>({ percent: null });
  const { last } = seen.current;
  if (now && now.time !== last?.time) {
    seen.current = { last: now, percent: last ? loopPercent(last, now) : null };
  }
  return seen.current.percent;
}
