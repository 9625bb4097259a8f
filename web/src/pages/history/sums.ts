import type { Schemas } from '../../api/client';

type QueueRow = Schemas['StatisticsModel']['queues'][number];

export interface IntervalSum {
  from: string;
  offered: number;
  answered: number;
  abandoned: number;
  /** Percent; null where nothing counts. */
  level: number | null;
  /** Talk, hold and wrap-up of an answered call, on average; null where none was. */
  handlingMillis: number | null;
}

/** All queues together, interval by interval. */
export function byInterval(rows: readonly QueueRow[]): IntervalSum[] {
  const sums = new Map<string, { offered: number; answered: number; abandoned: number; inTime: number; counted: number; handling: number }>();
  for (const row of rows) {
    const sum = sums.get(row.from) ?? { offered: 0, answered: 0, abandoned: 0, inTime: 0, counted: 0, handling: 0 };
    sum.offered += row.offered;
    sum.handling += row.talkMillis + row.holdMillis + row.wrapUpMillis;
    sum.answered += row.answered;
    sum.abandoned += row.abandoned;
    sum.inTime += row.answeredInTime;
    sum.counted += row.answered + row.abandonedLate;
    sums.set(row.from, sum);
  }
  return [...sums]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([from, sum]) => ({
      from,
      offered: sum.offered,
      answered: sum.answered,
      abandoned: sum.abandoned,
      level: sum.counted === 0 ? null : Math.round((100 * sum.inTime) / sum.counted),
      handlingMillis: sum.answered === 0 ? null : sum.handling / sum.answered,
    }));
}

/** Calls by hour and day of the week (0 Monday), here: [hour, day, calls]. */
export function heatOf(rows: readonly QueueRow[]): [number, number, number][] {
  const cells = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  for (const row of rows) {
    const time = new Date(row.from);
    cells[(time.getDay() + 6) % 7]![time.getHours()]! += row.offered;
  }
  return cells.flatMap((hours, day) => hours.map((calls, hour): [number, number, number] => [hour, day, calls]));
}
