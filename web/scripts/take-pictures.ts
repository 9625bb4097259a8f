// npx vite-node scripts/take-pictures.ts FOLDER   Pictures of pages with something going on in them, for docs/images: a server of its own, scripted phones, callers by sipp.
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser, openContext, openPage, signIn, Tandem, type Language, type Scheme } from '../tests/browser/rig';

const folder = process.argv[2] ?? '.';
const tandem = await Tandem.start();
const browser = await openBrowser();
const names = ['王芳', '李强', 'Emma Brown', '张敏', '刘洋', 'Tom Fischer', '陈静', '杨帆'];
const people: number[] = [];
for (const [index, name] of names.entries()) {
  const login = String(1001 + index);
  people.push(await tandem.user(login, name));
  if (index !== 4) await tandem.phone(login, '--answer-after', index < 4 ? '1' : '-1');
}
const lead = await tandem.user('1100', 'Lead', 'supervisor');
const queues = [];
for (const name of ['售前', '售后', 'billing']) queues.push((await tandem.ask<{ id: number }>('POST', '/v1/queues', { name })).id);
for (const [index, id] of people.entries()) {
  await tandem.ask('PUT', `/v1/queues/${queues[index % 3]}/tiers/${id}`, {});
  await tandem.ask('POST', `/v1/agents/${id}/sign-in`, {});
  if (index !== 6) await tandem.ask('POST', `/v1/agents/${id}/ready`, {});
}
await tandem.ask('POST', `/v1/agents/${people[6]}/break`, { reason: '用餐' });
await tandem.ask('POST', '/v1/trunks', { name: 'carrier', peers: ['127.0.0.1:5099'], probeSeconds: 0 });
for (const [index, queue] of ['售前', '售后', 'billing'].entries()) {
  const nodes = [
    { id: 'start', type: 'start', exits: { next: 'menu' } },
    { id: 'menu', type: 'set', values: { 客户号: "'47110815'", 等级: "'gold'", language: "'zh'" }, exits: { next: 'wait' } },
    { id: 'wait', type: 'queue', queue, exits: { next: 'bye' } },
    { id: 'bye', type: 'hang-up' },
  ];
  const flow = await tandem.ask<{ id: number }>('POST', '/v1/flows', { name: `flow-${index}`, nodes });
  await tandem.ask('POST', `/v1/flows/${flow.id}/publish`);
  await tandem.ask('PUT', `/v1/numbers/400800100${index}`, { flow: `flow-${index}` });
}
await tandem.ask('PUT', '/v1/customer-page', { address: 'https://crm.example/find?phone={number}&account={客户号}' });
const sip = tandem.credentials.sip.split(':')[1];
// Each with a number of his own, which sipp's own scenario has not.
const scenario = spawnSync('sipp', ['-sd', 'uac'], { encoding: 'utf8' }).stdout;
const callers = Array.from({ length: 14 }, (_, index) => {
  const file = join(tandem.folder, `caller-${index}.xml`);
  writeFileSync(file, scenario.replaceAll(/sipp <sip:sipp@|"?sipp"? <sip:sipp@|<sip:sipp@/g, `<sip:1380013${8000 + 37 * index}@`));
  return spawn('sipp', ['-sf', file, '-s', `400800100${index % 3}`, `127.0.0.1:${sip}`, '-m', '1', '-d', '600000', '-i', '127.0.0.1', '-nostdin'], { cwd: tandem.folder, stdio: 'ignore' });
});
const campaign = await tandem.ask<{ id: number }>('POST', '/v1/campaigns', { name: '春季回访', mode: 'predictive', queue: '售前', machineDetection: true });
await tandem.ask('POST', `/v1/campaigns/${campaign.id}/numbers`, { numbers: Array.from({ length: 40 }, (_, index) => ({ number: `1380013${8000 + index}` })) });

async function open(language: Language, scheme: Scheme, place: string, size: { width: number; height: number }, login = tandem.credentials.xswitch.login, password = tandem.credentials.xswitch.password): Promise<Page> {
  const page = await openPage(await openContext(browser, language, scheme));
  await page.setViewportSize(size);
  await signIn(page, tandem.url, login, password);
  await page.goto(`${tandem.url}/#/${place}`);
  await page.waitForSelector('h1');
  await new Promise((over) => setTimeout(over, 3_000));
  return page;
}

async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
}

const large = { width: 1440, height: 860 };
const usual = { width: 1280, height: 800 };
await new Promise((over) => setTimeout(over, 20_000));
await take(await open('zh', 'light', 'wall', large), 'wall-zh-light');
await take(await open('en', 'dark', 'wall', large), 'wall-en-dark');
await take(await open('zh', 'light', 'wall', { width: 360, height: 740 }), 'wall-narrow-zh-light');
await take(await open('en', 'light', 'desk', large, '1003', 'a-password'), 'desk-en-light');
await take(await open('zh', 'dark', 'desk', large, '1001', 'a-password'), 'desk-zh-dark');
await tandem.ask('POST', `/v1/campaigns/${campaign.id}/start`);
await take(await open('zh', 'light', 'setup/campaigns', usual), 'campaigns-zh-light');
const form = await open('en', 'dark', 'setup/campaigns', { width: 1280, height: 1400 });
await form.click('.panel:has-text("春季回访") button:has(svg.lucide-pencil)');
await form.waitForSelector('[role=dialog] fieldset');
await new Promise((over) => setTimeout(over, 1_000));
await take(form, 'campaign-en-dark');
for (const caller of callers) caller.kill('SIGUSR1');
for (const call of (await tandem.ask<{ calls: { call: string }[] }>('GET', '/v1/calls')).calls) await tandem.ask('POST', `/v1/calls/${call.call}/hang-up`).catch(() => undefined);
await new Promise((over) => setTimeout(over, 5_000));
await take(await open('en', 'light', 'reports', { width: 1280, height: 1100 }), 'reports-en-light');
await take(await open('en', 'light', 'setup/health', usual), 'health-en-light');
await take(await open('zh', 'dark', 'setup/customer', usual), 'customer-zh-dark');
for (const caller of callers) caller.kill('SIGKILL');
console.log(`pictures of supervisor ${lead} and others in ${folder}`);
await browser.close();
await tandem.stop();
