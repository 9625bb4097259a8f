// Counts time where a page that nobody looks at is not slowed down; it stops only when the machine or the page does.
const every = 3_000;
setInterval(() => postMessage(0), every);
