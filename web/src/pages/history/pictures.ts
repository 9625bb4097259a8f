import type { EChartsCoreOption } from 'echarts/core';
import type { Inks } from './Chart';
import { heatOf, type IntervalSum } from './sums';
import type { QueueRow } from './statistics';

type Translate = (key: string) => string;

/** Calls of each interval as bars, and the service level as a line. */
export function courseOf(rows: readonly IntervalSum[], interval: string, locale: string, t: Translate): (inks: Inks) => EChartsCoreOption {
  const format: Intl.DateTimeFormatOptions = interval === '1d' ? { month: 'short', day: 'numeric' } : { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' };
  return (inks) => ({
    grid: { left: 44, right: 48, top: 36, bottom: 28 },
    legend: { top: 0, textStyle: { color: inks.text } },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: rows.map((row) => new Date(row.from).toLocaleString(locale, format)), axisLine: { lineStyle: { color: inks.line } } },
    yAxis: [
      { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: inks.line } } },
      { type: 'value', min: 0, max: 100, splitLine: { show: false }, axisLabel: { formatter: '{value} %' } },
    ],
    series: [
      { name: t('wall.answered'), type: 'bar', stack: 'calls', barMaxWidth: 42, itemStyle: { color: inks.talking }, data: rows.map((row) => row.answered) },
      { name: t('wall.abandoned'), type: 'bar', stack: 'calls', barMaxWidth: 42, itemStyle: { color: inks.alarm }, data: rows.map((row) => row.abandoned) },
      { name: t('wall.level'), type: 'line', yAxisIndex: 1, itemStyle: { color: inks.ready }, data: rows.map((row) => row.level) },
    ],
  });
}

/** Calls by hour and day of the week. */
export function weekOf(rows: readonly QueueRow[], locale: string, t: Translate): (inks: Inks) => EChartsCoreOption {
  const cells = heatOf(rows);
  const days = Array.from({ length: 7 }, (_, day) => new Date(2024, 0, 1 + day).toLocaleDateString(locale, { weekday: 'short' }));
  return (inks) => ({
    grid: { left: 48, right: 12, top: 8, bottom: 44 },
    tooltip: {},
    xAxis: { type: 'category', data: Array.from({ length: 24 }, (_, hour) => String(hour)), axisLine: { lineStyle: { color: inks.line } } },
    yAxis: { type: 'category', data: days, inverse: true, axisLine: { lineStyle: { color: inks.line } } },
    visualMap: { min: 0, max: Math.max(1, ...cells.map((cell) => cell[2])), orient: 'horizontal', left: 'center', bottom: 0, itemHeight: 90, itemWidth: 10, textStyle: { color: inks.text }, inRange: { color: [inks.surface, inks.talking] } },
    series: [{ type: 'heatmap', data: cells, name: t('report.calls') }],
  });
}
