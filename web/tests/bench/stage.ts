import type { Agent, Call, LiveMessage, Queue } from '../../src/live/LiveStore';

const queueCount = 20;
const agentCount = 500;
const waitingCount = 200;

const begin = Date.now();
const ago = (seconds: number) => new Date(begin - seconds * 1000).toISOString();

// The same course in each run: what is measured is the page.
let seed = 17;
function below(limit: number): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed % limit;
}

const idOf = (number: number) => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

/** A call centre at work, as /v1/live tells of it: 500 agents, 200 callers who wait, and those who talk. */
export class Centre {
  readonly agents = new Map<number, Agent>();
  readonly queues = new Map<number, Queue>();
  readonly calls = new Map<string, Call>();
  private nextCall = 1;
  private touched = { agents: new Set<number>(), queues: new Set<number>(), calls: new Set<string>(), gone: new Set<string>() };

  constructor() {
    for (let id = 1; id <= queueCount; id++) {
      this.queues.set(id, { id, name: `queue-${id}`, state: { waiting: 0, callable: 0, signedIn: agentCount / queueCount, answered: 0, abandoned: 0, oldestSince: null } });
    }
    for (let id = 1; id <= agentCount; id++) this.agents.set(id, this.ready(id));
    for (let i = 0; i < waitingCount; i++) this.arrive();
    for (let id = 1; id <= agentCount; id += 2) this.step(id, below(3) + 1);
    this.take();
  }

  /** So many things happen: an agent goes on to what comes next, and callers and queues with him. */
  happen(changes: number): void {
    for (let i = 0; i < changes; i++) this.step(below(agentCount) + 1, 1);
  }

  /** An agent is called otherwise. */
  rename(id: number, name: string): void {
    this.agents.set(id, { ...this.agents.get(id)!, name });
    this.touched.agents.add(id);
  }

  whole(): LiveMessage {
    return this.message({ whole: true, agents: [...this.agents.values()], queues: [...this.queues.values()], calls: [...this.calls.values()] });
  }

  /** What has become another since the last time. */
  take(): LiveMessage {
    const { agents, queues, calls, gone } = this.touched;
    this.touched = { agents: new Set(), queues: new Set(), calls: new Set(), gone: new Set() };
    return this.message({
      agents: [...agents].map((id) => this.agents.get(id)!),
      queues: [...queues].map((id) => this.queues.get(id)!),
      calls: [...calls].flatMap((id) => this.calls.get(id) ?? []),
      gone: { agents: [], queues: [], calls: [...gone] },
    });
  }

  private message(parts: Partial<LiveMessage>): LiveMessage {
    return { cursor: '1-1', time: new Date().toISOString(), whole: false, agents: [], queues: [], calls: [], gone: { agents: [], queues: [], calls: [] }, ...parts };
  }

  private ready(id: number): Agent {
    return {
      id, login: `agent${id}`, name: `Agent ${id}`, extension: `${1000 + id}`, status: 'available', state: 'waiting', reason: '', queues: [((id - 1) % queueCount) + 1], leg: null, callState: 'idle',
      reachable: true, page: 'live', doing: 'ready', doingSince: new Date().toISOString(), cause: null, delayedUntil: null, since: ago(3600), wrapUpUntil: null, callsAnswered: 0, talkMillis: 0, noAnswerCount: 0,
    };
  }

  private arrive(): void {
    const call = idOf(this.nextCall++);
    const queue = this.queues.get(below(queueCount) + 1)!;
    this.calls.set(call, {
      call, state: 'waiting', callerNumber: `1380000${String(this.nextCall % 10_000).padStart(4, '0')}`, dialled: '4008001000', queue: queue.name, position: queue.state.waiting + 1, start: new Date().toISOString(),
      legs: [{ leg: call, direction: 'inbound', party: 'trunk:carrier', state: 'answered', agentId: null, joinedTo: null, silent: false, quality: null }], candidates: null, collected: [],
    });
    this.touched.calls.add(call);
    this.count(queue.id, 1);
  }

  private step(id: number, steps: number): void {
    for (let i = 0; i < steps; i++) this.agents.set(id, this.next(this.agents.get(id)!));
    this.touched.agents.add(id);
  }

  private next(agent: Agent): Agent {
    const now = new Date().toISOString();
    const call = agent.leg ? this.calls.get(agent.leg.replace(/^1/, '0')) : undefined;
    if (agent.doing === 'ready') {
      const waiting = [...this.calls.values()].find((each) => each.state === 'waiting');
      if (!waiting) return agent;
      this.put({ ...waiting, state: 'offering', legs: [...waiting.legs, { ...waiting.legs[0]!, leg: waiting.call.replace(/^0/, '1'), direction: 'outbound', party: `extension:${agent.extension}`, state: 'ringing', agentId: agent.id }] });
      return { ...agent, doing: 'ringing', doingSince: now, callState: 'ringing', state: 'receiving', leg: waiting.call.replace(/^0/, '1') };
    }
    if (agent.doing === 'ringing' && call) {
      this.put({ ...call, state: 'talking', position: null });
      this.count(Number(call.queue.slice(6)), -1);
      this.arrive();
      return { ...agent, doing: 'talking', doingSince: now, callState: 'active', state: 'in_a_queue_call' };
    }
    if (agent.doing === 'talking' && call) {
      this.calls.delete(call.call);
      this.touched.gone.add(call.call);
      this.touched.calls.delete(call.call);
      return { ...agent, doing: 'wrap_up', doingSince: now, callState: 'idle', state: 'wrap_up', leg: null, wrapUpUntil: new Date(Date.now() + 30_000).toISOString() };
    }
    return { ...this.ready(agent.id), name: agent.name };
  }

  private put(call: Call): void {
    this.calls.set(call.call, call);
    this.touched.calls.add(call.call);
  }

  private count(id: number, waiting: number): void {
    const queue = this.queues.get(id)!;
    this.queues.set(id, { ...queue, state: { ...queue.state, waiting: queue.state.waiting + waiting, oldestSince: ago(below(120)) } });
    this.touched.queues.add(id);
  }
}
