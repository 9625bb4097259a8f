// npx vite-node scripts/take-pictures.ts FOLDER   Pictures of every page with something going on in it, for docs/images: a server of its own, scripted phones, callers and a
// carrier by sipp. With pngquant (a Debian package) they are a quarter of the size.
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { furnish } from '../tests/browser/furnished';
import { freePort, openBrowser, openContext, openPage, signIn, Tandem, type Language, type Scheme } from '../tests/browser/rig';

const folder = process.argv[2] ?? '.';
const usual = { width: 1280, height: 800 };
const large = { width: 1440, height: 860 };
const low = { width: 1280, height: 680 };
const narrow = { width: 360, height: 740 };
type Size = typeof usual;

// Who is told of calls: he takes most of it.
let told = 0;
const receiver = createServer((request, response) => {
  request.resume();
  response.writeHead(++told % 7 === 3 ? 500 : 200).end();
}).listen(0, '127.0.0.1');
const tandem = await Tandem.start('--allow-callbacks', '127.0.0.1');
const browser = await openBrowser();
const { login, password } = tandem.credentials.xswitch;
const fresh = await Tandem.start();
const carrierPort = await freePort();
const carrier = spawn('sipp', ['-sn', 'uas', '-i', '127.0.0.1', '-p', String(carrierPort), '-nostdin'], { cwd: tandem.folder, stdio: 'ignore' });
const { agents, campaign } = await furnish(tandem, 8, `127.0.0.1:${carrierPort}`);
for (let index = 0; index < agents.length; index++) {
  if (index !== 4) await tandem.phone(String(1001 + index), '--answer-after', index < 4 ? '1' : '-1');
  await tandem.ask('POST', `/v1/agents/${agents[index]}/sign-in`, {});
  if (index !== 6) await tandem.ask('POST', `/v1/agents/${agents[index]}/ready`, {});
}
await tandem.ask('POST', `/v1/agents/${agents[6]}/break`, { reason: '用餐' });
await tandem.ask('POST', '/v1/subscriptions', { name: 'ERP', url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/calls`, types: ['call.*', 'offer.*'], enabled: true });
await tandem.ask('POST', '/v1/trunks', { name: 'own', peers: [`127.0.0.1:${fresh.credentials.sip.split(':')[1]}`, '127.0.0.1:5098'], silenceSeconds: 1, priority: 5 });
const menu = await tandem.ask<{ id: number }>('POST', '/v1/flows', {
  name: '总机',
  nodes: [
    { id: 'start', type: 'start', exits: { next: 'welcome' } },
    { id: 'welcome', type: 'collect', prompts: [{ text: '您好，销售请按 1，售后请按 2' }], exits: { '1': 'sales', '2': 'account', timeout: 'sales', invalid: 'bye' } },
    { id: 'account', type: 'collect', prompts: [{ text: '请输入客户号' }], variable: 'account', min: 4, max: 8, exits: { next: 'service', timeout: 'service', invalid: 'service' } },
    { id: 'sales', type: 'queue', queue: '售前', exits: { timeout: 'message', next: 'bye' } },
    { id: 'service', type: 'queue', queue: '售后', exits: { timeout: 'message', answered: 'score', next: 'bye' } },
    { id: 'score', type: 'satisfaction', prompts: [{ text: '请为本次服务打分' }], exits: { next: 'bye', timeout: 'bye' } },
    { id: 'message', type: 'voicemail', prompts: [{ text: '请留言' }], exits: { next: 'bye' } },
    { id: 'bye', type: 'hang-up' },
  ],
});
// One who speaks, whose call is looked at: sipp's say nothing, and are asked after 20 s whether they are still there.
await tandem.user('1200', '客户');
await tandem.phone('1200', '--call', 'flow-0', '--talk', '8', '--tone', '700');
await new Promise((over) => setTimeout(over, 22_000));
const talked = (await tandem.ask<{ records: { call: string }[] }>('GET', '/v1/records')).records[0]!.call;
const sip = tandem.credentials.sip.split(':')[1];
// Each with a number of his own, which sipp's own scenario has not.
const scenario = spawnSync('sipp', ['-sd', 'uac'], { encoding: 'utf8' }).stdout;
const callers = Array.from({ length: 14 }, (_, index) => {
  const file = join(tandem.folder, `caller-${index}.xml`);
  writeFileSync(file, scenario.replaceAll(/sipp <sip:sipp@|"?sipp"? <sip:sipp@|<sip:sipp@/g, `<sip:1380013${8000 + 37 * index}@`));
  return spawn('sipp', ['-sf', file, '-s', `400800100${index % 3}`, `127.0.0.1:${sip}`, '-m', '1', '-d', '600000', '-i', '127.0.0.1', '-nostdin'], { cwd: tandem.folder, stdio: 'ignore' });
});

const wait = (seconds: number) => new Promise((over) => setTimeout(over, seconds * 1000));
const pages = new Map<string, Page>();

/** A page of somebody who is signed in, at that place and of that size. */
async function at(language: Language, scheme: Scheme, place: string, size: Size = usual, who = login, secret = password, server = tandem): Promise<Page> {
  const key = `${language} ${scheme} ${who} ${server.url}`;
  let page = pages.get(key);
  if (!page) {
    page = await openPage(await openContext(browser, language, scheme));
    await signIn(page, server.url, who, secret);
    pages.set(key, page);
  }
  await page.setViewportSize(size);
  await page.mouse.move(0, 0);
  await page.goto(`${server.url}/#/${place}`);
  await page.waitForSelector('main h1');
  await wait(2);
  return page;
}

async function keep(page: Page, what: string, language: Language, scheme: Scheme): Promise<void> {
  const file = join(folder, `${what}-${language}-${scheme}.png`);
  await page.screenshot({ path: file });
  spawnSync('pngquant', ['--force', '--output', file, '128', file]);
  console.log(file);
}

/** Pages of which the first sight says it, or what one press opens. */
async function take(what: string, language: Language, scheme: Scheme, place: string, size?: Size, opener?: string, shown = '[role=dialog]'): Promise<void> {
  const page = await at(language, scheme, place, size);
  if (opener) {
    await page.click(opener);
    await page.mouse.move(0, 0);
    await page.waitForSelector(shown);
    await wait(2);
  }
  await keep(page, what, language, scheme);
  await page.keyboard.press('Escape');
}

await keep(await at('en', 'light', 'desk', large, '1003', 'a-password'), 'desk', 'en', 'light');
await keep(await at('zh', 'dark', 'desk', large, '1001', 'a-password'), 'desk', 'zh', 'dark');
await keep(await at('en', 'light', 'desk', narrow, '1003', 'a-password'), 'desk-narrow', 'en', 'light');
await take('wall', 'zh', 'light', 'wall', large);
await take('wall', 'en', 'dark', 'wall', large);
await take('wall-narrow', 'zh', 'light', 'wall', narrow);
const { calls } = await tandem.ask<{ calls: { call: string }[] }>('GET', '/v1/calls');
for (const { call } of calls) await tandem.ask('POST', `/v1/calls/${call}/hang-up`).catch(() => undefined);
await wait(1);
for (const caller of callers) caller.kill('SIGUSR1');
await wait(2);
await tandem.ask('POST', `/v1/campaigns/${campaign}/start`);
await wait(12);
await take('campaigns', 'zh', 'light', 'setup/campaigns', low);
await take('campaign', 'en', 'dark', 'setup/campaigns', { width: 1280, height: 1400 }, 'main .panel:has-text("春季回访") button:has(svg.lucide-pencil)', '[role=dialog] fieldset');
await at('en', 'dark', 'setup/health', low);
await wait(5);
await take('health', 'en', 'dark', 'setup/health', low);

await take('calls', 'en', 'light', 'why', usual);
await take('why', 'zh', 'light', `why/${talked}`, { width: 1280, height: 900 });
await take('offers', 'en', 'dark', `why/${talked}`, low, 'main [role=tab] >> nth=1', 'main [role=tabpanel] >> visible=true');
await take('sip', 'en', 'dark', `why/${talked}`, { width: 1280, height: 900 }, 'main [role=tab] >> nth=3', 'svg.ladder');
await take('quality', 'zh', 'light', `why/${talked}`, low, 'main [role=tab] >> nth=4', 'main [role=tabpanel] >> visible=true');
await take('history', 'zh', 'dark', 'history', { width: 1280, height: 900 }, 'main tr:has-text("1200") button:has(svg.lucide-play)');
await take('reports', 'en', 'light', 'reports', { width: 1280, height: 1100 });

await take('users', 'zh', 'light', 'setup/users', usual);
await take('phone', 'en', 'light', 'setup/users', usual, 'main button:has(svg.lucide-qr-code) >> nth=2');
await take('queues', 'en', 'dark', 'setup/queues', low);
await take('queue', 'zh', 'light', 'setup/queues', usual, 'main tbody tr:first-child td:last-child .mantine-Button-root');
await take('numbers', 'zh', 'dark', 'setup/numbers', low);
await take('flows', 'en', 'light', 'setup/flows', low);
await take('flow', 'en', 'dark', `setup/flows/${menu.id}`, { width: 1600, height: 860 }, 'button:has-text("Walk")', '.flow-side ol li');
await take('trunk', 'zh', 'light', 'setup/trunks', low, 'main tr:has-text("own") td:last-child .mantine-Button-root', '[role=dialog] dl dt');
await take('subscriptions', 'zh', 'dark', 'setup/subscriptions', low);
await take('deliveries', 'en', 'light', 'setup/subscriptions', usual, 'main tr:has-text("ERP") td:last-child .mantine-Button-root', '[role=dialog] tbody tr');
await take('customer', 'zh', 'dark', 'setup/customer', low);
await take('prices', 'en', 'light', 'setup/prices', low);
await take('keys', 'zh', 'light', 'setup/keys', usual);
await take('retention', 'en', 'dark', 'setup/retention', usual);
await take('audit', 'zh', 'light', 'setup/audit', usual);

const door = await openPage(await openContext(browser, 'zh', 'light'));
await door.setViewportSize({ width: 760, height: 620 });
await door.goto(tandem.url);
await door.waitForSelector('button[type=submit]');
await keep(door, 'sign-in', 'zh', 'light');
const start = await at('en', 'light', 'start', { width: 1280, height: 560 }, fresh.credentials.xswitch.login, fresh.credentials.xswitch.password, fresh);
await start.click('button:has-text("Skip")');
await start.getByLabel('Name').fill('help');
await start.click('button:has-text("New queue")');
await start.waitForSelector('input[autocomplete=new-password]');
await wait(6);
await keep(start, 'start', 'en', 'light');

for (const caller of callers) caller.kill('SIGKILL');
carrier.kill('SIGKILL');
await browser.close();
await tandem.stop();
await fresh.stop();
receiver.close();
