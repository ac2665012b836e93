/** What goes wrong between Discord and the bot. */
import { allUnsent } from '../../../src/bots/unsent.ts';
import { pino } from 'pino';
import { describe, expect, test, vi } from 'vitest';
import { createDiscordAdapter } from '../../../src/bots/discord/discord-adapter.ts';
import { CHANNEL, DIRECT, FORUM } from '../../servers/discord/payloads.ts';
import { textOf } from '../../servers/discord/reading.ts';
import { responder } from '../responder.ts';
import { answer, story, useLoopback } from './loopback.ts';

const bot = useLoopback();
const deliver = () => bot.adapter.deliver(`discord:${CHANNEL}`, answer, allUnsent('slot'));

describe('a post that is refused', () => {
  test.each([
    [404, 10003, 'gone'],
    [404, 10004, 'gone'],
    [403, 50007, 'gone'],
    [403, 50013, 'failed'],
    // The bot is still on the server: somebody may give the permission back.
    [403, 50001, 'failed'],
    [400, 50035, 'failed'],
  ])('%s with code %s is %s', async (status, code, type) => {
    bot.server.failNext({ status, code, message: 'Refused' });
    expect(await deliver()).toMatchObject({ type });
  });

  test('in a channel of a server that the bot has left is gone', async () => {
    bot.server.failNext({ status: 403, code: 50001, message: 'Missing Access' });
    expect(await bot.adapter.deliver('discord:3000000000000000077', answer)).toMatchObject({ type: 'gone' });
  });

  test('names the missing permission', async () => {
    bot.server.failNext({ status: 403, code: 50013, message: 'Missing Permissions' });
    expect(await deliver()).toMatchObject({ reason: expect.stringContaining('"Send Messages"') });
  });
});

describe('a post that fails', () => {
  test('is tried again when Discord says', async () => {
    bot.server.failNext({ retryAfter: 0.01 }, 2);
    expect(await deliver()).toMatchObject({ type: 'sent' });
    expect(bot.server.sent).toHaveLength(1);
  });

  test('is told as failed where Discord wants it much later', async () => {
    bot.server.failNext({ retryAfter: 600 });
    const outcome = await deliver();
    expect(outcome).toMatchObject({ type: 'failed', reason: expect.stringMatching(/\b60[01] s/u) });
    expect(outcome.type === 'failed' && outcome.retryAfterMs).toBeGreaterThanOrEqual(600_000);
  });

  test('is tried again after an error of Discord’s own', async () => {
    bot.server.failNext({ status: 502 }, 2);
    expect(await deliver()).toMatchObject({ type: 'sent' });
  });

  test('is told as failed where the errors go on', async () => {
    bot.server.failNext({ status: 503 }, 4);
    expect(await deliver()).toMatchObject({ type: 'failed' });
  });

  test('though it arrived may be tried again, and stands there once', async () => {
    bot.server.failNext({ answer: 'lost' });
    expect(await deliver()).toMatchObject({ type: 'failed' });
    expect(await deliver()).toEqual({ type: 'sent', messageIds: [bot.server.sent[0]?.id] });
    expect(bot.server.sent).toHaveLength(1);
  });

  test('by a silence is tried again', async () => {
    bot.server.failNext({ answer: 'never' });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const delivered = deliver();
    await bot.server.requested(/^POST \/channels/u);
    await vi.advanceTimersByTimeAsync(15_000);
    vi.useRealTimers();
    expect(await delivered).toMatchObject({ type: 'sent' });
  });
});

describe('an image that Discord dislikes does not cost the message', () => {
  const pictured = { blocks: [story(1, { image: 'https://pictures.example/weir.jpg' })] };
  const invalid = { status: 400, code: 50035, message: 'Invalid Form Body' };

  test.each([
    [
      'of a delivery',
      /^POST \/channels\/\d+\/messages$/u,
      () => bot.adapter.deliver(`discord:${CHANNEL}`, pictured),
    ],
    [
      'of a forum post',
      /^POST \/channels\/\d+\/threads$/u,
      () => bot.adapter.deliver(`discord:${FORUM}`, pictured),
    ],
    ['of an answer', /^PATCH .*@original$/u, () => bot.server.slash('digest')],
  ])('%s', async (_, route, send) => {
    bot.reply = pictured;
    bot.server.failNext({ ...invalid, route });
    await send();
    const [shown] = bot.server.sent;
    expect(shown && textOf(shown)).toMatch(/The weir at Ostrand.*held through the night/su);
    expect(JSON.stringify(shown?.components)).not.toContain('weir.jpg');
  });

  test.each([
    ['http://pictures.example/a.jpg'],
    ['https://localhost/a.jpg'],
    ['https://10.0.0.1/a.jpg'],
    ['data:image/png;base64,AAAA'],
    [`https://pictures.example/${'a'.repeat(2_100)}`],
  ])('%s is not shown at all', async (image) => {
    await bot.adapter.deliver(`discord:${CHANNEL}`, { blocks: [story(1, { image })] });
    expect(JSON.stringify(bot.server.sent[0]?.components)).not.toContain('"media"');
  });
});

