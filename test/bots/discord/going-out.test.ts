/** How replies look and where they go in Discord. */
import type { Reply } from '../../../src/bots/blocks.ts';
import { allUnsent } from '../../../src/bots/unsent.ts';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../src/bots/blocks.ts';
import { admin } from '../../servers/discord-server.ts';
import { hasDocument } from '../../servers/discord/openapi.ts';
import { CHANNEL, DIRECT, FORUM, SILENT } from '../../servers/discord/payloads.ts';
import { buttonsOf, textOf } from '../../servers/discord/reading.ts';
import { answer, story, useLoopback, wall } from './loopback.ts';

const bot = useLoopback();
const numbers = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ label: `${index + 1}`, action: `story:s${index + 1}` }));

test.runIf(hasDocument)("Discord's own document has a word on what is sent (BREVIER_SPECS)", async () => {
  const outcome = await bot.adapter.deliver(`discord:${CHANNEL}`, answer);
  expect(outcome.type).toBe('sent');
  expect(bot.server.refusals).toEqual([]);
});

describe('acknowledged at once', () => {
  test('a command, in sight of all for a briefing, before anything is looked up', async () => {
    const waiting = Promise.withResolvers<void>();
    bot.responder.respond = async (_, send) => {
      await waiting.promise;
      await send(answer);
    };
    const shown = bot.server.slash('digest');
    await bot.server.requested(/callback$/u);
    expect(bot.server.callbacks).toMatchObject([{ type: 5, data: { flags: 0 } }]);
    expect(bot.server.sent).toEqual([]);
    waiting.resolve();
    const [message] = await shown;
    expect(message).toMatchObject({
      ephemeral: false,
      // Components v2, no unfurls.
      body: { flags: 32_768 | 4, allowed_mentions: { parse: [] } },
    });
  });

  test('a button, leaving its message as it is', async () => {
    const [message] = await bot.server.slash('digest');
    const waiting = Promise.withResolvers<void>();
    bot.responder.respond = async (_, send) => {
      await waiting.promise;
      await send(answer);
    };
    const shown = message && bot.server.press('more', message);
    await bot.server.requested(/callback$/u);
    waiting.resolve();
    expect((await shown)?.[0]?.id).not.toBe(message?.id);
    expect(bot.server.callbacks[1]).toMatchObject({ type: 6 });
  });
});

test('what is answered by nothing is not waited for', async () => {
  bot.responder.respond = async () => {};
  await bot.server.slash('digest', [], {}, 0);
  await bot.server.requested(/^DELETE .*@original$/u);
});

test('what is set off in a passage is bold, over every line of it', async () => {
  const text = 'The board met. The crack is 38 metres long.\nIt grows.';
  const mark = { start: text.indexOf('The crack'), end: text.length };
  bot.reply = { blocks: [{ type: 'passage', text, mark, title: 'Dam', url: 'https://news.example/dam' }] };
  const [message] = await bot.server.slash('ask');
  expect(message && textOf(message)).toBe(
    '> The board met. **The crack is 38 metres long.**\n> **It grows.**\n— [Dam](<https://news.example/dam>)',
  );
});

