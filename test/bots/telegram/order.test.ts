/** Who waits for whom: nobody for another chat, a person's answer for no schedule, a chat's messages for each other. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Incoming } from '../../../src/bots/chat-adapter.ts';
import { whileTyping } from '../../../src/bots/telegram/typing.ts';
import { gate, startBot, type TestBot, text } from './bot.ts';

let bot: TestBot;

/** Questions with "slow" in them are answered when the gate opens. */
async function startSlowBot(): Promise<{ readonly heard: Incoming[]; open(): void }> {
  const { opened, open } = gate();
  const heard: Incoming[] = [];
  bot = await startBot({
    responds: {
      async respond(incoming, send) {
        heard.push(incoming);
        if (incoming.type === 'message' && incoming.text.includes('slow')) await opened;
        await send(text(incoming.type === 'message' ? `Re: ${incoming.text}` : 'Answer'));
      },
      share: async () => [],
    },
  });
  return { heard, open };
}

afterEach(async () => {
  await bot.stop();
});

describe('while a chat waits for an answer', () => {
  test('its next question waits, and other chats are answered', async () => {
    const { heard, open } = await startSlowBot();
    const answers = bot.server.say('slow question', {}, 2);
    await bot.server.sayUnheard('next question');
    await bot.server.say('elsewhere', { chat: 8 });
    expect(heard.map(({ chat }) => chat)).toEqual(['telegram:7', 'telegram:8']);
    open();
    expect((await answers).map(({ text }) => text)).toEqual(['Re: slow question', 'Re: next question']);
  });

  test('its buttons show at once that they were pressed', async () => {
    const { open } = await startSlowBot();
    const [message] = await bot.server.say('/digest');
    const slow = bot.server.say('slow question', {}, 2);
    await bot.server.called('sendChatAction', 2);
    if (message) void bot.server.press('more', message);
    await bot.server.called('answerCallbackQuery');
    expect(bot.server.sent).toHaveLength(1);
    open();
    await slow;
  });

  test('inline queries of the same user are answered', async () => {
    const { open } = await startSlowBot();
    const slow = bot.server.say('slow question');
    await bot.server.called('sendChatAction');
    expect(await bot.server.inline('ferry')).toMatchObject({ results: [] });
    open();
    await slow;
  });

  test('a stop lets it have its answer', async () => {
    const { open } = await startSlowBot();
    void bot.server.say('slow question');
    await bot.server.called('sendChatAction');
    const stopped = bot.adapter.stop().then(() => bot.server.sent.map(({ text }) => text));
    await bot.server.called('getMe');
    open();
    expect(await stopped).toEqual(['Re: slow question']);
  });
});

test('a question that fails is not in the way of the next', async () => {
  let failed = false;
  bot = await startBot({
    responds: {
      async respond(_, send) {
        if (!failed) {
          failed = true;
          throw new Error('no luck');
        }
        await send(text('Answer'));
      },
    },
  });
  await bot.server.sayUnheard('first');
  expect((await bot.server.say('second'))[0]?.text).toBe('Answer');
});

test('an answer comes before a thousand scheduled posts', async () => {
  bot = await startBot();
  const posts = Array.from({ length: 1_000 }, (_, index) =>
    bot.adapter.deliver(`telegram:${1_000 + index}`, text('Morning')),
  );
  await Promise.race(posts);
  const before = bot.server.sent.length;
  await bot.server.say('How many?');
  const place = bot.server.sent.findIndex((message) => message.text === 'Answer');
  expect(place - before).toBeLessThan(50);
});

describe('typing', () => {
  const shown = (): { readonly times: () => number; readonly show: () => Promise<void> } => {
    let times = 0;
    return { times: () => times, show: async () => void (times += 1) };
  };

  afterEach(() => vi.useRealTimers());

  test.each(['answered', 'failed'])('is shown until the question has been %s', async (how) => {
    bot = await startBot();
    vi.useFakeTimers();
    const { times, show } = shown();
    const { opened, open } = gate();
    const work = whileTyping(show, async () => {
      await opened;
      if (how === 'failed') throw new Error('no luck');
    }).catch(() => {});
    await vi.advanceTimersByTimeAsync(10_000);
    expect(times()).toBe(3);
    open();
    await work;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(times()).toBe(3);
  });
});
