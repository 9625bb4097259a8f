import { spawn } from 'node:child_process';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, openBrowser, openContext, openPage, seriousFindings, signIn, Tandem, type Language, type Scheme } from './rig';

/** A machine that does other things is slow now and then. */
const poll = <T>(ask: () => T) => expect.poll(ask, { timeout: 20_000 });

let tandem: Tandem;
let browser: Browser;
let lead: number;
let agent: number;

beforeAll(async () => {
  [tandem, browser] = await Promise.all([Tandem.start(), openBrowser()]);
  agent = await tandem.user('7101', 'Anna');
  lead = await tandem.user('7102', 'Lead', 'supervisor');
  await tandem.user('7103', 'Caller');
  await tandem.user('7104', 'Colleague');
  await tandem.user('7105', 'Other');
  await tandem.phone('7105', '--answer-after', '0');
  const help = await tandem.ask<{ id: number }>('POST', '/v1/queues', { name: 'help' });
  await tandem.ask('POST', '/v1/queues', { name: 'empty' });
  await tandem.ask('PUT', `/v1/queues/${help.id}/tiers/${agent}`, {});
  const nodes = [
    { id: 'start', type: 'start', exits: { next: 'set' } },
    { id: 'set', type: 'set', values: { account: "'47 11'", pin: "'0815'" }, exits: { next: 'wait' } },
    { id: 'wait', type: 'queue', queue: 'help', exits: { next: 'bye' } },
    { id: 'bye', type: 'hang-up' },
  ];
  const flow = await tandem.ask<{ id: number }>('POST', '/v1/flows', { name: 'ask', secret: ['pin'], nodes });
  await tandem.ask('POST', `/v1/flows/${flow.id}/publish`);
  await tandem.ask('PUT', '/v1/numbers/4008001234', { flow: 'ask' });
  await tandem.ask('POST', '/v1/trunks', { name: 'carrier', peers: ['127.0.0.1:5099'], probeSeconds: 0 });
  await tandem.ask('PUT', '/v1/customer-page', { address: `${tandem.url}/healthz?who={number}&account={account}` });
});

afterAll(async () => {
  await browser?.close();
  await tandem?.stop();
});

async function desk(context: BrowserContext): Promise<Page> {
  await context.grantPermissions(['microphone'], { origin: tandem.url });
  const page = await openPage(context);
  await signIn(page, tandem.url, '7101', 'a-password');
  return page;
}

