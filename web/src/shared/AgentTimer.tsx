import type { Agent } from '../live/LiveStore';
import { Timer } from './Timer';

/** How long he has been doing what he is shown to do; of a wrap-up or a delay, how long it will last. */
export function AgentTimer({ agent, className }: { agent: Agent; className?: string }) {
  const until = agent.doing === 'wrap_up' ? agent.wrapUpUntil : agent.doing === 'delayed' ? agent.delayedUntil : null;
  return until ? <Timer until={until} className={className} /> : <Timer since={agent.doingSince} className={className} />;
}
