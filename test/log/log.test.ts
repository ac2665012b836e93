/** What is written to the log: no secret in any place, and what belongs to a chat or a delivery marked as that. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { createLogger, type LogOptions, withLogFields } from '../../src/log.ts';
import { secretsOf } from '../../src/log/redact.ts';
import { BrevierError } from '../../src/model.ts';

function capture(options: LogOptions = {}) {
  let written = '';
  const logger = createLogger('debug', { ...options, write: (line) => (written += line) });
  return { logger, written: () => written };
}

describe('secrets', () => {
  const DISCORD = ['MTA1NjQ0ODA0NDU2Nzg5MDEy', 'Gx2aBc', 'x'.repeat(38)].join('.');
  const TELEGRAM = `1234567890:${'Aa0-_'.repeat(7)}`;

  test.each([
    ['a Postgres address', 'postgres://brevier:hunter22@db:5432/news', 'hunter22'],
    ['a password with an @ in it', 'postgres://brevier:hun@ter22@db/news', 'ter22'],
    ['a proxy', 'via http://me:hunter22@proxy:3128', 'hunter22'],
    ['an address of the Bot API', `fetch https://api.telegram.org/bot${TELEGRAM}/getMe failed`, TELEGRAM],
    ['a token of Telegram', `token ${TELEGRAM} refused`, TELEGRAM],
    ['a token of Discord', `Bot ${DISCORD}`, DISCORD],
    ['a webhook', 'https://discord.com/api/webhooks/123456/abcDEF_-123/messages', 'abcDEF_-123'],
    ['an interaction', '/interactions/123456/aW50ZXJhY3Rpb24/callback', 'aW50ZXJhY3Rpb24'],
    ['a key of OpenAI', 'Incorrect API key provided: sk-proj-abcdefghijkl', 'sk-proj-abcdefghijkl'],
    ['a header', 'Authorization: Bearer abcdef.ghijkl', 'abcdef.ghijkl'],
    ["a feed's key", 'https://feeds.example/rss?user=1&api_key=hunter22&x=1', 'hunter22'],
  ])('the form of %s is known', (_, text, secret) => {
    const { logger, written } = capture();
    const cause = new Error(text);
    logger.error({ err: new Error('outer', { cause }), text, list: [{ [text]: text }] }, text);
    logger.error({ err: new BrevierError('x', text, { cause }) });
    expect(written()).not.toContain(secret);
    expect(written()).toContain('***');
  });

  test('those of the configuration are collected', () => {
    const environment = {
      DISCORD_TOKEN: 'discord-token',
      TELEGRAM_BOT_TOKEN: 'telegram-token',
      OPENAI_API_KEY: 'openai-key',
      OPENAI_BASE_URL: 'http://me:base-pass@127.0.0.1:9/v1',
      STORE_URL: 'postgres://u:p%40ss@db/x',
      https_proxy: 'http://u:proxy-pass@proxy:1',
    };
    expect(secretsOf(loadConfig(environment, process.cwd()), environment)).toEqual(
      expect.arrayContaining([
        'discord-token',
        'telegram-token',
        'openai-key',
        'base-pass',
        'p@ss',
        'proxy-pass',
      ]),
    );
  });

  test('no configured secret is ever written, wherever it stands', () => {
    const secret = fc.string({ minLength: 8, maxLength: 40, unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 1, maxLength: 3 }),
        fc.string(),
        fc.boolean(),
        (secrets, around, isTerminal) => {
          const { logger, written } = capture({ secrets, isTerminal });
          for (const one of secrets) {
            const text = `${around}${one}${around}${encodeURIComponent(one)}`;
            const err = new Error(text, { cause: new TypeError(text) });
            logger
              .child({ chat: text })
              .error({ err, reason: text, nested: { list: [text], [text]: 1 } }, text);
          }
          // As JSON writes it, and as it is.
          const told = isTerminal
            ? written()
            : JSON.stringify(written().split('\n').filter(Boolean).map(parsed));
          for (const one of secrets) {
            expect(told.includes(JSON.stringify(one).slice(1, -1))).toBe(false);
            expect(told.includes(encodeURIComponent(one))).toBe(false);
          }
        },
      ),
    );
  });

  test('a fault that nothing catches tells none either, and ends the process', () => {
    const module = resolve(import.meta.dirname, '..', '..', 'src', 'log.ts');
    const program = `import { createLogger, logUncaught } from ${JSON.stringify(module)};
      logUncaught(createLogger('info', { secrets: ['hunter22'] }));
      setInterval(() => {}, 1000);
      Promise.reject(new Error('the proxy refuses hunter22'));`;
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^\{"level":60.*the proxy refuses \*\*\*/u);
    expect(stderr).not.toContain('hunter22');
  });

  test('hostile text takes no time', () => {
    const { logger, written } = capture();
    for (const one of ['://a', '1234567', 'aaaa.', '?key', 'Bearer ', 'sk-']) logger.info(one.repeat(20_000));
    expect(written().split('\n')).toHaveLength(7);
  });
});

describe('lines', () => {
  test('within a delivery every line names it, whoever logs', async () => {
    const { logger, written } = capture();
    await withLogFields({ chat: 'telegram:1', slot: '2026-11-24T08:00:00Z' }, async () => {
      await Promise.resolve();
      logger.child({ platform: 'telegram' }).warn('refused');
    });
    logger.info('after');
    const [inside, after] = written().split('\n').filter(Boolean).map(parsed);
    expect(inside).toMatchObject({ chat: 'telegram:1', slot: '2026-11-24T08:00:00Z', platform: 'telegram' });
    expect(after).not.toHaveProperty('chat');
  });

  test('an expected refusal shows no stack; a fault does, and nothing of its request', () => {
    const { logger, written } = capture();
    logger.error({
      err: new BrevierError('store', 'the store is away', { cause: new Error('ECONNREFUSED') }),
    });
    logger.error({ err: Object.assign(new Error('bug'), { payload: { text: 'what somebody wrote' } }) });
    const [refusal, fault] = written().split('\n').filter(Boolean).map(parsed);
    expect(refusal).toMatchObject({
      err: { code: 'store', message: 'the store is away', cause: 'ECONNREFUSED' },
    });
    expect(refusal).not.toHaveProperty('err.stack');
    expect(fault).toHaveProperty('err.stack');
    expect(written()).not.toContain('what somebody wrote');
  });

  test('somebody at a terminal reads words, not JSON', () => {
    const { logger, written } = capture({ isTerminal: true });
    logger.warn({ chat: 'telegram:1', reason: 'too many requests', retryInMs: 60_000 }, 'not delivered yet');
    expect(written()).toMatch(
      /^\d\d:\d\d:\d\d WARN {2}not delivered yet chat=telegram:1 reason="too many requests" retryInMs=60000\n$/u,
    );
  });
});

function parsed(line: string): Record<string, unknown> {
  return JSON.parse(line);
}
