import type { Schemas } from '../../api/client';

export type Happened = Schemas['EventList']['events'][number];
export type Data = Record<string, unknown>;

export interface Offer {
  time: string;
  micros: number;
  agent: string;
  queue: string;
  strategy: string;
  result: string | null;
  rangMillis: number | null;
  counts: { reason: string; agents: number }[];
  first: { agentId: number; reason: string }[];
}

/** Each offer of a call, with who was looked at for it, and what came of it. */
export function offersOf(events: readonly Happened[]): Offer[] {
  const offers = new Map<string, Offer>();
  for (const event of events) {
    const data = event.data as Data;
    if (event.type === 'offer.made') {
      offers.set(event.leg ?? String(event.id), {
        time: event.time,
        micros: event.micros,
        agent: String(data.agent),
        queue: String(data.queue),
        strategy: String(data.reason),
        result: null,
        rangMillis: null,
        counts: (data.counts as Offer['counts'] | undefined) ?? [],
        first: (data.first as Offer['first'] | undefined) ?? [],
      });
    } else if (event.type === 'offer.ended') {
      const offer = offers.get(event.leg ?? '');
      if (offer) Object.assign(offer, { result: String(data.result), rangMillis: Number(data.rangMillis) });
    }
  }
  return [...offers.values()];
}

export interface FlowStep {
  micros: number;
  node: string;
  kind: string;
  exit: string | null;
  trouble: string | null;
}

/** The nodes of flows that the caller came through, in order. */
export function flowPathOf(events: readonly Happened[]): FlowStep[] {
  const steps: FlowStep[] = [];
  for (const event of events) {
    const data = event.data as Data;
    const last = steps.at(-1);
    if (event.type === 'flow.node_entered') steps.push({ micros: event.micros, node: String(data.node), kind: String(data.kind), exit: null, trouble: null });
    else if (event.type === 'flow.node_left' && last?.node === data.node) last!.exit = String(data.exit);
    else if (event.type === 'flow.node_failed' && last?.node === data.node) last!.trouble = String(data.reason);
  }
  return steps;
}

/** 0:53.029: when it was, counted from the beginning of the call. */
export function offsetText(micros: number): string {
  const millis = Math.round(micros / 1000);
  const minutes = Math.floor(millis / 60_000);
  return `${minutes}:${((millis % 60_000) / 1000).toFixed(3).padStart(6, '0')}`;
}

/** `trunk:carrier` in words. */
export function partyText(party: unknown, word: (kind: string, value: unknown) => string): string {
  const [kind, ...name] = String(party ?? '').split(':');
  return name.length > 0 ? `${word('destination', kind)} ${name.join(':')}` : String(party ?? '');
}
