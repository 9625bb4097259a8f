import { createSocket } from 'node:dgram';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, complaintsOf, openBrowser, openContext, openPage, seriousFindings, signIn, Tandem } from './rig';

const nasty = '<img src=x onerror="window.hit=1"><b>bold</b>';
let tandem: Tandem;
let browser: Browser;
let flow: number;

beforeAll(async () => {
  [tandem, browser] = await Promise.all([Tandem.start(), openBrowser()]);
  const agent = await tandem.user('7001', nasty);
  await tandem.user('7002', 'Lead', 'supervisor');
  await tandem.user('7003', 'Caller');
  const queue = await tandem.ask<{ id: number }>('POST', '/v1/queues', { name: 'help' });
  await tandem.ask('PUT', `/v1/queues/${queue.id}/tiers/${agent}`, {});
  const deskAgent = await tandem.user('7004', 'Desk');
  await tandem.user('7005', 'Customer');
  const desk = await tandem.ask<{ id: number }>('POST', '/v1/queues', { name: 'desk' });
  await tandem.ask('PUT', `/v1/queues/${desk.id}/tiers/${deskAgent}`, {});
  const nodes = [
    { id: 'start', type: 'start', exits: { next: 'bye' } },
    { id: 'bye', type: 'hang-up' },
  ];
  flow = (await tandem.ask<{ id: number }>('POST', '/v1/flows', { name: 'hello', nodes })).id;
  await tandem.phone('7001', '--answer-after', '0');
  await tandem.ask('POST', `/v1/agents/${agent}/sign-in`, {});
});

afterAll(async () => {
  await browser?.close();
  await tandem?.stop();
});

async function admin(page: Page): Promise<void> {
  const { login, password } = tandem.credentials.xswitch;
  await signIn(page, tandem.url, login, password);
}

describe('signing in', () => {
  it('refuses a wrong password in words, lets in with the right one, and out again', async () => {
    const page = await openPage(await openContext(browser));
    await page.goto(tandem.url);
    await page.fill('input[autocomplete=username]', 'admin');
    await page.fill('input[autocomplete=current-password]', 'wrong');
    await page.click('button[type=submit]');
    await expect.poll(() => page.textContent('[role=alert]')).toContain('login or password is wrong');
    await admin(page);
    await page.click('button[aria-label="Account of admin"]');
    await page.click('text=Sign out');
    await page.waitForSelector('input[autocomplete=current-password]');
    const lost = await page.evaluate(async () => (await fetch('/v1/me')).status);
    expect(lost).toBe(401);
  });
});

describe('a code at sign-in', () => {
  it.each(['en', 'zh'] as const)('is turned on under one’s name, asked for after the password, and turned off by an administrator (%s)', async (language) => {
    const login = language === 'en' ? '7006' : '7007';
    const id = await tandem.user(login, 'Careful', 'supervisor');
    const page = await openPage(await openContext(browser, language));
    await signIn(page, tandem.url, login, 'a-password');
    await page.click(`button[aria-label*="${login}"]`);
    await page.click('[role=menuitem] >> nth=0');
    await page.fill('[role=dialog] input[autocomplete=current-password]', 'a-password');
    await page.click('[role=dialog] button[type=submit]');
    await page.waitForSelector('[role=dialog] svg[role=img]');
    expect(await seriousFindings(page)).toEqual([]);
    const secret = (await page.textContent('[role=dialog] .secret'))!;
    await page.fill('input[autocomplete=one-time-code]', codeOf(secret));
    await page.click('[role=dialog] button[type=submit]');
    await page.waitForSelector('[role=dialog] ul.secret');
    const recovery = await page.locator('[role=dialog] ul.secret li').allTextContents();
    expect(await seriousFindings(page)).toEqual([]);
    await page.click('[role=dialog] button >> nth=-1');
    await page.waitForSelector('[role=dialog]', { state: 'detached' });
    await page.click(`button[aria-label*="${login}"]`);
    await page.click('[role=menuitem] >> nth=1');

    await page.fill('input[autocomplete=username]', login);
    await page.fill('input[autocomplete=current-password]', 'a-password');
    await page.click('button[type=submit]');
    await page.fill('input[autocomplete=one-time-code]', '000000');
    expect(await seriousFindings(page)).toEqual([]);
    await page.click('button[type=submit]');
    await page.waitForSelector('form [role=alert]');
    await page.fill('input[autocomplete=one-time-code]', recovery[0]!);
    await page.click('button[type=submit]');
    await page.waitForSelector('nav', { state: 'attached' });

    const other = await openPage(await openContext(browser));
    await admin(other);
    await other.goto(`${tandem.url}/#/setup/users`);
    await other.click(`button[aria-label="Turn off the code at sign-in of ${login}"]`);
    await other.click('[role=dialog] button:has-text("Turn off")');
    await expect.poll(() => tandem.ask('GET', `/v1/users/${id}/totp`)).toMatchObject({ isOn: false });
    expect(complaintsOf(page)).toEqual([]);
  });
});

