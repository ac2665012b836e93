/** The two addresses, and everything else that somebody may ask for. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listen, type Listening } from '../../src/monitoring/server.ts';

let listening: Listening;
let isStoreAway = false;

beforeEach(async () => {
  isStoreAway = false;
  listening = await listen({
    port: 0,
    host: '127.0.0.1',
    health: async () => ({ status: 'failing', parts: { store: 'does not answer' } }),
    metrics: {
      contentType: 'text/plain; version=0.0.4',
      render: async () => {
        if (isStoreAway) throw new Error('postgres://brevier:hunter22@db is away');
        return 'brevier_articles 1\n';
      },
    },
  });
});

afterEach(() => listening.stop());

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`http://127.0.0.1:${listening.port}${path}`, init);
}

test.each([
  ['GET', '/metrics', 200],
  ['HEAD', '/metrics?by=prometheus', 200],
  ['GET', '/healthz', 503],
  ['HEAD', '/healthz', 503],
  ['GET', '/', 404],
  ['GET', '/metrics/../healthz.json', 404],
  ['POST', '/metrics', 405],
  ['DELETE', '/healthz', 405],
  ['OPTIONS', '/', 405],
])('%s %s is answered with %s', async (method, path, status) => {
  const response = await ask(path, { method });
  expect(response.status).toBe(status);
  expect(response.headers.get('cache-control')).toBe('no-store');
  if (method === 'HEAD') expect(await response.text()).toBe('');
});

test('a store that is away is no fault of the server, and says nothing of itself', async () => {
  isStoreAway = true;
  const response = await ask('/metrics');
  expect(response.status).toBe(503);
  expect(await response.text()).toBe('the store does not answer\n');
});

test('far too much of a header is refused, and the next one is served', async () => {
  const response = await ask('/metrics', { headers: { 'x-much': 'x'.repeat(10_000) } });
  expect(response.status).toBe(431);
  expect((await ask('/metrics')).status).toBe(200);
});
