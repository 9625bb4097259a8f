import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furnish, type Furnished } from './furnished';
import { complaintsOf, findingsInEachPair, openBrowser, openContext, openPage, signIn, Tandem } from './rig';

let tandem: Tandem;
let browser: Browser;
let there: Furnished;

beforeAll(async () => {
  [tandem, browser] = await Promise.all([Tandem.start(), openBrowser()]);
  there = await furnish(tandem, 2);
  await tandem.phone('1001', '--answer-after', '0');
  await tandem.ask('POST', `/v1/agents/${there.agents[0]}/sign-in`, {});
  await tandem.ask('POST', `/v1/agents/${there.agents[0]}/ready`, {});
  await tandem.phone('1002', '--call', '售前', '--talk', '2');
});

afterAll(async () => {
  await browser?.close();
  await tandem?.stop();
});

async function open(): Promise<Page> {
  const page = await openPage(await openContext(browser, 'zh', 'light'));
  await signIn(page, tandem.url, tandem.credentials.xswitch.login, tandem.credentials.xswitch.password);
  return page;
}

async function go(page: Page, place: string): Promise<void> {
  await page.goto(`${tandem.url}/${place}`);
  await page.waitForSelector('main h1');
}

/** Each with what opens it, whichever language is spoken. */
const first = 'main tbody tr:first-child ';
const dialogs: [place: string, opener: string][] = [
  ['users', 'main button:has(svg.lucide-plus)'],
  ['users', `${first}button:has(svg.lucide-pencil)`],
  ['users', `${first}button:has(svg.lucide-key-round)`],
  ['users', `${first}button:has(svg.lucide-trash-2)`],
  ['users', 'main button:has(svg.lucide-qr-code) >> nth=1'],
  ['users', 'main button:has(svg.lucide-shield-off) >> nth=0'],
  ['queues', 'main button:has(svg.lucide-plus)'],
  ['queues', `${first}button:has(svg.lucide-pencil)`],
  ['queues', `${first}td:last-child .mantine-Button-root`],
  ['numbers', 'main button:has(svg.lucide-plus)'],
  ['flows', 'main button:has(svg.lucide-plus)'],
  ['trunks', 'main button:has(svg.lucide-plus)'],
  ['trunks', `${first}td:last-child .mantine-Button-root`],
  ['campaigns', 'main button:has(svg.lucide-pencil)'],
  ['campaigns', 'main button:has(svg.lucide-list-plus)'],
  ['campaigns', 'main button:has(svg.lucide-trash-2)'],
  ['subscriptions', 'main button:has(svg.lucide-plus)'],
  ['subscriptions', `${first}td:last-child .mantine-Button-root`],
  ['prices', 'main button:has(svg.lucide-plus)'],
  ['keys', 'main button:has(svg.lucide-plus)'],
];

// Both languages and both schemes each time, changed in the open page by its own buttons: a page is not loaded anew for each pair.
describe('everybody can use', () => {
  it('the page to sign in', async () => {
    const page = await openPage(await openContext(browser, 'zh', 'light'));
    await page.goto(tandem.url);
    await page.waitForSelector('button[type=submit]');
    expect(await findingsInEachPair(page)).toEqual([]);
    expect(complaintsOf(page)).toEqual([]);
  });

  it('every page', async () => {
    const records = async () => (await tandem.ask<{ records: { call: string }[] }>('GET', '/v1/records')).records;
    await expect.poll(async () => (await records()).length, { timeout: 60_000 }).toBeGreaterThan(1);
    const [{ call }] = (await records()) as [{ call: string }];
    const page = await open();
    const links = (selector: string) => page.$$eval(selector, (all) => all.map((link) => link.getAttribute('href')!));
    await go(page, '#/setup');
    await page.waitForSelector('.setup-nav a');
    const places = [...(await links('nav a:not(.setup-nav a)')), ...(await links('.setup-nav a')), `#/setup/flows/${there.flow}`, `#/why/${call}`].filter((place) => place !== '#/setup');
    expect(places.length).toBeGreaterThan(20);
    const found: string[] = [];
    for (const place of places) {
      await go(page, place);
      found.push(...(await findingsInEachPair(page)).map((each) => `${place} ${each}`));
    }
    // What a call's page has behind its tabs.
    for (let tab = 1; tab < 5; tab++) {
      const opener = page.locator('main [role=tab]').nth(tab);
      if (!(await opener.isVisible())) continue;
      await opener.click();
      found.push(...(await findingsInEachPair(page)).map((each) => `tab ${tab} ${each}`));
    }
    expect(found).toEqual([]);
    expect(complaintsOf(page)).toEqual([]);
  });

  it('every dialog', async () => {
    const page = await open();
    const found: string[] = [];
    for (const [place, opener] of dialogs) {
      await go(page, `#/setup/${place}`);
      await page.click(opener);
      await page.waitForSelector('[role=dialog] button');
      found.push(...(await findingsInEachPair(page, '[role=dialog]')).map((each) => `${place} ${opener} ${each}`));
      await page.keyboard.press('Escape');
      await page.waitForSelector('[role=dialog]', { state: 'detached' });
    }
    expect(found).toEqual([]);
    expect(complaintsOf(page).filter((each) => !/status of 503/.test(each))).toEqual([]);
  });
});
