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

const measureEvery = 2_000;

/** Tells in a word how a connection's sound arrives, every two seconds, until what it returns is called. */
export function watchQuality(connectionOf: () => RTCPeerConnection | undefined, tell: (word: QualityWord) => void): () => void {
  let before: Counted | null = null;
  const timer = setInterval(() => void look(), measureEvery);
  async function look() {
    const report = await connectionOf()?.getStats();
    if (!report) return;
    const now: Counted = { lost: 0, received: 0, jitterSeconds: 0, roundTripSeconds: 0 };
    report.forEach((row: Record<string, unknown>) => {
      if (row.type === 'inbound-rtp') {
        now.lost = Number(row.packetsLost ?? 0);
        now.received = Number(row.packetsReceived ?? 0);
        now.jitterSeconds = Number(row.jitter ?? 0);
      }
      if (row.type === 'remote-inbound-rtp') now.roundTripSeconds = Number(row.roundTripTime ?? 0);
    });
    if (before) tell(qualityWord(measured(before, now)));
    before = now;
  }
  return () => clearInterval(timer);
}
