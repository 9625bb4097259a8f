import { Anchor, Tabs } from '@mantine/core';
import { Link } from 'wouter';
import { hooks } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { usePresent } from '../../live/LiveProvider';
import { Nothing, Page, Panel } from '../../shared/Page';
import { momentText } from '../../shared/moments';
import { Ladder } from './Ladder';
import { Offers } from './Offers';
import { Quality } from './Quality';
import { flowPathOf, offersOf, offsetText } from './story';
import { Timeline } from './Timeline';

export function CallStory({ id }: { id: string }) {
  const { t, language } = useWords();
  const { calls } = usePresent();
  const isLive = calls.has(id);
  const path = { params: { path: { id } } };
  const events = hooks.useQuery('get', '/v1/events', { params: { query: { call: id, limit: 1000 } } }, { refetchInterval: isLive ? 2_000 : false });
  const sip = hooks.useQuery('get', '/v1/calls/{id}/sip', path, { refetchInterval: isLive ? 4_000 : false, retry: false });
  const all = events.data?.events ?? [];
  const start = all.find((event) => event.type === 'call.started');
  const data = (start?.data ?? {}) as { callerNumber?: string; dialled?: string };
  const offers = offersOf(all);
  const flow = flowPathOf(all);
  return (
    <Page
      title={start ? t('why.title', { caller: data.callerNumber || t('call.hidden'), dialled: data.dialled }) : t('nav.why')}
      hint={
        <>
          <Anchor component={Link} href="/why" size="sm" underline="always">
            {t('why.back')}
          </Anchor>
          {start && ` · ${momentText(start.time, language)}`}
          {isLive && ` · ${t('history.goesOn')}`} · <span className="mono">{id}</span>
        </>
      }
    >
      {events.isSuccess && all.length === 0 ? (
        <Panel>
          <Nothing>{t('why.unknown')}</Nothing>
        </Panel>
      ) : (
        <Tabs defaultValue="timeline" keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="timeline">{t('why.timeline')}</Tabs.Tab>
            <Tabs.Tab value="offers">{t('why.offers', { count: offers.length })}</Tabs.Tab>
            {flow.length > 0 && <Tabs.Tab value="flow">{t('why.flow')}</Tabs.Tab>}
            <Tabs.Tab value="sip">{t('why.sip')}</Tabs.Tab>
            <Tabs.Tab value="quality">{t('why.quality')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="timeline">
            <Panel>
              <Timeline events={all} />
            </Panel>
          </Tabs.Panel>
          <Tabs.Panel value="offers">
            <Offers offers={offers} />
          </Tabs.Panel>
          <Tabs.Panel value="flow">
            <Panel flush>
              <table className="grid-table">
                <thead>
                  <tr>
                    <th scope="col">{t('why.when')}</th>
                    <th scope="col">{t('why.node')}</th>
                    <th scope="col">{t('why.exit')}</th>
                  </tr>
                </thead>
                <tbody>
                  {flow.map((step) => (
                    <tr key={step.micros + step.node}>
                      <td>{offsetText(step.micros)}</td>
                      <td>
                        <span className="strong">{step.node}</span> <span className="muted">{step.kind}</span>
                      </td>
                      <td>
                        {step.exit ?? '—'}
                        {step.trouble && <div className="alarm">{step.trouble}</div>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Panel>
          </Tabs.Panel>
          <Tabs.Panel value="sip">{sip.data ? <Ladder trace={sip.data} call={id} /> : <Nothing>{t('why.noSip')}</Nothing>}</Tabs.Panel>
          <Tabs.Panel value="quality">{sip.data ? <Quality trace={sip.data} /> : <Nothing>{t('why.noSip')}</Nothing>}</Tabs.Panel>
        </Tabs>
      )}
    </Page>
  );
}
