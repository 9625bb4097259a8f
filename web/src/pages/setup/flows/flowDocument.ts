/** A flow's document as the editor changes it; docs/flows.md says what the server reads of it. */
export interface FlowNode {
  id: string;
  type: string;
  exits?: Record<string, string>;
  [field: string]: unknown;
}

export interface FlowDocument {
  name: string;
  nodes: FlowNode[];
  /** Where the editor draws nodes; calls never read it. */
  layout?: Record<string, { x: number; y: number }>;
  [field: string]: unknown;
}

export interface Place {
  x: number;
  y: number;
}

const across = 250;
const down = 120;

/** Where nodes are drawn: where they were put, the others by how many steps they are from the start. */
export function placesOf(document: FlowDocument): Map<string, Place> {
  const steps = new Map<string, number>();
  const first = document.nodes.find((node) => node.type === 'start') ?? document.nodes[0];
  const waiting = first ? [first.id] : [];
  if (first) steps.set(first.id, 0);
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    for (const next of Object.values(document.nodes.find((node) => node.id === id)?.exits ?? {})) {
      if (!steps.has(next) && document.nodes.some((node) => node.id === next)) {
        steps.set(next, steps.get(id)! + 1);
        waiting.push(next);
      }
    }
  }
  const rows = new Map<number, number>();
  const places = new Map<string, Place>();
  for (const node of document.nodes) {
    const step = steps.get(node.id) ?? 0;
    const row = rows.get(step) ?? 0;
    rows.set(step, row + 1);
    places.set(node.id, document.layout?.[node.id] ?? { x: step * across, y: row * down });
  }
  return places;
}

/** Where a node leads, each with the exits that lead there: one line is drawn for all of them. */
export function linesOf(node: FlowNode): [to: string, exits: string[]][] {
  const lines = new Map<string, string[]>();
  for (const [exit, to] of Object.entries(node.exits ?? {})) lines.set(to, [...(lines.get(to) ?? []), exit]);
  return [...lines];
}

/** A node in place of the one of that id; what led there leads to its new name. */
export function withNode(document: FlowDocument, id: string, node: FlowNode): FlowDocument {
  return {
    ...document,
    nodes: document.nodes.map((each) => {
      const now = each.id === id ? node : each;
      if (node.id === id || !now.exits) return now;
      return { ...now, exits: Object.fromEntries(Object.entries(now.exits).map(([exit, to]) => [exit, to === id ? node.id : to])) };
    }),
    layout: document.layout && node.id !== id && document.layout[id] ? { ...document.layout, [node.id]: document.layout[id] } : document.layout,
  };
}

/** Without a node, and without what led there. */
export function withoutNode(document: FlowDocument, id: string): FlowDocument {
  return {
    ...document,
    nodes: document.nodes
      .filter((node) => node.id !== id)
      .map((node) => (node.exits ? { ...node, exits: Object.fromEntries(Object.entries(node.exits).filter(([, to]) => to !== id)) } : node)),
  };
}

export function withNewNode(document: FlowDocument, type: string): [FlowDocument, string] {
  let number = 1;
  while (document.nodes.some((node) => node.id === `${type}-${number}`)) number++;
  const id = `${type}-${number}`;
  return [{ ...document, nodes: [...document.nodes, { id, type }] }, id];
}

/** Leads from one node to another, by an exit that leads nowhere yet. */
export function connected(document: FlowDocument, from: string, to: string): FlowDocument {
  const node = document.nodes.find((each) => each.id === from);
  if (!node) return document;
  const exits = node.exits ?? {};
  const free = ['next', 'timeout', 'invalid', 'else', '1', '2', '3', '4', '5', '6', '7', '8', '9', '0'].find((exit) => !(exit in exits));
  return free ? withNode(document, from, { ...node, exits: { ...exits, [free]: to } }) : document;
}

/** Which node a fault's place (a JSON pointer) is in; null for the document as a whole. */
export function nodeOfPlace(document: FlowDocument, place: string): string | null {
  const index = /^\/nodes\/(\d+)/.exec(place)?.[1];
  return index === undefined ? null : (document.nodes[Number(index)]?.id ?? null);
}
