import { describe, expect, it } from 'vitest';
import { callsOf, type LegRecord } from '../../src/pages/history/calls';
import { byInterval } from '../../src/pages/history/sums';
import { flowPathOf, offersOf, offsetText, type Happened } from '../../src/pages/why/story';
import { measured, qualityWord } from '../../src/phone/quality';
import { popAddress } from '../../src/pages/desk/settings';
import { connected, nodeOfPlace, placesOf, withNewNode, withNode, withoutNode, type FlowDocument } from '../../src/pages/setup/flows/flowDocument';

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
    const row = (from: string, answered: number, answeredInTime: number) => ({ from, answered, answeredInTime, abandoned: 1, abandonedLate: 0 }) as never;
    expect(byInterval([row('b', 1, 1), row('a', 2, 1), row('a', 2, 2)])).toEqual([
      { from: 'a', answered: 4, abandoned: 2, level: 75 },
      { from: 'b', answered: 1, abandoned: 1, level: 100 },
    ]);
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
  it.each([
    ['https://crm.example/?q={number}', '+86 138&x', 'https://crm.example/?q=%2B86%20138%26x'],
    ['javascript:alert({number})', '1', null],
    ['nothing', '1', null],
    ['', '1', null],
  ])('%s for %s is %s', (template, number, address) => expect(popAddress(template, number)).toBe(address));
});

describe('a flow’s document', () => {
  const document: FlowDocument = { name: 'f', nodes: [{ id: 'start', type: 'start', exits: { next: 'menu' } }, { id: 'menu', type: 'collect', exits: { '1': 'bye' } }, { id: 'bye', type: 'hang-up' }] };

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
