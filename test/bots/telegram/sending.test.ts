/** How a reply shows: where, in answer to what, page by page, and in place of what was there. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../../src/bots/blocks.ts';
import { type SentMessage, visibleText } from '../../servers/telegram-server.ts';
import { CHANNEL, GROUP, startBot, type TestBot, text } from './bot.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

const paragraph = 'word '.repeat(500).trim();
/** Two stories fill a message. */
function briefing(stories: number, page?: number): Reply {
  const numbers = Array.from({ length: stories }, (_, index) => index + 1);
  return {
    blocks: numbers.map((number) => ({
      type: 'story',
      storyId: `s${number}`,
      number,
      title: `Story ${number}`,
      points: [paragraph],
      quotes: [],
      readOn: [],
    })),
    buttons: [
      ...numbers.map((number) => ({ label: String(number), action: `story:s${number}` })),
      { label: 'Settings', action: 'settings' },
    ],
    replaces: page !== undefined && page > 1,
    ...(page === undefined ? {} : { page }),
  };
}
const buttons = (message: SentMessage | undefined): string[] =>
  message?.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
const actionOf = (message: SentMessage | undefined, label: string): string =>
  message?.reply_markup?.inline_keyboard.flat().find(({ text }) => text === label)?.callback_data ?? '';

describe('pages', () => {
  test('a wall of messages is shown a page at a time, turned in place', async () => {
    bot.answer(briefing(5, 1));
    const [first, ...others] = await bot.server.say('/digest');
    expect(others).toEqual([]);
    expect(visibleText(first?.text ?? '')).toMatch(/^1\. Story 1\n/u);
    expect(buttons(first)).toEqual(['1/5', 'Next ›', '1', 'Settings']);

    bot.answer(briefing(5, 2));
    const [second] = first ? await bot.server.press(actionOf(first, 'Next ›'), first) : [];
    expect(bot.heard[1]).toMatchObject({ type: 'button', action: 'page:2' });
    expect(second?.message_id).toBe(first?.message_id);
    expect(visibleText(second?.text ?? '')).toMatch(/^2\. Story 2\n/u);
    expect(buttons(second)).toEqual(['‹ Back', '2/5', 'Next ›', '2', 'Settings']);
    expect(actionOf(second, '‹ Back')).toBe('page:1');
    expect(bot.server.sent).toHaveLength(1);
  });

  test('a page past the last is the last', async () => {
    bot.answer(briefing(5, 99));
    const [last] = await bot.server.say('/digest');
    expect(buttons(last)).toEqual(['‹ Back', '5/5', '5', 'Settings']);
  });

  test.each([
    ['of three messages', briefing(3, 1), 3],
    ['without a page', briefing(5), 5],
  ])('a reply %s comes whole, in order', async (_, reply, count) => {
    bot.answer(reply);
    const messages = await bot.server.say('/digest', {}, count);
    expect(messages.map((message) => visibleText(message.text).slice(0, 10))).toEqual(
      Array.from({ length: count }, (_, index) => `${index + 1}. Story ${index + 1}`),
    );
    expect(messages.map((message) => buttons(message).length > 0)).toEqual(
      Array.from({ length: count }, (_, index) => index === count - 1),
    );
  });
});

describe('in place of the message whose button was pressed', () => {
  async function pressed(reply: Reply): Promise<readonly (SentMessage | undefined)[]> {
    bot.answer({ ...text('Before'), buttons: [{ label: 'x', action: 'x' }] });
    const [before] = await bot.server.say('/settings');
    bot.answer({ ...reply, replaces: true });
    if (before?.message_id === 0) return [];
    const [after] = before ? await bot.server.press('x', before) : [];
    return [before, after];
  }

  test('it is edited', async () => {
    const [before, after] = await pressed(text('After'));
    expect(after).toMatchObject({ message_id: before?.message_id, text: 'After' });
    expect(bot.server.sent).toHaveLength(1);
  });

  test('unless it would be the same again, which is fine', async () => {
    bot.answer({ ...text('Same'), buttons: [{ label: 'x', action: 'x' }], replaces: true });
    const [before] = await bot.server.say('/settings');
    const edits = bot.server.called('editMessageText');
    if (before) void bot.server.press('x', before);
    await edits;
    await bot.server.say('/help');
    expect(bot.server.sent).toHaveLength(2);
  });

  test('unless it is more than a message', async () => {
    const [before, after] = await pressed(text(paragraph.repeat(3)));
    expect(after?.message_id).not.toBe(before?.message_id);
    expect(bot.server.calls.map(({ method }) => method)).not.toContain('editMessageText');
  });

  test.each([
    'Bad Request: message to edit not found',
    "Bad Request: message can't be edited",
    'Bad Request: MESSAGE_ID_INVALID',
  ])('unless it is deleted or too old (%s)', async (description) => {
    bot.server.failNext('editMessageText', { status: 400, description });
    const [before, after] = await pressed(text('After'));
    expect(after?.text).toBe('After');
    expect(after?.message_id).not.toBe(before?.message_id);
  });
});

