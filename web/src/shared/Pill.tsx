import type { ReactNode } from 'react';
import type { Tone } from './tones';

export function Pill({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`pill tone-${tone}`}>{children}</span>;
}
