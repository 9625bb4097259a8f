import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readdirSync, readSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort, type Tandem } from './rig';
import { shareOf, tone } from './wav';

const rate = 8_000;
const window = 4_000;
const audible = 0.02;
const freshMillis = 1_000;

function modules(): string {
  const roots = ['/usr/lib', ...readdirSync('/usr/lib').map((each) => join('/usr/lib', each))];
  return roots.map((root) => join(root, 'baresip/modules')).find((each) => existsSync(each))!;
}

/** baresip as a phone on a desk: it answers by itself, speaks a tone, and keeps what it hears. */
export class DeskPhone {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    private readonly domain: string,
    private readonly control: number,
  ) {}

  static async start(tandem: Tandem, extension: string, hertz: number): Promise<DeskPhone> {
    const folder = join(tandem.folder, `baresip-${extension}`);
    mkdirSync(folder);
    const [control, sip] = [await freePort(), await freePort()];
    const voice = join(folder, 'voice.wav');
    writeFileSync(voice, tone(hertz, rate, 60));
    const { sip: server, domain } = tandem.credentials;
    writeFileSync(
      join(folder, 'config'),
      [
        `module_path ${modules()}`,
        ...['g711', 'aufile', 'sndfile'].map((each) => `module ${each}.so`),
        ...['account', 'menu', 'ctrl_tcp'].map((each) => `module_app ${each}.so`),
        `ctrl_tcp_listen 127.0.0.1:${control}`,
        `sip_listen 127.0.0.1:${sip}`,
        `audio_source aufile,${voice}`,
        `audio_player aufile,${join(folder, 'heard.wav')}`,
        `audio_alert aufile,${join(folder, 'alert.wav')}`,
        `snd_path ${folder}`,
        '',
      ].join('\n'),
    );
    writeFileSync(
      join(folder, 'accounts'),
      `<sip:${extension}@${domain};transport=udp>;outbound="sip:${server.replace(/^sip:/, '')};transport=udp";auth_pass=secret-${extension};answermode=auto;audio_codecs=pcmu;regint=60\n`,
    );
    const phone = spawn('baresip', ['-f', folder], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
    await new Promise<void>((registered, failed) => {
      let said = '';
      const hear = (chunk: Buffer) => {
        said += chunk.toString();
        if (/200 OK/.test(said)) registered();
      };
      phone.stdout.on('data', hear);
      phone.stderr.on('data', hear);
      phone.on('exit', () => failed(new Error(`baresip ended: ${said}`)));
    });
    return new DeskPhone(phone, folder, domain, control);
  }

  async dial(number: string): Promise<void> {
    await this.command('dial', `sip:${number}@${this.domain}`);
  }

  async hangUp(): Promise<void> {
    await this.command('hangup', '');
  }

  /** Which of these tones were in its last half second. */
  hears(...hertz: number[]): number[] {
    const samples = this.latest();
    return samples ? hertz.filter((each) => shareOf(each, samples, rate) > audible) : [];
  }

  stop(): void {
    this.process.removeAllListeners('exit');
    this.process.kill('SIGKILL');
  }

  // A file for each call; the newest grows, and one that does not belongs to a call that is over.
  private latest(): Int16Array | null {
    const files = readdirSync(this.folder)
      .filter((each) => each.endsWith('-dec.wav'))
      .map((each) => ({ path: join(this.folder, each), at: statSync(join(this.folder, each)).mtimeMs }))
      .sort((a, b) => b.at - a.at);
    const newest = files[0];
    if (!newest || Date.now() - newest.at > freshMillis) return null;
    const file = openSync(newest.path, 'r');
    try {
      const length = (fstatSync(file).size - 44) & ~1;
      if (length < window * 2) return null;
      const bytes = Buffer.alloc(window * 2);
      readSync(file, bytes, 0, bytes.length, 44 + length - bytes.length);
      return new Int16Array(bytes.buffer, bytes.byteOffset, window);
    } finally {
      closeSync(file);
    }
  }

  // JSON in netstrings, as its module ctrl_tcp takes it.
  private command(command: string, params: string): Promise<void> {
    const json = JSON.stringify({ command, params });
    return new Promise((done, failed) => {
      const socket = connect(this.control, '127.0.0.1', () => socket.write(`${Buffer.byteLength(json)}:${json},`));
      socket.once('data', () => {
        socket.destroy();
        done();
      });
      socket.once('error', failed);
    });
  }
}
