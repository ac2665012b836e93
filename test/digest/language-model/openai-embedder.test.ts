/** Texts as vectors of an endpoint. */
import { describe, expect, test } from 'vitest';
import { createEmbedder, type EmbedderOptions } from '../../../src/digest/language-model/openai-embedder.ts';
import { startModelServer } from '../../servers/model-server.ts';
import { hastyClock } from './clocks.ts';

const options: EmbedderOptions = {
  model: 'test-model',
  key: 'sk-test',
  timeoutMs: 90_000,
  clock: hastyClock(),
};

function answering(body: unknown): typeof globalThis.fetch {
  return async () => Response.json(body);
}

describe('vectors', () => {
  test('are of length 1, in order, and near where the words are', async () => {
    const server = await startModelServer();
    const embedder = createEmbedder({ ...options, baseUrl: server.baseUrl });
    expect(embedder.id).toMatch(/^test-model at 127\.0\.0\.1:\d+$/u);
    const texts = ['The baths stay open', 'The baths stay shut', 'Ferry fares rise', '', 'x'.repeat(20_000)];
    const embedded = await embedder.embed(texts);
    if (embedded.type === 'failed') throw new Error(embedded.says);
    const [a, b, c] = embedded.vectors;
    const near = (one: Float32Array = new Float32Array(), other: Float32Array = new Float32Array()): number =>
      one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);
    expect(near(a, a)).toBeCloseTo(1);
    expect(near(a, b)).toBeGreaterThan(near(a, c));
    expect(embedded.vectors).toHaveLength(5);
    expect(embedded.usage).toMatchObject({ calls: 1, outputTokens: 0 });
    expect(String(server.requests[0]?.body['input']).length).toBeLessThan(9000);
    await server.close();
  });

  test('many texts go in several requests, none in none', async () => {
    const server = await startModelServer();
    const embedder = createEmbedder({ ...options, baseUrl: server.baseUrl });
    const embedded = await embedder.embed(Array.from({ length: 150 }, (_, index) => `text ${index}`));
    expect(embedded).toMatchObject({ type: 'embedded', usage: { calls: 3 } });
    expect(embedded.type === 'embedded' && embedded.vectors.length).toBe(150);
    expect(await embedder.embed([])).toMatchObject({ type: 'embedded', vectors: [], usage: { calls: 0 } });
    await server.close();
  });

  test.each([
    ['an error', { error: { code: 503, message: 'loading' } }, 'busy'],
    ['too few', { data: [] }, 'unreadable'],
    ['nothing but zeros', { data: [{ embedding: [0, 0] }] }, 'unreadable'],
    ['something else', { data: [{ embedding: 'AAAA' }] }, 'unreadable'],
  ])('%s is none', async (_, body, reason) => {
    const embedder = createEmbedder({ ...options, fetch: answering(body) });
    expect(await embedder.embed(['one'])).toMatchObject({ type: 'failed', reason });
  });

  test.each([
    ['no such model', { model: 'none' }, 'unknown-model'],
    ['a wrong key', { key: 'sk-wrong' }, 'unauthorized'],
  ])('%s is told', async (_, more, reason) => {
    const server = await startModelServer();
    const embedder = createEmbedder({ ...options, baseUrl: server.baseUrl, ...more });
    expect(await embedder.embed(['one'])).toMatchObject({ type: 'failed', reason });
    await server.close();
  });
});
