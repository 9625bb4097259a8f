import { hooks, type Schemas } from '../../api/client';
import { serverNow } from '../../live/clock';

export type QueueDay = Schemas['StatisticsModel']['queues'][number];

/** Midnight here, as the statistics are asked. */
export function dayBegin(now: number): string {
  const begin = new Date(now);
  begin.setHours(0, 0, 0, 0);
  return begin.toISOString();
}

/** What today's calls came to, by queue. */
export function useToday(): ReadonlyMap<number, QueueDay> {
  const { data } = hooks.useQuery(
    'get',
    '/v1/statistics/queues',
    { params: { query: { from: dayBegin(serverNow()), interval: 'period', limit: 1000 } } },
    { refetchInterval: 10_000 },
  );
  return new Map((data?.queues ?? []).map((row) => [row.queueId, row]));
}

/** Of several queues together, as each is counted for itself. */
export function sumOf(days: Iterable<QueueDay>): { offered: number; answered: number; abandoned: number; level: number | null } {
  let offered = 0;
  let answered = 0;
  let abandoned = 0;
  let inTime = 0;
  let counted = 0;
  for (const day of days) {
    offered += day.offered;
    answered += day.answered;
    abandoned += day.abandoned;
    inTime += day.answeredInTime;
    counted += day.answered + day.abandonedLate;
  }
  return { offered, answered, abandoned, level: counted === 0 ? null : (100 * inTime) / counted };
}
