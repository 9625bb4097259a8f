import JsSIP from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { Schemas } from '../../api/client';
import { measured, qualityWord, type Counted, type QualityWord } from './quality';

export type PhoneStanding = 'off' | 'starting' | 'ready' | 'elsewhere' | 'lost' | 'noMicrophone' | 'refused';

export interface PhoneCall {
  state: 'ringing' | 'calling' | 'active';
  number: string;
  name: string;
  muted: boolean;
}

export interface PhoneState {
  standing: PhoneStanding;
  call: PhoneCall | null;
  quality: QualityWord | null;
}

export interface Devices {
  microphone?: string;
  speaker?: string;
}

const off: PhoneState = { standing: 'off', call: null, quality: null };
const measureEvery = 2_000;

/**
 * The phone in the page: JsSIP on /ws. Of several tabs one has it, and the next takes over when that one goes. Without a microphone it does not register, so
 * that no caller is offered to somebody whom he would not hear.
 */
export class BrowserPhone {
  private state = off;
  private ua: JsSIP.UA | null = null;
  private session: RTCSession | null = null;
  private readonly sound = new Audio();
  private release: (() => void) | null = null;
  private waiting: AbortController | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private counted: Counted | null = null;
  private devices: Devices = {};
  private readonly listeners = new Set<() => void>();

  constructor() {
    this.sound.dataset.phone = '';
    document.body.append(this.sound);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getState = (): PhoneState => this.state;

  async start(account: Schemas['PhoneModel']): Promise<void> {
    this.stop();
    this.change({ standing: 'starting' });
    if (!(await this.hasMicrophone())) return;
    const waiting = new AbortController();
    this.waiting = waiting;
    const elsewhere = setTimeout(() => this.change({ standing: 'elsewhere' }), 500);
    const held = navigator.locks.request('tandem-phone', { signal: waiting.signal }, () => {
      clearTimeout(elsewhere);
      this.register(account);
      return new Promise<void>((release) => (this.release = release));
    });
    held.catch(() => clearTimeout(elsewhere));
  }

  stop(): void {
    this.waiting?.abort();
    this.waiting = null;
    this.ua?.stop();
    this.ua = null;
    this.session = null;
    this.release?.();
    this.release = null;
    clearInterval(this.timer);
    this.state = off;
    this.tell();
  }

  use(devices: Devices): void {
    this.devices = devices;
    if (devices.speaker && 'setSinkId' in this.sound) void this.sound.setSinkId(devices.speaker).catch(() => undefined);
  }

  answer(): void {
    this.session?.answer({ mediaConstraints: this.constraints(), pcConfig: { iceServers: [] } });
  }

  hangUp(): void {
    this.session?.terminate();
  }

  mute(muted: boolean): void {
    if (muted) this.session?.mute({ audio: true });
    else this.session?.unmute({ audio: true });
  }

  press(key: string): void {
    this.session?.sendDTMF(key, { transportType: 'RFC2833' as never });
  }

  private constraints(): MediaStreamConstraints {
    const { microphone } = this.devices;
    return { video: false, audio: { echoCancellation: true, noiseSuppression: true, ...(microphone ? { deviceId: { ideal: microphone } } : {}) } };
  }

  private async hasMicrophone(): Promise<boolean> {
    try {
      const stream = await navigator.mediaDevices.getUserMedia(this.constraints());
      stream.getTracks().forEach((track) => track.stop());
      const permission = await navigator.permissions.query({ name: 'microphone' as PermissionName });
      permission.onchange = () => {
        if (permission.state === 'denied') {
          this.stop();
          this.change({ standing: 'noMicrophone' });
        }
      };
      return true;
    } catch {
      this.change({ standing: 'noMicrophone' });
      return false;
    }
  }

  private register(account: Schemas['PhoneModel']): void {
    const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${account.path}`;
    const ua = new JsSIP.UA({
      sockets: [new JsSIP.WebSocketInterface(url)],
      uri: `sip:${account.extension}@${account.domain}`,
      ha1: account.ha1,
      realm: account.domain,
      register_expires: 120,
      session_timers: true,
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 8,
    });
    ua.on('registered', () => this.change({ standing: 'ready' }));
    ua.on('registrationFailed', ({ response }) => this.change({ standing: response ? 'refused' : 'lost' }));
    ua.on('disconnected', () => this.change({ standing: 'lost' }));
    ua.on('newRTCSession', ({ originator, session }: { originator: string; session: RTCSession }) => this.adopt(originator, session));
    this.ua = ua;
    ua.start();
  }

  private adopt(originator: string, session: RTCSession): void {
    if (this.session && !this.session.isEnded()) {
      session.terminate({ status_code: 486 });
      return;
    }
    this.session = session;
    this.change({
      call: {
        state: originator === 'remote' ? 'ringing' : 'calling',
        number: session.remote_identity.uri.user,
        name: session.remote_identity.display_name ?? '',
        muted: false,
      },
    });
    session.on('accepted', () => this.call({ state: 'active' }));
    session.on('confirmed', () => this.measure());
    session.on('muted', () => this.call({ muted: true }));
    session.on('unmuted', () => this.call({ muted: false }));
    session.on('ended', () => this.over(session));
    session.on('failed', () => this.over(session));
    session.on('peerconnection', ({ peerconnection }: { peerconnection: RTCPeerConnection }) => this.listen(peerconnection));
    if (session.connection) this.listen(session.connection);
  }

  private listen(connection: RTCPeerConnection): void {
    connection.addEventListener('track', ({ streams, track }) => {
      this.sound.srcObject = streams[0] ?? new MediaStream([track]);
      void this.sound.play().catch(() => undefined);
    });
  }

  private over(session: RTCSession): void {
    if (this.session !== session) return;
    this.session = null;
    this.sound.srcObject = null;
    clearInterval(this.timer);
    this.change({ call: null, quality: null });
  }

  private measure(): void {
    this.counted = null;
    clearInterval(this.timer);
    this.timer = setInterval(() => void this.count(), measureEvery);
  }

  private async count(): Promise<void> {
    const report = await this.session?.connection?.getStats();
    if (!report) return;
    const now: Counted = { lost: 0, received: 0, jitterSeconds: 0, roundTripSeconds: 0 };
    report.forEach((row: Record<string, unknown>) => {
      if (row.type === 'inbound-rtp') {
        now.lost = Number(row.packetsLost ?? 0);
        now.received = Number(row.packetsReceived ?? 0);
        now.jitterSeconds = Number(row.jitter ?? 0);
      }
      if (row.type === 'remote-inbound-rtp') now.roundTripSeconds = Number(row.roundTripTime ?? 0);
    });
    if (this.counted) this.change({ quality: qualityWord(measured(this.counted, now)) });
    this.counted = now;
  }

  private call(part: Partial<PhoneCall>): void {
    if (this.state.call) this.change({ call: { ...this.state.call, ...part } });
  }

  private change(part: Partial<PhoneState>): void {
    this.state = { ...this.state, ...part };
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
