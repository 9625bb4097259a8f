import { useEffect, useRef } from 'react';
import { clockText, everySecond } from '../live/clock';

/** How long it is since then, or until then, running. Writes its text itself, past React. */
export function Timer({ since, until, alarmAfter, className }: { since?: string | null; until?: string | null; alarmAfter?: number; className?: string }) {
  const moment = until ?? since;
  const sign = until ? -1 : 1;
  const shown = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!moment) return;
    const begin = Date.parse(moment);
    return everySecond((now) => {
      const element = shown.current;
      if (!element) return;
      element.textContent = clockText(sign * (now - begin));
      element.classList.toggle('alarm', alarmAfter !== undefined && now - begin > alarmAfter * 1000);
    });
  }, [moment, sign, alarmAfter]);
  return (
    <span ref={shown} className={className} role="timer">
      {moment ? '' : '—'}
    </span>
  );
}
