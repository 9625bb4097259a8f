import { useEffect, useRef } from 'react';
import { clockText, everySecond } from '../live/clock';

/** How long it is since then, running. Writes its text itself, past React. */
export function Timer({ since, alarmAfter, className }: { since: string | null | undefined; alarmAfter?: number; className?: string }) {
  const shown = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!since) return;
    const begin = Date.parse(since);
    return everySecond((now) => {
      const element = shown.current;
      if (!element) return;
      element.textContent = clockText(now - begin);
      element.classList.toggle('alarm', alarmAfter !== undefined && now - begin > alarmAfter * 1000);
    });
  }, [since, alarmAfter]);
  return (
    <span ref={shown} className={className} role="timer">
      {since ? '' : '—'}
    </span>
  );
}
