import { createSocket, type Socket as Datagrams } from 'node:dgram';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { BrowserContext } from 'playwright-core';

// RFC 7983: neither a check nor a handshake.
const isSound = (bytes: Buffer) => bytes[0]! >> 6 === 2;

/**
 * What lies between a browser and the server: its connections can be cut, and the address its sound comes from can become another one, as when a laptop
 * goes from one network to the next or a NAT forgets it. The server sees another host and port; the browser sees nothing of it.
 */
export class Link {
  private readonly open = new Set<Socket>();
  private outer: Datagrams;
  private browser: { address: string; port: number } | null = null;
  private moves = 0;
  private said = 0;
  private heard = 0;

  private constructor(
    private readonly server: Server,
    private readonly inner: Datagrams,
    readonly url: string,
    mediaPort: number,
  ) {
    this.outer = this.leaving();
    inner.on('message', (bytes, from) => {
      this.browser = from;
      if (isSound(bytes)) this.said++;
      this.outer.send(bytes, mediaPort, '127.0.0.1');
    });
  }

  /** @param mediaPort The server's for all browsers' sound. */
  static async lay(serverUrl: string, mediaPort: number): Promise<Link> {
    const { port } = new URL(serverUrl);
    const made: { link?: Link } = {};
    const server = createServer((near) => {
      const far = connect(Number(port), '127.0.0.1');
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        made.link?.open.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          made.link?.open.delete(one);
          other.destroy();
        });
      }
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const inner = createSocket('udp4');
    await new Promise<void>((ready) => inner.bind(0, '127.0.0.1', ready));
    const { port: own } = server.address() as { port: number };
    made.link = new Link(server, inner, `http://127.0.0.1:${own}`, mediaPort);
    return made.link;
  }

  /** Sound of that browser goes through here: the candidates it is told are ours. */
  async carry(context: BrowserContext): Promise<void> {
    await context.addInitScript((port) => {
      const real = RTCPeerConnection.prototype.setRemoteDescription;
      RTCPeerConnection.prototype.setRemoteDescription = function (this: RTCPeerConnection, description: RTCSessionDescriptionInit) {
        const sdp = description.sdp?.replace(/^(a=candidate:\S+ \d+ udp \d+) \S+ \d+ /gim, `$1 127.0.0.1 ${port} `);
        return (real as (given: RTCSessionDescriptionInit) => Promise<void>).call(this, { type: description.type, sdp });
      } as typeof real;
    }, this.inner.address().port);
  }

  /** Every connection is lost; new ones can be made at once. */
  cut(): void {
    for (const each of this.open) each.destroy();
  }

  /** Sound comes from another host and port from now on. */
  move(): void {
    this.outer.close();
    this.moves++;
    this.outer = this.leaving();
  }

  /** What counts the packets of sound from now on, those of the direction that has fewer. */
  count(): () => number {
    const [said, heard] = [this.said, this.heard];
    return () => Math.min(this.said - said, this.heard - heard);
  }

  close(): void {
    this.cut();
    this.server.close();
    this.inner.close();
    this.outer.close();
  }

  private leaving(): Datagrams {
    const socket = createSocket('udp4');
    socket.bind(0, `127.0.0.${2 + this.moves}`);
    socket.on('message', (bytes) => {
      if (isSound(bytes)) this.heard++;
      if (this.browser) this.inner.send(bytes, this.browser.port, this.browser.address);
    });
    return socket;
  }
}