describe('for one person only', () => {
  test('settings', async () => {
    const [message] = await bot.server.slash('settings');
    expect(message?.ephemeral).toBe(true);
  });

  test('an error in the place of what all would have seen', async () => {
    bot.reply = { ...answer, private: true };
    const [message] = await bot.server.slash('digest');
    expect(message?.ephemeral).toBe(true);
    expect(bot.server.requests.some(({ method }) => method === 'DELETE')).toBe(true);
  });

  test('what a button opens, though its message is for all', async () => {
    const [message] = await bot.server.slash('digest');
    bot.reply = { ...answer, private: true };
    const [shown] = message ? await bot.server.press('settings', message) : [];
    expect(shown?.ephemeral).toBe(true);
  });

  test('what follows from a message that one person sees', async () => {
    const [settings] = await bot.server.slash('settings');
    const [shown] = settings ? await bot.server.press('topic:World', settings) : [];
    expect(shown?.ephemeral).toBe(true);
  });

  test('a briefing where the bot may not post, which says what is missing', async () => {
    const [message] = await bot.server.slash('digest', [], { channel: SILENT, locale: 'de' });
    expect(message?.ephemeral).toBe(true);
    expect(message && textOf(message)).toMatch(/^Answer\n-# .*Es fehlt "Nachrichten senden".*nur du/su);
  });
});

describe('a schedule', () => {
  const set = [{ name: 'set', type: 1, options: [{ name: 'time', type: 3, value: '08:00' }] }];

  test.each([
    ['where the bot may not post', { channel: SILENT }, /"Send Messages" is missing/u],
    ['where the bot is only its user’s', { userInstalled: true }, /not on this server/u],
  ])('%s says so', async (_, actor, words) => {
    const [message] = await bot.server.slash('schedule', set, { ...admin, ...actor });
    expect(message && textOf(message)).toMatch(words);
  });

  test('set by a button says so, too', async () => {
    const [greeting] = await bot.server.write('hello', { guild: false, channel: DIRECT });
    const [shown] = greeting ? await bot.server.press('schedule:daily', greeting, { channel: SILENT }) : [];
    expect(shown?.ephemeral).toBe(true);
    expect(shown && textOf(shown)).toMatch(/"Send Messages" is missing/u);
  });

  test('says nothing of it where it may', async () => {
    const [message] = await bot.server.slash('schedule', set, admin);
    expect(message && textOf(message)).toBe('Answer');
  });
});

describe('a briefing', () => {
  test('is a container a story: headline, time, points, quotes, read-on links, the image as thumbnail', async () => {
    const image = 'https://pictures.example/weir.jpg';
    bot.reply = {
      blocks: [
        { type: 'heading', text: 'Morning briefing' },
        story(1, { image, label: 'World', time: '09:14', update: true }),
        story(2, { image: 'http://pictures.example/plain.jpg' }),
        { type: 'footer', text: '2 stories' },
      ],
      buttons: numbers(2),
    };
    const [message] = await bot.server.slash('digest');
    expect(message?.components).toEqual([
      { type: 10, content: '## Morning briefing' },
      {
        type: 17,
        components: [
          {
            type: 9,
            components: [
              {
                type: 10,
                content:
                  '### 1\\. [The weir at Ostrand holds, part 1](<https://news.example/1>)\n-# **Update** · World · 09:14',
              },
              { type: 10, content: '- The weir held through the night.' },
            ],
            accessory: { type: 11, media: { url: image } },
          },
          { type: 10, content: '> “It held.”\n> — Mira Vask, engineer' },
          { type: 14 },
          { type: 10, content: '-# Read on: [How the weir was built](<https://news.example/weir>)' },
        ],
      },
      expect.objectContaining({ type: 17 }),
      { type: 10, content: '-# 2 stories' },
      expect.objectContaining({ type: 1 }),
    ]);
    expect(JSON.stringify(message?.components)).not.toContain('plain.jpg');
  });

  test('in other languages has their words', async () => {
    bot.reply = { blocks: [story(1, { update: true })], language: 'fr' };
    const [message] = await bot.server.slash('digest');
    expect(message && textOf(message)).toMatch(/Du nouveau.*À lire aussi :/su);
  });

  test('that is long comes whole, in several messages, with its buttons under the last', async () => {
    bot.reply = { blocks: wall(6), buttons: numbers(5) };
    const messages = await bot.server.slash('digest', [], {}, 6);
    expect(
      messages
        .map(textOf)
        .join('\n')
        .match(/### \d/gu),
    ).toEqual(['### 1', '### 2', '### 3', '### 4', '### 5', '### 6']);
    expect(messages.map((message) => buttonsOf(message).length)).toEqual([0, 0, 0, 0, 0, 5]);
  });
});

describe('pages', () => {
  test('in the place of a wall, turned in place', async () => {
    bot.reply = (incoming) => {
      const page = incoming.type === 'button' ? Number(incoming.action.replace('page:', '')) : 1;
      return { blocks: wall(6), buttons: numbers(3), page, replaces: true };
    };
    const messages = await bot.server.slash('digest');
    const [first] = messages;
    if (!first) return;
    expect(messages).toHaveLength(1);
    expect(buttonsOf(first).map(({ label }) => label)).toEqual(['‹ Back', '1/6', 'Next ›', '1', '2', '3']);
    const [second] = await bot.server.press('page:2', first);
    expect(second?.id).toBe(first.id);
    expect(second && textOf(second)).toMatch(/part 2/u);
    expect(second && buttonsOf(second)[2]).toEqual({ label: 'Next ›', action: 'page:3' });
  });

  test('not for what fits in three messages', async () => {
    bot.reply = { blocks: wall(3), page: 1 };
    const messages = await bot.server.slash('digest', [], {}, 3);
    expect(messages.flatMap(buttonsOf)).toEqual([]);
  });
});

describe('deliveries', () => {
  test('tell their message ids', async () => {
    const outcome = await bot.adapter.deliver(`discord:${CHANNEL}`, answer);
    expect(outcome).toEqual({ type: 'sent', messageIds: [bot.server.sent[0]?.id] });
  });

  test('a briefing of which a part went out is finished, in a channel and in a forum', async () => {
    const long: Reply = {
      blocks: Array.from({ length: 3 }, (_, at) => ({ type: 'text', text: `${at} ${'word '.repeat(700)}` })),
    };
    for (const channel of [CHANNEL, FORUM]) {
      const sent: string[][] = [];
      const onSent = async (ids: readonly string[]): Promise<void> => void sent.push([...ids]);
      const whole = await bot.adapter.deliver(`discord:${channel}`, long, { ...allUnsent(), onSent });
      if (whole.type !== 'sent') throw new Error('not sent');
      expect(sent).toEqual(whole.messageIds.slice(0, -1).map((_, at) => whole.messageIds.slice(0, at + 1)));
      const before = bot.server.sent.length;
      const rest = await bot.adapter.deliver(`discord:${channel}`, long, {
        ...allUnsent(),
        sent: whole.messageIds.slice(0, 1),
      });
      expect(rest).toMatchObject({ type: 'sent', messageIds: { length: whole.messageIds.length } });
      expect(bot.server.sent.length - before).toBe(whole.messageIds.length - 1);
    }
  });

  test('of the same slot, after a crash, bring nothing twice', async () => {
    const reply = { blocks: wall(2) };
    const once = await bot.adapter.deliver(`discord:${CHANNEL}`, reply, allUnsent('2026-11-25T08:00Z'));
    const again = await bot.adapter.deliver(`discord:${CHANNEL}`, reply, allUnsent('2026-11-25T08:00Z'));
    expect(again).toEqual(once);
    expect(bot.server.sent).toHaveLength(2);
    await bot.adapter.deliver(`discord:${CHANNEL}`, reply, allUnsent('2026-11-26T08:00Z'));
    expect(bot.server.sent).toHaveLength(4);
  });

  test('to a forum are a post each, named by the heading', async () => {
    const blocks: Block[] = [{ type: 'heading', text: 'Morning briefing · 25 November' }, ...wall(2)];
    const outcome = await bot.adapter.deliver(`discord:${FORUM}`, { blocks });
    const [first, second] = bot.server.sent;
    expect(outcome).toEqual({
      type: 'sent',
      messageIds: [first?.id, second?.id],
      chat: `discord:${first?.id}`,
    });
    expect(second?.channel).toBe(first?.id);
    expect(bot.server.requests.find(({ path }) => path.endsWith('/threads'))?.body).toMatchObject({
      name: 'Morning briefing · 25 November',
      applied_tags: ['82'],
    });
  });
});

describe('"Discuss in a thread"', () => {
  test('begins one from the message, named by the headline, where the story is told', async () => {
    bot.reply = { blocks: [story(1, { title: 'The *weir* at Ostrand [holds]' })] };
    const [message] = await bot.server.slash('digest');
    if (!message) return;
    expect(buttonsOf(message)).toEqual([{ label: 'Discuss in a thread', action: 'discuss:s1' }]);
    bot.reply = { blocks: [story(1)] };
    const [told] = await bot.server.press('discuss:s1', message);
    const began = bot.server.requests.find(({ path }) => path.endsWith('/threads'));
    expect(began).toMatchObject({
      path: `/channels/${CHANNEL}/messages/${message.id}/threads`,
      body: { name: 'The *weir* at Ostrand [holds]' },
    });
    expect(bot.heard[1]).toMatchObject({
      type: 'button',
      action: 'story:s1',
      chat: `discord:${message.id}`,
      openedFrom: { chat: `discord:${CHANNEL}`, messageId: message.id },
      user: { id: '9' },
    });
    expect(told?.channel).toBe(message.id);
    expect(told && textOf(told)).toMatch(/In this thread I read what mentions me/u);
    expect(told && buttonsOf(told)).toEqual([]);

    const [there] = await bot.server.press('discuss:s1', message);
    expect(there).toMatchObject({
      ephemeral: true,
      body: { content: `There is a thread already: <#${message.id}>` },
    });
  });

  test.each([
    ['in a direct message', { guild: false, channel: DIRECT }, [story(1)]],
    ['where it may not', { channel: SILENT }, [story(1)]],
    ['under several stories', {}, [story(1), story(2)]],
  ] as const)('is not offered %s', async (_, actor, blocks) => {
    bot.reply = { blocks };
    const [message] = await bot.server.slash('digest', [], actor);
    expect(message && buttonsOf(message)).toEqual([]);
  });

  test('that is refused says which permission it takes', async () => {
    bot.reply = { blocks: [story(1)] };
    const [message] = await bot.server.slash('digest');
    bot.server.failNext({ status: 403, code: 50013, message: 'Missing Permissions', route: /threads$/u });
    const [shown] = message ? await bot.server.press('discuss:s1', message) : [];
    expect(shown).toMatchObject({
      ephemeral: true,
      body: { content: expect.stringContaining('"Create Public Threads"') },
    });
  });
});
