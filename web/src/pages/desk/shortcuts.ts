import { useEffect } from 'react';
import type { Agent, Call } from '../../live/LiveStore';
import { callActions } from './CallCard';
import { agentActions } from './StateCard';
import { usePhone } from './usePhone';

/** Alt and a letter, so that nobody who types or dictates does something by it. */
export const shortcuts = { answer: 'A', hangUp: 'H', hold: 'P', mute: 'M', ready: 'R', passOn: 'T', number: 'D' } as const;

export function useShortcuts(agent: Agent | undefined, call: Call | undefined): void {
  const { phone, state } = usePhone();
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (!event.altKey || event.ctrlKey || event.metaKey || !agent) return;
      const acts: Record<string, () => void> = {
        KeyA: () => (state.call ? phone.answer() : agent.leg && void callActions(agent.leg).answer()),
        KeyH: () => agent.leg && void callActions(agent.leg).hangUp(),
        KeyP: () => agent.leg && void (agent.callState === 'held' ? callActions(agent.leg).unhold() : callActions(agent.leg).hold()),
        KeyM: () => phone.mute(!state.call?.muted),
        KeyR: () => void agentActions(agent).ready(),
        KeyT: () => document.getElementById('desk-pass-on')?.click(),
        KeyD: () => document.getElementById('desk-number')?.focus(),
      };
      const act = acts[event.code];
      if (act) {
        event.preventDefault();
        act();
      }
    }
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [agent, call, phone, state.call]);
}
