const words = {
  app: { skip: 'To the content', menu: 'Menu', light: 'Light colours', dark: 'Dark colours', signOut: 'Sign out', account: 'Account of {{name}}', wide: 'Wider menu', narrow: 'Narrower menu', cancel: 'Cancel', close: 'Close', save: 'Save', remove: 'Remove', saved: 'Saved', more: 'More' },
  role: { agent: 'Agent', supervisor: 'Supervisor', administrator: 'Administrator', operator: 'Operator' },
  live: { connecting: 'Connecting', live: 'Live', lost: 'Not connected' },
  nav: { desk: 'Desk', wall: 'Wallboard', why: 'Calls', history: 'History', reports: 'Reports', setup: 'Set up', start: 'First steps' },
  signIn: { title: 'Sign in', hint: 'Tandem call centre', login: 'Login', password: 'Password', show: 'Show or hide the password', submit: 'Sign in' },
  doing: { offline: 'Signed out', break: 'Break', ringing: 'Ringing', talking: 'Talking', held: 'On hold', wrapUp: 'Wrap-up', ready: 'Ready', unreachable: 'Phone not there' },
  reason: { 'sign-in': 'Just signed in', 'no answer': 'Did not answer' },
  callState: { routing: 'Starting', waiting: 'Waiting', offering: 'Offered', ringing: 'Ringing', talking: 'Talking', ending: 'Ending' },
  call: { caller: 'Caller', dialled: 'Called', state: 'State', agent: 'Agent', lasts: 'Lasts', hidden: 'Number withheld' },
  wall: {
    queues: 'Queues', queue: 'Queue', waiting: 'Waiting', longest: 'Longest wait', level: 'Service level', abandoned: 'Abandoned', answered: 'Answered', free: 'Free', talking: 'Talking', readyOf: 'Ready / signed in',
    calls: 'Calls in progress', callList: 'Calls in progress', agents: 'Agents', search: 'Search', which: 'Which agents', signedIn: 'Signed in', all: 'All', nobody: 'Nobody here', noQueues: 'There are no queues yet', noCalls: 'No calls just now', full: 'Full screen',
    actions: 'Actions', why: 'Why it went where it went', move: 'Move', moved: 'Moved', moveTitle: 'Move {{caller}}', toQueue: 'To a queue', toNumber: 'Or to a number', hangUp: 'Hang up', hungUp: 'Hung up', call: 'His call', listen: 'Listen in', listening: 'Your phone rings: you hear, and are not heard', take: 'Take over', taking: 'Your phone rings: you take his place',
    force: 'Set his state', signIn: 'Sign in', ready: 'Ready', break: 'On break', signOut: 'Sign out', bySupervisor: 'by supervisor',
  },
  direction: { in: 'Incoming', out: 'Outgoing', inbound: 'Incoming', outbound: 'Outgoing' },
  quality: { good: 'good', fair: 'fair: some words may be lost', poor: 'poor: check the network or the headset' },
  break: { coffee: 'Coffee', lunch: 'Lunch', training: 'Training', meeting: 'Meeting', other: 'Other' },
  disposition: { solved: 'Solved', callBack: 'Call back', forwarded: 'Passed on', sold: 'Sold', noInterest: 'No interest', wrongNumber: 'Wrong number' },
  shortcut: { answer: 'answer', hangUp: 'hang up', hold: 'hold', mute: 'mute', ready: 'ready', number: 'number' },
  desk: {
    hint: '{{name}}, extension {{extension}}', noAgent: 'You are no agent: an administrator makes you one under Set up, Users.', incoming: 'Incoming call', signIn: 'Sign in', signOut: 'Sign out', ready: 'Ready', break: 'Break',
    waiting: 'Ready for the next call', noCall: 'No call', fromQueue: 'Queue {{queue}}', direct: 'Called {{dialled}}', connection: 'Connection:', answer: 'Answer', decline: 'Decline', hangUp: 'Hang up', hold: 'Hold', unhold: 'Take back', mute: 'Mute', unmute: 'Unmute', back: 'Back to the customer', customerPage: 'Customer page',
    passOn: 'Pass on', how: 'How', transfer: 'Transfer', consult: 'Ask first', threeWay: 'Three-way', transferHint: 'You are out at once, the other goes there.', consultHint: 'You talk with the other first; the customer hears music. Hang up to connect the two.', threeWayHint: 'One more joins, all hear each other.', whom: 'To whom', orNumber: 'Or a number', waitingThere: '{{count}} waiting',
    notes: 'Notes', disposition: 'Result', note: 'Note', extend: 'One more minute', finish: 'Finish wrap-up', wrapLeft: '{{seconds}} s of wrap-up', dial: 'Dial', keypad: 'Keys', number: 'Number', earlier: 'Earlier calls', noEarlier: 'None with this number', notReached: 'not reached', myQueues: 'My queues',
  },
  phone: {
    title: 'Phone', inPage: 'Phone in this page', deskHint: 'Calls ring at your desk phone or app.', off: 'Off', starting: 'Starting', ready: 'Registered', elsewhere: 'In another tab', lost: 'Connection lost', noMicrophone: 'No microphone', refused: 'Refused',
    offHint: 'Off', startingHint: 'Asking for the microphone, registering.', readyHint: 'Calls ring here.', elsewhereHint: 'Another tab has the phone; this one takes over when that is closed.', lostHint: 'It comes back by itself. You are offered no calls meanwhile.', noMicrophoneHint: 'Allow the microphone in the browser, then switch this off and on. You are offered no calls meanwhile.', refusedHint: 'The server did not take the registration.',
    settings: 'Devices and alerts', audioinput: 'Microphone', audiooutput: 'Speaker', usual: 'The usual one', level: 'How loud your microphone is', echo: 'Speak three seconds, then hear yourself', ring: 'Ring', notify: 'Tell me on the desktop', pop: 'Customer page', popHint: 'An address with {number} in it',
  },
};

export type Words = typeof words;
export default words;
