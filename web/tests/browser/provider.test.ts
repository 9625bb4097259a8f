import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, openBrowser, openContext, openPage, seriousFindings, Tandem } from './rig';
import { CompanyLogin } from './provider';

let company: CompanyLogin;
let tandem: Tandem;
let browser: Browser;

beforeAll(async () => {
  company = await CompanyLogin.start();
  [tandem, browser] = await Promise.all([
    Tandem.start('--oidc-authority', company.issuer, '--oidc-client-id', 'tandem', '--oidc-client-secret', 'between-the-two-of-us'),
    openBrowser(),
  ]);
  await tandem.ask('POST', '/v1/users', { login: '8001', role: 'supervisor', email: 'ann@example.org' });
});

afterAll(async () => {
  await browser?.close();
  await tandem?.stop();
  await company?.stop();
});

describe('signing in at the company’s provider', () => {
  it('leads there and back into the console, and stays after a reload', async () => {
    company.next = { email: 'Ann@example.org', verified: true };
    const page = await openPage(await openContext(browser));
    await page.goto(tandem.url);
    await page.click('text=Sign in with your company');
    await page.waitForSelector('button[aria-label="Account of 8001"]');
    await page.reload();
    await page.waitForSelector('button[aria-label="Account of 8001"]');
    expect(page.url().startsWith(tandem.url)).toBe(true);
    expect(complaintsOf(page)).toEqual([]);
  });

  it.each(['en', 'zh'] as const)('says in words why somebody is not let in, once (%s)', async (language) => {
    const page = await openPage(await openContext(browser, language));
    for (const [next, words] of [
      [{ email: 'nobody@example.org', verified: true }, language === 'en' ? 'leads to nobody here' : '没有对应的用户'],
      [{ email: 'ann@example.org', verified: false }, language === 'en' ? 'leads to nobody here' : '没有对应的用户'],
      [null, language === 'en' ? 'did not agree' : '未同意'],
    ] as const) {
      company.next = next;
      await page.goto(tandem.url);
      await page.click('a[href="/v1/session/oidc"]');
      await expect.poll(() => page.textContent('[role=alert]')).toContain(words);
      expect(page.url()).not.toContain('sign-in=');
      expect(await seriousFindings(page)).toEqual([]);
      await page.reload();
      await page.waitForSelector('a[href="/v1/session/oidc"]');
      expect(await page.locator('[role=alert]').count()).toBe(0);
    }
  });

  it('is offered only where there is a provider', async () => {
    const plain = await Tandem.start();
    const page = await openPage(await openContext(browser));
    await page.goto(plain.url);
    await page.waitForSelector('button[type=submit]');
    expect(await page.locator('a[href="/v1/session/oidc"]').count()).toBe(0);
    await plain.stop();
  });
});
