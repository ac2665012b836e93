/** What people do in Discord, as the bot hears of it. */
import { describe, expect, test, vi } from 'vitest';
import { admin } from '../../servers/discord-server.ts';
import { CHANNEL, DIRECT, GUILD, SILENT } from '../../servers/discord/payloads.ts';
import { buttonsOf, choicesOf, textOf } from '../../servers/discord/reading.ts';
import { useLoopback } from './loopback.ts';

const bot = useLoopback();

const setSchedule = {
  name: 'set',
  type: 1,
  options: [
    { name: 'time', type: 3, value: '08:00' },
    { name: 'zone', type: 3, value: 'Europe/Berlin' },
  ],
};

describe('commands', () => {
  test('are registered for servers, direct messages and users', () => {
    const registered = bot.server.requests.find(({ method }) => method === 'PUT')?.body;
    const everywhere = { contexts: [0, 1, 2], integration_types: [0, 1] };
    expect(registered).toContainEqual(expect.objectContaining({ name: 'digest', ...everywhere }));
    expect(registered).toContainEqual(
      expect.objectContaining({
        type: 3,
        name: 'Ask about this',
        name_localizations: expect.objectContaining({
          de: 'Hierzu fragen',
          'es-419': 'Preguntar sobre esto',
        }),
        ...everywhere,
      }),
    );
    const zone = expect.objectContaining({ name: 'zone', autocomplete: true });
    const set = expect.objectContaining({ name: 'set', options: expect.arrayContaining([zone]) });
    expect(registered).toContainEqual(
      expect.objectContaining({ name: 'schedule', options: expect.arrayContaining([set]) }),
    );
    expect(JSON.stringify(registered)).not.toContain('default_member_permissions');
  });

  test('come in with the words of a text platform', async () => {
    const [shown] = await bot.server.slash('schedule', [setSchedule], admin);
    expect(bot.heard[0]).toMatchObject({
      type: 'command',
      name: 'schedule',
      args: '08:00 Europe/Berlin',
      chat: 'discord:3000000000000000001',
      locale: 'en-GB',
    });
    expect(shown?.ephemeral).toBe(true);
  });

  test('say which words are heard where they were used', async () => {
    await bot.server.slash('help');
    await bot.server.slash('help', [], { guild: false });
    await bot.server.slash('help', [], { userInstalled: true });
    expect(bot.heard.map(({ hears }) => hears)).toEqual(['addressed', 'all', 'none']);
  });

  test('completions are of what is typed', async () => {
    const typed = { name: 'topic', type: 3, value: 'wor', focused: true };
    expect(await bot.server.complete('digest', [typed])).toEqual([
      { name: 'topic for wor', value: 'topic for wor' },
    ]);
    const zone = { name: 'set', type: 1, options: [{ name: 'zone', type: 3, value: 'ber', focused: true }] };
    expect(await bot.server.complete('schedule', [zone])).toEqual([
      { name: 'zone for ber', value: 'zone for ber' },
    ]);
  });

  test('completions are cut to what Discord takes, and each is offered once', async () => {
    bot.responder.complete = async () => [
      'a'.repeat(150),
      '',
      'b',
      'b',
      ...Array.from({ length: 40 }, (_, n) => `c${n}`),
    ];
    const typed = { name: 'topic', type: 3, value: '', focused: true };
    const choices = await bot.server.complete('digest', [typed]);
    expect(choices).toHaveLength(25);
    expect(choices[0]?.name).toBe(`${'a'.repeat(99)}…`);
    expect(choices.filter(({ name }) => name === 'b')).toHaveLength(1);
  });

  test('completions that take too long are none, in time', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const asked = Promise.withResolvers<void>();
    bot.responder.complete = () => {
      asked.resolve();
      return new Promise(() => {});
    };
    const choices = bot.server.complete('digest', [{ name: 'topic', type: 3, value: 'w', focused: true }]);
    await asked.promise;
    await vi.advanceTimersByTimeAsync(2_500);
    vi.useRealTimers();
    expect(await choices).toEqual([]);
  });
});

describe('buttons and menus', () => {
  test('a button comes in with its message', async () => {
    bot.reply = {
      blocks: [{ type: 'text', text: 'Briefing' }],
      buttons: [{ label: '1', action: 'story:abc' }],
    };
    const [message] = await bot.server.slash('digest');
    expect(message && buttonsOf(message)).toEqual([{ label: '1', action: 'story:abc' }]);
    if (message) await bot.server.press('story:abc', message);
    expect(bot.heard[1]).toMatchObject({ type: 'button', action: 'story:abc', messageId: message?.id });
  });

  test('numbers that would take more than a row are a menu of headlines', async () => {
    const numbers = Array.from({ length: 20 }, (_, index) => ({
      label: `${index + 1}`,
      action: `story:${index}`,
      title: index === 1 ? `A headline ${'that goes on '.repeat(20)}` : `Headline ${index + 1}`,
    }));
    bot.reply = {
      blocks: [{ type: 'text', text: 'Briefing' }],
      buttons: [...numbers, { label: 'More', action: 'more' }],
    };
    const [message] = await bot.server.slash('digest');
    if (!message) return;
    expect(buttonsOf(message)).toEqual([{ label: 'More', action: 'more' }]);
    expect(choicesOf(message)[0]).toEqual({ label: '1. Headline 1', value: 'story:0' });
    expect(choicesOf(message)[1]?.label).toMatch(/^2\. A headline that .*…$/u);
    await bot.server.choose('story:19', message);
    expect(bot.heard[1]).toMatchObject({ type: 'button', action: 'story:19', messageId: message.id });
  });
});

