import { Menu } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Agent, Call } from '../../live/LiveStore';
import { AgentMenu } from './AgentMenu';
import { AgentTile } from './AgentTile';

/** Least width of a tile, its height and what is between two, as .agent-grid has them. */
const tile = { width: 176, height: 98, gap: 8 };

/** Agents as tiles: as many as are in sight, however many there are. One menu serves them all, put where the pressed one is. */
export function AgentGrid({ people, calls }: { people: Agent[]; calls: ReadonlyMap<string, Call> }) {
  const grid = useRef<HTMLDivElement>(null);
  const { columns, top } = usePlace(grid);
  const [opened, setOpened] = useState<{ id: number; button: HTMLElement } | null>(null);
  const open = useCallback((id: number, button: HTMLElement) => setOpened({ id, button }), []);
  const talks = useMemo(() => talksOf(calls), [calls]);
  const sight = useWindowVirtualizer({ count: Math.ceil(people.length / columns), estimateSize: () => tile.height + tile.gap, overscan: 3, scrollMargin: top });
  const rows = sight.getVirtualItems();
  const first = rows[0]?.index ?? 0;
  const last = rows.at(-1)?.index ?? -1;
  const agent = opened && people.find((each) => each.id === opened.id);
  function close() {
    opened?.button.focus();
    setOpened(null);
  }
  return (
    <div className="agent-grid-place">
      <div
        ref={grid}
        className="agent-grid"
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, paddingTop: first * (tile.height + tile.gap), minHeight: sight.getTotalSize() - tile.gap }}
      >
        {people.slice(first * columns, (last + 1) * columns).map((each) => (
          <AgentTile key={each.id} agent={each} talk={(each.leg && talks.get(each.leg)) || ''} isOpen={each.id === opened?.id} onOpen={open} />
        ))}
        {agent && (
          <Menu opened onClose={close} position="bottom-start" width={230} withinPortal returnFocus={false}>
            <Menu.Target>
              <span aria-hidden className="agent-menu-place" style={{ left: opened.button.offsetLeft, top: opened.button.offsetTop, width: opened.button.offsetWidth, height: opened.button.offsetHeight }} />
            </Menu.Target>
            <AgentMenu agent={agent} />
          </Menu>
        )}
      </div>
    </div>
  );
}

/** How many tiles stand side by side, and how far down the page they begin. */
function usePlace(grid: RefObject<HTMLDivElement | null>): { columns: number; top: number } {
  const [place, setPlace] = useState({ columns: 1, top: 0 });
  useLayoutEffect(() => {
    const element = grid.current!;
    const measure = () => {
      const box = element.getBoundingClientRect();
      const columns = Math.max(1, Math.floor((box.width + tile.gap) / (tile.width + tile.gap)));
      const top = Math.round(box.top + window.scrollY);
      setPlace((before) => (before.columns === columns && before.top === top ? before : { columns, top }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    // What is above it grows and shrinks too.
    observer.observe(element);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [grid]);
  return place;
}

/** With whom each leg of ours talks, in words. */
function talksOf(calls: ReadonlyMap<string, Call>): Map<string, string> {
  const talks = new Map<string, string>();
  for (const call of calls.values()) {
    const words = call.queue ? `${call.callerNumber} · ${call.queue}` : call.callerNumber;
    for (const leg of call.legs) if (leg.agentId !== null) talks.set(leg.leg, words);
  }
  return talks;
}
