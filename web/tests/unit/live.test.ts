import { describe, expect, it } from 'vitest';
import { after, nothing, type LiveMessage } from '../../src/live/LiveStore';
import { clockText } from '../../src/live/clock';

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
