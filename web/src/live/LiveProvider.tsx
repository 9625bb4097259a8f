import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { LiveStore, type Agent, type Present, type Standing } from './LiveStore';
import { setClock } from './clock';

const LiveContext = createContext<LiveStore | null>(null);

export function LiveProvider({ children }: { children: ReactNode }) {
  const [store] = useState(() => new LiveStore());
  useEffect(() => {
    setClock(() => Date.now() + store.offset);
    store.start();
    return () => store.stop();
  }, [store]);
  return <LiveContext.Provider value={store}>{children}</LiveContext.Provider>;
}

function useStore(): LiveStore {
  const store = useContext(LiveContext);
  if (!store) throw new Error('nothing live here');
  return store;
}

export function usePresent(): Present {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, store.getPresent);
}

export function useStanding(): Standing {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, store.getStanding);
}

/** One agent as he is now; shown anew only when he changes. */
export function useAgent(id: number | null): Agent | undefined {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, () => (id === null ? undefined : store.getPresent().agents.get(id)));
}

/** Names of agents by id; shown anew only when one is called otherwise. */
export function useAgentNames(): ReadonlyMap<number, string> {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, store.getNames);
}
