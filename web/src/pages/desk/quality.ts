/** What was measured over the last seconds of a call's sound. */
export interface Measure {
  lossPercent: number;
  jitterMillis: number;
  roundTripMillis: number;
}

export type QualityWord = 'good' | 'fair' | 'poor';

/** In a word, as a listener would say it: by the bounds of ITU-T G.114 for delay, and where loss begins to be heard. */
export function qualityWord({ lossPercent, jitterMillis, roundTripMillis }: Measure): QualityWord {
  if (lossPercent > 5 || jitterMillis > 60 || roundTripMillis > 800) return 'poor';
  if (lossPercent > 1 || jitterMillis > 30 || roundTripMillis > 300) return 'fair';
  return 'good';
}

export interface Counted {
  lost: number;
  received: number;
  jitterSeconds: number;
  roundTripSeconds: number;
}

/** Between two countings. */
export function measured(before: Counted, now: Counted): Measure {
  const lost = Math.max(0, now.lost - before.lost);
  const all = lost + Math.max(0, now.received - before.received);
  return { lossPercent: all === 0 ? 0 : (100 * lost) / all, jitterMillis: now.jitterSeconds * 1000, roundTripMillis: now.roundTripSeconds * 1000 };
}
