import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeskPhone } from './deskPhone';
import { Link } from './link';
import { complaintsOf, freePort, openBrowser, openContext, openPage, signIn, Tandem } from './rig';
import { tone } from './wav';

const [agentHertz, customerHertz, leadHertz, colleagueHertz] = [620, 1130, 850, 1530];
const all = [agentHertz, leadHertz, customerHertz, colleagueHertz];
/** How long the sound of a call that goes on may be away; longer on a machine so busy that the page alone takes as long. */
const leastAway = 3_000;
let away = leastAway;
/** In packets of 20 ms. */
const halfSecond = 25;
/** How long an agent whom nobody could hear counts as ready. */
const notReadyWithin = 10_000;

let tandem: Tandem;
let browser: Browser;
let link: Link;
let customer: DeskPhone;
let colleague: DeskPhone;
let agent: number;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  const mediaPort = await freePort();
  tandem = await Tandem.start('--browser-port', `${mediaPort}`);
  const voice = join(tandem.folder, 'voice.wav');
  writeFileSync(voice, tone(agentHertz, 48_000, 60));
  [browser, link, agent] = await Promise.all([openBrowser(voice), Link.lay(tandem.url, mediaPort), tandem.user('8001', 'Anna')]);
  await tandem.user('8002', 'Customer');
  await tandem.user('8003', 'Lead', 'supervisor');
  await tandem.user('8004', 'Colleague');
  await tandem.user('8005', 'Late');
  await tandem.ask('POST', '/v1/queues', { name: 'nobody' });
  const queue = await tandem.ask<{ id: number }>('POST', '/v1/queues', { name: 'help' });
  await tandem.ask('PUT', `/v1/queues/${queue.id}/tiers/${agent}`, {});
  customer = await DeskPhone.start(tandem, '8002', customerHertz);
  colleague = await DeskPhone.start(tandem, '8004', colleagueHertz);
  context = await openContext(browser);
  await context.grantPermissions(['microphone'], { origin: link.url });
  await link.carry(context);
  page = await desk(context);
  await phoneOn(page);
  const start = Date.now();
  await page.reload();
  await page.waitForSelector('text=Registered');
  away = Math.max(away, 2 * (Date.now() - start) + 1_000);
  await page.click('button:has-text("Sign in")');
  await page.click('button:has-text("Ready")');
});

afterAll(async () => {
  await browser?.close();
  customer?.stop();
  colleague?.stop();
  link?.close();
  await tandem?.stop();
});

async function desk(of: BrowserContext, login = '8001'): Promise<Page> {
  const made = await openPage(of);
  await signIn(made, link.url, login, 'a-password');
  return made;
}

async function phoneOn(of: Page): Promise<void> {
  await of.getByRole('switch', { name: 'Phone in this page' }).click({ force: true });
  await of.waitForSelector('text=Registered');
}

/** Which of the tones a page hears. */
function pageHears(of: Page): Promise<number[]> {
  return of.evaluate((tones) => {
    const mine = window as unknown as { ear?: { stream: MediaStream; analyser: AnalyserNode } };
    const stream = document.querySelector<HTMLAudioElement>('audio[data-phone]')?.srcObject as MediaStream | null;
    if (!stream) return [];
    if (mine.ear?.stream !== stream) {
      const audio = new AudioContext();
      const analyser = audio.createAnalyser();
      analyser.fftSize = 8192;
      analyser.smoothingTimeConstant = 0;
      audio.createMediaStreamSource(stream).connect(analyser);
      mine.ear = { stream, analyser };
    }
    const { analyser } = mine.ear;
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    return tones.filter((hertz) => bins[Math.round((hertz * analyser.fftSize) / analyser.context.sampleRate)]! > -50);
  }, all);
}

const soon = { timeout: 10_000, interval: 50 };
const hearsOnly = async (of: Page, ...hertz: number[]) => expect.poll(() => pageHears(of), soon).toEqual(hertz);
const customerHears = async (...hertz: number[]) => expect.poll(() => customer.hears(...all), soon).toEqual(hertz);

