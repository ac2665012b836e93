/** A loopback proxy, which alone knows where names lead: by CONNECT, and by whole addresses for plain http. */
import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

export interface ProxyServer {
  readonly url: string;
  /** "CONNECT discord.test:443", "GET http://feeds.test/" in the order of coming. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** `names`: the port of this machine at which a host is found. */
export async function startProxyServer(names: Readonly<Record<string, number>>): Promise<ProxyServer> {
  const asked: string[] = [];
  const tunnels = new Set<Duplex>();
  const server = createServer((incoming, response) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    const { hostname, pathname, search } = new URL(incoming.url ?? '');
    const port = names[hostname];
    if (port === undefined) return void response.writeHead(502).end();
    const { method, headers } = incoming;
    const onward = request({
      port,
      host: '127.0.0.1',
      path: pathname + search,
      method,
      headers,
      agent: false,
    });
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    incoming.pipe(onward);
  });
  server.on('connect', (incoming: IncomingMessage, near: Duplex) => {
    asked.push(`CONNECT ${incoming.url}`);
    const port = names[(incoming.url ?? '').replace(/:\d+$/u, '')];
    if (port === undefined) return void near.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    const far = connect(port, '127.0.0.1', () => {
      near.write('HTTP/1.1 200 Connection established\r\n\r\n');
      near.pipe(far).pipe(near);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      tunnels.add(one);
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      for (const tunnel of tunnels) tunnel.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
