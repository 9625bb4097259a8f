import JsSIP from 'jssip';
import type { RTCSession } from 'jssip/lib/RTCSession';
import type { Schemas } from '../api/client';
import { keptCall } from './keptCall';
import { watchQuality, type QualityWord } from './quality';
import { PhoneTabs, type Asked } from './tabs';
import { watchMicrophone } from './watchMicrophone';

/** From a microphone that could not be had to the next try. */
const microphoneAgainMillis = 3_000;

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

type Account = Schemas['PhoneModel'];

const off: PhoneState = { standing: 'off', call: null, quality: null };
// The server is reached at its own address: nobody else is asked for a way to it, so nothing is waited for.
const pcConfig: RTCConfiguration = { iceServers: [] };

/**
 * The phone in the page: JsSIP on /ws. Of several tabs one has it, and the next takes it over with its call when that one goes. Without a microphone it does
 * not register, so that no caller is offered to somebody whom he would not hear. A page loaded anew, or back after its connection was lost, takes up the call.
 */
export class BrowserPhone {
  private state = off;
  private account: Account | null = null;
  private ua: JsSIP.UA | null = null;
  private session: RTCSession | null = null;
  private wasLost = false;
  private stopsAfterCall = false;
  private readonly sound = new Audio();
  private readonly tabs: PhoneTabs;
  private unwatch: () => void = () => undefined;
  private unmeasure: () => void = () => undefined;
  private devices: Devices = {};
  private readonly listeners = new Set<() => void>();

