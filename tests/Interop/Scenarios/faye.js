// node faye.js PACKAGE URL CHANNEL LEAVE_OUT COUNT   Listens with the stock client; a line for each message, and one when it listens.
const [, , pkg, url, channel, leaveOut, count] = process.argv;
const faye = require(pkg);
const client = new faye.Client(url, { timeout: 120 });
for (const transport of leaveOut.split(',')) if (transport) client.disable(transport);
let left = Number(count);
const subscription = client.subscribe(channel, message => {
    console.log(JSON.stringify(message));
    if (--left === 0) process.exit(0);
});
subscription.then(() => console.log('listening'), error => { console.log('refused ' + error.message); process.exit(1); });
