import type { PhoneCall, PhoneState } from './phone';

/** What another tab asks of the one that has the phone. */
export type Asked = { verb: 'show' } | { verb: 'answer' } | { verb: 'hangUp' } | { verb: 'mute'; muted: boolean } | { verb: 'press'; key: string };

type Message = { kind: 'shown'; call: PhoneCall | null; quality: PhoneState['quality'] } | ({ kind: 'asked' } & Asked);

const name = 'tandem-phone';

/** What a tab is told of the others. */
export interface TabEvents {
  /** This one has the phone, until it leaves. */
  leads: () => void;
  /** Another has it. */
  follows: () => void;
  /** What goes on in the one that has it. */
  shown: (call: PhoneCall | null, quality: PhoneState['quality']) => void;
  /** Another tab asks for something. */
  asked: (what: Asked) => void;
}

/**
 * Of several tabs one has the phone, or each call would ring in all of them: a lock of the browser says which, and is free again as soon as that tab is gone,
 * whatever became of it. The others show its call, and hand on what is pressed in them.
 */
export class PhoneTabs {
  private channel: BroadcastChannel | null = null;
  private waiting: AbortController | null = null;
  private release: (() => void) | null = null;

  constructor(private readonly events: TabEvents) {}

  get isLeader(): boolean {
    return this.release !== null;
  }

  join(): void {
    this.leave();
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => this.take(data);
    const waiting = new AbortController();
    this.waiting = waiting;
    const lead = () => {
      if (waiting.signal.aborted) return undefined;
      const over = new Promise<void>((release) => (this.release = release));
      this.events.leads();
      return over;
    };
    void navigator.locks
      .request(name, { ifAvailable: true }, (lock) => (lock ? lead() : false))
      .then((taken) => {
        if (taken !== false || waiting.signal.aborted) return undefined;
        this.events.follows();
        this.ask({ verb: 'show' });
        return navigator.locks.request(name, { signal: waiting.signal }, lead);
      })
      // Who left while he waited.
      .catch(() => undefined);
  }

  leave(): void {
    this.waiting?.abort();
    this.waiting = null;
    if (this.isLeader) this.show(null, null);
    this.release?.();
    this.release = null;
    this.channel?.close();
    this.channel = null;
  }

  show(call: PhoneCall | null, quality: PhoneState['quality']): void {
    if (this.isLeader) this.channel?.postMessage({ kind: 'shown', call, quality } satisfies Message);
  }

  ask(what: Asked): void {
    this.channel?.postMessage({ kind: 'asked', ...what } satisfies Message);
  }

  private take(message: Message): void {
    if (message.kind === 'shown') {
      if (!this.isLeader) this.events.shown(message.call, message.quality);
    } else if (this.isLeader) {
      this.events.asked(message);
    }
  }
}
