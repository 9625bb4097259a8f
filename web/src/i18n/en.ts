const words = {
  app: { skip: 'To the content', menu: 'Menu', light: 'Light colours', dark: 'Dark colours', signOut: 'Sign out', account: 'Account of {{name}}', wide: 'Wider menu', narrow: 'Narrower menu', cancel: 'Cancel', close: 'Close', save: 'Save', remove: 'Remove', saved: 'Saved', more: 'More' },
  role: { agent: 'Agent', supervisor: 'Supervisor', administrator: 'Administrator', operator: 'Operator' },
  live: { connecting: 'Connecting', live: 'Live', lost: 'Not connected' },
  nav: { desk: 'Desk', wall: 'Wallboard', why: 'Calls', history: 'History', reports: 'Reports', setup: 'Set up', start: 'First steps' },
  totp: {
    title: 'Code at sign-in', code: 'Code', codeHint: 'Six digits that your authenticator shows', onHint: 'With a code from an authenticator app, nobody signs in as you who only knows your password.', begin: 'Set up',
    scanHint: 'Scan this with your authenticator, or type the secret into it. It is shown this once. Then enter the code it shows.', qr: 'QR code for an authenticator', turnOn: 'Turn on', isOn: 'You are asked for a code from now on',
    offHint: 'You are asked for a code when you sign in. Enter one to turn that off.', turnOff: 'Turn off', isOff: 'No code is asked for any more', turnOffOf: 'Turn off the code at sign-in of {{login}}', lostHint: 'For somebody who has lost the authenticator: the password alone lets him in then.',
  },
  signIn: { title: 'Sign in', hint: 'Tandem call centre', login: 'Login', password: 'Password', show: 'Show or hide the password', submit: 'Sign in' },
  doing: { offline: 'Signed out', break: 'Break', ringing: 'Ringing', talking: 'Talking', held: 'On hold', wrapUp: 'Wrap-up', ready: 'Ready', unreachable: 'Phone not there' },
  reason: { 'sign-in': 'Just signed in', 'no answer': 'Did not answer', 'page asleep': 'Page asleep', 'page closed': 'Page closed', 'no microphone': 'No microphone' },
  callState: { routing: 'Starting', waiting: 'Waiting', offering: 'Offered', ringing: 'Ringing', talking: 'Talking', ending: 'Ending' },
  call: { caller: 'Caller', dialled: 'Called', state: 'State', agent: 'Agent', lasts: 'Lasts', hidden: 'Number withheld' },
  wall: {
    queues: 'Queues', queue: 'Queue', waiting: 'Waiting', longest: 'Longest wait', level: 'Service level', abandoned: 'Abandoned', answered: 'Answered', free: 'Free', talking: 'Talking', readyOf: 'Ready / signed in',
    calls: 'Calls in progress', callList: 'Calls in progress', agents: 'Agents', search: 'Search', which: 'Which agents', signedIn: 'Signed in', all: 'All', nobody: 'Nobody here', noQueues: 'There are no queues yet', noCalls: 'No calls just now', full: 'Full screen',
    actions: 'Actions', why: 'Why it went where it went', move: 'Move', moved: 'Moved', moveTitle: 'Move {{caller}}', toQueue: 'To a queue', toNumber: 'Or to a number', hangUp: 'Hang up', hungUp: 'Hung up', call: 'His call', listen: 'Listen in', listening: 'Your phone rings: you hear, and are not heard', whisper: 'Whisper', whispering: 'Your phone rings: the agent alone hears you', barge: 'Join in', barging: 'Your phone rings: all hear you', take: 'Take over', taking: 'Your phone rings: you take his place',
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
    offHint: 'Off', startingHint: 'Asking for the microphone, registering.', readyHint: 'Calls ring here.', elsewhereHint: 'Another tab has the phone; this one takes over when that is closed.', lostHint: 'It comes back by itself. You are offered no calls meanwhile.', noMicrophoneHint: 'Allow the microphone in the browser, or plug one in: it goes on by itself. You are offered no calls meanwhile.', refusedHint: 'The server did not take the registration.',
    settings: 'Devices and alerts', audioinput: 'Microphone', audiooutput: 'Speaker', usual: 'The usual one', level: 'How loud your microphone is', echo: 'Speak three seconds, then hear yourself', ring: 'Ring', notify: 'Tell me on the desktop', pop: 'Customer page', popHint: 'An address with {number} in it',
  },
  cause: {
    remote_hang_up: 'The other side hung up', local_hang_up: 'Ended by us', busy: 'Busy', rejected: 'Declined', no_answer: 'No answer', not_registered: 'Phone not registered', congestion: 'Congestion', no_such_number: 'No such number', incompatible: 'No common codec', peer_lost: 'Connection lost', system_failure: 'Server failed', internal_error: 'Internal error', cancelled: 'Given up', transferred: 'Transferred', server_stops: 'Server stopped',
  },
  leaving: { Bridged: 'connected', Abandoned: 'hung up', Timeout: 'waited too long', NoAgent: 'no agent there', Key: 'pressed a key', Failed: 'failed' },
  offerResult: { won: 'Answered', no_answer: 'No answer', busy: 'Busy', rejected: 'Declined', not_registered: 'Phone not registered', cancelled: 'Taken back', lost_race: 'Another was quicker', failed: 'Failed' },
  candidate: {
    chosen: 'chosen', next: 'would have been next', wrap_up: 'in wrap-up', on_break: 'on break', in_call: 'in a call', offered_elsewhere: 'another call rings there', not_registered: 'phone not registered', delayed: 'left alone after a refusal', lacks_skill: 'lacks a skill', skipped_for_call: 'has refused this call', signed_out: 'signed out', logged_out: 'signed out', reserved: 'kept for another call',
  },
  event: {
    call_started: '{{callerNumber}} calls {{dialled}}', call_routed: 'Goes to {{kind}} {{target}}', call_ended: 'Over: {{cause}}', call_scored: 'Caller gave {{score}}', call_noted: 'Note: {{disposition}} {{text}}',
    leg_made: 'Leg {{direction}}: {{party}}', leg_ringing: 'Rings', leg_answered: 'Answered', leg_answerer_judged: 'Listened to: {{by}}', leg_bridged: 'Connected: they talk', leg_parted: 'Parted', leg_held: 'Put on hold', leg_resumed: 'Taken back', leg_silent: 'No sound, or sound again', leg_ended: 'Leg over: {{cause}} {{reason}}', leg_prompted: 'The phone was asked to answer by itself', leg_moved: 'Came from another call', leg_redirected: 'Sent on to {{number}}',
    queue_entered: 'Waits in {{queue}}, place {{position}}', queue_left: 'Left {{queue}}: {{reasonWord}}', queue_position_announced: 'Told his place: {{position}}', announcement_played: 'Heard {{sound}}',
    offer_made: 'Offered to {{agent}} on {{extension}} ({{reason}})', offer_ended: '{{agent}}: {{result}}',
    transfer_started: 'Transfer to {{target}}', transfer_succeeded: 'Transferred to {{target}}', transfer_failed: 'Transfer to {{target}} failed', transfer_refused: 'Transfer to {{target}} refused: {{why}}', consult_started: 'Asks {{target}} first', consult_answered: '{{target}} was asked', consult_ended: 'Consultation over', conference_joined: 'Joined', conference_left: 'Left', conference_third_party: '{{target}} joined',
    monitor_started: 'Somebody listens in', monitor_ended: 'Nobody listens in any more', intercept_started: '{{target}} is to take over', intercept_succeeded: 'Taken over', intercept_failed: 'Taking over failed',
    recording_started: 'Recording begins', recording_joined: 'Is recorded too', recording_ended: 'Recording over', digit_pressed: 'Pressed a key', voicemail_left: 'Left a message',
    flow_entered: 'Flow {{flow}}, version {{version}}', flow_node_entered: 'Node {{node}} ({{kind}})', flow_node_left: 'Left {{node}} by {{exit}}', flow_node_failed: '{{node}}: {{reason}}',
  },
  why: {
    hint: 'Each call, and why it went where it went', recent: 'Calls, newest first', byNumber: 'By number', title: '{{caller}} → {{dialled}}', back: 'All calls', unknown: 'Nothing is kept of this call', timeline: 'Timeline', offers: 'Offers ({{count}})', flow: 'Path through the flow', sip: 'SIP', quality: 'Sound', when: 'When', node: 'Node', exit: 'Left by', noSip: 'No signalling is kept of this call', noOffers: 'It was offered to nobody',
    offerTo: '{{number}}. Offered to {{agent}}', offerHow: 'At {{when}}, queue {{queue}}, strategy {{strategy}}.', rang: 'Rang {{seconds}} s.', because: 'Why', inAll: 'All agents of the queue:', messages: '{{count}} messages', pcap: 'pcap file', party: 'Party', heard: 'Sounds', lossIn: 'Lost on the way to us', lossOut: 'Lost on the way there', jitter: 'Jitter', roundTrip: 'There and back',
  },
  history: { from: 'From', to: 'To', number: 'Number', start: 'Begin', wait: 'Waited', talk: 'Talked', cause: 'End', recording: 'Recording', listen: 'Listen', none: 'No calls', goesOn: 'goes on', recordingOf: '{{caller}}, {{when}}', play: 'Play', pause: 'Pause', speed: 'Speed', download: 'Download', channels: 'Above: caller. Below: agent.' },
  report: { span: 'Period', day: 'Today', week: '7 days', month: '30 days', course: 'Calls and service level', heat: 'The last seven days by hour', calls: 'Calls', none: 'Nothing in this period', meanWait: 'Mean wait', longestWait: 'Longest wait', handling: 'Handling time', offered: 'Offered', noAnswers: 'Not answered', signedIn: 'Signed in', occupancy: 'Occupancy' },
  setup: {
    users: 'Users and phones', queues: 'Queues', numbers: 'Numbers', flows: 'Flows', trunks: 'Trunks', campaigns: 'Campaigns', subscriptions: 'Subscriptions', prices: 'Prices', keys: 'Keys and sessions', audit: 'Audit', health: 'Health',
    none: 'None yet', add: 'Add', change: 'Change {{what}}', remove: 'Remove {{what}}', sure: 'Remove it for good?', yes: 'yes', no: 'no', secret: 'Its secret', secretHint: 'It is shown this once: keep it.', copy: 'Copy', copied: 'Copied',
  },
  user: {
    login: 'Login', name: 'Name', role: 'Role', type: 'Kind', typeHint: 'Agents take calls of queues.', AGENT: 'Agent', NORMAL: 'No agent', extension: 'Extension', callerNumber: 'Number shown', callerNumberHint: 'To those who are called outside', email: 'E-mail', skills: 'Skills', autoRecord: 'Record calls', ringSeconds: 'Rings for (s)', wrapUpSeconds: 'Wrap-up (s)', maxNoAnswer: 'Unanswered calls until break', maxNoAnswerHint: '0: never',
    password: 'Password', passwordHint: 'All sessions of that user end.', setPassword: 'Set password', newPhone: 'New phone password and QR code', new: 'New user', phoneOf: 'Phone of extension {{extension}}', phoneHint: 'A new password was made; it is shown this once. Phones with the one before are out.', domain: 'Domain', proxy: 'Server', qr: 'Account for softphones that read sip: addresses',
  },
  queue: {
    name: 'Name', nameHint: 'Phones dial it, numbers lead to it.', strategy: 'Strategy', strategyHint: 'Who is offered the next caller', description: 'Description', autoRecord: 'Record calls', parameters: 'Parameters', open: 'Agents and parameters', new: 'New queue', members: 'Agents of this queue', off: 'off', inEffect: 'In effect: {{value}}',
  },
  param: {
    'service-level-seconds': 'A caller answered within so many seconds counts as answered in time.', 'agent-timeout': 'An agent rings so long, then the next is tried. 0: as the agent has it.', 'max-wait-time': 'Who has waited so long leaves the queue. 0: waits without end.', 'wait-timeout-action': 'Where he goes then: a number, queue or extension; empty: hung up.',
    'max-wait-time-with-no-agent': 'Who waits while no agent is signed in leaves after so long. 0: stays.', 'max-wait-time-with-no-agent-time-reached': 'How long no agent has to be there until that counts.', 'wait-timeout-without-agent-action': 'Where he goes then.', capacity: 'So many may wait; one more is sent elsewhere. 0: as many as the server holds.', 'overflow-capacity-action': 'Where one too many goes.', 'retain-agent': 'So many free agents are kept back for other queues.',
    'tier-rules-apply': 'Agents of higher levels are offered callers only after these have waited.', 'tier-rule-wait-second': 'How long before the next level is asked.', 'tier-rule-wait-multiply-level': 'That wait counts once for each level.', 'tier-rule-no-agent-no-wait': 'A level without anybody is passed over at once.', 'abandoned-resume-allowed': 'Who hung up and calls again gets his place back.', 'discard-abandoned-after': 'Within so many seconds.',
    'time-base-score': 'Order of waiting: queue (since he came to this queue) or system (since his call was answered).', 'announce-sound': 'A sound that is played to those who wait.', 'announce-frequency': 'How often, in seconds. 0: never.', 'announce-position': 'Callers are told their place: true, or the language zh or en.', 'announce-agent-answer': 'Callers are told who takes the call: true, or the language.', 'ring-progressively-delay': 'With ring-progressively: one more agent rings every so many seconds.',
    outbound_ring_timeout: 'An agent rings so long.', outbound_per_cycle: 'So many agents ring at once. 0: all.', outbound_priority: 'Queues of a smaller number are served first.', importance: 'Which queue an agent of several serves first: the larger.', outbound_default_lag: 'Rest after a call.',
  },
  number: { number: 'Number', numberHint: 'As it is dialled, or with +country', flow: 'Flow', one: 'Give one of the three.', leads: 'Leads to', from: 'Given by', option: 'a start option', console: '/v1', new: 'New number' },
  trunk: { peers: 'Peers', peersHint: 'HOST or HOST:PORT, in order', sources: 'Comes from', sourcesHint: 'More addresses or networks that calls come from', transport: 'Transport', registers: 'Registers there', user: 'User', passwordHint: 'Empty: stays as it is', probe: 'Probe every (s)', probeHint: 'OPTIONS; 0 never', priority: 'Priority', maxCalls: 'Calls at once', disabled: 'Switched off', reach: 'Reachable', registration: 'Registration', calls: 'Calls in / out', lastError: 'Last error', new: 'New trunk' },
  trunkState: { up: 'Reachable', down: 'Not reachable', unknown: 'Not probed', disabled: 'Switched off', trying: 'Trying' },
  campaign: { mode: 'Mode', abandonPercent: 'Abandoned at most (%)', lines: 'Lines', new: 'New campaign', start: 'Start', pause: 'Pause', stop: 'Stop', progress: 'Numbers done', done: '{{done}} of {{all}} numbers done', dialling: '{{count}} being dialled', talking: '{{count}} talking', abandoned: '{{percent}} % abandoned' },
  subscription: { types: 'Events', typesHint: 'E.g. call.ended or offer.*; none for all', enabled: 'Switched on', behind: 'Behind', log: 'Deliveries', new: 'New subscription', on: 'On', off: 'Off', failing: 'Failing', type: 'Event', attempt: 'Attempt', answer: 'Answer', again: 'Send again', replayDead: 'Send again what was given up', replaying: 'Being sent again' },
  price: { hint: 'What talk to numbers outside costs; the longest prefix counts.', prefix: 'Prefix', all: 'all', step: 'Price of a step', seconds: 'Seconds of a step', new: 'New price' },
  key: { new: 'New key', keys: 'Keys of programs', sessions: 'Signed in', face: 'Interface', made: 'Made', since: 'Since', ends: 'Until', this: 'this one', actsAs: 'Acts as', scopes: 'May', scopesHint: 'None: all that the role may' },
  audit: { by: 'Who', from: 'From', what: 'What' },
  health: { version: 'Version', started: 'Runs since', disk: 'Database', well: 'All is well', unwritten: 'Waiting to be written', calls: 'Calls in progress', trunks: 'Trunks', stream: 'Live state' },
  flow: {
    new: 'New flow', name: 'Name', version: 'Version', numbers: 'Numbers', draft: 'Changed since', open: 'Edit', back: 'All flows', save: 'Save draft', check: 'Check', publish: 'Publish', published: 'Published as version {{version}}', valid: 'No faults', faults: '{{count}} faults', node: 'Node', addNode: 'Add a node', kind: 'Kind', fields: 'Fields (JSON)', exits: 'Leads to', exit: 'Exit', removeNode: 'Remove node', start: 'Callers begin here', tryOut: 'Try it', keys: 'Keys pressed', caller: 'Caller', run: 'Walk', badJson: 'This is no JSON object', choose: 'Choose a node, or connect nodes by their dots.', canvas: 'Flow', addExit: 'Add an exit',
  },
  start: {
    hint: 'From an empty server to one that rings', password: 'Your password', passwordHint: 'The one of credentials.json works until you set another: at least 8 characters. You sign in anew with it.', later: 'Skip', queue: 'First queue', queueHint: 'Callers wait in it until an agent is free. Phones of the house dial it by its name.', use: 'Use {{name}}', agents: 'Two agents', agentsHint: 'Each gets an extension, called as his login, and signs in with the password.', makeAgents: 'Make both', ring: 'Let it ring',
    signIn: 'In another browser or a private window, sign in here as each agent and open the desk.', phone: 'Switch on the phone in the page, sign in, and press Ready.', dial: 'On the desk of the second agent, dial {{queue}}: the first one rings.', number: 'Calls from outside come by a number and a trunk:', nobody: 'No agent has signed in to this queue yet.',
  },
};

export type Words = typeof words;
export default words;
