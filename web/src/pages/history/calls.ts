import type { Schemas } from '../../api/client';

export type LegRecord = Schemas['RecordList']['records'][number];

/** A call as people speak of it, made of the records of its legs. */
export interface CallRow {
  call: string;
  start: string | null;
  caller: string;
  dialled: string;
  queue: string;
  /** Logins of those who talked. */
  agents: string[];
  /** Until somebody talked with the caller, or he was gone. */
  waitMillis: number | null;
  talkMillis: number;
  /** Of the leg that it began with; empty while it goes on. */
  cause: string;
  recording: string | null;
  score: string | null;
  legs: LegRecord[];
}

/** @param records Newest first, as the server gives them; calls come in the order of their newest leg. */
export function callsOf(records: readonly LegRecord[]): CallRow[] {
  const byCall = new Map<string, LegRecord[]>();
  for (const record of records) {
    const legs = byCall.get(record.call);
    if (legs) legs.push(record);
    else byCall.set(record.call, [record]);
  }
  return [...byCall.values()].map(rowOf);
}

function rowOf(legs: LegRecord[]): CallRow {
  const first = legs.find((leg) => leg.parent === null) ?? legs.at(-1)!;
  const bridged = legs.filter((leg) => leg.bridge !== null);
  const answered = bridged.map((leg) => leg.bridge!).sort()[0];
  const over = answered ?? first.end;
  return {
    call: first.call,
    start: first.start,
    caller: first.callerNumber,
    dialled: first.dialled,
    queue: legs.find((leg) => leg.queue)?.queue ?? '',
    agents: [...new Set(bridged.map((leg) => leg.agent).filter((agent) => agent !== ''))],
    waitMillis: over && first.start ? Date.parse(over) - Date.parse(first.start) : null,
    talkMillis: Math.max(0, ...bridged.map((leg) => leg.talkMillis)),
    cause: first.end ? first.cause : '',
    recording: legs.find((leg) => leg.recording)?.recording ?? null,
    score: legs.find((leg) => leg.score)?.score ?? null,
    legs,
  };
}
