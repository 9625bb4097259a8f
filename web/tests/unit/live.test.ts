import { describe, expect, it } from 'vitest';
import { after, LiveStore, nothing, type Agent, type LiveMessage } from '../../src/live/LiveStore';
import { clockText } from '../../src/live/clock';
import { causeOf, doingOf } from '../../src/shared/tones';

function message(parts: Partial<LiveMessage>): LiveMessage {
  return { cursor: '1-1', time: '2026-01-01T00:00:00Z', whole: false, agents: [], queues: [], calls: [], gone: { agents: [], queues: [], calls: [] }, ...parts };
}

const agent = (id: number, name: string) => ({ id, name }) as LiveMessage['agents'][number];

describe('the present', () => {
  it('keeps rows that have not changed as they are', () => {
    const first = after(nothing, message({ whole: true, agents: [agent(1, 'a'), agent(2, 'b')] }));
    const second = after(first, message({ agents: [agent(2, 'c')] }));
    expect(second.agents.get(1)).toBe(first.agents.get(1));
    expect(second.agents.get(2)!.name).toBe('c');
    expect(second.calls).toBe(first.calls);
  });

  it('forgets what is gone', () => {
    const first = after(nothing, message({ whole: true, agents: [agent(1, 'a'), agent(2, 'b')] }));
    expect([...after(first, message({ gone: { agents: [1], queues: [], calls: [] } })).agents.keys()]).toEqual([2]);
  });

  it('is what a whole message says, whatever was before', () => {
    const first = after(nothing, message({ whole: true, agents: [agent(1, 'a')] }));
    expect([...after(first, message({ whole: true, agents: [agent(3, 'x')] })).agents.keys()]).toEqual([3]);
  });
});

describe('a duration', () => {
  it.each([
    [-5, '0:00'],
    [7_900, '0:07'],
    [760_000, '12:40'],
    [3_723_000, '1:02:03'],
  ])('of %d ms is %s', (millis, text) => expect(clockText(millis)).toBe(text));
});

describe('names of agents', () => {
  it('are the same object while nobody is called otherwise', () => {
    const store = new LiveStore();
    const told = (message_: LiveMessage) => (store as unknown as { receive(message: LiveMessage): void }).receive(message_);
    told(message({ whole: true, agents: [agent(1, 'a'), agent(2, 'b')] }));
    const names = store.getNames();
    told(message({ agents: [{ ...agent(2, 'b'), doing: 'talking' }] }));
    expect(store.getNames()).toBe(names);
    told(message({ agents: [agent(2, 'c')] }));
    expect([...store.getNames().values()]).toEqual(['a', 'c']);
    store.stop();
  });
});

describe('what an agent is shown to do', () => {
  const t = (key: string) => key;
  it.each([
    [{ doing: 'delayed', cause: 'no_answer' }, 'delayed', 'cause.no_answer'],
    [{ doing: 'unreachable', cause: 'not_registered', page: null }, 'unreachable', 'cause.not_registered'],
    [{ doing: 'unreachable', cause: 'not_registered', page: 'no_microphone' }, 'unreachable', 'pageState.no_microphone'],
    [{ doing: 'on_break', reason: 'no answer limit' }, 'on_break', 'reason.no answer limit'],
    [{ doing: 'on_break', reason: 'tea' }, 'on_break', 'tea'],
    [{ doing: 'something new', reason: '' }, 'idle', ''],
  ])('%o is %s: %s', (parts, does, cause) => {
    const shown = { reason: '', cause: null, page: null, ...parts } as unknown as Agent;
    expect([doingOf(shown), causeOf(shown, t)]).toEqual([does, cause]);
  });
});
