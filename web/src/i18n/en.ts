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
};

export type Words = typeof words;
export default words;
