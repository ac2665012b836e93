/** From the first word on: what this is, topics, a schedule in one press; and chats that move, leave, or share. */
import { beforeEach, describe, expect, test } from 'vitest';
import { openSampleBot, type SampleBot, storiesOf, textOf } from './sample-bot.ts';

let sample: SampleBot;

beforeEach(async () => {
  sample = await openSampleBot();
});

describe('/start', () => {
  test('says in four lines what this is, and offers topics and a schedule', async () => {
    const { reply } = await sample.respond({ type: 'command', name: 'start', args: '' });
    expect(reply.blocks.find((block) => block.type === 'list')?.items).toHaveLength(4);
    expect(textOf(reply)).toMatch(/\/digest.*\/help/su);
    const labels = reply.buttons?.map(({ label }) => label) ?? [];
    expect(labels.slice(0, 2)).toEqual(['+ World', '+ Local']);
    expect(labels.slice(-2)).toEqual(['Every day at 08:00', 'Weekdays at 08:00']);
  });

  test('one press sets the schedule, and shows when the next briefing comes', async () => {
    const start = await sample.respond({ type: 'joined' }, { locale: 'de-AT' });
    expect(textOf(start.reply)).toMatch(/Europe\/Vienna/u);
    const set = await sample.respond(
      { type: 'button', action: 'schedule:weekdays', messageId: start.id },
      { locale: 'en-GB' },
    );
    expect(set.reply.replaces).toBe(true);
    const subscription = await sample.store.subscriptions.get('telegram:1');
    expect(subscription?.cadence).toMatchObject({ times: ['08:00'], days: [1, 2, 3, 4, 5] });
  });

  test.each([
    ['en-GB', 'Europe/London'],
    ['de-DE', 'Europe/Berlin'],
    ['en-US', 'UTC'],
    ['en', 'UTC'],
  ])('infers the zone of %s: %s', async (locale, zone) => {
    const start = await sample.respond({ type: 'command', name: 'start', args: '' }, { locale });
    expect(textOf(start.reply)).toContain(zone);
    await sample.respond({ type: 'button', action: 'schedule:daily', messageId: start.id }, { locale });
    expect((await sample.store.subscriptions.get('telegram:1'))?.cadence.zone).toBe(zone);
  });

  test('in English the next briefing is told in the words that scripts rely on', async () => {
    const start = await sample.respond({ type: 'command', name: 'start', args: '' });
    const { reply } = await sample.press('Every day at 08:00', start);
    expect(textOf(reply)).toMatch(/^Next briefing: Tuesday 24 November, 08:00 \(UTC\), in 13 hours$/mu);
  });

  test("the chat's own zone is kept", async () => {
    await sample.say('/settings zone Asia/Tokyo');
    const start = await sample.respond({ type: 'command', name: 'start', args: '' }, { locale: 'en-GB' });
    expect(textOf(start.reply)).toContain('Asia/Tokyo');
  });

  test('shows how to change the zone by another one than it has', async () => {
    await sample.say('/settings zone Europe/Berlin');
    expect(await sample.say('/start')).toMatch(/those of Europe\/Berlin; \/settings zone America\/New_York/u);
  });

  test('topics are followed, and no longer, by pressing them', async () => {
    const start = await sample.respond({ type: 'command', name: 'start', args: '' });
    const followed = await sample.press('+ World', start);
    expect(followed.reply.replaces).toBe(true);
    expect(await sample.say('/topics')).toMatch(/Followed, and first in briefings: World/u);
    await sample.press('✓ World', followed);
    expect(await sample.say('/topics')).toMatch(/No topics are followed/u);
  });

  test('only admins may press', async () => {
    const start = await sample.respond({ type: 'command', name: 'start', args: '' });
    for (const label of ['+ World', 'Every day at 08:00']) {
      const { reply } = await sample.press(label, start, { admin: false });
      expect(textOf(reply)).toBe('Only admins can change this.\n');
      expect(reply.private).toBe(true);
    }
    expect(await sample.store.subscriptions.count()).toBe(0);
  });

  test.each(['story', 'ask'])('with a link to a story (%s) shows that story', async (verb) => {
    const { reply } = await sample.respond({ type: 'command', name: 'digest', args: 'Sport' });
    const storyId = storiesOf(reply)[0]?.storyId ?? '';
    const linked = await sample.respond(
      { type: 'command', name: 'start', args: `${verb}_${storyId}` },
      { chat: 'telegram:2' },
    );
    expect(textOf(linked.reply)).toMatch(/Rovers.*Ask about it/su);
    expect(await sample.say('Who scored the decisive penalty?', { chat: 'telegram:2' })).toMatch(/Pellow/u);
  });

  test('with a link to a story that is gone says so', async () => {
    expect(await sample.say('/start story_gone')).toBe('That story is no longer stored.\n');
  });
});

describe('a chat', () => {
  test('that gets another id keeps its settings, schedule, memory and conversation', async () => {
    const { bot, parts, store } = sample;
    await sample.say('/settings stories 2');
    await sample.say('/schedule 08:00 Europe/Berlin');
    const briefing = await sample.respond({ type: 'command', name: 'digest', args: '' });
    await parts.told.add('telegram:1', 'slot', '2026-11-23T18:00:00Z', []);
    await bot.moved('telegram:1', 'telegram:-1001');

    const there = { chat: 'telegram:-1001' } as const;
    expect(await sample.say('/settings', there)).toMatch(/Stories in a briefing: 2/u);
    expect(await sample.say('/schedule', there)).toMatch(/Europe\/Berlin/u);
    expect(await store.subscriptions.get('telegram:1')).toBeUndefined();
    expect((await parts.told.recall('telegram:-1001')).until).toBe('2026-11-23T18:00:00Z');
    const { reply } = await sample.respond({ type: 'message', text: '2' }, there);
    expect(storiesOf(reply)[0]?.title).toBe(storiesOf(briefing.reply)[1]?.title);
    const page = await sample.respond({ type: 'button', action: 'page:1', messageId: briefing.id }, there);
    expect(page.reply.blocks).toEqual(briefing.reply.blocks);
    expect(await sample.say('/settings')).toMatch(/Stories in a briefing: 6/u);
  });

  test('with nothing set stays so when it moves', async () => {
    await sample.bot.moved('telegram:1', 'telegram:-1001');
    expect(await sample.parts.chats.own('telegram:-1001')).toEqual({});
  });

  test('that lets the bot go gets nothing more, and has its settings when it comes back', async () => {
    await sample.say('/settings stories 2');
    await sample.say('/schedule 08:00');
    await sample.bot.left('telegram:1');
    expect(await sample.store.subscriptions.count()).toBe(0);
    expect(await sample.say('/settings')).toMatch(/Stories in a briefing: 2/u);
  });
});

describe('to share', () => {
  const user = { chat: 'telegram:1', user: { id: 'u' } } as const;
  test('are the newest stories, or those with the words typed', async () => {
    const newest = await sample.bot.share({ user, typed: '', most: 3 });
    expect(newest).toHaveLength(3);
    const [ferry] = await sample.bot.share({ user, typed: 'ferry tern rocks', most: 5 });
    expect(ferry).toMatchObject({
      title: expect.stringContaining('ferry'),
      summary: expect.stringMatching(/\w/u),
    });
    expect(ferry?.reply.buttons).toBeUndefined();
    expect(ferry && textOf(ferry.reply)).not.toMatch(/Ask about it/u);
    expect(await sample.bot.share({ user, typed: 'zeppelin', most: 5 })).toEqual([]);
  });
});
