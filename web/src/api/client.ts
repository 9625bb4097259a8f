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

/** The answer, or its problem thrown. */
export async function must<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await asked;
  if (!response.ok) throw error ?? new Error(`${response.status} ${response.statusText}`);
  return data as T;
}
