// node browser.js CLIENTS PORT VOICE.wav PAGE: opens Chromium with a microphone that plays the file, shows the page from 127.0.0.1:PORT, and then takes lines
// "ID EXPRESSION" from its input: each is evaluated in the page, and answered by "ID JSON". "ID !reload" shows the page anew; "ID !freeze" stops its
// scripts, as a sleeping tab's are, and "ID !thaw" lets them go on. What the page logs is printed after "page: ".
'use strict';
const fs = require('fs');
const http = require('http');
const path = require('path');
const readline = require('readline');
const [, , clients, port, voice, file] = process.argv;
const { chromium } = require(path.join(clients, 'node_modules', 'playwright-core'));

const types = { '.js': 'text/javascript', '.html': 'text/html; charset=utf-8' };
const served = { '/': file, '/jssip.js': path.join(clients, 'jssip.js'), '/vertojs.js': path.join(clients, 'node_modules/vertojs/dist/index.js') };
http
  .createServer((request, response) => {
    const found = served[new URL(request.url, 'http://x').pathname];
    if (!found) { response.writeHead(404).end(); return; }
    response.writeHead(200, { 'Content-Type': types[path.extname(found)] });
    fs.createReadStream(found).pipe(response);
  })
  .listen(Number(port), '127.0.0.1');

async function main() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${voice}`,
      '--autoplay-policy=no-user-gesture-required',
      '--disable-features=WebRtcHideLocalIpsWithMdns',
    ],
  });
  const context = await browser.newContext({ permissions: ['microphone'] });
  const page = await context.newPage();
  page.on('console', message => console.log(`page: ${message.text()}`));
  page.on('pageerror', error => console.log(`page: ${error.stack}`));
  const own = await context.newCDPSession(page);
  const address = `http://127.0.0.1:${port}/`;
  await page.goto(address);
  console.log('ready');

  const special = {
    '!reload': () => page.goto(address),
    '!freeze': () => own.send('Page.setWebLifecycleState', { state: 'frozen' }),
    '!thaw': () => own.send('Page.setWebLifecycleState', { state: 'active' }),
  };
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const blank = line.indexOf(' ');
    const [id, expression] = [line.slice(0, blank), line.slice(blank + 1)];
    try {
      const run = special[expression] || (() => page.evaluate(expression));
      const value = await run();
      console.log(`${id} ${JSON.stringify(expression in special ? true : value ?? null)}`);
    } catch (error) {
      console.log(`${id} ${JSON.stringify({ error: String(error) })}`);
    }
  }
  await browser.close();
  process.exit(0);
}

main().catch(error => { console.log(error.stack); process.exit(1); });
