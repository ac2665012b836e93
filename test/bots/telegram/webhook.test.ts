/** Updates by webhook, over a real socket. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messageOf } from '../../servers/telegram/updates.ts';
import { gate, startBot, type TestBot, text } from './bot.ts';
import { freePort } from './free-port.ts';

let bot: TestBot;
let port: number;

const { opened, open } = gate();

beforeEach(async () => {
  port = await freePort();
  bot = await startBot({
    webhook: { url: 'https://bot.example/telegram?x=1', port, host: '127.0.0.1' },
    responds: {
      async respond(incoming, send) {
        if (incoming.type === 'message') await opened;
        await send(text('Answer'));
      },
    },
  });
});
afterEach(() => bot.stop());

function post(
  update: unknown,
  secret: string | undefined,
  { path = '/telegram', method = 'POST' } = {},
): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    ...(method === 'POST' ? { body: typeof update === 'string' ? update : JSON.stringify(update) } : {}),
    headers: {
      'content-type': 'application/json',
      ...(secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret }),
    },
  });
}

async function secret(): Promise<string> {
  const [call] = await bot.server.called('setWebhook');
  return String(call?.fields['secret_token']);
}

const help = { update_id: 1, message: messageOf(1, '/help', {}) };

test('Telegram is told where, with a secret that is not the token', async () => {
  const [call] = await bot.server.called('setWebhook');
  expect(call?.fields).toMatchObject({
    url: 'https://bot.example/telegram?x=1',
    secret_token: expect.stringMatching(/^[\w-]{32,256}$/u),
    allowed_updates: ['message', 'channel_post', 'callback_query', 'inline_query', 'my_chat_member'],
  });
  expect(await secret()).not.toContain('secret-token');
  expect(bot.server.calls.map(({ method }) => method)).not.toContain('deleteWebhook');
});

test('an update with the secret is answered', async () => {
  const answers = bot.server.expect(7, 1);
  expect((await post(help, await secret())).status).toBe(200);
  expect((await answers)[0]?.text).toBe('Answer');
});

test('an update is taken before it is answered', async () => {
  const slow = { update_id: 1, message: messageOf(1, 'How many?', {}) };
  expect((await post(slow, await secret())).status).toBe(200);
  expect(bot.server.sent).toEqual([]);
  const answers = bot.server.expect(7, 1);
  open();
  await answers;
});

describe('what is not Telegram is turned away', () => {
  test.each([
    ['a wrong secret', 401, 'wrong', {}],
    ['no secret', 401, undefined, {}],
    ['another path', 404, 'right', { path: '/' }],
    ['another method', 405, 'right', { method: 'GET' }],
  ])('%s', async (_, status, given, request) => {
    const answer = await post(help, given === 'right' ? await secret() : given, request);
    expect(answer.status).toBe(status);
    expect(bot.server.sent).toEqual([]);
  });

  test('what is no update', async () => {
    expect((await post('{', await secret())).status).toBe(400);
  });
});

test('a port that is taken is named', async () => {
  const webhook = { url: 'https://bot.example/', port, host: '127.0.0.1' };
  await expect(startBot({ webhook })).rejects.toMatchObject({
    code: 'telegram-webhook',
    message: expect.stringMatching(new RegExp(`port ${port} .*EADDRINUSE.*telegram\\.webhook`, 'u')),
  });
});

test('polling takes the webhook away', async () => {
  const polling = await startBot();
  expect(polling.server.calls.map(({ method }) => method)).toContain('deleteWebhook');
  await polling.stop();
});
