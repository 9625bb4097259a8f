import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumArguments, chromiumPath, signIn, Tandem } from './rig';

/** How long an agent whom nobody could hear counts as ready. */
const notReadyWithin = 10_000;

let tandem: Tandem;
let program: ChildProcess;
let browser: Browser;
let agent: number;

// Playwright's own pages count as looked at, and Chromium freezes none that is: this browser is joined as it is.
beforeAll(async () => {
  tandem = await Tandem.start();
  agent = await tandem.user('8001', 'Anna');
  const queue = await tandem.ask<{ id: number }>('POST', '/v1/queues', { name: 'help' });
  await tandem.ask('PUT', `/v1/queues/${queue.id}/tiers/${agent}`, {});
  program = spawn(chromiumPath, ['--headless=new', ...chromiumArguments, '--lang=en-GB', '--remote-debugging-port=0', `--user-data-dir=${join(tandem.folder, 'chromium')}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const address = await new Promise<string>((found, failed) => {
    let said = '';
    program.stderr!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const at = /ws:\/\/\S+/.exec(said)?.[0];
      if (at) found(at);
    });
    program.on('exit', () => failed(new Error(said)));
  });
  browser = await chromium.connectOverCDP(address, { noDefaults: true });
});

afterAll(async () => {
  await browser?.close();
  program?.removeAllListeners('exit');
  const ended = new Promise((over) => (program ? program.on('exit', over) : over(null)));
  program?.kill();
  await ended;
  await tandem?.stop();
});

it('a tab that the browser freezes takes its agent off the queues, and he says that he is back when it thaws', async () => {
  const context = browser.contexts()[0]!;
  const page = context.pages()[0]!;
  await signIn(page, tandem.url, '8001', 'a-password');
  await page.getByRole('switch', { name: 'Phone in this page' }).click({ force: true });
  await page.waitForSelector('text=Registered');
  await page.click('button:has-text("Sign in")');
  await page.click('button:has-text("Ready")');
  const row = () => tandem.ask<{ status: string; reason: string | null }>('GET', `/v1/agents/${agent}`);
  await expect.poll(row, { timeout: 30_000 }).toMatchObject({ status: 'available' });
  await page.evaluate(() => {
    const mine = window as unknown as { ticks: number };
    mine.ticks = 0;
    setInterval(() => mine.ticks++, 20);
  });

  const cdp = await context.newCDPSession(page);
  // He looks at something else.
  const other = await context.newPage();
  const ticks = async () => (await cdp.send('Runtime.evaluate', { expression: 'window.ticks' })).result.value as number;
  const start = Date.now();
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
  const frozen = await ticks();
  await expect.poll(row, { timeout: notReadyWithin }).toMatchObject({ status: 'on_break', reason: 'page asleep' });
  console.log(`frozen: not ready after ${Date.now() - start} ms`);
  // Its clock has stood still: it is frozen, and not only told so.
  expect((await ticks()) - frozen).toBeLessThan(5);

  await page.bringToFront();
  await other.close();
  await page.click('[role=alert]:has-text("The page fell asleep") >> button:has-text("I am here")');
  await expect.poll(row, { timeout: 30_000 }).toMatchObject({ status: 'available' });
});
