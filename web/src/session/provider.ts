/** Where a browser begins to sign in at the operator's provider; it comes back to this page. */
export const providerPath = '/v1/session/oidc';

const arrivals = ['unknown', 'cancelled', 'stale', 'failed', 'unavailable', 'busy', 'code'] as const;
export type Arrival = (typeof arrivals)[number];

/** How the provider has sent the browser back; what the address says of it is taken away. Undefined for who was not there, and for what is no word of ours. */
export function cameBack(): Arrival | undefined {
  const word = new URLSearchParams(window.location.search).get('sign-in');
  if (word !== null) window.history.replaceState(null, '', window.location.pathname + window.location.hash);
  return arrivals.find((each) => each === word);
}