/** A supervisor before the wallboard, with a phone in her page and a voice of her own. */
async function openLead(): Promise<Page> {
  const hers = await openContext(browser);
  await hers.grantPermissions(['microphone'], { origin: link.url });
  await hers.addInitScript((hertz) => {
    navigator.mediaDevices.getUserMedia = async () => {
      const audio = new AudioContext();
      const voice = new OscillatorNode(audio, { frequency: hertz });
      const volume = new GainNode(audio, { gain: 0.3 });
      const out = audio.createMediaStreamDestination();
      voice.connect(volume).connect(out);
      voice.start();
      return out.stream;
    };
  }, leadHertz);
  const lead = await desk(hers, '8003');
  await phoneOn(lead);
  await lead.goto(`${link.url}/#/wall`);
  return lead;
}

async function bothHear(of: Page = page): Promise<void> {
  await Promise.all([hearsOnly(of, customerHertz), customerHears(agentHertz)]);
}

async function call(): Promise<void> {
  await customer.dial('help');
  await page.click('button:has-text("Answer")');
  await bothHear();
}

/** By the desk, with the colleague's number typed. */
async function bringIn(how: string): Promise<void> {
  await page.click('#desk-pass-on');
  await page.click(`[role=dialog] label:has-text("${how}")`);
  await page.getByLabel('Or a number').fill('8004');
  await page.click(`[role=dialog] button:has-text("${how}")`);
}

const agentRow = () => tandem.ask<{ status: string; reason: string | null; phoneRegistered?: boolean }>('GET', `/v1/agents/${agent}`);
/** Whatever is left of his wrap-up is over; a call of his own has none. */
const rested = async () => {
  const { doing } = await tandem.ask<{ doing: string }>('GET', `/v1/agents/${agent}`);
  if (doing === 'wrap_up') await tandem.ask('POST', `/v1/agents/${agent}/wrap-up`, { seconds: 0 });
};
const legs = async () => (await tandem.ask<{ calls: { legs: { state: string }[] }[] }>('GET', '/v1/calls')).calls.flatMap((each) => each.legs.filter((leg) => leg.state !== 'ended'));

/** Until both have heard each other again for half a second: what ears keep from before it is not heard any more by then. */
async function gap(what: string, done: () => Promise<unknown> | void, of: () => Page = () => page): Promise<void> {
  const start = Date.now();
  await done();
  const packets = link.count();
  await expect.poll(packets, soon).toBeGreaterThan(halfSecond);
  await bothHear(of());
  const took = Date.now() - start;
  console.log(`${what}: sound after ${took} ms`);
  expect(took).toBeLessThan(away);
}

