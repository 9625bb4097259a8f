// node jssip.js NODE_MODULES ws://HOST:PORT/ws EXTENSION DOMAIN SECRET: a JsSIP phone in Node registers, asks for OPTIONS, loses its socket, is back, and
// leaves. Prints a line for each.
'use strict';
const [, , modules, url, extension, domain, secret] = process.argv;
const path = require('path');
globalThis.WebSocket = require(path.join(modules, 'ws'));
globalThis.window = globalThis;
globalThis.navigator ??= { userAgent: 'node' };
const JsSIP = require(path.join(modules, 'jssip'));

const socket = new JsSIP.WebSocketInterface(url);
const ua = new JsSIP.UA({
  sockets: [socket],
  uri: `sip:${extension}@${domain}`,
  password: secret,
  register: true,
  connection_recovery_min_interval: 1,
  connection_recovery_max_interval: 1,
});
let registrations = 0;
ua.on('registrationFailed', e => { if (e.response) { console.log(`refused ${e.response.status_code}`); process.exit(1); } });
ua.on('registered', () => {
  console.log(`registered ${++registrations}`);
  if (registrations === 1) {
    ua.sendOptions(`sip:${domain}`, null, {
      eventHandlers: {
        succeeded: e => { console.log(`options ${e.response.status_code} ${e.response.getHeader('Allow')}`); socket._ws.terminate(); },
        failed: e => { console.log(`options failed ${e.cause}`); process.exit(1); },
      },
    });
  } else {
    ua.unregister();
  }
});
ua.on('disconnected', () => console.log('disconnected'));
ua.on('unregistered', () => {
  // Also told when the socket is lost.
  if (registrations > 1) { console.log('unregistered'); process.exit(0); }
});
ua.start();
