import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { useWords } from '../../i18n/i18n';
import type { Agent, Call } from '../../live/LiveStore';
import { Nothing } from '../../shared/Page';
import { CallRow } from './CallRow';
import { MoveCall } from './MoveCall';

/** As .call-table's rows are high. */
const rowHeight = 42;

/** Calls in progress, the oldest first: as many rows as are in sight, however many there are. */
export function CallTable({ calls, agents }: { calls: ReadonlyMap<string, Call>; agents: ReadonlyMap<number, Agent> }) {
  const { t } = useWords();
  const [moved, setMoved] = useState<Call | null>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const rows = [...calls.values()].sort((a, b) => compare(a.start, b.start) || compare(a.call, b.call));
  const sight = useVirtualizer({ count: rows.length, getScrollElement: () => scroll.current, estimateSize: () => rowHeight, overscan: 4, getItemKey: (index) => rows[index]!.call });
  const items = sight.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = sight.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <>
      <div ref={scroll} className="call-table" tabIndex={0} role="region" aria-label={t('wall.callList')} hidden={rows.length === 0}>
        <table className="grid-table" aria-rowcount={rows.length + 1}>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">{t('call.caller')}</th>
              <th scope="col">{t('call.dialled')}</th>
              <th scope="col">{t('call.state')}</th>
              <th scope="col">{t('call.agent')}</th>
              <th scope="col" className="num">{t('call.lasts')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('wall.actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {above > 0 && <tr aria-hidden className="call-space" style={{ height: above }} />}
            {items.map((item) => {
              const call = rows[item.index]!;
              return <CallRow key={call.call} call={call} agents={namesOf(call, agents)} index={item.index} onMove={setMoved} />;
            })}
            {below > 0 && <tr aria-hidden className="call-space" style={{ height: below }} />}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <Nothing>{t('wall.noCalls')}</Nothing>}
      {moved && <MoveCall call={moved} onDone={() => setMoved(null)} />}
    </>
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Who of ours is in it or rung for it. */
export function namesOf(call: Call, agents: ReadonlyMap<number, Agent>): string {
  const ids = new Set(call.legs.filter((leg) => leg.state !== 'ended' && leg.agentId !== null).map((leg) => leg.agentId as number));
  return [...ids].map((id) => agents.get(id)?.name || agents.get(id)?.login || `#${id}`).join(', ');
}
