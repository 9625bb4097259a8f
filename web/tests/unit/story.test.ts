import { describe, expect, it } from 'vitest';
import { callsOf, type LegRecord } from '../../src/pages/history/calls';
import { allOf } from '../../src/pages/history/statistics';
import { byInterval } from '../../src/pages/history/sums';
import { bytesText, diskIsFull, loopPercent } from '../../src/pages/setup/health';
import { flowPathOf, offersOf, offsetText, type Happened } from '../../src/pages/why/story';
import { measured, qualityWord } from '../../src/phone/quality';
import { popAddress } from '../../src/pages/desk/customerPage';
import { bodyOf, valuesOf } from '../../src/pages/setup/campaigns/settings';
import { sectionsOf } from '../../src/pages/setup/campaigns/progress';
import { errorOf } from '../../src/pages/setup/Crud';
import { connected, linesOf, nodeOfPlace, placesOf, withNewNode, withNode, withoutNode, type FlowDocument } from '../../src/pages/setup/flows/flowDocument';

const event = (type: string, leg: string | null, data: object, micros = 0) => ({ id: micros, type, leg, micros, time: '2026-01-01T00:00:00Z', data }) as unknown as Happened;

describe('a call’s story', () => {
  it('joins each offer with what came of it', () => {
    const offers = offersOf([
      event('offer.made', 'a', { agent: '1001', queue: 'q', reason: 'top-down', counts: [], first: [{ agentId: 2, reason: 'chosen' }] }, 1),
      event('offer.made', 'b', { agent: '1002', queue: 'q', reason: 'top-down' }, 2),
      event('offer.ended', 'a', { result: 'no_answer', rangMillis: 15000 }, 3),
    ]);
    expect(offers.map((offer) => [offer.agent, offer.result])).toEqual([['1001', 'no_answer'], ['1002', null]]);
    expect(offers[0]!.first[0]!.reason).toBe('chosen');
  });

  it('follows the caller through a flow', () => {
    const path = flowPathOf([event('flow.node_entered', null, { node: 'menu', kind: 'collect' }), event('flow.node_left', null, { node: 'menu', exit: '1' }), event('flow.node_entered', null, { node: 'q', kind: 'queue' })]);
    expect(path.map((step) => [step.node, step.exit])).toEqual([['menu', '1'], ['q', null]]);
  });

  it('counts from its beginning', () => expect(offsetText(68_032_703)).toBe('1:08.033'));
});

const leg = (part: Partial<LegRecord>) => ({ call: 'c', leg: 'l', parent: null, start: '2026-01-01T00:00:00Z', bridge: null, end: null, talkMillis: 0, queue: '', agent: '', cause: '', recording: null, score: null, callerNumber: '138', dialled: 'q', ...part }) as LegRecord;

describe('calls of records', () => {
  it('are one row with who talked', () => {
    const [call] = callsOf([
      leg({ leg: 'b', parent: 'a', agent: '1002', bridge: '2026-01-01T00:00:09Z', talkMillis: 4000 }),
      leg({ leg: 'n', parent: 'a', agent: '1001' }),
      leg({ leg: 'a', queue: 'q', bridge: '2026-01-01T00:00:09Z', end: '2026-01-01T00:00:13Z', cause: 'remote_hang_up', talkMillis: 4000 }),
    ]);
    expect(call).toMatchObject({ agents: ['1002'], waitMillis: 9000, talkMillis: 4000, cause: 'remote_hang_up', queue: 'q' });
  });
});

describe('reports', () => {
  it('add up queues of an interval', () => {
    const row = (from: string, answered: number, answeredInTime: number) => ({ from, offered: answered + 1, answered, answeredInTime, abandoned: 1, abandonedLate: 0, talkMillis: 1000, holdMillis: 0, wrapUpMillis: 1000 }) as never;
    expect(byInterval([row('b', 1, 1), row('a', 2, 1), row('a', 2, 2)])).toEqual([
      { from: 'a', offered: 6, answered: 4, abandoned: 2, level: 75, handlingMillis: 1000 },
      { from: 'b', offered: 2, answered: 1, abandoned: 1, level: 100, handlingMillis: 2000 },
    ]);
  });

  it('have all pages of what they are made of, and say where that was too many', async () => {
    const pages = (count: number) => (cursor: string | undefined) => {
      const page = Number(cursor ?? 0);
      return Promise.resolve({ rows: [page], next: page + 1 < count ? String(page + 1) : null });
    };
    expect(await allOf(pages(3))).toEqual({ rows: [0, 1, 2], isCut: false });
    expect(await allOf(pages(5), 4)).toEqual({ rows: [0, 1, 2, 3], isCut: true });
  });
});

describe('health', () => {
  it.each([
    [999, '999 B'],
    [1_500, '1.5 kB'],
    [42_000_000_000, '42 GB'],
  ])('%d bytes are %s', (bytes, text) => expect(bytesText(bytes)).toBe(text));

  it('knows a full disk and a busy loop', () => {
    expect([diskIsFull(5e9, 100e9), diskIsFull(0.5e9, 2e9), diskIsFull(50e9, 100e9)]).toEqual([true, true, false]);
    expect(loopPercent({ time: '2026-01-01T00:00:00Z', loopBusyMillis: 1000 }, { time: '2026-01-01T00:00:02Z', loopBusyMillis: 1500 })).toBe(25);
  });
});

