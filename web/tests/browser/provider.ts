import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** An independent provider of OpenID Connect (npm oidc-provider), whose pages let in whoever is named next, without asking. */
export class CompanyLogin {
  /** Who signs in there next; null for somebody who does not agree. */
  next: { email: string; verified: boolean } | null = null;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  static async start(): Promise<CompanyLogin> {
    let answer: (request: never, response: never) => unknown = () => undefined;
    const server = createServer((request, response) => void answer(request as never, response as never));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const login = new CompanyLogin(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    // Where the console is, is not known yet: a client may come back to any port of this machine.
    const provider = new Provider(login.issuer, {
      clients: [{ client_id: 'tandem', client_secret: 'between-the-two-of-us', redirect_uris: ['http://127.0.0.1/v1/session/oidc/callback'], application_type: 'native', token_endpoint_auth_method: 'client_secret_post' }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_: unknown, interaction: { uid: string }) => `/approve/${interaction.uid}` },
      findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, email: id.split(' ')[0]!, email_verified: id.endsWith(' true') }) }),
      cookies: { keys: ['of these tests'] },
    });
    const handle = provider.callback();
    answer = async (request, response) => {
      const { url } = request as { url: string };
      if (!url.startsWith('/approve/')) return handle(request, response);
      const who = login.next;
      if (!who) return provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'not now' });
      const details = await provider.interactionDetails(request, response);
      const id = `${who.email} ${who.verified}`;
      const grant = new provider.Grant({ accountId: id, clientId: String(details.params.client_id) });
      grant.addOIDCScope('openid email');
      return provider.interactionFinished(request, response, { login: { accountId: id, remember: false }, consent: { grantId: await grant.save() } });
    };
    return login;
  }

  async stop(): Promise<void> {
    await new Promise((closed) => {
      this.server.close(closed);
      this.server.closeAllConnections();
    });
  }
}
