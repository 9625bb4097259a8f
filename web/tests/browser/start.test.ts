import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, openBrowser, openContext, openPage, seriousFindings, signIn, Tandem } from './rig';

let tandem: Tandem;
let browser: Browser;

beforeAll(async () => {
  [tandem, browser] = await Promise.all([Tandem.start(), openBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await tandem?.stop();
});

describe('the first steps', () => {
  it('lead from an empty server to a call that is heard', async () => {
    const context = await openContext(browser);
    await context.grantPermissions(['microphone'], { origin: tandem.url });
    const page = await openPage(context);
    const { login, password } = tandem.credentials.xswitch;
    await signIn(page, tandem.url, login, password);
    await page.goto(`${tandem.url}/#/start`);

    // A password of one's own: the session of before ends with it, and one goes on.
    await page.fill('input[autocomplete=new-password]', 'a-password-of-my-own');
    await page.click('button:has-text("Save")');

    await page.getByLabel('Name').fill('help');
    await page.click('button:has-text("New queue")');
    const passwords = page.locator('input[autocomplete=new-password]');
    await passwords.first().waitFor();
    await passwords.nth(0).fill('first-agent');
    await passwords.nth(1).fill('second-agent');
    await page.click('button:has-text("Make both")');

    await page.click('button:has-text("Call me now")');
    // His phone rings as it does for any caller, until he answers.
    await page.click('button:has-text("Answer")');
    await page.waitForSelector('text=Speak: you hear yourself');
    expect(await seriousFindings(page)).toEqual([]);
    // The words of what it is are over, and the way of sound leads back: Chromium's microphone beeps once a second.
    await expect.poll(async () => (await tandem.ask<{ events: unknown[] }>('GET', '/v1/events?type=leg.bridged')).events.length, { timeout: 30_000 }).toBe(1);
    const isLoud = () =>
      page.evaluate(async () => {
        const sound = document.querySelector<HTMLAudioElement>('audio[data-phone]')!;
        const context = new AudioContext();
        const analyser = context.createAnalyser();
        context.createMediaStreamSource(sound.srcObject as MediaStream).connect(analyser);
        const samples = new Float32Array(analyser.fftSize);
        let loudest = 0;
        for (let look = 0; look < 30; look++) {
          await new Promise((over) => setTimeout(over, 50));
          analyser.getFloatTimeDomainData(samples);
          loudest = Math.max(loudest, ...samples.map(Math.abs));
        }
        await context.close();
        return loudest;
      });
    type Calls = { calls: { dialled: string; legs: { state: string; silent: boolean }[] }[] };
    await expect.poll(isLoud, { timeout: 20_000 }).toBeGreaterThan(0.02);
    const { calls } = await tandem.ask<Calls>('GET', '/v1/calls');
    expect(calls.map((call) => call.dialled)).toEqual(['echo']);
    await page.click('button:has-text("Hang up")');
    await page.waitForSelector('text=That was a real call');
    await expect.poll(async () => (await tandem.ask<{ records: { dialled: string; talkMillis?: number }[] }>('GET', '/v1/records')).records.map((record) => record.dialled)).toEqual(['echo']);
    expect(complaintsOf(page)).toEqual([]);

    // What it has made is there to be used: both agents in the queue, and one's own extension.
    const { users } = await tandem.ask<{ users: { login: string; type: string; extension: string }[] }>('GET', '/v1/users');
    expect(users.map((user) => [user.login, user.type, user.extension])).toEqual([
      ['admin', 'AGENT', '1000'],
      ['1001', 'AGENT', '1001'],
      ['1002', 'AGENT', '1002'],
    ]);
    const { queues } = await tandem.ask<{ queues: { id: number; name: string }[] }>('GET', '/v1/queues');
    const { tiers } = await tandem.ask<{ tiers: unknown[] }>('GET', `/v1/queues/${queues[0]!.id}/tiers`);
    expect([queues[0]!.name, tiers.length]).toEqual(['help', 2]);
  });
});
