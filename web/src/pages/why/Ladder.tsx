import { Anchor, Drawer } from '@mantine/core';
import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { Nothing, Panel } from '../../shared/Page';

type Trace = Schemas['SipTraceModel'];
type Message = Trace['messages'][number];

const row = 30;
const column = 230;
const left = 110;
const head = 44;

/** What was said on the wire, between us and each phone or trunk. */
export function Ladder({ trace, call }: { trace: Trace; call: string }) {
  const { t } = useWords();
  const [read, setRead] = useState<Message | null>(null);
  if (trace.messages.length === 0) return <Panel><Nothing>{t('why.noSip')}</Nothing></Panel>;
  const begin = Date.parse(trace.messages[0]!.time);
  const places = new Map(trace.legs.map((leg, index) => [leg.leg, left + 60 + (index + 1) * column]));
  const own = left + 60;
  const width = own + trace.legs.length * column + 110;
  const height = head + trace.messages.length * row + 12;
  return (
    <Panel
      flush
      title={t('why.messages', { count: trace.messages.length })}
      actions={
        <Anchor size="sm" href={`/v1/calls/${call}/sip?format=pcap`} download>
          {t('why.pcap')}
        </Anchor>
      }
    >
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('why.sip')}>
        <svg className="ladder" width={width} height={height} role="group" aria-label={t('why.sip')}>
          <text x={own} y={20} textAnchor="middle" fontWeight="600">Tandem</text>
          <line className="life" x1={own} x2={own} y1={head - 14} y2={height} />
          {trace.legs.map((leg) => (
            <g key={leg.sipCallId}>
              <text x={places.get(leg.leg)} y={20} textAnchor="middle" fontWeight="600">{leg.party.replace(/^(extension|trunk):/, '')}</text>
              <line className="life" x1={places.get(leg.leg)} x2={places.get(leg.leg)} y1={head - 14} y2={height} />
            </g>
          ))}
          {trace.messages.map((message, index) => {
            const y = head + index * row + 14;
            const to = places.get(message.leg) ?? own + column;
            const [from, end] = message.direction === 'in' ? [to, own] : [own, to];
            const toward = end > from ? -1 : 1;
            const bad = /^SIP\/2\.0 [456]/.test(message.firstLine) && !/ (401|407|487) /.test(message.firstLine);
            return (
              <g key={index} tabIndex={0} role="button" aria-label={message.firstLine} style={{ cursor: 'pointer' }} onClick={() => setRead(message)} onKeyDown={(event) => event.key === 'Enter' && setRead(message)}>
                <rect x={0} y={y - 15} width={width} height={row} fill="transparent" />
                <text className="dim" x={10} y={y + 4}>+{t('unit.seconds', { value: ((Date.parse(message.time) - begin) / 1000).toFixed(3) })}</text>
                <line className={bad ? 'arrow bad' : 'arrow'} x1={from} x2={end} y1={y + 6} y2={y + 6} strokeWidth={1.5} />
                <path className={bad ? 'arrow bad' : 'arrow'} d={`M${end} ${y + 6} l${toward * 8} -4 v8 z`} />
                <text x={(own + to) / 2} y={y} textAnchor="middle">{short(message.firstLine)}</text>
              </g>
            );
          })}
        </svg>
      </div>
      <Drawer opened={read !== null} onClose={() => setRead(null)} position="right" size="lg" title={read?.firstLine} closeButtonProps={{ 'aria-label': t('app.close') }}>
        {read && (
          <>
            <p className="muted">
              {read.transport} {read.local} {read.direction === 'in' ? '←' : '→'} {read.remote}
            </p>
            <pre className="sip-message">{read.text}</pre>
          </>
        )}
      </Drawer>
    </Panel>
  );
}

function short(line: string): string {
  const text = line.startsWith('SIP/2.0 ') ? line.slice(8) : line.split(' ').slice(0, 1).join(' ');
  return text.length > 34 ? `${text.slice(0, 33)}…` : text;
}
