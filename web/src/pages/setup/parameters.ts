/** Parameters of queues, with what they are where nobody has set them. Words: param.KEY of the dictionaries. */
export interface ParameterRow {
  key: string;
  usual: string;
  kind: 'seconds' | 'number' | 'flag' | 'text';
  /** Only queues of this kind look at it. */
  of?: 'fifo' | 'callcenter';
}

export const parameterRows: ParameterRow[] = [
  { key: 'service-level-seconds', usual: '20', kind: 'seconds' },
  { key: 'agent-timeout', usual: '0', kind: 'seconds', of: 'callcenter' },
  { key: 'max-wait-time', usual: '0', kind: 'seconds' },
  { key: 'wait-timeout-action', usual: '', kind: 'text' },
  { key: 'max-wait-time-with-no-agent', usual: '0', kind: 'seconds' },
  { key: 'max-wait-time-with-no-agent-time-reached', usual: '5', kind: 'seconds' },
  { key: 'wait-timeout-without-agent-action', usual: '', kind: 'text' },
  { key: 'capacity', usual: '0', kind: 'number' },
  { key: 'overflow-capacity-action', usual: '', kind: 'text' },
  { key: 'retain-agent', usual: '0', kind: 'number' },
  { key: 'tier-rules-apply', usual: 'false', kind: 'flag' },
  { key: 'tier-rule-wait-second', usual: '300', kind: 'seconds' },
  { key: 'tier-rule-wait-multiply-level', usual: 'true', kind: 'flag' },
  { key: 'tier-rule-no-agent-no-wait', usual: 'false', kind: 'flag' },
  { key: 'abandoned-resume-allowed', usual: 'false', kind: 'flag' },
  { key: 'discard-abandoned-after', usual: '60', kind: 'seconds' },
  { key: 'time-base-score', usual: 'system', kind: 'text' },
  { key: 'announce-sound', usual: '', kind: 'text' },
  { key: 'announce-frequency', usual: '0', kind: 'seconds' },
  { key: 'announce-position', usual: 'false', kind: 'text' },
  { key: 'announce-agent-answer', usual: 'false', kind: 'text' },
  { key: 'ring-progressively-delay', usual: '10', kind: 'seconds' },
  { key: 'outbound_ring_timeout', usual: '60', kind: 'seconds', of: 'fifo' },
  { key: 'outbound_per_cycle', usual: '1', kind: 'number', of: 'fifo' },
  { key: 'outbound_priority', usual: '5', kind: 'number', of: 'fifo' },
  { key: 'importance', usual: '0', kind: 'number', of: 'fifo' },
  { key: 'outbound_default_lag', usual: '30', kind: 'seconds', of: 'fifo' },
];

export const strategies = {
  callcenter: ['longest-idle-agent', 'round-robin', 'top-down', 'agent-with-least-talk-time', 'agent-with-fewest-calls', 'sequentially-by-agent-order', 'random', 'ring-all', 'ring-progressively'],
  fifo: ['ringall', 'enterprise'],
} as const;
