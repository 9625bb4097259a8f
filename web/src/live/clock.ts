let clock: () => number = Date.now;

/** Times are the server's: a browser's clock may be minutes off. */
export function setClock(now: () => number): void {
  clock = now;
}

export function serverNow(): number {
  return clock();
}

/** 0:07, 12:40, 1:02:03. */
export function clockText(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

type Tick = (now: number) => void;
const ticks = new Set<Tick>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Calls back once a second, all in one go: hundreds of timers on a wall are as many changes of text and nothing else. */
export function everySecond(tick: Tick): () => void {
  ticks.add(tick);
  tick(serverNow());
  timer ??= setInterval(() => {
    const now = serverNow();
    for (const each of ticks) each(now);
  }, 1000);
  return () => {
    ticks.delete(tick);
    if (ticks.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}