  constructor() {
    this.sound.dataset.phone = '';
    document.body.append(this.sound);
    this.tabs = new PhoneTabs({
      leads: () => this.register(),
      follows: () => this.change({ standing: 'elsewhere' }),
      shown: (call, quality) => this.change({ call, quality }),
      asked: (what) => this.asked(what),
    });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getState = (): PhoneState => this.state;

  start(account: Account): void {
    const goesOn = this.session && this.account?.extension === account.extension;
    this.stopsAfterCall = false;
    if (goesOn) return;
    this.end();
    this.account = account;
    this.unwatch = watchMicrophone((works) => (works ? this.heardAgain() : this.deafened()));
    void this.begin(account);
  }

  /** Leaves as soon as no call is under way. */
  stop(): void {
    if (this.session) this.stopsAfterCall = true;
    else this.end();
  }

  use(devices: Devices): void {
    this.devices = devices;
    if (devices.speaker && 'setSinkId' in this.sound) void this.sound.setSinkId(devices.speaker).catch(() => undefined);
  }

  answer(): void {
    if (this.elsewhere({ verb: 'answer' })) return;
    this.session?.answer({ mediaConstraints: this.constraints(), pcConfig });
  }

  hangUp(): void {
    if (this.elsewhere({ verb: 'hangUp' })) return;
    this.session?.terminate();
  }

  mute(muted: boolean): void {
    if (this.elsewhere({ verb: 'mute', muted })) return;
    if (muted) this.session?.mute({ audio: true });
    else this.session?.unmute({ audio: true });
  }

  press(key: string): void {
    if (this.elsewhere({ verb: 'press', key })) return;
    this.session?.sendDTMF(key, { transportType: 'RFC2833' as never });
  }

  private end(): void {
    this.stopsAfterCall = false;
    this.account = null;
    this.unwatch();
    this.leave();
    this.change(off);
  }

  private elsewhere(what: Asked): boolean {
    if (this.state.standing !== 'elsewhere') return false;
    this.tabs.ask(what);
    return true;
  }

  private asked(what: Asked): void {
    if (what.verb === 'show') this.tabs.show(this.state.call, this.state.quality);
    else if (what.verb === 'mute') this.mute(what.muted);
    else if (what.verb === 'press') this.press(what.key);
    else this[what.verb]();
  }

  private constraints(): MediaStreamConstraints {
    const { microphone } = this.devices;
    return { video: false, audio: { echoCancellation: true, noiseSuppression: true, ...(microphone ? { deviceId: { ideal: microphone } } : {}) } };
  }

  private async begin(account: Account): Promise<void> {
    if (this.state.standing !== 'noMicrophone') this.change({ standing: 'starting' });
    try {
      const stream = await navigator.mediaDevices.getUserMedia(this.constraints());
      stream.getTracks().forEach((track) => track.stop());
    } catch (error) {
      if (this.account === account) this.waitForMicrophone(account, error);
      return;
    }
    if (this.account === account) this.tabs.join();
  }

  // Another program has it, or the browser was too slow with it: nobody tells when that is over. Who has refused it is not asked again.
  private waitForMicrophone(account: Account, error: unknown): void {
    this.change({ standing: 'noMicrophone' });
    if (!(error instanceof DOMException) || !['NotReadableError', 'AbortError'].includes(error.name)) return;
    setTimeout(() => {
      if (this.account === account && this.state.standing === 'noMicrophone' && !this.session) void this.begin(account);
    }, microphoneAgainMillis);
  }

  // A call goes on: he hears, and may have another microphone in a moment.
  private deafened(): void {
    if (!this.session) this.leave();
    this.change({ standing: 'noMicrophone' });
  }

  private heardAgain(): void {
    if (this.state.standing !== 'noMicrophone' || !this.account) return;
    if (!this.session) {
      void this.begin(this.account);
      return;
    }
    this.change({ standing: this.ua?.isRegistered() ? 'ready' : 'lost' });
    void this.replaceMicrophone(this.session);
  }

  private async replaceMicrophone(session: RTCSession): Promise<void> {
    const stream = await navigator.mediaDevices.getUserMedia(this.constraints());
    const [track] = stream.getAudioTracks();
    const sender = session.connection.getSenders().find((each) => each.track?.kind === 'audio');
    if (session.isEnded() || !track || !sender) stream.getTracks().forEach((each) => each.stop());
    else await sender.replaceTrack(track);
  }

  private leave(): void {
    this.ua?.stop();
    this.ua = null;
    if (this.session) this.over(this.session);
    this.tabs.leave();
  }

  private register(): void {
    const account = this.account;
    if (!account) return;
    const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${account.path}`;
    const ua = new JsSIP.UA({
      sockets: [new JsSIP.WebSocketInterface(url)],
      uri: `sip:${account.extension}@${account.domain}`,
      ha1: account.ha1,
      realm: account.domain,
      register_expires: 120,
      session_timers: true,
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 2,
    });
    this.change({ standing: 'starting', call: null, quality: null });
    // Whoever takes a call over does not wait until calls would ring here too.
    ua.on('connected', () => this.takeUp(ua));
    ua.on('registered', () => this.stands(ua, 'ready'));
    ua.on('registrationFailed', ({ response }) => this.stands(ua, response ? 'refused' : 'lost'));
    ua.on('disconnected', () => {
      this.wasLost = true;
      this.stands(ua, 'lost');
    });
    ua.on('newRTCSession', (made: { originator: string; session: RTCSession; request: { getHeader: (name: string) => string | undefined } }) =>
      this.adopt(made.originator, made.session, made.request.getHeader('Call-Info') ?? ''),
    );
    this.ua = ua;
    ua.start();
  }

  // Without a microphone he is not ready, whatever else works; and one that was given up has its last words when the next is there.
  private stands(ua: JsSIP.UA, standing: PhoneStanding): void {
    if (this.ua === ua && this.state.standing !== 'noMicrophone') this.change({ standing });
  }

  // The call of the page before, or of the connection before: by then the address may be another one too.
  private takeUp(ua: JsSIP.UA): void {
    const account = this.account;
    const wasLost = this.wasLost;
    this.wasLost = false;
    if (!account || this.ua !== ua) return;
    if (this.session) {
      if (wasLost && this.session.isEstablished()) this.session.renegotiate({ rtcOfferConstraints: { iceRestart: true } } as never);
      return;
    }
    const replaces = keptCall.replacesOf(account.extension);
    if (replaces) ua.call(account.extension, { mediaConstraints: this.constraints(), pcConfig, extraHeaders: [`Replaces: ${replaces}`] });
  }

  private adopt(originator: string, session: RTCSession, callInfo: string): void {
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
    session.on('icecandidate', ({ ready }) => ready());
    session.on('accepted', () => this.call({ state: 'active' }));
    session.on('confirmed', () => {
      if (this.account) keptCall.keep(this.account.extension, session);
      this.unmeasure();
      this.unmeasure = watchQuality(
        () => this.session?.connection,
        (quality) => this.change({ quality }),
      );
    });
    session.on('muted', () => this.call({ muted: true }));
    session.on('unmuted', () => this.call({ muted: false }));
    // Of a call that ended because its connection did, the server knows nothing: it can be taken up again.
    session.on('ended', ({ cause }) => this.over(session, cause === JsSIP.C.causes.CONNECTION_ERROR));
    session.on('failed', ({ cause }) => this.over(session, cause === JsSIP.C.causes.CONNECTION_ERROR));
    session.on('peerconnection', ({ peerconnection }: { peerconnection: RTCPeerConnection }) => this.listen(peerconnection));
    if (session.connection) this.listen(session.connection);
    // He asked for this call himself, or agreed to such calls: a supervisor's listening, a campaign's.
    if (originator === 'remote' && /;\s*answer-after\s*=\s*0\b/.test(callInfo)) this.answer();
  }

  private listen(connection: RTCPeerConnection): void {
    connection.addEventListener('track', ({ streams, track }) => {
      this.sound.srcObject = streams[0] ?? new MediaStream([track]);
      void this.sound.play().catch(() => undefined);
    });
  }

  private over(session: RTCSession, canBeTakenUp = false): void {
    if (this.session !== session) return;
    this.session = null;
    this.sound.srcObject = null;
    this.unmeasure();
    if (!canBeTakenUp) keptCall.forget();
    this.change({ call: null, quality: null });
    if (this.stopsAfterCall) this.end();
    else if (this.state.standing === 'noMicrophone') this.leave();
  }

  private call(part: Partial<PhoneCall>): void {
    if (this.state.call) this.change({ call: { ...this.state.call, ...part } });
  }

  private change(part: Partial<PhoneState>): void {
    this.state = { ...this.state, ...part };
    this.tabs.show(this.state.call, this.state.quality);
    for (const listener of this.listeners) listener();
  }
}
