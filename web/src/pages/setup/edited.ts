import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { onlyIf, read, type Asked, type Versioned } from '../../api/client';
import { doing } from '../../shared/tell';

/**
 * The one of a list that a form is open for, as it is when that is opened, and not as the list had it: what is saved replaces only what was seen.
 * @param ask Reads it anew.
 */
export function useEdited<Row>(ask: (row: Row) => Asked<Row>) {
  const [edited, setEdited] = useState<Versioned<Row> | 'new' | null>(null);
  const load = async (row: Row) => setEdited(await read(ask(row)));
  const known = edited === 'new' ? null : edited;
  return {
    /** Null while no form is open. */
    row: known ? known.value : (edited as 'new' | null),
    open: (row: Row | 'new') => (row === 'new' ? setEdited('new') : void doing(() => load(row as Row))),
    /** What was just made is gone on with. */
    goOn: setEdited,
    close: () => setEdited(null),
    /** Of its form: another version is another form. */
    key: known?.version ?? 'new',
    headers: onlyIf(known),
    /** Shows what is there by now. */
    again: known ? () => load(known.value) : undefined,
  };
}

/** A document of its own with its version. */
export function useVersioned<T>(path: string, ask: () => Asked<T>) {
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['get', path, 'versioned'], queryFn: () => read(ask()) });
  return { data, again: () => queries.invalidateQueries({ queryKey: ['get', path] }) };
}
