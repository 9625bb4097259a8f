// npx vite-node tests/bench/wallboard.ts [SECONDS] [DIST]   What the wallboard costs a browser: the console as it was built, in a headless Chromium, told of 60 changes a second among 500 agents and 200
// callers who wait, in messages as /v1/live sends them (five a second). Prints a line of JSON.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import { Centre } from './stage';

const seconds = Number(process.argv[2] ?? 30);
const dist = process.argv[3] ?? 'dist';
const changesPerMessage = 12;
const every = 200;
const ticksPerSecond = 100;
const marked = 7;

const centre = new Centre();
const pages = new Set<ServerResponse>();
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const me = { userId: null, login: 'bench', name: 'Bench', role: 'administrator', domain: 'bench.example', extension: '', scopes: [] };
const answers: Record<string, unknown> = { '/v1/session': { me, csrf: 'x' }, '/v1/me': me, '/healthz': {}, '/v1/statistics/queues': { queues: [], next: null } };

const server = createServer((request, response) => {
  const path = request.url!.split('?')[0]!;
  if (path === '/v1/live') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(`data: ${JSON.stringify(centre.whole())}\n\n`);
    pages.add(response);
    response.on('close', () => pages.delete(response));
  } else if (path in answers || path.startsWith('/v1/')) {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answers[path] ?? {}));
  } else {
    const file = path === '/' ? 'index.html' : normalize(path).slice(1);
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(join(dist, file)));
  }
});
await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** CPU that a process and those it has begun have used, by what they are for. */
function cpuOf(root: number): Map<string, number> {
  const parents = new Map<number, number>();
  const used = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]!.split(' ');
      parents.set(Number(name), Number(fields[1]));
      used.set(Number(name), (Number(fields[11]) + Number(fields[12])) / ticksPerSecond);
    } catch {
      // It has ended meanwhile.
    }
  }
  const sums = new Map<string, number>();
  for (const [id, cpu] of used) {
    let at: number | undefined = id;
    while (at !== undefined && at !== root && at > 1) at = parents.get(at);
    if (at !== root) continue;
    const kind = /--type=([a-z-]+)/.exec(readFileSync(`/proc/${id}/cmdline`, 'utf8'))?.[1] ?? 'browser';
    sums.set(kind, (sums.get(kind) ?? 0) + cpu);
  }
  return sums;
}

const browserServer = await chromium.launchServer({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const root = browserServer.process().pid!;
const browser = await chromium.connect(browserServer.wsEndpoint());
const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'en-GB' })).newPage();
const failures: string[] = [];
page.on('pageerror', (error) => failures.push(error.message));
await page.goto(`${url}/#/wall`);
await page.waitForSelector('.agent-tile');

// When a name that tells when it was sent is on the screen: in the document, and a frame begun since.
await page.evaluate(() => {
  const late: number[] = [];
  (window as unknown as { late: number[] }).late = late;
  let last = '';
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const stamp = /@(\d+)@/.exec(target.textContent ?? '')?.[1];
      if (stamp && stamp !== last && (target.textContent?.length ?? 0) < 100) {
        last = stamp;
        requestAnimationFrame(() => late.push(Date.now() - Number(stamp)));
      }
    }
  }).observe(document.body, { subtree: true, characterData: true, childList: true });
});

let messages = 0;
let bytes = 0;
const beat = setInterval(() => {
  centre.happen(changesPerMessage);
  if (++messages % 5 === 0) centre.rename(marked, `@${Date.now()}@`);
  const text = `data: ${JSON.stringify(centre.take())}\n\n`;
  bytes += text.length;
  for (const each of pages) each.write(text);
}, every);

const session = await page.context().newCDPSession(page);
await session.send('Performance.enable');
const work = ['TaskDuration', 'ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'] as const;
const worked = async () => {
  const { metrics } = await session.send('Performance.getMetrics');
  return work.map((name) => metrics.find((metric) => metric.name === name)!.value);
};
const pause = (millis: number) => new Promise((over) => setTimeout(over, millis));
await pause(Math.min(10, seconds) * 1000);
await page.evaluate(() => void ((window as unknown as { late: number[] }).late.length = 0));
const [cpu, tasks, sent, at] = [cpuOf(root), await worked(), bytes, performance.now()];
await pause(seconds * 1000);
const [cpuNow, tasksNow, length] = [cpuOf(root), await worked(), (performance.now() - at) / 1000];
clearInterval(beat);
const late = (await page.evaluate(() => (window as unknown as { late: number[] }).late)).sort((a, b) => a - b);
const shown = await page.locator('.agent-tile').count();
if (process.env.BENCH_PICTURE) await page.screenshot({ path: process.env.BENCH_PICTURE });
await browser.close();
await browserServer.close();
server.close();
for (const each of pages) each.destroy();

const share = (value: number) => Math.round((1000 * value) / length) / 10;
const kinds = Object.fromEntries([...cpuNow].map(([kind, used]) => [kind, share(used - (cpu.get(kind) ?? 0))]));
console.log(
  JSON.stringify({
    cpuPercent: share([...cpuNow.values()].reduce((sum, each) => sum + each, 0) - [...cpu.values()].reduce((sum, each) => sum + each, 0)),
    mainThread: Object.fromEntries(work.map((name, index) => [name, share(tasksNow[index]! - tasks[index]!)])),
    byProcess: kinds,
    shownMillisMax: late.at(-1) ?? null,
    shownMillisMedian: late[Math.floor(late.length / 2)] ?? null,
    marks: late.length,
    tiles: shown,
    kilobytesPerSecond: Math.round((bytes - sent) / length / 1000),
    failures,
  }),
);
