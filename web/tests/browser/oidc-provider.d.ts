/** So much of it as these tests use; its own types bring those of a whole web server along. */
declare module 'oidc-provider' {
  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }
  export default class Provider {
    constructor(issuer: string, configuration: object);
    readonly Grant: new (of: { accountId: string; clientId: string }) => Grant;
    callback(): (request: never, response: never) => unknown;
    interactionDetails(request: never, response: never): Promise<{ params: Record<string, unknown> }>;
    interactionFinished(request: never, response: never, result: object): Promise<void>;
  }
}
