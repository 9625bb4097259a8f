import { Alert, Button, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { Download } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useWords } from '../../i18n/i18n';
import { serverNow } from '../../live/clock';
import { usePresent } from '../../live/LiveProvider';
import { Page, Panel } from '../../shared/Page';
import { doing } from '../../shared/tell';
import { courseOf, weekOf } from './pictures';
import { AgentReport, IntervalReport, QueueReport } from './ReportTables';
import { keep, queryOf, useAgentRows, useQueueRows, wholeCsv, type Span } from './statistics';
import { byInterval } from './sums';

const Chart = lazy(() => import('./Chart'));

const periods = { day: 1, week: 7, month: 30 } as const;
type Period = keyof typeof periods | 'own';

/** Queues and agents over a period, as pictures and as tables. */
export default function ReportsPage() {
  const { t, language } = useWords();
  const { queues: known } = usePresent();
  const [now] = useState(() => serverNow());
  const [period, setPeriod] = useState<Period>('day');
  const [own, setOwn] = useState({ from: dayText(now, 6), to: dayText(now, 0) });
  const [interval, setInterval] = useState('1h');
  const [queue, setQueue] = useState<string | null>(null);
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const span: Span = { ...(period === 'own' ? daysOf(own) : { from: dayBegin(now, periods[period] - 1), to: '' }), interval, ...(queue ? { queue: Number(queue) } : {}) };
  const queues = useQueueRows({ ...span, interval: 'period' });
  const agents = useAgentRows({ ...span, interval: 'period' });
  const course = useQueueRows(span);
  const hours = useQueueRows({ from: dayBegin(now, 6), to: '', interval: '1h', ...(queue ? { queue: Number(queue) } : {}) });
  const sums = useMemo(() => byInterval(course.data?.rows ?? []), [course.data]);
  const bars = useMemo(() => courseOf(sums, interval, locale, t), [sums, interval, locale, t]);
  const heat = useMemo(() => weekOf(hours.data?.rows ?? [], locale, t), [hours.data, locale, t]);
  const isCut = [queues, agents, course, hours].some((each) => each.data?.isCut);
  const csv = (what: 'queues' | 'agents') => () =>
    void doing(async () => {
      const { file, isCut: cut } = await wholeCsv(`/v1/statistics/${what}`, queryOf(what === 'agents' ? { ...span, queue: undefined } : span));
      keep(file, `${what}-${span.from.slice(0, 10)}.csv`);
      if (cut) throw new Error(t('report.cut'));
    });
  const csvButton = (what: 'queues' | 'agents') => (
    <Button size="compact-sm" variant="default" leftSection={<Download size={14} aria-hidden />} onClick={csv(what)} aria-label={t('report.csvOf', { what: t(`wall.${what}`) })}>
      CSV
    </Button>
  );
  return (
    <Page title={t('nav.reports')}>
      <Group gap="sm" mb="md" align="flex-end">
        <SegmentedControl size="xs" aria-label={t('report.span')} value={period} onChange={(value) => setPeriod(value as Period)} data={(['day', 'week', 'month', 'own'] as const).map((value) => ({ value, label: t(`report.${value}`) }))} />
        {period === 'own' && (
          <>
            <TextInput size="xs" type="date" label={t('history.from')} value={own.from} max={own.to} onChange={(event) => event.currentTarget.value && setOwn({ ...own, from: event.currentTarget.value })} />
            <TextInput size="xs" type="date" label={t('history.to')} value={own.to} min={own.from} onChange={(event) => event.currentTarget.value && setOwn({ ...own, to: event.currentTarget.value })} />
          </>
        )}
        <Select size="xs" w={130} label={t('report.interval')} allowDeselect={false} value={interval} onChange={(value) => value && setInterval(value)} data={['15m', '1h', '1d'].map((value) => ({ value, label: t(`report.every.${value}`) }))} />
        <Select size="xs" label={t('wall.queue')} placeholder={t('wall.all')} clearable searchable value={queue} onChange={setQueue} data={[...known.values()].map((each) => ({ value: String(each.id), label: each.name }))} />
      </Group>
      {isCut && (
        <Alert color="orange" mb="md">
          {t('report.cut')}
        </Alert>
      )}
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
        <Panel flush title={t('wall.queues')} actions={csvButton('queues')}>
          <QueueReport rows={queues.data?.rows ?? []} />
        </Panel>
        <Panel flush title={t('wall.agents')} actions={csvButton('agents')}>
          <AgentReport rows={agents.data?.rows ?? []} />
        </Panel>
        <Panel flush title={t('report.byInterval')}>
          <IntervalReport rows={sums} />
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

/** As inputs of days have it, here. */
function dayText(now: number, daysBefore: number): string {
  const day = new Date(now);
  day.setDate(day.getDate() - daysBefore);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
}

/** From the first day's beginning to the last one's end. */
function daysOf({ from, to }: { from: string; to: string }): { from: string; to: string } {
  const end = new Date(`${to}T00:00:00`);
  end.setDate(end.getDate() + 1);
  return { from: new Date(`${from}T00:00:00`).toISOString(), to: end.toISOString() };
}
