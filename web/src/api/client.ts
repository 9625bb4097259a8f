import createClient from 'openapi-fetch';
import createHooks from 'openapi-react-query';
import i18next from 'i18next';
import type { components, paths } from './v1';

export type Schemas = components['schemas'];

/** What the session's answers said; sent along with every write. */
let csrf = '';
let whenLost: () => void = () => undefined;

export function setCsrf(token: string): void {
  csrf = token;
}

/** Told when an answer says that nobody is signed in any more. */
export function onSessionLost(handler: () => void): void {
  whenLost = handler;
}

export const api = createClient<paths>({ baseUrl: window.location.origin });

api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', i18next.language ?? 'en');
    if (request.method !== 'GET') request.headers.set('X-CSRF-Token', csrf);
    return request;
  },
  onResponse({ request, response }) {
    if (response.status === 401 && !/\/v1\/session(\/oidc)?$/.test(request.url)) whenLost();
    return response;
  },
});

export const hooks = createHooks(api);

export type Asked<T> = Promise<{ data?: T; error?: unknown; response: Response }>;

/** What is there, and which version of it: what is built on it is sent with that, so that nobody overwrites what he has not seen (RFC 9110 §13.1.1). */
export interface Versioned<T> {
  value: T;
  version: string | null;
}

/** What is there is not what was seen: no version of it fits. */
export const noVersion = '"0"';

/** The answer with its version, or its problem thrown. */
export async function read<T>(asked: Asked<T>): Promise<Versioned<T>> {
  const value = await must(asked);
  return { value, version: (await asked).response.headers.get('ETag') };
}

/** Headers of a change: it is refused (412) where there is another version by now. */
export function onlyIf(seen: Versioned<unknown> | null | undefined): Record<string, string> {
  return seen?.version ? { 'If-Match': seen.version } : {};
}

/** The answer, or its problem thrown. */
export async function must<T>(asked: Asked<T>): Promise<T> {
  const { data, error, response } = await asked;
  if (!response.ok) throw error ?? new Error(`${response.status} ${response.statusText}`);
  return data as T;
}
