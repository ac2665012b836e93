/** The bot comes, goes, and moves along. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatId } from '../../../src/model.ts';
import { messageOf, standing } from '../../servers/telegram/updates.ts';
import { CHANNEL, GROUP, startBot, type TestBot, text } from './bot.ts';

let bot: TestBot;
let left: ChatId[];
let moved: (readonly [ChatId, ChatId])[];

beforeEach(async () => {
  left = [];
  moved = [];
  bot = await startBot({
    responds: {
      left: async (chat) => void left.push(chat),
      moved: async (from, to) => void moved.push([from, to]),
    },
  });
});
afterEach(() => bot.stop());

describe('coming and going', () => {
  test.each([
    ['a group', 'left', 'member', GROUP],
    ['a channel', 'left', 'administrator', CHANNEL],
    ['a group that had banned it', 'kicked', 'member', GROUP],
  ])('added to %s, it says what it is, once', async (_, before, after, chat) => {
    const greeting = bot.server.expect(chat.chat, 1);
    await bot.server.unheard(standing(before, after, chat));
    await greeting;
    await bot.server.unheard(standing(after, 'administrator', chat));
    await bot.server.say('/help', chat);
    expect(bot.heard.map(({ type }) => type)).toEqual(['joined', 'command']);
  });

  test.each([
    ['removed', 'member', 'left', GROUP],
    ['banned', 'administrator', 'kicked', CHANNEL],
    ['blocked', 'member', 'kicked', {}],
  ])('%s, it lets the chat go, and says nothing', async (_, before, after, chat) => {
    await bot.server.unheard(standing(before, after, chat));
    await bot.server.say('/help', { chat: 99 });
    expect(left).toEqual([`telegram:${'chat' in chat ? chat.chat : 7}`]);
    expect(bot.server.sent).toHaveLength(1);
  });

  test('unblocked, it waits to be spoken to', async () => {
    await bot.server.unheard(standing('kicked', 'member', {}));
    await bot.server.say('/start');
    expect(bot.heard.map(({ type }) => type)).toEqual(['command']);
  });
});

describe('a group that becomes a supergroup', () => {
  const MOVED = {
    status: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: -1005 },
  };

  test('takes its settings along when it says so', async () => {
    const message = messageOf(1, undefined, { chat: -5, type: 'group', more: { migrate_to_chat_id: -1005 } });
    await bot.server.unheard({ message });
    await bot.server.say('/help');
    expect(moved).toEqual([['telegram:-5', 'telegram:-1005']]);
  });

  test('takes them along when only a refused post tells, and the post arrives', async () => {
    bot.server.failNext('sendMessage', MOVED);
    expect(await bot.adapter.deliver('telegram:-5', text('Morning'))).toMatchObject({ type: 'sent' });
    expect(moved).toEqual([['telegram:-5', 'telegram:-1005']]);
    expect(bot.server.sent).toMatchObject([{ chat_id: -1005, text: 'Morning' }]);
  });

  test('is told of once, and found at its new place from then on', async () => {
    bot.server.failNext('sendMessage', MOVED);
    await bot.adapter.deliver('telegram:-5', text('One'));
    await bot.adapter.deliver('telegram:-5', text('Two'));
    const message = messageOf(1, undefined, { chat: -5, type: 'group', more: { migrate_to_chat_id: -1005 } });
    await bot.server.unheard({ message });
    await bot.server.unheard(standing('left', 'member', { chat: -1005, type: 'supergroup' }));
    await bot.server.say('/help');
    expect(moved).toHaveLength(1);
    expect(bot.heard.map(({ type }) => type)).toEqual(['command']);
    expect(bot.server.sent.map(({ chat_id }) => chat_id)).toEqual([-1005, -1005, 7]);
  });
});

test('it leaves groups and channels when it is told to, and nothing else', async () => {
  const { adapter, server } = bot;
  expect(await adapter.leave?.('telegram:-100')).toBe(true);
  expect(await adapter.leave?.('telegram:7')).toBe(false);
  expect(await adapter.leave?.('discord:server:5')).toBe(false);
  server.failNext('leaveChat', { status: 400, description: 'Bad Request: chat not found' });
  expect(await adapter.leave?.('telegram:-404')).toBe(false);
  server.failNext('leaveChat', {
    status: 403,
    description: 'Forbidden: bot is not a member of the supergroup chat',
  });
  expect(await adapter.leave?.('telegram:-405')).toBe(false);
  expect((await server.called('leaveChat')).map(({ fields }) => fields['chat_id'])).toEqual([
    -100, -404, -405,
  ]);
});
