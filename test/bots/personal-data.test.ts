/** /privacy, /export and /forget, as somebody would use them in a chat. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Export } from '../../src/bots/forgetting.ts';
import type { ChatId } from '../../src/model.ts';
import { openSampleBot, type SampleBot, textOf, type Who } from './sample-bot.ts';

const GROUP: ChatId = 'telegram:-100';
const admin: Who = { chat: GROUP, user: 'admin' };
const member: Who = { chat: GROUP, user: 'member', admin: false };
let sample: SampleBot;

beforeEach(async () => {
  sample = await openSampleBot();
});

const command = (name: string, args = '') => ({ type: 'command', name, args }) as const;

async function exported(who: Who, args = ''): Promise<Export> {
  const { reply } = await sample.respond(command('export', args), who);
  const data: Export = JSON.parse(reply.file?.text ?? 'null');
  return data;
}

/** A group that has used everything. */
async function use(): Promise<void> {
  await sample.say('/settings stories 4 language en', admin);
  await sample.say('/topics follow Kessel', admin);
  await sample.say('/schedule 08:00', admin);
  await sample.say('/digest', admin);
  await sample.say('How long is the crack in the dam?', member);
  await sample.say('/schedule 09:00', { ...admin, chat: `${GROUP}/7`, within: GROUP });
  await sample.parts.told.add(GROUP, '2026-11-23T08:00:00.000Z', '2026-11-23T08:00:00.000Z', []);
  await sample.store.deliveries.open([{ chat: GROUP, slot: '2026-11-23T08:00:00.000Z' }]);
  await sample.store.feeds.addFor(
    GROUP,
    { url: 'https://a.example/feed', configured: false, dueAt: '2026-11-23T08:00:00.000Z', failures: 0 },
    '2026-11-23T08:00:00.000Z',
  );
}

