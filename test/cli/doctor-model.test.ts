/** What `brevier doctor` says of the model, as somebody who sets one up meets it. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkModel } from '../../src/cli/doctor/model.ts';
import type { Config } from '../../src/config.ts';
import { newFolder, runBrevier } from '../servers/bot-process.ts';
import { type ModelServer, startModelServer } from '../servers/model-server.ts';

let server: ModelServer;

beforeAll(async () => {
  server = await startModelServer({ models: ['gpt-4.1-mini', 'text-embedding-3-small'] });
});

afterAll(() => server.close());

type ModelConfig = NonNullable<Config['model']>;

function config(more: Partial<ModelConfig> = {}): ModelConfig {
  const limits = { timeoutSeconds: 60, tokensPerDay: 1, tokensPerChat: 1 };
  return { name: 'gpt-4.1-mini', baseUrl: server.baseUrl, key: 'sk-test', ...limits, ...more };
}

async function unusedPort(): Promise<number> {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  taken.close();
  await once(taken, 'close');
  return port;
}

describe('the model', () => {
  test('none, and a key alone, are fine', async () => {
    expect(await checkModel(undefined, undefined)).toBe(
      'no OPENAI_MODEL or OPENAI_BASE_URL, so briefings are extractive',
    );
    expect(await checkModel(undefined, 'sk-test')).toMatch(
      /^OPENAI_API_KEY is set, but nothing is called without OPENAI_MODEL.*extractive; set it/u,
    );
  });

  test('one that answers', async () => {
    expect(await checkModel(config(), undefined)).toMatch(
      /^gpt-4\.1-mini at 127\.0\.0\.1:\d+ answers in JSON schema, \d+ ms$/u,
    );
    expect(await checkModel(config({ embeddings: 'text-embedding-3-small' }), undefined)).toMatch(
      / ms; embeddings by text-embedding-3-small$/u,
    );
  });

  test.each<readonly [string, readonly string[], string]>([
    ['JSON', ['json_schema'], 'llama3.2'],
    ['plain text', ['json_schema', 'json_object'], 'llama3.2'],
  ])(
    'one that knows no schema answers in %s, and is found without its name',
    async (format, refuses, name) => {
      const local = await startModelServer({ dialect: 'ollama', models: [name], refusesFormats: refuses });
      const said = await checkModel(
        config({ baseUrl: local.baseUrl, name: undefined, key: undefined }),
        undefined,
      );
      expect(said).toMatch(new RegExp(`^${name} at 127.* answers in ${format}, `, 'u'));
      await local.close();
    },
  );

  test.each<readonly [string, Partial<ModelConfig>, RegExp]>([
    ['a wrong key', { key: 'sk-other' }, /refuses the key \(401\); set OPENAI_API_KEY anew$/u],
    ['no key', { key: undefined }, /refuses the key \(401\); set OPENAI_API_KEY$/u],
    [
      'a wrong name',
      { name: 'gpt-5' },
      /`gpt-5` does not exist.*; it has gpt-4\.1-mini, text-embedding-3-small; set OPENAI_MODEL to one that it has$/u,
    ],
    [
      'no name, of several',
      { name: undefined },
      /has 2 models \(gpt-4\.1-mini, text-embedding-3-small\); set OPENAI_MODEL to one of them$/u,
    ],
    [
      'a wrong name of the embeddings',
      { embeddings: 'none' },
      /^model\.embeddings: .*`none` does not exist/u,
    ],
  ])('%s', async (_, more, says) => {
    await expect(checkModel(config(more), undefined)).rejects.toThrow(says);
  });

  test.each(['', '/v2', '/api'])('an address that ends in "%s" is no endpoint', async (path) => {
    const baseUrl = server.baseUrl.replace('/v1', path);
    await expect(checkModel(config({ baseUrl }), undefined)).rejects.toThrow(
      /has no such endpoint; does OPENAI_BASE_URL end in \/v1\?$/u,
    );
  });

  test('a web page is no endpoint', async () => {
    const page = await startModelServer({ reply: () => ({ body: '<!doctype html><title>Hello</title>' }) });
    await expect(
      checkModel(config({ baseUrl: page.baseUrl, name: 'test-model' }), undefined),
    ).rejects.toThrow(/answers with a web page; does OPENAI_BASE_URL end in \/v1\?$/u);
    await page.close();
  });

  test('nobody there', async () => {
    const port = await unusedPort();
    await expect(checkModel(config({ baseUrl: `http://127.0.0.1:${port}/v1` }), undefined)).rejects.toThrow(
      `127.0.0.1:${port} cannot be reached (ECONNREFUSED); is it running there?`,
    );
  });

  test('no reply in time', async () => {
    const slow = await startModelServer({ reply: () => ({ hang: 'at-once' }) });
    const model = config({ baseUrl: slow.baseUrl, name: 'test-model', timeoutSeconds: 0.01 });
    await expect(checkModel(model, undefined)).rejects.toThrow(
      /within 0\.01 s; the model may still be loading/u,
    );
    await slow.close();
  });

  test('is a line of the real doctor, which says FIX and holds no key', async () => {
    const place = { cwd: newFolder() };
    expect((await runBrevier(['doctor'], place)).stdout).toContain(
      'ok   model: no OPENAI_MODEL or OPENAI_BASE_URL',
    );
    const env = {
      OPENAI_BASE_URL: server.baseUrl,
      OPENAI_MODEL: 'gpt-4.1-mini',
      OPENAI_API_KEY: 'sk-secret',
    };
    const { stdout, stderr, code } = await runBrevier(['doctor'], { ...place, env });
    expect(stdout).toMatch(
      /^FIX {2}model: 127\.0\.0\.1:\d+ refuses the key \(401\); set OPENAI_API_KEY anew$/mu,
    );
    expect(stdout + stderr).not.toContain('sk-secret');
    expect(code).toBe(1);
  });
});
