/** A loopback web server that answers as it is told, well or badly. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Answer =
  | ((request: IncomingMessage, response: ServerResponse) => void)
  | {
      readonly status?: number;
      readonly type?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | Uint8Array;
    };

export interface WebServer {
  readonly origin: string;
  /** Answers at this path from now on; returns its whole address. */
  at(path: string, answer: Answer): string;
  /** The headers of each request that came for this path. */
  requests(path: string): readonly IncomingHttpHeaders[];
  close(): Promise<void>;
}

export async function startWebServer(): Promise<WebServer> {
  const answers = new Map<string, Answer>();
  const requests: { readonly path: string; readonly headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    requests.push({ path, headers: request.headers });
    const answer = answers.get(path) ?? { status: 404 };
    if (typeof answer === 'function') return answer(request, response);
    response.writeHead(answer.status ?? 200, {
      'content-type': answer.type ?? 'text/html',
      ...answer.headers,
    });
    response.end(answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    at(path, answer) {
      answers.set(path, answer);
      return `${origin}${path}`;
    },
    requests: (path) => requests.filter((request) => request.path === path).map(({ headers }) => headers),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
