/** What an endpoint speaks is found out once, by how it refuses. */
import { describe, expect, test } from 'vitest';
import { type DialectName, startModelServer, type ModelServerOptions } from '../../servers/model-server.ts';
import { createLanguageModel } from '../../../src/digest/language-model/openai-model.ts';
import { brief, pair, task } from './tasks.ts';

const json = JSON.stringify(brief);

describe('the format of replies', () => {
  test.each<readonly [string, ModelServerOptions, readonly string[]]>([
    ['no json_schema', { refusesFormats: ['json_schema'] }, ['json_schema', 'json_object', 'json_object']],
    [
      'no response_format at all',
      { refusesFormats: ['json_schema', 'json_object'] },
      ['json_schema', 'json_object', 'plain', 'plain'],
    ],
    [
      'response_format unknown',
      { refuses: ['response_format'] },
      ['json_schema', 'json_object', 'plain', 'plain'],
    ],
    ['response_format overlooked', { ignoresFormat: true }, ['json_schema', 'json_object', 'json_object']],
    ['json_schema alone', { dialect: 'lm-studio' }, ['json_schema', 'json_schema']],
  ])('%s: found out once, remembered', async (_, options, formats) => {
    await using one = await pair(options);
    const first = await one.model.write(task());
    expect(first).toMatchObject({ type: 'written', usage: { calls: formats.length - 1 } });
    expect(await one.model.write(task())).toMatchObject({ type: 'written', usage: { calls: 1 } });
    expect(one.server.requests.map(({ format }) => format)).toEqual(formats);
    expect(one.model.known().format).toBe(formats.at(-1));
  });

  test('a model that raves once keeps its format', async () => {
    await using one = await pair({ reply: (_, count) => (count === 1 ? 'Lovely weather.' : json) });
    expect(await one.model.write(task())).toMatchObject({ type: 'written' });
    expect(await one.model.write(task())).toMatchObject({ type: 'failed', reason: 'unreadable' });
    expect(await one.model.write(task())).toMatchObject({ type: 'written', usage: { calls: 1 } });
    expect(one.server.requests.map(({ format }) => format)).toEqual(Array(3).fill('json_schema'));
  });

  test('one that always raves is asked twice, and again as before', async () => {
    await using one = await pair({ reply: () => 'Lovely weather.' });
    expect(await one.model.write(task())).toMatchObject({ reason: 'unreadable', usage: { calls: 2 } });
    expect(one.model.known().format).toBe('json_schema');
  });

  test.each([
    '{"detail":[{"type":"extra_forbidden","loc":["body","response_format"],"msg":"Extra inputs are not permitted"}]}',
    '{"error":"response_format is not supported"}',
    '{"error":{"message":"No endpoints found that can handle the requested parameters."}}',
    'json_schema: unsupported',
  ])('a refusal in these words is understood: %s', async (body) => {
    for (const status of [400, 404, 422, 501]) {
      await using one = await pair({
        reply: ({ format }) => (format === 'json_schema' ? { status, body } : json),
      });
      expect(await one.model.write(task())).toMatchObject({ type: 'written', usage: { calls: 2 } });
    }
  });
});

describe('other parameters', () => {
  test.each<readonly [string, string, string]>([
    ['max_tokens', 'max_completion_tokens', 'max_tokens'],
    ['temperature', 'max_tokens', 'temperature'],
  ])('%s is refused', async (refused, kept, gone) => {
    await using one = await pair({ refuses: [refused] });
    expect(await one.model.write(task())).toMatchObject({ type: 'written', usage: { calls: 2 } });
    expect(await one.model.write(task())).toMatchObject({ type: 'written', usage: { calls: 1 } });
    expect(one.server.requests.at(-1)?.body).toHaveProperty(kept);
    expect(one.server.requests.at(-1)?.body).not.toHaveProperty(gone);
  });

  test('no limit by either name', async () => {
    await using one = await pair({ refuses: ['max_tokens', 'max_completion_tokens'] });
    expect(await one.model.write(task())).toMatchObject({ type: 'written', usage: { calls: 3 } });
  });

  test('one that is refused while another format is tried changes nothing of the format', async () => {
    await using one = await pair({
      reply: ({ format, body }) => {
        if (format === 'json_schema') return 'Gladly!';
        return 'temperature' in body ? { status: 400, body: 'temperature is not supported' } : json;
      },
    });
    expect(await one.model.write(task())).toMatchObject({ type: 'written', usage: { calls: 3 } });
    expect(one.model.known().format).toBe('json_object');
  });

  test('a limit that is too high is not a limit that is unknown', async () => {
    const body = '{"error":{"message":"max_tokens is too large: 500. This model has at most 100."}}';
    await using one = await pair({ reply: () => ({ status: 400, body }) });
    expect(await one.model.write(task())).toMatchObject({ reason: 'failed', usage: { calls: 1 } });
  });

  test('the temperature is as low as is accepted', async () => {
    const body = '{"error":"`temperature` must be strictly positive"}';
    await using one = await pair({
      reply: (request) => (request.body['temperature'] === 0 ? { status: 422, body } : json),
    });
    expect(await one.model.write(task())).toMatchObject({ type: 'written' });
    expect(one.server.requests.at(-1)?.body['temperature']).toBe(0.01);
  });

  test('all refused, one after the other, even by several requests at once', async () => {
    await using one = await pair({
      refuses: ['max_tokens', 'temperature', 'response_format', 'stream_options'],
    });
    const written = await Promise.all(
      [1, 2, 3, 4].map(() => one.model.write(task({ onText: () => undefined }))),
    );
    expect(written.map(({ type }) => type)).toEqual(Array(4).fill('written'));
    expect(await one.model.write(task())).toMatchObject({ usage: { calls: 1 } });
  });
});

describe('the endpoints that people have', () => {
  const names: readonly DialectName[] = ['openai', 'ollama', 'vllm', 'llama.cpp', 'lm-studio', 'openrouter'];

  test.each(names)('%s: written, at once and streamed', async (dialect) => {
    await using one = await pair({ dialect });
    expect(await one.model.write(task())).toMatchObject({ type: 'written' });
    const told: string[] = [];
    const streamed = await one.model.write(task({ onText: (soFar) => void told.push(soFar) }));
    expect(streamed).toMatchObject({ type: 'written' });
    expect(told.length).toBeGreaterThan(3);
  });

  test.each(names.filter((name) => name !== 'llama.cpp'))('%s: no such model', async (dialect) => {
    await using one = await pair({ dialect }, { name: 'gpt-99' });
    expect(await one.model.write(task())).toMatchObject({
      reason: 'unknown-model',
      says: expect.stringContaining('gpt-99'),
    });
  });

  test.each(names)('%s: no such address', async (dialect) => {
    const server = await startModelServer({ dialect });
    const baseUrl = server.baseUrl.replace('/v1', '');
    const model = createLanguageModel({ name: 'test-model', baseUrl, key: 'sk-test', timeoutMs: 90_000 });
    expect(await model.write(task())).toMatchObject({ reason: 'unreachable' });
    await server.close();
  });
});