describe('a code at sign-in that is demanded', () => {
  it('is set up before anything else is shown', async () => {
    const other = await Tandem.start('--require-totp', 'everybody');
    await other.user('7001', 'Careful');
    const page = await openPage(await openContext(browser));
    await page.goto(other.url);
    await page.fill('input[autocomplete=username]', '7001');
    await page.fill('input[autocomplete=current-password]', 'a-password');
    await page.click('button[type=submit]');
    await page.waitForSelector('text=is demanded of you');
    expect(await seriousFindings(page)).toEqual([]);
    await page.goto(`${other.url}/#/desk`);
    await page.reload();
    await page.waitForSelector('text=is demanded of you');
    await page.fill('input[autocomplete=current-password]', 'a-password');
    await page.click('button:has-text("Set up")');
    const secret = (await page.textContent('p.secret'))!;
    await page.fill('input[autocomplete=one-time-code]', codeOf(secret));
    await page.click('button:has-text("Turn on")');
    await page.click('text=I have kept them');
    await page.waitForSelector('nav', { state: 'attached' });
    expect(complaintsOf(page)).toEqual([]);
    await other.stop();
  });
});

describe('wallboard', () => {
  it('shows the present, and a name with HTML in it as text', async () => {
    const page = await openPage(await openContext(browser));
    await admin(page);
    await page.goto(`${tandem.url}/#/wall`);
    const tile = page.locator('.agent-tile', { hasText: nasty });
    await tile.waitFor();
    expect(await page.evaluate(() => (window as { hit?: number }).hit)).toBeUndefined();
    await expect.poll(() => tile.textContent()).toContain('Just signed in');
    await tandem.ask('POST', `/v1/agents/${(await tandem.ask<{ users: { id: number }[] }>('GET', '/v1/users?login=7001')).users[0]!.id}/ready`, {});
    await expect.poll(() => tile.textContent()).toContain('Ready');
    await tandem.phone('7003', '--call', 'help');
    await expect.poll(() => tile.textContent(), { timeout: 15_000 }).toContain('Talking');
    // A reload tells the same.
    await page.reload();
    await expect.poll(() => tile.textContent()).toContain('Talking');
    await page.click('table button[aria-label="Hang up"]');
    await expect.poll(() => tile.textContent()).not.toContain('Talking');
    expect(complaintsOf(page)).toEqual([]);
  });

  it('sets an agent’s state', async () => {
    const page = await openPage(await openContext(browser));
    await signIn(page, tandem.url, '7002', 'a-password');
    await page.goto(`${tandem.url}/#/wall`);
    const tile = page.locator('.agent-tile', { hasText: '7001' });
    await tile.click();
    await page.click('[role=menuitem]:has-text("On break")');
    await expect.poll(() => tile.textContent()).toContain('by supervisor');
  });
});

