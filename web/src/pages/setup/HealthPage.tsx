import { hooks } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { useStanding } from '../../live/LiveProvider';
import { Page, Panel } from '../../shared/Page';
import { momentText } from '../../shared/moments';
import { Pill } from '../../shared/Pill';

/** How the server does. */
export default function HealthPage() {
  const { t, language } = useWords();
  const standing = useStanding();
  const { data } = hooks.useQuery('get', '/v1/health', {}, { refetchInterval: 3_000 });
  const trunks = hooks.useQuery('get', '/v1/trunks', { params: { query: { limit: 1000 } } }, { refetchInterval: 5_000 });
  const down = (trunks.data?.trunks ?? []).filter((trunk) => trunk.state.state === 'down');
  if (!data) return null;
  const rows: [string, React.ReactNode][] = [
    [t('health.version'), data.version],
    [t('health.started'), momentText(data.started, language)],
    [t('health.disk'), <Pill key="disk" tone={data.trouble ? 'alarm' : 'ready'}>{data.trouble ?? t('health.well')}</Pill>],
    [t('health.unwritten'), data.unwritten],
    [t('health.calls'), data.calls],
    [t('health.trunks'), <Pill key="trunks" tone={down.length > 0 ? 'alarm' : 'ready'}>{down.length > 0 ? down.map((trunk) => trunk.name).join(', ') : t('health.well')}</Pill>],
    [t('health.stream'), t(`live.${standing}`)],
  ];
  return (
    <Page title={t('setup.health')}>
      <Panel flush>
        <table className="grid-table">
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row" style={{ width: '16rem' }}>{name}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </Page>
  );
}