describe('a call of a page', () => {
  it('is heard at both ends', call);

  it('goes on when the page is loaded anew', async () => {
    await gap('page loaded anew', () => page.reload({ waitUntil: 'commit' }));
    expect(await legs()).toHaveLength(2);
  });

  it('goes on when the connection is cut, and is held and taken back over the next one', async () => {
    link.cut();
    await page.waitForSelector('text=Connection lost');
    expect(customer.hears(...all)).toEqual([agentHertz]);
    await page.waitForSelector('text=Registered');
    await page.click('button:has-text("Hold")');
    await expect.poll(() => customer.hears(agentHertz), soon).toEqual([]);
    await page.click('button:has-text("Take back")');
    await bothHear();
  });

  it('goes on from another address', async () => {
    await gap('another address', () => {
      link.cut();
      link.move();
    });
  });

  it('is followed by the other tab, which takes it over when the first is closed', async () => {
    const other = await openPage(context);
    await other.goto(`${link.url}/#/desk`);
    await other.waitForSelector('text=In another tab');
    await other.waitForSelector('button:has-text("Mute")');
    await other.click('button:has-text("Mute")');
    await expect.poll(() => customer.hears(agentHertz), soon).toEqual([]);
    await other.click('button:has-text("Unmute")');
    await bothHear();
    const first = page;
    page = other;
    await gap('the other tab', () => first.close());
    await page.waitForSelector('text=Registered');
    expect(await legs()).toHaveLength(2);
  });

  it('is listened to, whispered into and joined by a supervisor from the wallboard', async () => {
    const lead = await openLead();
    const tile = lead.locator('.agent-tile', { hasText: 'Anna' });
    const verb = async (name: string) => {
      await tile.click();
      await lead.click(`[role=menuitem]:has-text("${name}")`);
    };
    // Her phone takes the call by itself, and what she is in it changes without another.
    await verb('Listen in');
    await Promise.all([hearsOnly(lead, agentHertz, customerHertz), bothHear()]);
    await verb('Whisper');
    await Promise.all([hearsOnly(page, leadHertz, customerHertz), customerHears(agentHertz)]);
    await verb('Join in');
    await Promise.all([hearsOnly(lead, agentHertz, customerHertz), hearsOnly(page, leadHertz, customerHertz), customerHears(agentHertz, leadHertz)]);
    await lead.click('[role=region] >> button:has-text("Hang up")');
    await bothHear();
    await page.click('button:has-text("Hang up")');
    await expect.poll(legs, soon).toEqual([]);
    expect(complaintsOf(lead)).toEqual([]);
    await lead.context().close();
  });

  it('is held while a colleague is asked, and is his when the agent goes', async () => {
    await rested();
    await call();
    await bringIn('Ask first');
    await Promise.all([hearsOnly(page, colleagueHertz), expect.poll(() => colleague.hears(...all), soon).toEqual([agentHertz])]);
    expect(customer.hears(agentHertz, colleagueHertz)).toEqual([]);
    await page.click('button:has-text("Hang up")');
    await Promise.all([customerHears(colleagueHertz), expect.poll(() => colleague.hears(...all), soon).toEqual([customerHertz])]);
    await customer.hangUp();
    await expect.poll(legs, soon).toEqual([]);
  });

  it('is one of three', async () => {
    await rested();
    await call();
    await bringIn('Three-way');
    await Promise.all([
      hearsOnly(page, customerHertz, colleagueHertz),
      customerHears(agentHertz, colleagueHertz),
      expect.poll(() => colleague.hears(...all), soon).toEqual([agentHertz, customerHertz]),
    ]);
    await page.click('button:has-text("Hang up")');
    await customer.hangUp();
    await expect.poll(legs, soon).toEqual([]);
    expect(complaintsOf(page)).toEqual([]);
  });
});

describe('a call that the agent makes', () => {
  type Calls = { calls: { call: string; state: string; legs: { leg: string }[] }[] };
  const calls = async () => (await tandem.ask<Calls>('GET', '/v1/calls')).calls;
  const state = async () => (await calls()).map((each) => each.state);
  const dial = async (number: string) => {
    await page.fill('#desk-number', number);
    await page.press('#desk-number', 'Enter');
  };
  /** The server knows of the call before the page does. */
  const leave = async () => {
    await page.waitForFunction(() => localStorage.getItem('tandem.call') !== null);
    await page.reload({ waitUntil: 'commit' });
  };
  const reload = async () => {
    const before = await calls();
    await leave();
    await expect.poll(link.count(), { timeout: 30_000 }).toBeGreaterThan(halfSecond);
    expect((await calls()).map((each) => [each.call, each.legs[0]!.leg])).toEqual(before.map((each) => [each.call, each.legs[0]!.leg]));
  };

  it('is taken up by the page loaded anew while he waits in a queue', async () => {
    await rested();
    await dial('nobody');
    await expect.poll(state, { timeout: 30_000 }).toEqual(['waiting']);
    await reload();
    expect(await state()).toEqual(['waiting']);
    await page.click('button:has-text("Hang up")');
    await expect.poll(legs, soon).toEqual([]);
  });

  it('is taken up while the other side rings, and heard when that answers', async () => {
    await tandem.phone('8005', '--answer-after', '12');
    await dial('8005');
    await expect.poll(state, { timeout: 30_000 }).toEqual(['ringing']);
    const before = await calls();
    await leave();
    await page.waitForSelector('text=Registered');
    await expect.poll(state, { timeout: 60_000 }).toEqual(['talking']);
    await expect.poll(link.count(), { timeout: 30_000 }).toBeGreaterThan(halfSecond);
    expect((await calls()).map((each) => each.legs.map(({ leg }) => leg))).toEqual(before.map((each) => each.legs.map(({ leg }) => leg)));
    await page.click('button:has-text("Hang up")');
    await expect.poll(legs, soon).toEqual([]);
  });
});

