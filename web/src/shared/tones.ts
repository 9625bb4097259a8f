import type { Agent } from '../live/LiveStore';
import { reasonText } from './reasons';

export type Tone = 'ready' | 'ringing' | 'talking' | 'wrap' | 'away' | 'alarm';

/** What an agent does, in the one word that people who plan shifts use for it, as the server has it. */
export type Doing = 'signed_out' | 'on_break' | 'ringing' | 'talking' | 'held' | 'wrap_up' | 'ready' | 'delayed' | 'unreachable' | 'idle';

export const tones: Record<Doing, Tone> = {
  signed_out: 'away',
  on_break: 'away',
  ringing: 'ringing',
  talking: 'talking',
  held: 'ringing',
  wrap_up: 'wrap',
  ready: 'ready',
  delayed: 'ringing',
  unreachable: 'alarm',
  idle: 'away',
};

export function doingOf(agent: Agent): Doing {
  return agent.doing in tones ? (agent.doing as Doing) : 'idle';
}

type Translate = (key: string, values?: Record<string, unknown>) => string;

/** Why he does it, where there is more to say than the word; empty else. What people typed is shown as it is. */
export function causeOf(agent: Agent, t: Translate): string {
  switch (doingOf(agent)) {
    case 'on_break':
      return reasonText(agent.reason, t);
    case 'delayed':
      return agent.cause ? t(`cause.${agent.cause}`) : '';
    case 'unreachable':
      return agent.page && agent.page !== 'live' ? t(`pageState.${agent.page}`) : agent.cause ? t(`cause.${agent.cause}`) : '';
    default:
      return '';
  }
}