describe('desk', () => {
  it('takes a call of a queue with the phone in the page, holds it, and writes down what came of it', async () => {
    const context = await openContext(browser);
    await context.grantPermissions(['microphone'], { origin: tandem.url });
    const page = await openPage(context);
    await signIn(page, tandem.url, '7004', 'a-password');
    await page.getByRole('switch', { name: 'Phone in this page' }).click({ force: true });
    await page.waitForSelector('text=Registered');
    await page.click('button:has-text("Sign in")');
    await page.click('button:has-text("Ready")');
    await tandem.phone('7005', '--call', 'desk', '--tone', '1000');
    await page.click('button:has-text("Answer")');
    await page.waitForSelector('button:has-text("Hold")');
    // The caller's tone, as the page hears it.
    const pitch = () =>
      page.evaluate(async () => {
        const sound = document.querySelector<HTMLAudioElement>('audio[data-phone]')!;
        const context = new AudioContext();
        const analyser = context.createAnalyser();
        analyser.fftSize = 4096;
        context.createMediaStreamSource(sound.srcObject as MediaStream).connect(analyser);
        await new Promise((over) => setTimeout(over, 600));
        const bins = new Float32Array(analyser.frequencyBinCount);
        analyser.getFloatFrequencyData(bins);
        const loudest = bins.indexOf(Math.max(...bins));
        return Math.round((loudest * context.sampleRate) / analyser.fftSize);
      });
    await expect.poll(pitch, { timeout: 10_000 }).toSatisfy((hertz: number) => hertz > 960 && hertz < 1040);
    const calls = await tandem.ask<{ calls: { legs: { agentId: number | null; silent: boolean }[] }[] }>('GET', '/v1/calls');
    expect(calls.calls.flatMap((call) => call.legs).every((leg) => !leg.silent)).toBe(true);
    await page.click('button:has-text("Hold")');
    await page.waitForSelector('text=On hold');
    await page.click('button:has-text("Take back")');
    await page.waitForSelector('button:has-text("Hold")');
    await page.fill('textarea', 'wants a quote');
    await page.click('button:has-text("Save")');
    await page.click('button:has-text("Hang up")');
    await page.waitForSelector('text=/^(No call|Ready for the next call)$/');
    await expect.poll(async () => (await tandem.ask<{ notes: { text: string }[] }>('GET', '/v1/notes')).notes.map((note) => note.text)).toEqual(['wants a quote']);
    expect(complaintsOf(page)).toEqual([]);
    await context.close();
  });
});

describe('history and why', () => {
  it('tell what became of a call', async () => {
    const page = await openPage(await openContext(browser));
    await admin(page);
    await page.goto(`${tandem.url}/#/history`);
    await page.locator('table a').first().click();
    await page.waitForSelector('text=Over:');
    await page.click('[role=tab]:has-text("Offers")');
    await page.waitForSelector('text=chosen');
    await page.click('[role=tab]:has-text("SIP")');
    await page.waitForSelector('svg.ladder >> text=INVITE');
    expect(complaintsOf(page)).toEqual([]);
  });
});

