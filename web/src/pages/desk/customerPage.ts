import { useEffect, useRef } from 'react';
import { hooks } from '../../api/client';
import type { Agent, Call } from '../../live/LiveStore';
import { useDeskSettings } from './settings';

/** What is known of a call, by the names that an address may have in it. */
export function knownOf(call: Call, agent: Agent, other: string): Record<string, string> {
  const collected = Object.fromEntries(call.collected.map((each) => [each.name, each.value]));
  return { ...collected, number: other, called: call.dialled, queue: call.queue, call: call.call, agent: agent.login };
}

/** The customer's page; null where none is set, or what is set is no web address. Values are encoded, and none has a say in whose page it is. */
export function popAddress(template: string, known: Record<string, string>): string | null {
  if (!template) return null;
  const filled = (value: (name: string) => string) => new URL(template.replaceAll(/\{([\p{L}_][\p{L}\p{Nd}_.]*)\}/gu, (_, name: string) => value(name)));
  try {
    const address = filled((name) => segment(known[name] ?? ''));
    const isFixed = filled(() => 'a').host === filled(() => 'b').host;
    // An address that runs script (javascript:) is none.
    return isFixed && (address.protocol === 'https:' || address.protocol === 'http:') ? address.href : null;
  } catch {
    return null;
  }
}

// Two dots would lead out of where the value stands.
function segment(value: string): string {
  return /^\.{1,2}$/.test(value) ? '' : encodeURIComponent(value);
}

/** The customer's page for this call, of this browser's template or the tenant's. Where it is wished it opens when the call is answered. */
export function useCustomerPage(agent: Agent, call: Call | undefined, other: string): string | null {
  const settings = useDeskSettings();
  const { data } = hooks.useQuery('get', '/v1/customer-page', {}, { staleTime: 60_000 });
  const page = call ? popAddress(settings.popTemplate || data?.address || '', knownOf(call, agent, other)) : null;
  const opened = useRef<string | null>(null);
  const talks = agent.callState === 'active';
  const id = call?.call;
  useEffect(() => {
    if (!settings.popOnAnswer || !talks || !id || !page || opened.current === id) return;
    opened.current = id;
    window.open(page, '_blank', 'noopener,noreferrer');
  }, [settings.popOnAnswer, talks, id, page]);
  return page;
}