describe('quality', () => {
  it.each([
    [0, 5, 20, 'good'],
    [2, 5, 20, 'fair'],
    [0, 40, 20, 'fair'],
    [8, 5, 20, 'poor'],
    [0, 5, 900, 'poor'],
  ] as const)('%d %% %d ms %d ms is %s', (lossPercent, jitterMillis, roundTripMillis, word) => expect(qualityWord({ lossPercent, jitterMillis, roundTripMillis })).toBe(word));

  it('is of what came between two countings', () =>
    expect(measured({ lost: 10, received: 100, jitterSeconds: 0, roundTripSeconds: 0 }, { lost: 20, received: 190, jitterSeconds: 0.02, roundTripSeconds: 0.1 })).toEqual({ lossPercent: 10, jitterMillis: 20, roundTripMillis: 100 }));
});

describe('the customer’s page', () => {
  const known = { number: '+86 138&x', account: '47/11?#', said: '你好', dots: '..', 'order.id': '7' };
  it.each([
    ['https://crm.example/?q={number}', 'https://crm.example/?q=%2B86%20138%26x'],
    ['https://crm.example/{account}/x', 'https://crm.example/47%2F11%3F%23/x'],
    ['http://crm.example/?a={said}&b={order.id}&c={unknown}', 'http://crm.example/?a=%E4%BD%A0%E5%A5%BD&b=7&c='],
    ['https://crm.example/a/{dots}/b', 'https://crm.example/a//b'],
    ['https://crm.example/{1}', 'https://crm.example/%7B1%7D'],
    ['javascript:alert({number})', null],
    ['data:text/html,{number}', null],
    ['https://{number}.example/', null],
    ['https://crm.example{account}/', null],
    ['nothing', null],
    ['', null],
  ])('%s is %s', (template, address) => expect(popAddress(template, known)).toBe(address));
});

describe('a campaign', () => {
  const campaign = { id: 2, name: 'autumn', mode: 'predictive', state: 'stopped', queue: null, flow: 'ask', lines: 0, numberGroup: 3, callerNumber: '', retries: [], hours: { rows: [] } } as unknown as Parameters<typeof valuesOf>[0];

  it('says where those who answer go, and clears what it is not', () => {
    expect(bodyOf(valuesOf(campaign))).toMatchObject({ name: 'autumn', queue: '', flow: 'ask', lines: 0, numberGroup: 3, callerNumber: '' });
    expect(bodyOf({ ...valuesOf(campaign), shown: 'number +861088887777' })).toMatchObject({ numberGroup: 0, callerNumber: '+861088887777' });
    expect(bodyOf({ ...valuesOf(campaign), target: 'queue', queue: 'sales', ringSeconds: null })).toMatchObject({ queue: 'sales', flow: '', ringSeconds: undefined });
  });

  it('is done as far as its numbers are, what was wanted first', () =>
    expect(sectionsOf({ busy: 1, answered: 3, machine: 0, new_word: 1 }, 10)).toMatchObject({ done: 5, sections: [{ outcome: 'answered', share: 30 }, { outcome: 'busy', share: 10 }, { outcome: 'new_word' }] }));
});

describe('what is wrong with a field', () => {
  const errors = { 'agent.ringSeconds': 'too long', 'retries[0].attempts': 'too many' };
  it.each([
    ['ringSeconds', 'too long'],
    ['retries[0].attempts', 'too many'],
    ['name', undefined],
  ])('%s is %s', (field, message) => expect(errorOf(errors, field)).toBe(message));
});

describe('a flow’s document', () => {
  const document: FlowDocument = { name: 'f', nodes: [{ id: 'start', type: 'start', exits: { next: 'menu' } }, { id: 'menu', type: 'collect', exits: { '1': 'bye' } }, { id: 'bye', type: 'hang-up' }] };

  it('has one line for all exits that lead to one node', () =>
    expect(linesOf({ id: 'menu', type: 'collect', exits: { 1: 'sales', timeout: 'bye', invalid: 'bye' } })).toEqual([['sales', ['1']], ['bye', ['timeout', 'invalid']]]));

  it('is drawn step by step', () => expect([...placesOf(document)].map(([id, place]) => [id, place.x])).toEqual([['start', 0], ['menu', 250], ['bye', 500]]));

  it('keeps its ways when a node is called otherwise, and loses them with it', () => {
    expect(withNode(document, 'menu', { ...document.nodes[1]!, id: 'choice' }).nodes[0]!.exits).toEqual({ next: 'choice' });
    expect(withoutNode(document, 'menu').nodes.map((node) => node.exits)).toEqual([{}, undefined]);
  });

  it('is added to and connected', () => {
    const [more, id] = withNewNode(document, 'play');
    expect(id).toBe('play-1');
    expect(connected(more, 'menu', id).nodes[1]!.exits).toEqual({ '1': 'bye', next: 'play-1' });
  });

  it('says whose a fault is', () => {
    expect(nodeOfPlace(document, '/nodes/1/exits/next')).toBe('menu');
    expect(nodeOfPlace(document, '/name')).toBeNull();
  });
});
