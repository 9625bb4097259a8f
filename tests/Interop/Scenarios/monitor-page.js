// node monitor-page.js MODULES PORT PRELUDE COUNT   Opens monitor-page.html in Chromium, on an origin of its own, where the document's server is ours on that port.
// A line for each message that the page logs, one for each way it comes by, and one when it listens.
const [, , modules, port, prelude, count] = process.argv;
const fs = require('fs');
const http = require('http');
const path = require('path');
const { chromium } = require(path.join(modules, 'playwright-core'));

const ways = new Set();
function way(name) {
    if (!ways.has(name)) {
        ways.add(name);
        console.log('by ' + name);
    }
}

(async () => {
    const html = fs.readFileSync(path.join(__dirname, 'monitor-page.html'), 'utf8').replace('<!-- PRELUDE -->', prelude ? `<script>${prelude}</script>` : '');
    const pages = http.createServer((request, response) => response.setHeader('Content-Type', 'text/html').end(html)).listen(0, '127.0.0.1');
    await new Promise(done => pages.once('listening', done));
    const rules = `MAP cc.uccc.cc:9003 127.0.0.1:${port}, MAP crm.example:80 127.0.0.1:${pages.address().port}`;
    const browser = await chromium.launch({
        executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', `--host-resolver-rules=${rules}`],
    });
    const page = await browser.newPage();
    let left = Number(count);
    let told = Promise.resolve();
    page.on('websocket', () => way('websocket'));
    page.on('request', request => {
        if (new URL(request.url()).pathname !== '/faye') return;
        if (request.method() === 'POST') way('long-polling');
        if (request.resourceType() === 'script') way('callback-polling');
    });
    page.on('pageerror', error => console.log('page error ' + error));
    page.on('console', message => {
        if (message.type() !== 'log') return;
        told = told.then(async () => {
            console.log(JSON.stringify(await message.args()[0].jsonValue()));
            if (--left === 0) {
                await browser.close();
                process.exit(0);
            }
        });
    });
    await page.goto('http://crm.example/');
    // Subscriptions are taken in their order: with this one the snippet's is there too.
    await page.evaluate(() => new Promise((done, failed) => client.subscribe('/monitor_agent_1', () => {}).then(done, failed)));
    console.log('listening at ' + await page.evaluate(() => location.origin));
})().catch(error => { console.log('failed ' + error); process.exit(1); });
