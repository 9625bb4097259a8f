import type { Agent, Call } from '../live/LiveStore';
import { Timer } from './Timer';

/** In a call how long that lasts, in wrap-up how long it will, else since when the agent's status is what it is. */
export function AgentTimer({ agent, call, className }: { agent: Agent; call?: Call; className?: string }) {
  if (call && agent.leg) return <Timer since={call.start} className={className} />;
  if (agent.wrapUpUntil) return <Timer until={agent.wrapUpUntil} className={className} />;
  return <Timer since={agent.since} className={className} />;
}