describe('set up', () => {
  it('draws a flow, finds what is wrong with it at its node, walks a call through it, and it is there for who calls', async () => {
    const page = await openPage(await openContext(browser));
    await admin(page);
    await page.goto(`${tandem.url}/#/setup/flows/${flow}`);
    await page.click('button:has-text("Add a node")');
    await page.click('[role=menuitem]:has-text("play")');
    await page.click('button:has-text("Check")');
    await page.waitForSelector('.flow-side >> text=/faults/');
    await page.waitForSelector('.flow-node.bad');
    await page.click('button[aria-label="Remove node"]');
    await page.click('button:has-text("Check")');
    await page.waitForSelector('text=No faults');
    await page.click('button:has-text("Walk")');
    await page.waitForSelector('ol >> text=bye');
    await page.click('button:has-text("Publish")');
    await expect.poll(async () => (await tandem.ask<{ version: number }>('GET', `/v1/flows/${flow}`)).version).toBe(1);

    await tandem.user('7009', 'Caller');
    await tandem.phone('7009', '--call', 'hello');
    await expect.poll(async () => JSON.stringify(await tandem.ask('GET', '/v1/events?type=flow.node_entered')), { timeout: 20_000 }).toContain('"bye"');
  });

  it('says how much is kept in words, and keeps less after asking once more', async () => {
    const page = await openPage(await openContext(browser));
    await admin(page);
    await page.goto(`${tandem.url}/#/setup/retention`);
    await page.waitForSelector('text=of events, since');
    await page.getByLabel('Days of recordings').fill('30');
    await page.click('button:has-text("Save")');
    await page.click('button:has-text("Keep less")');
    await expect.poll(async () => (await tandem.ask<{ own: { recordingDays: number | null } }>('GET', '/v1/retention')).own.recordingDays).toBe(30);
    await page.waitForSelector('text=Kept: 30 days');
    expect(complaintsOf(page)).toEqual([]);
  });

  it('says whether a trunk is there, at a press, in words', async () => {
    const peer = createSocket('udp4');
    await new Promise<void>((bound) => peer.bind(0, '127.0.0.1', bound));
    peer.on('message', (request, from) => {
      const lines = request.toString().split('\r\n').filter((line) => /^(Via|From|To|Call-ID|CSeq):/i.test(line));
      peer.send(`SIP/2.0 200 OK\r\n${lines.join('\r\n').replace(/^(To:.*)$/im, '$1;tag=far')}\r\nContent-Length: 0\r\n\r\n`, from.port, from.address);
    });
    await tandem.ask('POST', '/v1/trunks', { name: 'near', peers: [`127.0.0.1:${peer.address().port}`], probeSeconds: 0 });
    const { id } = await tandem.ask<{ id: number }>('POST', '/v1/trunks', { name: 'far', peers: ['127.0.0.1:9'], silenceSeconds: 1 });
    const page = await openPage(await openContext(browser));
    await admin(page);
    await page.goto(`${tandem.url}/#/setup/trunks`);
    await page.click('tr:has-text("near") button:has-text("Check now")');
    await page.waitForSelector('[role=dialog] >> text=/It is there: 200 OK, after [0-9.]+ m?s/');
    await page.keyboard.press('Escape');
    await page.click('tr:has-text("far") button:has-text("Check now")');
    await page.waitForSelector('[role=dialog] >> text=Not reachable');
    await page.keyboard.press('Escape');

    // Somebody else has changed it since its form was opened: what is there is shown, and nothing lost unseen.
    await page.click('tr:has-text("far") button[aria-label="Change far"]');
    await page.getByLabel('Priority').fill('7');
    await tandem.ask('PATCH', `/v1/trunks/${id}`, { maxCalls: 30 });
    await page.click('[role=dialog] button:has-text("Save")');
    await page.waitForSelector('text=Somebody else has changed this meanwhile');
    await expect.poll(() => page.getByLabel('Calls at once').inputValue()).toBe('30');
    await page.getByLabel('Priority').fill('8');
    await page.click('[role=dialog] button:has-text("Save")');
    await page.waitForSelector('[role=dialog]', { state: 'detached' });
    expect(await tandem.ask('GET', `/v1/trunks/${id}`)).toMatchObject({ priority: 8, maxCalls: 30 });
    peer.close();
  });

  it('overwrites nothing of retention and sign-in rules that somebody else has changed meanwhile', async () => {
    const page = await openPage(await openContext(browser, 'zh'));
    await admin(page);
    await page.goto(`${tandem.url}/#/setup/retention`);
    await page.getByLabel('话单保留天数').fill('400');
    await tandem.ask('PUT', '/v1/retention', { recordDays: 500 });
    await page.click('button:has-text("保存")');
    await page.click('button:has-text("缩短保留")');
    await page.waitForSelector('text=他人已在此期间修改');
    await expect.poll(() => page.getByLabel('话单保留天数').inputValue()).toBe('500');
    expect((await tandem.ask<{ own: { recordDays: number } }>('GET', '/v1/retention')).own.recordDays).toBe(500);

    await page.goto(`${tandem.url}/#/setup/keys`);
    const rule = page.getByLabel('必须使用登录动态验证码的人员').first();
    await rule.waitFor();
    await tandem.ask('PUT', '/v1/sign-in-rules', { totp: 'administrators' });
    await rule.click();
    await page.click('[role=option] >> nth=0');
    await page.waitForSelector('text=他人已在此期间修改');
    expect(await tandem.ask('GET', '/v1/sign-in-rules')).toMatchObject({ totp: 'administrators' });
    await tandem.ask('PUT', '/v1/sign-in-rules', { totp: 'nobody' });
  });

  it('is the administrator’s', async () => {
    const page = await openPage(await openContext(browser));
    await signIn(page, tandem.url, '7002', 'a-password');
    await page.goto(`${tandem.url}/#/setup/users`);
    await expect.poll(() => page.url()).toContain('#/desk');
    expect(await page.locator('nav a').allTextContents()).not.toContain('Set up');
  });
});
