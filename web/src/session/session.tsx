import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect } from 'react';
import { api, must, onSessionLost, setCsrf, type Schemas } from '../api/client';

export type Me = Schemas['MeModel'];
export type Role = 'agent' | 'supervisor' | 'administrator' | 'operator';

const order: Role[] = ['agent', 'supervisor', 'administrator', 'operator'];

export function isAtLeast(me: Me, least: Role): boolean {
  return order.indexOf(me.role as Role) >= order.indexOf(least);
}

const key = ['session'];
const providerKey = [...key, 'provider'];

/** Who is signed in: undefined while it is not known, null for nobody. */
export function useSessionState(): Me | null | undefined {
  const queries = useQueryClient();
  const session = useQuery({
    queryKey: key,
    queryFn: async () => {
      const session = await must(api.GET('/v1/session'));
      setCsrf(session.csrf);
      queries.setQueryData(providerKey, session.oidc);
      return session.me;
    },
    staleTime: Infinity,
  });
  useEffect(() => {
    onSessionLost(() => queries.setQueryData(key, null));
  }, [queries]);
  return session.isError ? null : session.data;
}

/** Whether one may sign in at the operator's provider. */
export function useProvider(): boolean {
  const provider = useQuery({ queryKey: providerKey, queryFn: async () => (await must(api.GET('/v1/session'))).oidc, staleTime: Infinity });
  return provider.data ?? false;
}

// What one person was shown is not the next one's.
function forgetOthers(queries: QueryClient): void {
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== key[0] });
}

export function useSigning() {
  const queries = useQueryClient();
  function begin(session: Schemas['SessionModel']): void {
    setCsrf(session.csrf);
    forgetOthers(queries);
    queries.setQueryData(key, session.me);
  }
  return {
    /** @param code What the authenticator shows, where one is asked for. */
    async signIn(login: string, password: string, code?: string): Promise<void> {
      begin(await must(api.POST('/v1/session', { body: { login, password, code: code || null } })));
    },
    /** @param code What the authenticator shows, for who has come back from the provider and owes it. */
    async confirm(code: string): Promise<void> {
      begin(await must(api.POST('/v1/session/oidc', { body: { code } })));
    },
    /** Who is signed in may be allowed more by now. */
    async ask(): Promise<void> {
      begin(await must(api.GET('/v1/session')));
    },
    async signOut(): Promise<void> {
      await api.DELETE('/v1/session');
      setCsrf('');
      queries.setQueryData(key, null);
      forgetOthers(queries);
    },
  };
}

const MeContext = createContext<Me | null>(null);
export const MeProvider = MeContext.Provider;

/** Who is signed in; for what is shown only then. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('nobody is signed in');
  return me;
}
