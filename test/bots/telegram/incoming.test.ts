/** Who is heard where, and as whom. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Speaker } from '../../servers/telegram-server.ts';
import { CHANNEL, GROUP, startBot, type TestBot } from './bot.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

test('which words are heard depends on the chat', async () => {
  await bot.server.say('/help');
  await bot.server.say('/help', GROUP);
  await bot.server.say('/help', CHANNEL);
  expect(bot.heard.map(({ hears }) => hears)).toEqual(['all', 'addressed', 'none']);
});

describe('in a private chat', () => {
  test('a deep link under a shared story is a start with what it asks', async () => {
    await bot.server.say('/start ask_s-12_ab');
    expect(bot.heard).toMatchObject([{ type: 'command', name: 'start', args: 'ask_s-12_ab' }]);
  });

  test("the user's language is told", async () => {
    await bot.server.say('Hallo', { language: 'pt-br' });
    expect(bot.heard[0]?.locale).toBe('pt-br');
  });

  test('the words of a picture are words', async () => {
    await bot.server.say('', { more: { text: undefined, caption: 'What is this about?' } });
    expect(bot.heard).toMatchObject([{ type: 'message', text: 'What is this about?' }]);
  });

  test('a story that was shared from the bot itself is no question', async () => {
    await bot.server.sayUnheard('1. Ferry refloated', { more: { via_bot: { id: 4242, is_bot: true } } });
    await bot.server.say('/help');
    expect(bot.heard.map(({ type }) => type)).toEqual(['command']);
  });
});

describe('in a group', () => {
  test('other bots, and posts of the linked channel, are not answered', async () => {
    await bot.server.sayUnheard('/digest', { ...GROUP, more: { from: { id: 9, is_bot: true } } });
    await bot.server.sayUnheard('/digest', { ...GROUP, as: -900, more: { is_automatic_forward: true } });
    await bot.server.say('/help', GROUP);
    expect(bot.heard).toMatchObject([{ type: 'command', name: 'help' }]);
  });

  const speakers: readonly (readonly [string, Speaker, boolean])[] = [
    ['an anonymous admin, who speaks as the group', { ...GROUP, as: -100 }, true],
    ["the group's linked channel", { ...GROUP, as: -900 }, true],
    ['any other channel', { ...GROUP, as: -901 }, false],
    ['a member', { ...GROUP, user: 8 }, false],
  ];
  test.each(speakers)('%s', async (_, speaker, admin) => {
    await bot.server.say('/settings', speaker);
    expect(await bot.heard[0]?.admin()).toBe(admin);
  });

  test('someone who was an admin a moment ago is none any more', async () => {
    bot.server.setMember(7, 'administrator');
    await bot.server.say('/settings', GROUP);
    expect(await bot.heard[0]?.admin()).toBe(true);
    bot.server.setMember(7, 'member');
    await bot.server.say('/settings', GROUP);
    expect(await bot.heard[1]?.admin()).toBe(false);
  });
});

describe('in a channel', () => {
  test('an admin posts a command, and the answer is posted there', async () => {
    const [posted] = await bot.server.say('/digest World', CHANNEL);
    expect(bot.heard).toMatchObject([
      { type: 'command', name: 'digest', args: 'World', chat: 'telegram:-500' },
    ]);
    expect(await bot.heard[0]?.admin()).toBe(true);
    expect(posted).not.toHaveProperty('reply_parameters');
    expect(bot.server.calls.map(({ method }) => method)).not.toContain('sendChatAction');
  });

  test('what is posted otherwise is not for the bot', async () => {
    await bot.server.sayUnheard('Good morning, @brevier_bot', CHANNEL);
    await bot.server.sayUnheard('/nonsense', CHANNEL);
    await bot.server.say('/help', CHANNEL);
    expect(bot.heard).toHaveLength(1);
  });

  test('its buttons are for its admins', async () => {
    bot.answer({ blocks: [{ type: 'text', text: 'Settings' }], buttons: [{ label: 'x', action: 'x' }] });
    const [message] = await bot.server.say('/settings', CHANNEL);
    expect(message?.reply_markup?.inline_keyboard.flat()).toEqual([{ text: 'x', callback_data: 'x' }]);
    const press = (user: number): Promise<unknown> =>
      message ? bot.server.press('x', message, 1, { ...CHANNEL, user }) : Promise.reject(new Error());
    void press(8);
    await bot.server.called('getChatMember');
    bot.server.failNext('getChatMember', {
      status: 400,
      description: 'Bad Request: member list is inaccessible',
    });
    void press(9);
    await bot.server.called('getChatMember', 2);
    bot.server.setMember(7, 'administrator');
    await press(7);
    expect(bot.heard.slice(1)).toMatchObject([{ type: 'button', action: 'x', user: { id: '7' } }]);
    expect(bot.server.calls.filter(({ method }) => method === 'answerCallbackQuery')).toHaveLength(3);
  });
});
