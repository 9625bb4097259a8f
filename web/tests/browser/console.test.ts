import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, openBrowser, openContext, openPage, seriousFindings, signIn, Tandem } from './rig';

const nasty = '<img src=x onerror="window.hit=1"><b>bold</b>';
let tandem: Tandem;
let browser: Browser;

beforeAll(async () => {
  [tandem, browser] = await Promise.all([Tandem.start(), openBrowser()]);
  const agent = await tandem.user('7001', nasty);
  await tandem.user('7002', 'Lead', 'supervisor');
  await tandem.user('7003', 'Caller');
  const queue = await tandem.ask<{ id: number }>('POST', '/v1/queues', { name: 'help' });
  await tandem.ask('PUT', `/v1/queues/${queue.id}/tiers/${agent}`, {});
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
    const lost = await page.evaluate(async () => (await fetch('/v1/session')).status);
    expect(lost).toBe(401);
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

describe('everybody can use it', () => {
  for (const language of ['zh', 'en'] as const) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`${language}, ${scheme}`, async () => {
        const page = await openPage(await openContext(browser, language, scheme));
        await page.goto(tandem.url);
        await page.waitForSelector('button[type=submit]');
        expect(await seriousFindings(page)).toEqual([]);
        await admin(page);
        const found: string[] = [];
        for (const place of await page.$$eval('nav a', (links) => links.map((link) => link.getAttribute('href')!))) {
          await page.goto(`${tandem.url}/${place}`);
          await page.waitForSelector('h1');
          found.push(...(await seriousFindings(page)).map((each) => `${place} ${each}`));
        }
        expect(found).toEqual([]);
        expect(complaintsOf(page)).toEqual([]);
      });
    }
  }
});