describe('an interaction', () => {
  const callback = /callback$/u;
  const original = /^PATCH .*@original$/u;

  test('that was acknowledged too late is answered in the channel', async () => {
    bot.server.failNext({ status: 404, code: 10062, message: 'Unknown interaction', route: callback });
    const [message] = await bot.server.slash('digest');
    expect(message?.channel).toBe(CHANNEL);
    expect(message && textOf(message)).toBe('Answer');
    expect(bot.server.requests.at(-1)?.path).toBe(`/channels/${CHANNEL}/messages`);
  });

  test('whose token has lapsed is answered in the channel', async () => {
    bot.server.failNext({ status: 401, code: 50027, message: 'Invalid Webhook Token', route: original });
    const [message] = await bot.server.slash('digest');
    expect(bot.server.requests.at(-1)?.path).toBe(`/channels/${CHANNEL}/messages`);
    expect(message && textOf(message)).toBe('Answer');
  });

  test('that has lapsed shows nobody else what was for one person', async () => {
    bot.server.failNext({ status: 401, code: 50027, message: 'Invalid Webhook Token', route: original });
    const done = Promise.withResolvers<readonly string[]>();
    bot.responder.respond = async (_, send) => done.resolve(await send(answer));
    await bot.server.slash('settings', [], {}, 0);
    expect(await done.promise).toEqual([]);
    expect(bot.server.sent).toEqual([]);
  });

  test('that has lapsed is answered all the same where there is nobody else', async () => {
    bot.server.failNext({ status: 401, code: 50027, message: 'Invalid Webhook Token', route: original });
    const [message] = await bot.server.slash('settings', [], { guild: false, channel: DIRECT });
    expect(message?.channel).toBe(DIRECT);
  });

  test('whose waiting answer was deleted is answered anew', async () => {
    bot.server.failNext({ status: 404, code: 10008, message: 'Unknown Message', route: original });
    const [message] = await bot.server.slash('digest');
    expect(message && textOf(message)).toBe('Answer');
  });

  test('on a message that was deleted meanwhile is answered anew', async () => {
    const [message] = await bot.server.slash('digest');
    bot.reply = { ...answer, replaces: true };
    bot.server.failNext({ status: 404, code: 10008, message: 'Unknown Message', route: original });
    const [shown] = message ? await bot.server.press('page:2', message) : [];
    expect(shown?.id).not.toBe(message?.id);
  });

  test('that another process took is left to it', async () => {
    bot.server.failNext({ status: 400, code: 40060, message: 'Already acknowledged', route: callback });
    await bot.server.slash('digest', [], {}, 0);
    await bot.server.slash('digest');
    expect(bot.heard).toHaveLength(1);
  });
});

describe('the gateway', () => {
  test.each([[undefined], [1001], [4000]])(
    'dropped with code %s is resumed, and nothing is missed',
    async (code) => {
      let shown: Promise<unknown> = Promise.resolve();
      await bot.server.dropConnection(code, () => {
        shown = bot.server.write('meanwhile?', { mention: true });
      });
      await shown;
      expect(bot.server.sessions).toEqual(['identify 0/1', 'resume']);
      expect(bot.heard).toMatchObject([{ text: 'meanwhile?' }]);
      const [message] = await bot.server.slash('digest');
      expect(message && textOf(message)).toBe('Answer');
      expect(bot.adapter.isConnected()).toBe(true);
    },
  );

  test('closed for good, as with a revoked token, is not connected any more', async () => {
    void bot.server.dropConnection(4004);
    await vi.waitFor(() => expect(bot.adapter.isConnected()).toBe(false));
  });
});

test('a wrong token is refused by its name, and never shown', async () => {
  const wrong = createDiscordAdapter({
    token: 'wrong-token',
    apiUrl: bot.server.apiUrl,
    commands: [],
    logger: pino({ level: 'silent' }),
  });
  const start = wrong.start(responder());
  await expect(start).rejects.toMatchObject({
    code: 'discord-token',
    message: expect.stringMatching(/DISCORD_TOKEN.*Developer Portal/u),
  });
  await expect(start).rejects.not.toMatchObject({ message: expect.stringContaining('wrong-token') });
});
