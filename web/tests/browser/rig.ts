import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac, randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const program = process.env.INTEROP_PROGRAM ?? resolve('../src/Tandem.Server/bin/Release/net10.0/tandem');

export interface Credentials {
  http: string;
  sip: string;
  domain: string;
  xswitch: { login: string; password: string };
  native: { apiKey: string };
}

export async function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}

const rtpPorts = 200;

/** The first of so many UDP ports that no other server has, below those that systems give to whoever asks for any. */
async function freeRange(): Promise<number> {
  for (;;) {
    const first = 24_000 + randomInt(40) * rtpPorts;
    const isFree = await new Promise<boolean>((told) => {
      const socket = createSocket('udp4');
      socket.once('error', () => told(false));
      socket.bind(first, '127.0.0.1', () => socket.close(() => told(true)));
    });
    if (isFree) return first;
  }
}

/** The whole server, in a folder of its own, with the console as it was built. */
export class Tandem {
  private readonly others: ChildProcess[] = [];

  private constructor(
    private readonly server: ChildProcess,
    readonly folder: string,
    readonly credentials: Credentials,
  ) {}

  /** @param options Of serve, besides those that all tests need. */
  static async start(...options: string[]): Promise<Tandem> {
    const folder = mkdtempSync(join(tmpdir(), 'tandem-web-'));
    const [http, sip] = [await freePort(), await freePort()];
    const rtp = await freeRange();
    const server = spawn(
      program,
      ['serve', '--data', folder, '--http', `127.0.0.1:${http}`, '--sip', `127.0.0.1:${sip}`, '--rtp', `${rtp}-${rtp + rtpPorts - 1}`, '--drain-seconds', '1', ...options],
      { env: { ...process.env, TANDEM_WEB: process.env.TANDEM_WEB ?? resolve('dist') }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    await new Promise<void>((ready, failed) => {
      let said = '';
      const hear = (chunk: Buffer) => {
        said += chunk.toString();
        if (/ready;|已就绪|就绪/.test(said)) ready();
      };
      server.stdout!.on('data', hear);
      server.stderr!.on('data', hear);
      server.on('exit', (code) => failed(new Error(`the server ended with ${code}: ${said}`)));
      server.on('error', failed);
    });
    return new Tandem(server, folder, JSON.parse(readFileSync(join(folder, 'credentials.json'), 'utf8')) as Credentials);
  }

  get url(): string {
    return this.credentials.http;
  }

  /** Asks /v1 as the operator. */
  async ask<T = unknown>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(this.url + path, {
      method,
      headers: { Authorization: `Bearer ${this.credentials.native.apiKey}`, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }

  async user(login: string, name: string, role = 'agent', password = 'a-password'): Promise<number> {
    const made = await this.ask<{ id: number }>('POST', '/v1/users', { login, name, role, password, extension: login, extensionSecret: `secret-${login}` });
    return made.id;
  }

  /** A scripted phone; it lives as long as the server. */
  async phone(extension: string, ...options: string[]): Promise<void> {
    const phone = spawn(program, ['phone', extension, '--password', `secret-${extension}`, '--data', this.folder, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.others.push(phone);
    await new Promise<void>((registered, failed) => {
      let said = '';
      const hear = (chunk: Buffer) => {
        said += chunk.toString();
        if (/registered|已注册/.test(said)) registered();
      };
      phone.stdout!.on('data', hear);
      phone.stderr!.on('data', hear);
      phone.on('exit', () => failed(new Error(`the phone ended: ${said}`)));
    });
  }

  async stop(): Promise<void> {
    for (const phone of this.others) {
      phone.removeAllListeners('exit');
      phone.kill();
    }
    this.server.removeAllListeners('exit');
    const ended = new Promise((over) => this.server.on('exit', over));
    this.server.kill();
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** With devices that are not there, and nobody to ask for them. */
export const chromiumArguments = ['--no-sandbox', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', '--autoplay-policy=no-user-gesture-required'];

/** @param voice What its microphone hears, a WAV file; else what Chromium has for that. */
export async function openBrowser(voice?: string): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: [...chromiumArguments, ...(voice ? [`--use-file-for-fake-audio-capture=${voice}`] : [])],
  });
}

export type Language = 'zh' | 'en';
export type Scheme = 'light' | 'dark';

/** What the browser complained of while a page was used. */
const complaints = new WeakMap<Page, string[]>();

export function complaintsOf(page: Page): string[] {
  return complaints.get(page) ?? [];
}

/** Nothing moves in it: what is looked at is there at once and whole. */
export async function openContext(browser: Browser, language: Language = 'en', scheme: Scheme = 'light'): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
  });
  return context;
}

export async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    // That nobody is signed in yet is an answer, which browsers write down as a failure.
    if (message.type() === 'error' && !/status of 401/.test(message.text())) heard.push(`${message.text()} ${message.location().url}`);
  });
  return page;
}

export async function signIn(page: Page, url: string, login: string, password: string): Promise<void> {
  await page.goto(url);
  await page.fill('input[autocomplete=username]', login);
  await page.fill('input[autocomplete=current-password]', password);
  await page.click('button[type=submit]');
  await page.waitForSelector('nav', { state: 'attached' });
}

/** What axe finds that keeps somebody out. */
export async function seriousFindings(page: Page): Promise<string[]> {
  return look(page, { part: 'html', presses: [''] });
}

const scheme = 'button:has(> span svg.lucide-sun), button:has(> span svg.lucide-moon)';

/**
 * The same in both languages and both schemes, each with each, changed by the page's own buttons (behind a dialog too, where a person closes that first); each with where.
 * @param part Of the page; else all of it.
 */
export async function findingsInEachPair(page: Page, part = 'html'): Promise<string[]> {
  return look(page, { part, presses: ['', scheme, 'button[lang]', scheme] });
}

// All of it within the page: each question from outside takes longer than axe takes for a dialog.
async function look(page: Page, what: { part: string; presses: string[] }): Promise<string[]> {
  // Once a document, in its top frame: there are no others.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async ({ part, presses }) => {
    const pair = () => `${document.documentElement.lang} ${document.documentElement.dataset.mantineColorScheme}`;
    const found: string[] = [];
    for (const press of presses) {
      const before = pair();
      if (press) document.querySelector<HTMLElement>(press)!.click();
      for (let frame = 0; press && pair() === before; frame++) {
        if (frame > 3600) throw new Error(`${press} changes nothing`);
        await new Promise(requestAnimationFrame);
      }
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(part, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        resultTypes: ['violations'],
      });
      for (const each of violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')) {
        found.push(...each.nodes.map((node) => `${pair()} ${each.id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`));
      }
    }
    return found;
  }, what);
}

/** What an authenticator shows now, or so many steps later (RFC 6238). */
export function codeOf(secret: string, steps = 0): string {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac('sha1', key).update(counter).digest();
  return String((hash.readUInt32BE(hash[19]! & 15) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}