describe('what is written', () => {
  test('mentions, replies and direct messages are heard; other talk is not', async () => {
    await bot.server.write('just talking', {}, 0);
    await bot.server.write('who said that?', { mention: true });
    await bot.server.write('and why?', { replyTo: '77' });
    await bot.server.write('how many?', { guild: false, channel: DIRECT });
    expect(bot.heard).toMatchObject([
      { type: 'message', text: 'who said that?' },
      { type: 'message', text: 'and why?', repliedTo: '77' },
      { type: 'message', text: 'how many?', chat: `discord:${DIRECT}` },
    ]);
  });

  test('a mention is answered by a reply to it, and a thread is a chat of its own', async () => {
    const [shown] = await bot.server.write('and now?', { mention: true, channel: '3000000000000000055' });
    expect(bot.heard[0]?.chat).toBe('discord:3000000000000000055');
    expect(shown?.body).toMatchObject({ message_reference: { fail_if_not_exists: false } });
    await bot.adapter.stop();
    expect(bot.told).toEqual([[shown?.id]]);
  });

  test('what is said in a thread comes with the message that it hangs on', async () => {
    bot.server.dispatch('THREAD_CREATE', {
      id: '71',
      type: 11,
      guild_id: GUILD,
      parent_id: CHANNEL,
      name: 'x',
    });
    await bot.server.write('how long?', { mention: true, channel: '71' });
    await bot.server.slash('digest', [], { channel: '71' });
    await bot.server.slash('digest');
    const openedFrom = { chat: `discord:${CHANNEL}`, messageId: '71' };
    expect(bot.heard.map((one) => one.openedFrom)).toEqual([openedFrom, openedFrom, undefined]);
  });

  test('where the bot may not post, it says so in a direct message', async () => {
    const [message] = await bot.server.write('hello?', { mention: true, channel: SILENT });
    expect(message?.channel).toBe(DIRECT);
    expect(message && textOf(message)).toMatch(/#rules: .*"Send Messages" is missing/u);
    expect(bot.heard).toEqual([]);
  });

  test('a reply that pings nobody, whose words Discord keeps back, is told how to be heard', async () => {
    const [hint] = await bot.server.write('and why?', { replyTo: '77', silent: true });
    expect(hint && textOf(hint)).toMatch(/only when it pings me/u);
    expect(bot.heard).toEqual([]);
  });
});

describe('"Ask about this"', () => {
  test("on the bot's own message asks for a question, which is about that message", async () => {
    const [message] = await bot.server.slash('digest');
    if (!message) return;
    const modal = await bot.server.askAbout(message, { locale: 'de' });
    expect(modal).toMatchObject({
      title: 'Hierzu fragen',
      fields: [{ label: 'Deine Frage', required: true, style: 2 }],
    });
    const [shown] = await bot.server.submit(modal, { question: 'Since when?' });
    expect(bot.heard[1]).toMatchObject({ type: 'message', text: 'Since when?', repliedTo: message.id });
    expect(shown && textOf(shown)).toBe('Answer');
  });

  test("on somebody else's message asks its words", async () => {
    await bot.server.askAboutWords('How long is\nthe crack?');
    expect(bot.heard[0]).toMatchObject({ type: 'command', name: 'ask', args: 'How long is the crack?' });
  });
});

describe('forms', () => {
  const form = {
    title: 'Settings',
    fields: [
      { name: 'zone', label: 'Time zone', value: 'UTC', required: true },
      { name: 'note', label: 'A note', long: true },
    ],
  } as const;

  test('a button with a form opens it at once, and comes in filled in', async () => {
    bot.reply = {
      blocks: [{ type: 'text', text: 'Settings' }],
      buttons: [{ label: 'Change', action: 'change', form }],
    };
    const [message] = await bot.server.slash('settings');
    if (!message) return;
    const modal = await bot.server.open('change', message);
    expect(modal).toMatchObject({
      title: 'Settings',
      fields: [
        { name: 'zone', label: 'Time zone', value: 'UTC', required: true, style: 1 },
        { name: 'note', label: 'A note', required: false, style: 2 },
      ],
    });
    expect(bot.heard).toHaveLength(1);
    await bot.server.submit(modal, { zone: 'Europe/Oslo' });
    expect(bot.heard[1]).toMatchObject({
      type: 'form',
      action: 'change',
      values: { zone: 'Europe/Oslo', note: '' },
      messageId: message.id,
    });
  });

  test('a form that is no longer known lets the press come in by itself', async () => {
    const [message] = await bot.server.slash('settings');
    if (message) await bot.server.press('change', message);
    expect(bot.heard[1]).toMatchObject({ type: 'button', action: 'change' });
  });
});
