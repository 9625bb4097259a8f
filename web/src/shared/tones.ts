import type { Agent } from '../live/LiveStore';

export type Tone = 'ready' | 'ringing' | 'talking' | 'wrap' | 'away' | 'alarm';

/** What an agent does, in the one word that people who plan shifts use for it. */
export type Doing = 'offline' | 'break' | 'ringing' | 'talking' | 'held' | 'wrapUp' | 'ready' | 'unreachable';

export function doingOf(agent: Agent): Doing {
  if (agent.callState === 'ringing') return 'ringing';
  if (agent.callState === 'held') return 'held';
  if (agent.callState === 'active') return 'talking';
  if (agent.status === 'logged_out') return 'offline';
  if (agent.state === 'wrap_up') return 'wrapUp';
  if (agent.status === 'on_break') return 'break';
  return agent.reachable ? 'ready' : 'unreachable';
}

export const tones: Record<Doing, Tone> = {
  offline: 'away',
  break: 'away',
  ringing: 'ringing',
  talking: 'talking',
  held: 'ringing',
  wrapUp: 'wrap',
  ready: 'ready',
  unreachable: 'alarm',
};
