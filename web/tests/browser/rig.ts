import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const program = process.env.INTEROP_PROGRAM ?? resolve('../src/Tandem.Server/bin/Release/net10.0/tandem');

let started = 0;

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
    // Several servers of one file run beside each other.
    // Below the ports that systems give to whoever asks for any.
    const rtp = 24_000 + ((Number(process.env.VITEST_POOL_ID ?? 0) * 10 + started++) % 40) * 200;
    const server = spawn(
      program,
      ['serve', '--data', folder, '--http', `127.0.0.1:${http}`, '--sip', `127.0.0.1:${sip}`, '--rtp', `${rtp}-${rtp + 199}`, '--drain-seconds', '1', ...options],
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

/** @param still Nothing moves: what is looked at is there at once and whole. */
export async function openContext(browser: Browser, language: Language = 'en', scheme: Scheme = 'light', still = false): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: scheme,
    reducedMotion: still ? 'reduce' : 'no-preference',
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

/**
 * What axe finds that keeps somebody out.
 * @param part Of the page; else all of it.
 */
export async function seriousFindings(page: Page, part = 'html'): Promise<string[]> {
  // Once a document, in its top frame: there are no others.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (within) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(within, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
    });
    return violations
      .filter((each) => each.impact === 'serious' || each.impact === 'critical')
      .flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`));
  }, part);
}

/** Looks at an open page in both languages and both schemes, each with each, changing them by the page's own buttons; what was found, with where. */
export async function inEachPair(page: Page, look: () => Promise<string[]>): Promise<string[]> {
  const found: string[] = [];
  for (const press of ['', 'button:has(> span svg.lucide-sun), button:has(> span svg.lucide-moon)', 'button[lang]', 'button:has(> span svg.lucide-sun), button:has(> span svg.lucide-moon)']) {
    if (press) await turn(page, press);
    const pair = await page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dataset.mantineColorScheme}`);
    found.push(...(await look()).map((each) => `${pair} ${each}`));
  }
  return found;
}

// Also behind a dialog, where a person closes that first.
async function turn(page: Page, press: string): Promise<void> {
  const state = () => page.evaluate(() => document.documentElement.lang + document.documentElement.dataset.mantineColorScheme);
  const before = await state();
  await page.locator(press).first().evaluate((button) => (button as HTMLElement).click());
  await page.waitForFunction((was) => document.documentElement.lang + document.documentElement.dataset.mantineColorScheme !== was, before);
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