/** Goes by Tab to the control of that name, as somebody without a mouse does. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const fits = (shown: string) => (typeof name === 'string' ? shown === name : name.test(shown));
  const seen: string[] = [];
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab');
    const shown = await page.evaluate(() => {
      const at = document.activeElement as HTMLElement;
      const label = at.getAttribute('aria-label') ?? (at as HTMLInputElement).labels?.[0]?.textContent ?? (at === document.body ? '' : at.textContent) ?? '';
      return label.trim().slice(0, 80);
    });
    seen.push(shown);
    if (fits(shown)) return;
  }
  throw new Error(`no ${String(name)} among ${seen.join(' | ')}`);
}

async function pressOn(page: Page, name: string | RegExp, key = 'Enter'): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press(key);
}

describe('the desk without a mouse', () => {
  it('does all an agent does in a day, and shows what is known of who calls', async () => {
    const context = await openContext(browser);
    const page = await desk(context);
    await pressOn(page, /^Phone in this page/, 'Space');
    await page.waitForSelector('text=Registered');
    await pressOn(page, 'Sign in');
    await page.waitForSelector('text=Just signed in');
    await page.keyboard.press('Alt+R');
    await page.waitForSelector('text=/^(No call|Ready for the next call)$/');

    // Somebody outside, by a carrier's trunk.
    const [, port] = tandem.credentials.sip.split(':');
    const outside = spawn('sipp', ['-sn', 'uac', '-s', '4008001234', `127.0.0.1:${port}`, '-m', '1', '-d', '120000', '-i', '127.0.0.1', '-nostdin', '-trace_err'], { cwd: tandem.folder, stdio: 'ignore' });
    await page.waitForSelector('button:has-text("Answer")');
    // While it rings: what the flow knows, the queue, and the tenant's page for him.
    const known = page.locator('.known');
    await poll(() => known.textContent()).toContain('47 11');
    expect(await known.textContent()).not.toContain('0815');
    expect(await page.textContent('body')).not.toContain('0815');
    await page.waitForSelector('text=Queue help');
    expect(await page.locator('a:has-text("Customer page")').getAttribute('href')).toBe(`${tandem.url}/healthz?who=sipp&account=47%2011`);
    await page.keyboard.press('Alt+A');
    await page.waitForSelector('button:has-text("Hold")');
    expect(await known.textContent()).toContain('47 11');
    await page.keyboard.press('Alt+P');
    await page.waitForSelector('button:has-text("Take back")');
    await page.keyboard.press('Alt+P');
    await page.waitForSelector('button:has-text("Hold")');
    await page.keyboard.press('Alt+M');
    await page.waitForSelector('button:has-text("Unmute")');
    await page.keyboard.press('Alt+M');
    await pressOn(page, '5');

    // Passing on: opened, filled and left, and the focus is back where it was.
    await page.keyboard.press('Alt+T');
    await page.waitForSelector('[role=dialog]');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('[role=dialog]', { state: 'detached' });
    await pressOn(page, 'Pass on');
    await page.waitForSelector('[role=dialog]');
    await tabTo(page, 'Transfer');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('[role=dialog] >> text=You talk with the other first');
    await page.keyboard.press('Escape');
    await page.waitForSelector('[role=dialog]', { state: 'detached' });
    await poll(() => page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Pass on');

    await tabTo(page, 'Note');
    await page.keyboard.type('wants a quote');
    await pressOn(page, 'Save');
    await poll(async () => (await tandem.ask<{ notes: { text: string }[] }>('GET', '/v1/notes')).notes.map((note) => note.text)).toEqual(['wants a quote']);
    await page.keyboard.press('Alt+H');
    await page.waitForSelector('button:has-text("Finish wrap-up")');
    // Still there while the call is wrapped up.
    expect(await known.textContent()).toContain('47 11');
    await pressOn(page, 'One more minute');
    await pressOn(page, 'Finish wrap-up');
    await page.waitForSelector('text=/^(No call|Ready for the next call)$/');

    await pressOn(page, 'Break');
    await page.waitForSelector('[role=menuitem]:has-text("Lunch")');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=Break');
    await poll(async () => (await tandem.ask<{ agents: { login: string; doing: string }[] }>('GET', '/v1/agents')).agents.find((agent) => agent.login === '7101')!.doing).toBe('on_break');
    await page.keyboard.press('Alt+D');
    await page.keyboard.type('7102');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('7102');
    await pressOn(page, 'Sign out');
    await page.waitForSelector('button:has-text("Sign in")');
    outside.kill();
    // What came a moment too late was refused, which browsers write down.
    expect(complaintsOf(page).filter((each) => !/status of 409/.test(each))).toEqual([]);
    await context.close();
  });

  it('takes a browser’s own customer page before the tenant’s, and none that runs script', async () => {
    const context = await openContext(browser);
    const page = await desk(context);
    await page.evaluate(() => localStorage.setItem('tandem.desk', JSON.stringify({ popTemplate: 'https://own.example/{number}' })));
    await page.reload();
    await tandem.ask('POST', `/v1/agents/${agent}/sign-in`, {});
    await tandem.phone('7101', '--call', '7105');
    await poll(() => page.locator('a:has-text("Customer page")').getAttribute('href').catch(() => null)).toBe('https://own.example/7105');
    await page.evaluate(() => localStorage.setItem('tandem.desk', JSON.stringify({ popTemplate: 'javascript:alert({number})' })));
    await page.reload();
    await page.waitForSelector('button:has-text("Hang up")');
    expect(await page.locator('a:has-text("Customer page")').count()).toBe(0);
    await page.click('button:has-text("Hang up")');
    await context.close();
  });
});

describe('the wallboard', () => {
  it('moves a caller who waits, and says why agents are not rung; the audit has each', async () => {
    // His page of the tests before is closed, and may have said that its microphone was gone: who has such a page is not made ready.
    await tandem.ask('DELETE', `/v1/agents/${agent}/page`);
    await tandem.ask('POST', `/v1/agents/${agent}/sign-out`, {});
    await tandem.ask('POST', `/v1/agents/${agent}/sign-in`, {});
    const page = await openPage(await openContext(browser));
    await signIn(page, tandem.url, '7102', 'a-password');
    await page.goto(`${tandem.url}/#/wall`);
    await tandem.phone('7104', '--call', 'empty');
    const row = page.locator('.call-table tr', { hasText: '7104' });
    await row.waitFor();
    await row.locator('button[aria-label="Move"]').click();
    await page.waitForSelector('[role=dialog]');
    expect(await seriousFindings(page)).toEqual([]);
    await page.click('[role=dialog] input >> nth=0');
    await page.click('[role=option]:has-text("help")');
    await page.click('[role=dialog] button:has-text("Move")');
    await poll(() => row.textContent()).toContain('help');

    const tile = page.locator('.agent-tile', { hasText: 'Anna' });
    await tile.focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=menu]');
    expect(await seriousFindings(page)).toEqual([]);
    await page.waitForSelector('[role=menuitem]:focus');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=menu]', { state: 'detached' });
    await row.locator('button[aria-label="Hang up"]').click();
    await poll(async () => {
      const { entries } = await tandem.ask<{ entries: { data: { verb: string } }[] }>('GET', `/v1/audit?type=audit.supervised&by=user:${lead}`);
      return entries.map((entry) => entry.data.verb);
    }).toEqual(['move', 'ready', 'hang_up']);
    expect(complaintsOf(page)).toEqual([]);
  });
});

describe('campaigns', () => {
  it('are made, set up, filled, started, paused, resumed and stopped', async () => {
    const page = await openPage(await openContext(browser));
    const { login, password } = tandem.credentials.xswitch;
    await signIn(page, tandem.url, login, password);
    await page.goto(`${tandem.url}/#/setup/campaigns`);
    await page.click('button:has-text("Add")');
    await page.fill('[role=dialog] input >> nth=0', 'autumn');
    await page.click('[role=dialog] button:has-text("Save")');
    const form = page.getByRole('dialog', { name: 'Settings of autumn' });
    await form.waitFor();
    await form.getByLabel('Who answers goes to').click();
    await page.click('[role=option]:has-text("A queue of agents")');
    await form.getByLabel(/^Queue/).click();
    await page.click('[role=option]:has-text("help")');
    await form.getByLabel('Rings for (s)').fill('5');
    await form.getByRole('switch', { name: /^Tell machines/ }).click({ force: true });
    await form.getByRole('button', { name: 'Save' }).click();
    // What is wrong stands at its field.
    await poll(() => form.locator('.mantine-InputWrapper-root', { hasText: 'Rings for' }).locator('.mantine-InputWrapper-error').textContent()).toContain('between 15 and 120');
    await form.getByLabel('Rings for (s)').fill('20');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    const { campaigns } = await tandem.ask<{ campaigns: { id: number; name: string; queue: string; ringSeconds: number; machineDetection: boolean }[] }>('GET', '/v1/campaigns');
    const made = campaigns.find((each) => each.name === 'autumn')!;
    expect(made).toMatchObject({ queue: 'help', ringSeconds: 20, machineDetection: true });

    const card = page.locator('.panel', { hasText: 'autumn' });
    await card.getByRole('button', { name: 'Numbers' }).click();
    await page.fill('[role=dialog] textarea', '13800138000\n13900139000');
    await page.click('[role=dialog] button:has-text("Add 2")');
    await page.setInputFiles('[role=dialog] input[type=file]', { name: 'n.csv', mimeType: 'text/csv', buffer: Buffer.from('number,name\n13700137000,Li\n') });
    await page.click('[role=dialog] button:has-text("Import")');
    await page.waitForSelector('[role=dialog] >> text=1 new');
    await page.keyboard.press('Escape');
    await poll(() => card.textContent()).toContain('of 3 numbers');
    const state = async () => (await tandem.ask<{ state: string }>('GET', `/v1/campaigns/${made.id}`)).state;
    for (const [button, after] of [['Start', 'running'], ['Pause', 'paused'], ['Resume', 'running'], ['Stop', 'stopped']] as const) {
      await card.getByRole('button', { name: button }).click();
      await poll(state).toBe(after);
    }
    // What was wrong with a field was refused, which browsers write down.
    expect(complaintsOf(page).filter((each) => !/status of 400/.test(each))).toEqual([]);
  });
});

/** Opens what the page opens, and what is named to tell one from another. */
const dialogs: { place: string; name: string; open: (page: Page) => Promise<void> }[] = [
  ...['users', 'queues', 'numbers', 'trunks', 'campaigns', 'subscriptions', 'prices', 'keys', 'flows'].map((part) => ({ place: `#/setup/${part}`, name: 'add', open: (page: Page) => page.click('button:has(svg.lucide-plus) >> nth=0') })),
  { place: '#/setup/users', name: 'change', open: (page) => page.click('tbody button:has(svg.lucide-pencil) >> nth=0') },
  { place: '#/setup/users', name: 'remove', open: (page) => page.click('tbody button:has(svg.lucide-trash-2) >> nth=0') },
  { place: '#/setup/users', name: 'password', open: (page) => page.click('tbody button:has(svg.lucide-key-round) >> nth=0') },
  { place: '#/setup/users', name: 'phone', open: (page) => page.click('tbody tr:has-text("7103") button:has(svg.lucide-qr-code)') },
  { place: '#/setup/queues', name: 'parameters', open: (page) => page.click('tbody button.mantine-Button-root >> nth=0') },
  { place: '#/setup/campaigns', name: 'settings', open: (page) => page.click('button:has(svg.lucide-pencil) >> nth=0') },
  { place: '#/setup/campaigns', name: 'numbers', open: (page) => page.click('button:has(svg.lucide-list-plus) >> nth=0') },
];

describe('everybody can use what opens', () => {
  const pairs: [Language, Scheme][] = [
    ['zh', 'light'],
    ['en', 'dark'],
  ];
  it.each(pairs)('%s, %s', async (language, scheme) => {
    const page = await openPage(await openContext(browser, language, scheme));
    const { login, password } = tandem.credentials.xswitch;
    await signIn(page, tandem.url, login, password);
    const found: string[] = [];
    for (const { place, name, open } of dialogs) {
      await page.goto(`${tandem.url}/${place}`);
      await page.waitForSelector('h1');
      await open(page);
      await page.waitForSelector('[role=dialog]');
      await page.waitForFunction(() => document.getAnimations().length === 0);
      found.push(...(await seriousFindings(page)).map((each) => `${place} ${name} ${each}`));
      await page.keyboard.press('Escape');
      await page.waitForSelector('[role=dialog]', { state: 'detached' });
    }
    expect(found).toEqual([]);
    expect(complaintsOf(page)).toEqual([]);
  });
});
