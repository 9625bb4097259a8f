import { useQuery } from '@tanstack/react-query';
import { api, must, type Schemas } from '../../api/client';

export type QueueRow = Schemas['StatisticsModel']['queues'][number];
export type AgentRow = Schemas['StatisticsModel']['agents'][number];

export interface Span {
  from: string;
  to: string;
  interval: string;
  /** Of this queue alone. */
  queue?: number;
}

/** Pages that are asked for; what goes beyond is told, not left out quietly. */
export const mostPages = 20;
const pageSize = 1000;

export interface Whole<Row> {
  rows: Row[];
  /** There is more than was asked for. */
  isCut: boolean;
}

/** All pages of a list, one after the other. */
export async function allOf<Row>(ask: (cursor: string | undefined) => Promise<{ rows: readonly Row[]; next: string | null }>, most = mostPages): Promise<Whole<Row>> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < most; page++) {
    const answer = await ask(cursor);
    rows.push(...answer.rows);
    if (answer.next === null) return { rows, isCut: false };
    cursor = answer.next;
  }
  return { rows, isCut: true };
}

export function queryOf({ from, to, interval, queue }: Span): Record<string, string> {
  return { from, ...(to ? { to } : {}), interval, limit: String(pageSize), ...(queue ? { queue: String(queue) } : {}) };
}

export function useQueueRows(span: Span) {
  return useQuery({
    queryKey: ['statistics', 'queues', span],
    queryFn: () =>
      allOf(async (cursor) => {
        const { queues, next } = await must(api.GET('/v1/statistics/queues', { params: { query: { ...(queryOf(span) as object), ...(cursor ? { cursor } : {}) } } }));
        return { rows: queues, next };
      }),
  });
}

export function useAgentRows(span: Span) {
  return useQuery({
    queryKey: ['statistics', 'agents', span],
    queryFn: () =>
      allOf(async (cursor) => {
        const { agents, next } = await must(api.GET('/v1/statistics/agents', { params: { query: { ...(queryOf({ ...span, queue: undefined }) as object), ...(cursor ? { cursor } : {}) } } }));
        return { rows: agents, next };
      }),
  });
}

/** A table of /v1 as one CSV file, however many pages it has. */
export async function wholeCsv(path: string, query: Record<string, string>): Promise<{ file: Blob; isCut: boolean }> {
  let cursor: string | undefined;
  const parts: string[] = [];
  for (let page = 0; page < mostPages; page++) {
    const answer = await fetch(`${path}?${new URLSearchParams({ ...query, format: 'csv', ...(cursor ? { cursor } : {}) })}`);
    if (!answer.ok) throw await answer.json().catch(() => new Error(`${answer.status} ${answer.statusText}`));
    const text = await answer.text();
    // The names of the columns stand in the first page alone.
    parts.push(page === 0 ? text : text.slice(text.indexOf('\n') + 1));
    cursor = answer.headers.get('X-Next-Cursor') ?? undefined;
    if (!cursor) break;
  }
  return { file: new Blob(['\uFEFF', ...parts.map((part) => part.replace(/^\uFEFF/, ''))], { type: 'text/csv;charset=utf-8' }), isCut: cursor !== undefined };
}

export function keep(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