describe('in a channel', () => {
  const links = ['1', '2', '3', '4'].map((number) => ({
    text: number,
    url: `https://t.me/brevier_bot?start=ask_s${number}`,
  }));

  test.each(['posted on schedule', 'asked for'])(
    'a briefing %s is whole, and leads to the bot',
    async (how) => {
      bot.answer(briefing(4, 1));
      const posts = bot.server.expect(CHANNEL.chat, 4);
      if (how === 'asked for') void bot.server.say('/digest', CHANNEL);
      else await bot.adapter.deliver('telegram:-500', briefing(4, 1));
      expect((await posts).at(-1)?.reply_markup?.inline_keyboard.flat()).toEqual(links);
    },
  );

  test('no words are awaited there', async () => {
    bot.answer({ ...text('What?'), awaitsReply: true });
    const [post] = await bot.server.say('/ask', CHANNEL);
    expect(post).not.toHaveProperty('reply_markup');
  });
});

test('a group is known for one after the first post', async () => {
  await bot.adapter.deliver('telegram:-100', briefing(1));
  await bot.adapter.deliver('telegram:-100', briefing(1));
  expect(bot.server.calls.filter(({ method }) => method === 'getChat')).toHaveLength(1);
  expect(actionOf(bot.server.sent.at(-1), '1')).toBe('story:s1');
});

describe('in answer to', () => {
  test.each([
    ['a follow-up', 'How many?', {}, true],
    ['a command in a private chat', '/digest', {}, false],
    ['a command in a group', '/settings', GROUP, true],
    ['a mention in a topic', '@brevier_bot how many?', { ...GROUP, topic: 9 }, true],
  ] as const)('%s', async (_, words, speaker, isReply) => {
    const [answer] = await bot.server.say(words, speaker);
    const asked = isReply ? { message_id: expect.any(Number), allow_sending_without_reply: true } : undefined;
    expect(answer?.reply_parameters).toEqual(asked);
    expect(answer?.message_thread_id).toBe('topic' in speaker ? speaker.topic : undefined);
  });

  test('only the first of several messages is a reply', async () => {
    bot.answer(briefing(2));
    const messages = await bot.server.say('How many?', {}, 2);
    expect(messages.map((message) => message.reply_parameters !== undefined)).toEqual([true, false]);
  });

  test('typing is shown in the topic that asked', async () => {
    await bot.server.say('/digest', { ...GROUP, topic: 9 });
    const [typing] = await bot.server.called('sendChatAction');
    expect(typing?.fields).toEqual({ chat_id: -100, action: 'typing', message_thread_id: 9 });
  });
});

describe('words that are awaited', () => {
  test.each([
    ['in a private chat', {}, undefined],
    ['in a group, of the one who is answered', GROUP, true],
  ])('open the reply line %s', async (_, speaker, selective) => {
    bot.answer({ ...text('What about the ferry?'), awaitsReply: true });
    const [message] = await bot.server.say('/ask', speaker);
    expect(message?.reply_markup).toEqual({
      force_reply: true,
      ...(selective ? { selective } : {}),
      input_field_placeholder: 'What about the ferry?',
    });
  });

  test('a question too long for the line stands above it', async () => {
    bot.answer({ ...text('W'.repeat(65)), awaitsReply: true });
    const [message] = await bot.server.say('/ask');
    expect(message?.reply_markup).toEqual({ force_reply: true });
  });
});

test('a button that Telegram would refuse is left out, and the message goes', async () => {
  const long = `story:${'é'.repeat(30)}`;
  bot.answer({
    ...text('Here'),
    buttons: [
      { label: '1', action: long },
      { label: '2', action: 'story:ok' },
      { label: ' ', action: 'story:blank' },
      { label: 'None', action: '' },
    ],
  });
  const [message] = await bot.server.say('/digest');
  expect(buttons(message)).toEqual(['2']);
});

test('nothing to say is not said', async () => {
  bot.answer(text(' \u200b'));
  const typing = bot.server.called('sendChatAction');
  await bot.server.sayUnheard('/digest');
  await typing;
  bot.answer(text('Something'));
  await bot.server.say('/digest');
  expect(bot.server.sent).toHaveLength(1);
});

test('no message has a preview', async () => {
  bot.answer({ blocks: [{ type: 'source', title: 'A page', url: 'https://paper.example/1' }] });
  const [message] = await bot.server.say('/search page');
  expect(message).toMatchObject({
    text: '• <a href="https://paper.example/1">A page</a>',
    link_preview_options: { is_disabled: true },
  });
});