describe('/privacy', () => {
  test('says what is kept and for how long, and that nothing leaves where no model is set', async () => {
    const said = await sample.say('/privacy');
    expect(said).toMatch(/For 30 days.*For 3 days.*after 7 days.*No language model is used/su);
    expect(said).not.toMatch(/feeds that it added/u);
  });

  test("names the model's host, and the feeds where chats may add some", async () => {
    sample = await openSampleBot({
      service: {
        rules: { modelHost: 'llm.example:8080', chatFeeds: { allowed: true, perChat: 2, inAll: 9 } },
      },
    });
    const said = await sample.say('/privacy');
    expect(said).toMatch(/feeds that it added.*That one is at llm\.example:8080/su);
    expect(said).not.toMatch(/No language model/u);
  });

  test('where the store is a database of its own, it is in there', async () => {
    expect(await sample.say('/privacy')).not.toMatch(/database/u);
    sample = await openSampleBot({ service: { rules: { database: true } } });
    expect(await sample.say('/privacy')).toMatch(/the machine that I run on and in its owner's database\./u);
  });

  test.each(['de', 'fr', 'es', 'pt'])('in %s', async (locale) => {
    const said = await sample.say('/privacy', { locale });
    expect(said).toMatch(/30.*3.*7/su);
    expect(said).not.toBe(await sample.say('/privacy'));
  });
});

describe('/export', () => {
  test('hands over a file with everything kept of the chat', async () => {
    await use();
    const { reply } = await sample.respond(command('export'), admin);
    expect(reply).toMatchObject({ private: true, file: { name: 'brevier-telegram-100.json' } });
    expect(reply.personal).toBeDefined();
    const { of, exportedAt, kept } = await exported(admin);
    expect({ of, exportedAt }).toEqual({ of: GROUP, exportedAt: '2026-11-23T19:00:00.000Z' });
    expect(Object.keys(kept).toSorted()).toEqual([
      'chats-within',
      'conversations',
      'deliveries',
      'feeds',
      'schedule',
      'settings',
      'told',
    ]);
    expect(kept['settings']).toEqual([
      { chat: GROUP, value: { stories: 4, language: 'en', follow: ['Kessel'], mute: [] } },
    ]);
    expect(kept['schedule']?.map(({ chat }) => chat)).toEqual([GROUP, `${GROUP}/7`]);
    expect(JSON.stringify(kept['conversations'])).toContain('How long is the crack in the dam?');
  });

  test("of a group only to admins; one's own to everybody", async () => {
    await use();
    expect(await sample.say('/export', member)).toMatch(/^Only admins can have/u);
    const { kept } = await exported(member, 'me');
    expect(kept['conversations']?.map(({ part }) => part)).toEqual([
      expect.stringMatching(/^message\|/u),
      'user|member',
    ]);
    expect(JSON.stringify(kept)).not.toContain('user|admin');
  });

  test('of a chat of which nothing is kept is empty, and still a file', async () => {
    expect((await exported({ chat: 'telegram:99' })).kept).toEqual({});
  });
});

describe('/forget', () => {
  test('removes everything at once, after one press', async () => {
    await use();
    const asked = await sample.respond(command('forget'), admin);
    expect(textOf(asked.reply)).toMatch(/^Shall I forget this chat\?.*cannot be undone/su);
    expect((await exported(admin)).kept).not.toEqual({});
    const done = await sample.press('Forget this chat', asked, admin);
    expect(textOf(done.reply)).toMatch(/^Forgotten\./u);
    expect((await exported(admin)).kept).toEqual({});
    expect((await exported({ ...admin, chat: `${GROUP}/7` })).kept).toEqual({});
    expect(await sample.say('/schedule', admin)).toMatch(/^No briefing is scheduled/u);
    expect(await sample.say('/settings', admin)).toMatch(/Stories in a briefing: 6/u);
    expect(await sample.store.feeds.list()).toEqual([]);
  });

  test("a group's only by its admins, whoever asked first", async () => {
    await use();
    const asked = await sample.respond(command('forget'), admin);
    const refused = await sample.press('Forget this chat', asked, member);
    expect(textOf(refused.reply)).toMatch(/^Only admins/u);
    expect(refused.reply.buttons?.map(({ label }) => label)).toEqual(['Forget what I asked']);
    expect(await sample.say('/schedule', admin)).toMatch(/08:00/u);
  });

  test('me: what this person asked goes, in every chat, and no one else’s', async () => {
    await use();
    await sample.say('Who resigned?', { ...member, chat: 'telegram:55' });
    await sample.say('Who resigned?', { ...member, chat: 'discord:55' });
    expect(await sample.say('/forget me', member)).toMatch(/^Forgotten: what you asked me/u);
    expect((await exported(member, 'me')).kept).toEqual({});
    expect((await exported({ ...member, chat: 'discord:55' }, 'me')).kept).not.toEqual({});
    const { kept } = await exported(admin);
    expect(kept['conversations']?.map(({ part }) => part)).toContain('user|admin');
    expect(JSON.stringify(kept)).not.toContain('the crack');
  });

  test('what is being answered meanwhile is not remembered', async () => {
    const { desk } = sample.parts;
    for (const forget of ['chat', 'me'] as const) {
      const bot: SampleBot = await openSampleBot({
        desk: {
          ...desk,
          async ask(...asked) {
            const { forgetting } = bot.parts.service;
            if (forget === 'chat') await forgetting.forgetChat(GROUP);
            else await forgetting.forgetUser('telegram', 'member');
            return await desk.ask(...asked);
          },
        },
      });
      expect(await bot.say('Who resigned?', member)).toMatch(/Krolik/u);
      const { kept } = await bot.parts.service.forgetting.exportChat(GROUP);
      expect(kept['conversations']).toBeUndefined();
    }
  });

  test("what somebody's answer was about does not make a reply to it theirs", async () => {
    const answer = await sample.respond({ type: 'message', text: 'Who resigned?' }, member);
    await sample.respond({ type: 'message', text: 'why?', repliedTo: answer.id }, admin);
    await sample.say('/forget me', member);
    expect((await exported(admin, 'me')).kept).not.toEqual({});
  });

  test('a topic of a forum by itself, which the forum then knows no more', async () => {
    await use();
    const topic = { ...admin, chat: `${GROUP}/7`, within: GROUP } as const;
    const asked = await sample.respond(command('forget'), topic);
    await sample.press('Forget this chat', asked, topic);
    expect(JSON.stringify(await exported(admin))).not.toContain(`${GROUP}/7`);
    expect(await sample.say('/schedule', admin)).toMatch(/08:00/u);
  });

  test('a channel, with its threads', async () => {
    const channel = { chat: 'discord:5', user: 'admin' } as const;
    const thread = {
      ...channel,
      chat: 'discord:6',
      openedFrom: { chat: 'discord:5', messageId: '6' },
    } as const;
    await sample.say('Who resigned?', thread);
    await sample.say('/schedule 08:00', thread);
    expect((await exported(channel)).kept['schedule']).toHaveLength(1);
    const asked = await sample.respond(command('forget'), channel);
    await sample.press('Forget this chat', asked, channel);
    expect((await exported({ ...channel, chat: 'discord:6' })).kept).toEqual({});
  });

  test('a group that has moved, with what it was before', async () => {
    await use();
    await sample.bot.moved(GROUP, 'telegram:-1009');
    const moved = { ...admin, chat: 'telegram:-1009' } as const;
    expect(JSON.stringify(await exported(moved))).toContain('the crack');
    const asked = await sample.respond(command('forget'), moved);
    await sample.press('Forget this chat', asked, moved);
    expect((await exported(admin)).kept['conversations']).toBeUndefined();
  });

  test.each([
    ['forget', /^Shall I forget this chat/u],
    ['forget me', /^Forgotten: what you asked/u],
    ['/forget everything', /^Forget what\?/u],
    ['/vergessen', /^Shall I forget/u],
    ['Export ban on steel and timber', /articles don't say/u],
    ['Forget the ferry, who resigned?', /^(?!Forgot|Shall)/u],
  ])('%j', async (typed, answer) => {
    expect(await sample.say(typed)).toMatch(answer);
  });
});

describe('a chat that the bot is removed from', () => {
  const DAY_MS = 24 * 3_600_000;
  let at = Date.parse('2026-11-23T19:00:00.000Z');

  beforeEach(async () => {
    at = Date.parse('2026-11-23T19:00:00.000Z');
    sample = await openSampleBot({ now: () => new Date(at).toISOString() });
    await use();
    await sample.bot.left(GROUP);
  });

  test('gets nothing any more, and is forgotten after a week', async () => {
    expect(await sample.store.subscriptions.count()).toBe(0);
    at += 6 * DAY_MS;
    expect(await sample.parts.service.forgetting.forgetLeft()).toBe(0);
    at += 2 * DAY_MS;
    expect(await sample.parts.service.forgetting.forgetLeft()).toBe(1);
    expect((await exported({ chat: GROUP, user: 'other' })).kept).toEqual({});
    expect(await sample.store.feeds.list()).toEqual([]);
  });

  test('is not noted where nothing was kept of it', async () => {
    await sample.bot.left('discord:404');
    expect((await exported({ chat: 'discord:404' })).kept).toEqual({});
  });

  test('keeps everything where the bot is back by then', async () => {
    at += 6 * DAY_MS;
    await sample.respond({ type: 'joined' }, admin);
    at += 30 * DAY_MS;
    expect(await sample.parts.service.forgetting.forgetLeft()).toBe(0);
    expect(await sample.say('/settings', admin)).toMatch(/Stories in a briefing: 4/u);
  });
});