describe('a page that cannot take calls', () => {
  it('rings in one of two tabs', async () => {
    const other = await openPage(context);
    await other.goto(`${link.url}/#/desk`);
    await other.waitForSelector('text=In another tab');
    await rested();
    await customer.dial('help');
    await other.click('button:has-text("Answer")');
    await bothHear();
    expect(await legs()).toHaveLength(2);
    await other.click('button:has-text("Hang up")');
    await expect.poll(legs, soon).toEqual([]);
    await other.close();
  });

  it('makes its agent not ready when the microphone is revoked, and works again when it is given back', async () => {
    const cdp = await browser.newBrowserCDPSession();
    const { browserContextIds } = await cdp.send('Target.getBrowserContexts');
    const set = (setting: 'denied' | 'granted') =>
      Promise.all(browserContextIds.map((browserContextId) => cdp.send('Browser.setPermission', { permission: { name: 'microphone' }, setting, origin: link.url, browserContextId })));
    const start = Date.now();
    await set('denied');
    await expect.poll(agentRow, { timeout: notReadyWithin + away - leastAway }).toMatchObject({ status: 'on_break', reason: 'no microphone' });
    console.log(`microphone revoked: not ready after ${Date.now() - start} ms`);
    await page.waitForSelector('.desk-column >> text=No microphone');
    await set('granted');
    await page.waitForSelector('text=Registered');
    await page.click('button:has-text("Ready")');
    await expect.poll(agentRow, soon).toMatchObject({ status: 'available' });
  });

  it('has its phone once another program has let the microphone go', async () => {
    const hers = await openContext(browser);
    await hers.grantPermissions(['microphone'], { origin: link.url });
    await hers.addInitScript(() => {
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      let isBusy = true;
      navigator.mediaDevices.getUserMedia = (wanted) => (isBusy ? ((isBusy = false), Promise.reject(new DOMException('busy', 'NotReadableError'))) : real(wanted));
    });
    const busy = await desk(hers, '8003');
    await busy.getByRole('switch', { name: 'Phone in this page' }).click({ force: true });
    await busy.waitForSelector('.desk-column >> text=No microphone');
    await busy.waitForSelector('text=Registered');
    await hers.close();
  });

  it('makes its agent not ready when the machine sleeps, and he can be ready when it wakes', async () => {
    const cdp = await browser.newBrowserCDPSession();
    const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
    const signal = (name: NodeJS.Signals) => processInfo.forEach(({ id }) => process.kill(id, name));
    const start = Date.now();
    signal('SIGSTOP');
    try {
      await expect.poll(agentRow, { timeout: notReadyWithin + away - leastAway }).toMatchObject({ status: 'on_break', reason: 'page asleep' });
      console.log(`asleep: not ready after ${Date.now() - start} ms`);
    } finally {
      signal('SIGCONT');
    }
    // A machine may wake with nobody before it: he is asked, and says so in one press.
    await page.click('[role=alert]:has-text("The page fell asleep") >> button:has-text("I am here")');
    await expect.poll(agentRow, soon).toMatchObject({ status: 'available' });
    await call();
    await page.click('button:has-text("Hang up")');
    expect(complaintsOf(page)).toEqual([]);
  });
});
