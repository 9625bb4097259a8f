import type { Schemas } from '../api/client';

export type Agent = Schemas['AgentModel'];
export type Call = Schemas['CallModel'];
export type Queue = Schemas['SnapshotQueue'];
export type LiveMessage = Schemas['LiveModel'];

/** What goes on, as the server last said: rows that have not changed are the same objects as before, so that nothing shows them anew. */
export interface Present {
  agents: ReadonlyMap<number, Agent>;
  queues: ReadonlyMap<number, Queue>;
  calls: ReadonlyMap<string, Call>;
}

export const nothing: Present = { agents: new Map(), queues: new Map(), calls: new Map() };

/** The present after a message of /v1/live. */
export function after(before: Present, message: LiveMessage): Present {
  const base = message.whole ? nothing : before;
  return {
    agents: merged(base.agents, message.agents, (row) => row.id, message.gone.agents),
    queues: merged(base.queues, message.queues, (row) => row.id, message.gone.queues),
    calls: merged(base.calls, message.calls, (row) => row.call, message.gone.calls),
  };
}

function merged<K, V>(before: ReadonlyMap<K, V>, changed: readonly V[], key: (row: V) => K, gone: readonly K[]): ReadonlyMap<K, V> {
  if (changed.length === 0 && gone.length === 0) return before;
  const rows = new Map(before);
  for (const row of changed) rows.set(key(row), row);
  for (const each of gone) rows.delete(each);
  return rows;
}

export type Standing = 'connecting' | 'live' | 'lost';

/** Follows /v1/live. A cut connection begins anew with all there is, so that what is shown is true again at once. */
export class LiveStore {
  private present = nothing;
  private standing: Standing = 'connecting';
  private source: EventSource | null = null;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private attempts = 0;
  private frame: number | undefined;
  private namesOf: ReadonlyMap<number, Agent> = nothing.agents;
  private names: ReadonlyMap<number, string> = new Map();
  private readonly listeners = new Set<() => void>();

  /** The server's clock less this browser's, in milliseconds. */
  offset = 0;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getPresent = (): Present => this.present;
  getStanding = (): Standing => this.standing;

  /** Names of agents by id: the same object while nobody is called otherwise. */
  getNames = (): ReadonlyMap<number, string> => {
    const { agents } = this.present;
    if (agents !== this.namesOf) {
      this.namesOf = agents;
      const isSame = agents.size === this.names.size && [...agents.values()].every((agent) => this.names.get(agent.id) === (agent.name || agent.login));
      if (!isSame) this.names = new Map([...agents.values()].map((agent) => [agent.id, agent.name || agent.login]));
    }
    return this.names;
  };

  start(): void {
    this.stop();
    const source = new EventSource('/v1/live');
    this.source = source;
    source.onmessage = (event: MessageEvent<string>) => this.receive(JSON.parse(event.data) as LiveMessage);
    source.onerror = () => this.lost();
    this.watch();
  }

  stop(): void {
    this.source?.close();
    this.source = null;
    clearTimeout(this.retry);
    clearTimeout(this.silence);
  }

  private receive(message: LiveMessage): void {
    this.offset = Date.parse(message.time) - Date.now();
    this.present = after(this.present, message);
    this.attempts = 0;
    this.tell('live');
    this.watch();
  }

  private lost(): void {
    this.source?.close();
    this.source = null;
    clearTimeout(this.silence);
    clearTimeout(this.retry);
    this.attempts++;
    this.retry = setTimeout(() => this.start(), Math.min(500 * 2 ** this.attempts, 8_000));
    this.tell('lost');
  }

  // Browsers do not notice a connection that died without a word, and do not show the server's comments: ask whether the server is there.
  private watch(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(4_000) }).then(
        () => this.source && this.watch(),
        () => this.lost(),
      );
    }, 15_000);
  }

  // Whatever came since the last frame is shown in one go.
  private tell(standing: Standing): void {
    this.standing = standing;
    if (document.hidden) this.show();
    else this.frame ??= requestAnimationFrame(() => this.show());
  }

  private show(): void {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
    for (const listener of this.listeners) listener();
  }
}
