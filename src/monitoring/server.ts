/** `/healthz` and `/metrics`, to be read and nothing else, on an address of the operator's choice. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { Health } from './health.ts';
import type { Metrics } from './metrics.ts';

export interface Listening {
  /** Where; the port that the system chose where 0 was asked for. */
  readonly port: number;
  stop(): Promise<void>;
}

export interface MonitoringParts {
  readonly port: number;
  readonly host: string;
  readonly health: () => Promise<Health>;
  readonly metrics: Pick<Metrics, 'render' | 'contentType'>;
}

const MOST_CONNECTIONS = 32;
const REQUEST_WITHIN_MS = 5_000;
const LONGEST_HEADER_BYTES = 8_192;

/** Rejects where the address cannot be listened on. */
export async function listen({ port, host, health, metrics }: MonitoringParts): Promise<Listening> {
  const server = createServer(
    {
      requestTimeout: REQUEST_WITHIN_MS,
      headersTimeout: REQUEST_WITHIN_MS,
      maxHeaderSize: LONGEST_HEADER_BYTES,
    },
    ({ method = '', url = '' }, response) => {
      if (method !== 'GET' && method !== 'HEAD')
        return end(response, 405, 'only GET and HEAD\n', { allow: 'GET, HEAD' });
      answer(url.replace(/\?.*$/su, ''), response).catch(() =>
        end(response, 503, 'the store does not answer\n'),
      );
    },
  );
  server.maxConnections = MOST_CONNECTIONS;

  async function answer(path: string, response: ServerResponse): Promise<void> {
    if (path === '/metrics')
      return end(response, 200, await metrics.render(), { 'content-type': metrics.contentType });
    if (path !== '/healthz') return end(response, 404, 'there are /healthz and /metrics\n');
    const { status, parts } = await health();
    end(response, status === 'ok' ? 200 : 503, `${JSON.stringify({ status, ...parts })}\n`, {
      'content-type': 'application/json',
    });
  }

  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Node leaves the body out of an answer to HEAD by itself. */
function end(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent) return;
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
    ...headers,
  });
  response.end(body);
}
