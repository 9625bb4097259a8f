import { Anchor, SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useCallback, useState } from 'react';
import { hooks } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { clockText, serverNow } from '../../live/clock';
import { useAgentNames } from '../../live/LiveProvider';
import { Nothing, Page, Panel } from '../../shared/Page';
import type { Inks } from './Chart';
import { byInterval, heatOf } from './sums';

const Chart = lazy(() => import('./Chart'));

const spans = { day: { days: 1, interval: '1h' }, week: { days: 7, interval: '1d' }, month: { days: 30, interval: '1d' } } as const;
type Span = keyof typeof spans;

/** Queues and agents over a period, as pictures and as tables. */
export default function ReportsPage() {
  const { t, language } = useWords();
  const names = useAgentNames();
  const [span, setSpan] = useState<Span>('day');
  const [begin] = useState(() => serverNow());
  const from = dayBegin(begin, spans[span].days - 1);
  const ask = (interval: string) => ({ params: { query: { from, interval, limit: 1000 } } });
  const queues = hooks.useQuery('get', '/v1/statistics/queues', ask('period'));
  const agents = hooks.useQuery('get', '/v1/statistics/agents', ask('period'));
  const course = hooks.useQuery('get', '/v1/statistics/queues', ask(spans[span].interval));
  const hours = hooks.useQuery('get', '/v1/statistics/queues', { params: { query: { from: dayBegin(begin, 6), interval: '1h', limit: 1000 } } });
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const bars = useCallback(
    (inks: Inks) => {
      const rows = byInterval(course.data?.queues ?? []);
      const label = (time: string) => new Date(time).toLocaleString(locale, span === 'day' ? { hour: '2-digit', minute: '2-digit' } : { month: 'short', day: 'numeric' });
      return {
        grid: { left: 44, right: 48, top: 36, bottom: 28 },
        legend: { top: 0, textStyle: { color: inks.text } },
        tooltip: { trigger: 'axis' },
        xAxis: { type: 'category', data: rows.map((row) => label(row.from)), axisLine: { lineStyle: { color: inks.line } } },
        yAxis: [
          { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: inks.line } } },
          { type: 'value', min: 0, max: 100, splitLine: { show: false }, axisLabel: { formatter: '{value} %' } },
        ],
        series: [
          { name: t('wall.answered'), type: 'bar', stack: 'calls', barMaxWidth: 42, itemStyle: { color: inks.talking }, data: rows.map((row) => row.answered) },
          { name: t('wall.abandoned'), type: 'bar', stack: 'calls', barMaxWidth: 42, itemStyle: { color: inks.alarm }, data: rows.map((row) => row.abandoned) },
          { name: t('wall.level'), type: 'line', yAxisIndex: 1, itemStyle: { color: inks.ready }, data: rows.map((row) => row.level) },
        ],
      };
    },
    [course.data, locale, span, t],
  );
  const heat = useCallback(
    (inks: Inks) => {
      const cells = heatOf(hours.data?.queues ?? []);
      const days = Array.from({ length: 7 }, (_, day) => new Date(2024, 0, 1 + day).toLocaleDateString(locale, { weekday: 'short' }));
      return {
        grid: { left: 48, right: 12, top: 8, bottom: 44 },
        tooltip: {},
        xAxis: { type: 'category', data: Array.from({ length: 24 }, (_, hour) => String(hour)), axisLine: { lineStyle: { color: inks.line } } },
        yAxis: { type: 'category', data: days, inverse: true, axisLine: { lineStyle: { color: inks.line } } },
        visualMap: { min: 0, max: Math.max(1, ...cells.map((cell) => cell[2])), orient: 'horizontal', left: 'center', bottom: 0, itemHeight: 90, itemWidth: 10, textStyle: { color: inks.text }, inRange: { color: [inks.surface, inks.talking] } },
        series: [{ type: 'heatmap', data: cells, name: t('report.calls') }],
      };
    },
    [hours.data, locale, t],
  );
  const csv = (what: string) => `/v1/statistics/${what}?from=${from}&interval=${spans[span].interval}&limit=1000&format=csv`;
  return (
    <Page
      title={t('nav.reports')}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={t('report.span')}
          value={span}
          onChange={(value) => setSpan(value as Span)}
          data={(Object.keys(spans) as Span[]).map((value) => ({ value, label: t(`report.${value}`) }))}
        />
      }
    >
      <div style={{ display: 'grid', gap: '1rem', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 30rem), 1fr))' }}>
        <Panel title={t('report.course')}>
          <Suspense>
            <Chart option={bars} height={260} label={t('report.course')} />
          </Suspense>
        </Panel>
        <Panel title={t('report.heat')}>
          <Suspense>
            <Chart option={heat} height={260} label={t('report.heat')} />
          </Suspense>
        </Panel>
      </div>
      <div style={{ display: 'grid', gap: '1rem', marginTop: '1rem' }}>
        <Panel flush title={t('wall.queues')} actions={<Anchor size="sm" href={csv('queues')} download>CSV</Anchor>}>
          {(queues.data?.queues.length ?? 0) === 0 ? (
            <Nothing>{t('report.none')}</Nothing>
          ) : (
            <div className="scroll-x" tabIndex={0} role="region" aria-label={t('wall.queues')}>
              <table className="grid-table">
                <thead>
                  <tr>
                    <th scope="col">{t('wall.queue')}</th>
                    <th scope="col" className="num">{t('report.calls')}</th>
                    <th scope="col" className="num">{t('wall.answered')}</th>
                    <th scope="col" className="num">{t('wall.abandoned')}</th>
                    <th scope="col" className="num">{t('wall.level')}</th>
                    <th scope="col" className="num">{t('report.meanWait')}</th>
                    <th scope="col" className="num">{t('report.longestWait')}</th>
                    <th scope="col" className="num">{t('report.handling')}</th>
                  </tr>
                </thead>
                <tbody>
                  {queues.data!.queues.map((row) => (
                    <tr key={row.queueId}>
                      <th scope="row" style={{ color: 'inherit' }}>{row.queue}</th>
                      <td className="num">{row.offered}</td>
                      <td className="num">{row.answered}</td>
                      <td className="num">{row.abandoned}</td>
                      <td className="num">{row.serviceLevelPercent === null ? '—' : `${Math.round(row.serviceLevelPercent)} %`}</td>
                      <td className="num">{clockText(row.answerWaitMeanMillis)}</td>
                      <td className="num">{clockText(Math.max(row.answerWaitLongestMillis, row.abandonWaitLongestMillis))}</td>
                      <td className="num">{row.answered ? clockText((row.talkMillis + row.holdMillis + row.wrapUpMillis) / row.answered) : '—'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Panel>
        <Panel flush title={t('wall.agents')} actions={<Anchor size="sm" href={csv('agents')} download>CSV</Anchor>}>
          {(agents.data?.agents.length ?? 0) === 0 ? (
            <Nothing>{t('report.none')}</Nothing>
          ) : (
            <div className="scroll-x" tabIndex={0} role="region" aria-label={t('wall.agents')}>
              <table className="grid-table">
                <thead>
                  <tr>
                    <th scope="col">{t('call.agent')}</th>
                    <th scope="col" className="num">{t('report.offered')}</th>
                    <th scope="col" className="num">{t('wall.answered')}</th>
                    <th scope="col" className="num">{t('report.noAnswers')}</th>
                    <th scope="col" className="num">{t('history.talk')}</th>
                    <th scope="col" className="num">{t('doing.wrap_up')}</th>
                    <th scope="col" className="num">{t('doing.on_break')}</th>
                    <th scope="col" className="num">{t('report.signedIn')}</th>
                    <th scope="col" className="num">{t('report.occupancy')}</th>
                  </tr>
                </thead>
                <tbody>
                  {agents.data!.agents.map((row) => (
                    <tr key={row.agentId}>
                      <th scope="row" style={{ color: 'inherit' }}>{names.get(row.agentId) ?? row.agent}</th>
                      <td className="num">{row.offered}</td>
                      <td className="num">{row.answered}</td>
                      <td className="num">{row.noAnswers}</td>
                      <td className="num">{clockText(row.talkMillis)}</td>
                      <td className="num">{clockText(row.wrapUpMillis)}</td>
                      <td className="num">{clockText(row.breakMillis)}</td>
                      <td className="num">{clockText(row.signedInMillis)}</td>
                      <td className="num">{row.occupancyPercent === null ? '—' : `${Math.round(row.occupancyPercent)} %`}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Panel>
      </div>
    </Page>
  );
}

function dayBegin(now: number, daysBefore: number): string {
  const begin = new Date(now);
  begin.setHours(0, 0, 0, 0);
  begin.setDate(begin.getDate() - daysBefore);
  return begin.toISOString();
}
