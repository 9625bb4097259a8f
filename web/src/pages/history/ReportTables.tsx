import type { ReactNode } from 'react';
import { useWords } from '../../i18n/i18n';
import { clockText } from '../../live/clock';
import { useAgentNames } from '../../live/LiveProvider';
import { Nothing } from '../../shared/Page';
import { momentText } from '../../shared/moments';
import type { AgentRow, QueueRow } from './statistics';
import type { IntervalSum } from './sums';

function Table({ label, heads, rows }: { label: string; heads: string[]; rows: [string | number, ReactNode[]][] }) {
  const { t } = useWords();
  if (rows.length === 0) return <Nothing>{t('report.none')}</Nothing>;
  return (
    <div className="scroll-x report-table" tabIndex={0} role="region" aria-label={label}>
      <table className="grid-table">
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={head} scope="col" className={index > 0 ? 'num' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, [first, ...others]]) => (
            <tr key={key}>
              <th scope="row" style={{ color: 'inherit' }}>
                {first}
              </th>
              {others.map((cell, index) => (
                <td key={index} className="num">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const percent = (value: number | null) => (value === null ? '—' : `${Math.round(value)} %`);

export function QueueReport({ rows }: { rows: readonly QueueRow[] }) {
  const { t } = useWords();
  return (
    <Table
      label={t('wall.queues')}
      heads={[t('wall.queue'), t('report.calls'), t('wall.answered'), t('wall.abandoned'), t('wall.level'), t('report.meanWait'), t('report.longestWait'), t('report.handling')]}
      rows={rows.map((row) => [
        row.queueId,
        [
          row.queue,
          row.offered,
          row.answered,
          row.abandoned,
          percent(row.serviceLevelPercent),
          clockText(row.answerWaitMeanMillis),
          clockText(Math.max(row.answerWaitLongestMillis, row.abandonWaitLongestMillis)),
          row.answered ? clockText((row.talkMillis + row.holdMillis + row.wrapUpMillis) / row.answered) : '—',
        ],
      ])}
    />
  );
}

export function AgentReport({ rows }: { rows: readonly AgentRow[] }) {
  const { t } = useWords();
  const names = useAgentNames();
  return (
    <Table
      label={t('wall.agents')}
      heads={[t('call.agent'), t('report.offered'), t('wall.answered'), t('report.noAnswers'), t('history.talk'), t('doing.wrap_up'), t('doing.on_break'), t('report.signedIn'), t('report.occupancy')]}
      rows={rows.map((row) => [
        row.agentId,
        [names.get(row.agentId) ?? row.agent, row.offered, row.answered, row.noAnswers, clockText(row.talkMillis), clockText(row.wrapUpMillis), clockText(row.breakMillis), clockText(row.signedInMillis), percent(row.occupancyPercent)],
      ])}
    />
  );
}

export function IntervalReport({ rows }: { rows: readonly IntervalSum[] }) {
  const { t, language } = useWords();
  return (
    <Table
      label={t('report.byInterval')}
      heads={[t('history.from'), t('report.calls'), t('wall.answered'), t('wall.abandoned'), t('wall.level'), t('report.handling')]}
      rows={rows
        .filter((row) => row.offered > 0)
        .map((row) => [row.from, [momentText(row.from, language).replace(/:00$/, ''), row.offered, row.answered, row.abandoned, percent(row.level), row.handlingMillis === null ? '—' : clockText(row.handlingMillis)]])}
    />
  );
}
