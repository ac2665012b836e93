/** What goes wrong between the bot and Telegram, and what comes of it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { GROUP, startBot, type TestBot, text } from './bot.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await startBot();
});
afterEach(async () => {
  vi.useRealTimers();
  await bot.stop();
});

/** The promise's value, with its pauses passed over. */
async function hurried<T>(promise: Promise<T>): Promise<T> {
  let isSettled = false;
  const settle = (): void => void (isSettled = true);
  promise.then(settle, settle);
  await vi.waitFor(
    async () => {
      await vi.advanceTimersByTimeAsync(1_000);
      expect(isSettled).toBe(true);
    },
    { timeout: 20_000 },
  );
  return await promise;
}

const PATIENTLY = { timeout: 20_000 };

const sends = (): number => bot.server.calls.filter(({ method }) => method === 'sendMessage').length;

describe('an answer', () => {
  test('waits as it is told, and comes', async () => {
    bot.server.failNext(
      'sendMessage',
      { status: 429, description: 'Too Many Requests', parameters: { retry_after: 0 } },
      { times: 2 },
    );
    const [answer] = await bot.server.say('/digest');
    expect(answer?.text).toBe('Answer');
    expect(sends()).toBe(3);
  });

  test('comes when the connection broke', async () => {
    bot.server.failNext('sendMessage', 'reset');
    const [answer] = await bot.server.say('/digest');
    expect(answer?.text).toBe('Answer');
  });

  test('comes when Telegram is back from an error of its own', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    bot.server.failNext('sendMessage', { status: 502, description: 'Bad Gateway' });
    expect((await hurried(bot.server.say('/digest')))[0]?.text).toBe('Answer');
    expect(sends()).toBe(2);
  });

  test('to someone who blocked the bot meanwhile keeps nobody else waiting', async () => {
    bot.server.failNext('sendMessage', {
      status: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    await bot.server.sayUnheard('/digest');
    await bot.server.called('sendMessage');
    expect((await bot.server.say('/digest'))[0]?.text).toBe('Answer');
  });

  test('is given though its button can no longer be answered, nor its typing shown', async () => {
    const [message] = await bot.server.say('/digest');
    bot.server.failNext('answerCallbackQuery', { status: 400, description: 'Bad Request: query is too old' });
    bot.server.failNext('sendChatAction', { status: 400, description: 'Bad Request: chat not found' });
    const answers = message ? await bot.server.press('more', message) : [];
    expect(answers).toHaveLength(1);
  });
});

describe('a delivery', () => {
  test.each([
    [403, 'Forbidden: bot was blocked by the user', 'gone'],
    [403, 'Forbidden: bot was kicked from the supergroup chat', 'gone'],
    [403, 'Forbidden: bot is not a member of the channel chat', 'gone'],
    [403, 'Forbidden: user is deactivated', 'gone'],
    [400, 'Bad Request: chat not found', 'gone'],
    [400, 'Bad Request: message thread not found', 'gone'],
    [400, 'Bad Request: TOPIC_CLOSED', 'gone'],
    [400, 'Bad Request: not enough rights to send text messages to the chat', 'failed'],
    [502, 'Bad Gateway', 'failed'],
  ])('refused by %s %s is %s, and not tried again here', async (status, description, type) => {
    bot.server.failNext('sendMessage', { status, description });
    expect(await bot.adapter.deliver('telegram:-100/9', text('Morning'))).toEqual({
      type,
      reason: `${status}: ${description}`,
    });
    expect(sends()).toBe(1);
  });

  test('waits a little as it is told, and passes on a longer wait', async () => {
    const tooMany = { status: 429, description: 'Too Many Requests' };
    bot.server.failNext('sendMessage', { ...tooMany, parameters: { retry_after: 0 } });
    expect(await bot.adapter.deliver('telegram:7', text('Morning'))).toMatchObject({ type: 'sent' });
    bot.server.failNext('sendMessage', { ...tooMany, parameters: { retry_after: 600 } });
    expect(await bot.adapter.deliver('telegram:8', text('Morning'))).toMatchObject({
      type: 'failed',
      retryAfterMs: 600_000,
    });
  });

  test.each(['reset', 'hang'] as const)('whose connection is lost (%s) has failed', async (failure) => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    bot.server.failNext('sendMessage', failure);
    expect(await hurried(bot.adapter.deliver('telegram:7', text('Morning')))).toEqual({
      type: 'failed',
      reason: 'network failure',
    });
  });

  test('of which only a part could be sent is finished at the next try', async () => {
    const long = text('word '.repeat(1_500));
    bot.server.failNext('sendMessage', { status: 502, description: 'Bad Gateway' }, { after: 1 });
    let sent: readonly string[] = [];
    const onSent = async (ids: readonly string[]): Promise<void> => void (sent = ids);
    const deliver = () => bot.adapter.deliver('telegram:7', long, { key: 'k', sent, onSent });
    expect(await deliver()).toMatchObject({ type: 'failed' });
    const [first] = bot.server.sent;
    expect(sent).toEqual([String(first?.message_id)]);
    expect(await deliver()).toMatchObject({ type: 'sent', messageIds: [sent[0], expect.any(String)] });
    expect(bot.server.sent).toHaveLength(2);
  });

  test('to what is no chat of Telegram has failed', async () => {
    expect(await bot.adapter.deliver('telegram:somewhere', text('Morning'))).toMatchObject({
      type: 'failed',
    });
  });
});

describe('updates', () => {
  test.each([
    ['a broken connection', 'reset'],
    ['an error of Telegram', { status: 502, description: 'Bad Gateway' }],
    [
      'another process that polls',
      { status: 409, description: 'Conflict: terminated by other getUpdates request' },
    ],
  ] as const)('are fetched again after %s', async (_, failure) => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    bot.server.failNext('getUpdates', failure);
    await hurried(bot.server.say('/digest', GROUP));
    await hurried(bot.server.say('/digest', GROUP));
    expect(bot.heard).toHaveLength(2);
  });

  test('that can be fetched again are known to be at once, though none comes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const back = await startBot({ before: (server) => server.failNext('getUpdates', 'reset') });
    await vi.waitFor(() => expect(back.adapter.isConnected()).toBe(false), PATIENTLY);
    await vi.advanceTimersByTimeAsync(3_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(back.adapter.isConnected()).toBe(true), PATIENTLY);
    await back.stop();
  });

  test('that cannot be fetched keep nobody waiting who stops the bot', async () => {
    // Nobody passes the time: a stop that waits for the next try would never end.
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const offline = await startBot({
      before: (server) => server.failNext('getUpdates', 'reset', { times: 20 }),
    });
    await vi.waitFor(() => expect(offline.adapter.isConnected()).toBe(false), PATIENTLY);
    await offline.stop();
    expect(offline.adapter.isConnected()).toBe(false);
  });
});
