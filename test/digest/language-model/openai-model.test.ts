/** What an endpoint is sent, and what becomes of what it answers. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ModelReply } from '../../servers/model-server.ts';
import { brief, pair, task } from './tasks.ts';

afterEach(() => vi.unstubAllEnvs());

const json = JSON.stringify(brief);

describe('what is sent', () => {
  test('the schema, strict and closed; the coldest temperature; the limit; nothing else', async () => {
    await using one = await pair({ reply: () => json });
    expect(await one.model.write(task())).toMatchObject({ type: 'written', value: brief });
    expect(one.server.requests.map(({ body }) => body)).toEqual([
      {
        model: 'test-model',
        messages: [
          { role: 'system', content: 'Rewrite the key points.' },
          { role: 'user', content: '1. The baths of Port Ansel stay open.' },
        ],
        response_format: {
          type: 'json_schema',
          json_schema: {
            name: 'brief',
            strict: true,
            schema: {
              type: 'object',
              properties: {
                points: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: {
                      text: { type: 'string' },
                      from: { type: 'array', items: { type: 'integer' } },
                    },
                    required: ['text', 'from'],
                    additionalProperties: false,
                  },
                },
                headline: { type: 'string' },
              },
              required: ['points', 'headline'],
              additionalProperties: false,
            },
          },
        },
        max_tokens: 500,
        temperature: 0,
      },
    ]);
  });

  test('nothing of the environment or of this machine', async () => {
    vi.stubEnv('OPENAI_API_KEY', 'sk-of-the-environment');
    vi.stubEnv('OPENAI_ORG_ID', 'org-of-the-environment');
    vi.stubEnv('OPENAI_PROJECT_ID', 'project-of-the-environment');
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:9/v1');
    vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'x-of-the-environment: 1');
    await using one = await pair({ dialect: 'ollama' }, { key: undefined });
    expect(await one.model.write(task())).toMatchObject({ type: 'written' });
    const [request] = one.server.requests;
    expect(JSON.stringify(request?.headers)).not.toMatch(/environment|stainless/u);
    expect(request?.headers).not.toHaveProperty('authorization');
  });

  test.each(['/v1', '/v1/', '/v1/chat/completions', '/v1/models?x=1'])(
    'a base URL that ends in %s is understood',
    async (ending) => {
      await using one = await pair();
      await using other = await pair({}, { baseUrl: one.server.baseUrl.replace('/v1', ending) });
      expect(await other.model.write(task())).toMatchObject({ type: 'written' });
    },
  );

  test('an address without http:// is one', async () => {
    await using one = await pair();
    await using other = await pair({}, { baseUrl: one.server.baseUrl.replace('http://', '') });
    expect(await other.model.write(task())).toMatchObject({ type: 'written' });
  });
});

describe('the name of the model', () => {
  test('the only one is taken, and looked up once', async () => {
    await using one = await pair({ models: ['qwen3:8b'] }, { name: undefined });
    expect(one.model.id).toMatch(/^the only model at 127\.0\.0\.1:\d+$/u);
    expect(await one.model.write(task())).toMatchObject({ type: 'written', usage: { calls: 2 } });
    expect(await one.model.write(task())).toMatchObject({ type: 'written', usage: { calls: 1 } });
    expect(one.server.requests.map(({ path }) => path)).toEqual([
      '/v1/models',
      '/v1/chat/completions',
      '/v1/chat/completions',
    ]);
    expect(one.model.known()).toEqual({ name: 'qwen3:8b', format: 'json_schema' });
  });

  test('of several, one must be named', async () => {
    const models = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    await using one = await pair({ models }, { name: undefined });
    expect(await one.model.write(task())).toMatchObject({
      type: 'failed',
      reason: 'unknown-model',
      says: expect.stringMatching(/has 7 models \(a, b, c, d, e, and 2 more\); set OPENAI_MODEL/u),
    });
  });
});

describe('replies', () => {
  const fails: readonly (readonly [string, ModelReply, string])[] = [
    ['a refusal', { content: null, refusal: "I can't help with that." }, 'declined'],
    ['a content filter', { content: 'Sor', finish: 'content_filter' }, 'declined'],
    ['a reply that is cut off', { content: json.slice(0, 60), finish: 'length' }, 'truncated'],
    [
      'one that could be repaired, but was cut off',
      { content: json.slice(0, -1), finish: 'length' },
      'truncated',
    ],
    ['no content', { content: null }, 'unreadable'],
    ['prose', 'I would rather talk about the weather.', 'unreadable'],
    ['another shape', '{"points": "none"}', 'unreadable'],
    [
      'HTML with status 200',
      { headers: { 'content-type': 'text/html' }, body: '<!doctype html><p>Hello' },
      'unreachable',
    ],
    ['nothing with status 200', { body: '' }, 'unreachable'],
    ['a string', { body: '"hello"' }, 'unreachable'],
    ['no choices', { body: '{"choices":[]}' }, 'unreadable'],
    ['an error with status 200', { body: '{"error":{"code":402,"message":"Insufficient credits"}}' }, 'busy'],
    [
      'an error of vLLM with status 200',
      { body: '{"object":"error","message":"boom","code":400}' },
      'failed',
    ],
    ['an error in mid-stream', { content: '{"poi', finish: 'error' }, 'failed'],
    ['an error that is a string', { body: '{"error":"Unexpected endpoint or method."}' }, 'unreachable'],
    ['too much', { body: `{"choices":["${'x'.repeat(1_100_000)}"]}` }, 'unreadable'],
    ['a moderation', { status: 403, body: '{"error":{"message":"Your input was flagged"}}' }, 'declined'],
    ['no credit', { status: 429, body: '{"error":{"code":"insufficient_quota"}}' }, 'busy'],
    ['too long a request', { status: 400, body: '{"error":{"code":"context_length_exceeded"}}' }, 'failed'],
    ['a redirect', { status: 308, headers: { location: 'http://elsewhere.example/v1' } }, 'unreachable'],
  ];

  test.each(fails)('%s is no value', async (_, reply, reason) => {
    await using one = await pair({ reply: () => reply });
    const written = await one.model.write(task());
    expect(written).toMatchObject({ type: 'failed', reason });
    expect(written.usage.calls).toBeGreaterThan(0);
  });

  test.each<readonly [string, ModelReply]>([
    ['in a fence', '```json\n' + json + '\n```'],
    ['behind thoughts', `<think>{"points": []} or rather…</think>\n${json}`],
    ['behind thoughts whose opening tag is gone', `Hm, {braces}.\n</think>\n${json}`],
    ['among words', `Here {it} is: ${json} I hope that helps!`],
    [
      'in parts',
      {
        content: [
          { type: 'text', text: json.slice(0, 30) },
          { type: 'text', text: json.slice(30) },
        ],
      },
    ],
    ['of which the last brace is missing', json.slice(0, -1)],
    ['without a reason for its end', { content: json, finish: null }],
  ])('a value %s is found', async (_, reply) => {
    await using one = await pair({ reply: () => reply });
    expect(await one.model.write(task())).toMatchObject({ type: 'written', value: brief });
  });

  test('a redirect is not followed', async () => {
    await using target = await pair();
    const location = `${target.server.baseUrl}/chat/completions`;
    await using one = await pair({ reply: () => ({ status: 307, headers: { location } }) });
    expect(await one.model.write(task())).toMatchObject({
      reason: 'unreachable',
      says: expect.stringMatching(/redirects to 127\.0\.0\.1:\d+; set OPENAI_BASE_URL/u),
    });
    expect(target.server.requests).toEqual([]);
  });

  test('the key is in nothing that is said', async () => {
    const body = '{"error":{"message":"no such thing for sk-test\\u0000\\n at all"}}';
    await using one = await pair({ reply: () => ({ status: 400, body }) });
    expect(await one.model.write(task())).toMatchObject({
      says: expect.stringMatching(/answers 400: no such thing for \*\*\* at all$/u),
    });
    await using wrong = await pair({}, { key: 'sk-wrong-one' });
    const written = await wrong.model.write(task());
    expect(written).toMatchObject({ type: 'failed', reason: 'unauthorized', usage: { inputTokens: 0 } });
    expect(JSON.stringify(written)).not.toContain('sk-wrong-one');
  });
});

describe('usage', () => {
  test('is what the endpoint counts, or an estimate', async () => {
    await using counted = await pair({ reply: () => json });
    const { usage } = await counted.model.write(task());
    expect(usage).toEqual({ calls: 1, inputTokens: 15, outputTokens: Math.ceil(json.length / 4) });
    await using silent = await pair({ reply: () => ({ content: json, usage: false }) });
    const estimate = (await silent.model.write(task())).usage;
    expect(estimate).toMatchObject({ calls: 1, outputTokens: Math.ceil(json.length / 4) });
    expect(estimate.inputTokens).toBeGreaterThan(50);
  });
});
