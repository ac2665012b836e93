/** What buttons do: pages, a story's own, settings. */
import { beforeEach, describe, expect, test } from 'vitest';
import { article } from '../articles.ts';
import { type Answered, openSampleBot, type SampleBot, storiesOf, textOf } from './sample-bot.ts';

let sample: SampleBot;
let briefing: Answered;

beforeEach(async () => {
  sample = await openSampleBot();
  briefing = await sample.respond({ type: 'command', name: 'digest', args: '' });
});

const labels = ({ reply }: Answered): string[] => (reply.buttons ?? []).map(({ label }) => label);

describe('under a briefing', () => {
  test('stand its stories, each with its headline, and the settings', () => {
    const stories = storiesOf(briefing.reply);
    expect(labels(briefing)).toEqual([...stories.map(({ number }) => String(number)), 'Settings']);
    expect(briefing.reply.buttons?.map(({ title }) => title).slice(0, stories.length)).toEqual(
      stories.map(({ title }) => title),
    );
    expect(briefing.reply.page).toBe(1);
    for (const { time } of stories) expect(time).toMatch(/\d\d:\d\d$/u);
  });

  test('a page shows the same briefing again, in the place of the one before', async () => {
    await sample.say('/settings stories 2');
    const first = await sample.respond({ type: 'command', name: 'digest', args: '' });
    const more = await sample.press('More', first);
    for (const one of [first, more]) {
      const turned = await sample.respond({ type: 'button', action: 'page:2', messageId: one.id });
      expect(turned.reply).toEqual({ ...one.reply, page: 2, replaces: true });
      const back = await sample.respond({ type: 'button', action: 'page:1', messageId: turned.id });
      expect(back.reply.blocks).toEqual(one.reply.blocks);
    }
  });

  test('that is forgotten says so', async () => {
    const { reply } = await sample.respond({ type: 'button', action: 'page:2', messageId: 'forgotten' });
    expect(textOf(reply)).toMatch(/no longer remember that briefing/u);
    expect(reply.replaces).toBeUndefined();
  });

  test('a story with an id that no button carries is found again', async () => {
    const long = 'an-id-of-somebody-elses-making-'.repeat(5);
    await sample.parts.desk.receive([
      article({
        id: long,
        title: 'Owls return to Fenn',
        text: 'Owls came back to Fenn, wardens said.',
        section: 'Birds',
        publishedAt: '2026-11-23T18:00:00Z',
      }),
    ]);
    const birds = await sample.respond({ type: 'command', name: 'digest', args: 'Birds' });
    expect(storiesOf((await sample.press('1', birds)).reply)[0]?.title).toBe('Owls return to Fenn');
  });

  test('the lead image of a story goes with it', async () => {
    await sample.parts.desk.receive([
      article({
        title: 'Owls return to Fenn',
        text: 'Owls came back to Fenn, wardens said.',
        section: 'Birds',
        image: 'https://a.example/owl.jpg',
        publishedAt: '2026-11-23T18:00:00Z',
      }),
    ]);
    const { reply } = await sample.respond({ type: 'command', name: 'digest', args: 'Birds' });
    expect(storiesOf(reply)[0]?.image).toBe('https://a.example/owl.jpg');
  });
});

describe('under a story', () => {
  let story: Answered;

  beforeEach(async () => {
    story = await sample.press('3', briefing);
  });

  test('stand what can be done with it', () => {
    expect(labels(story)).toEqual(['Ask', 'What changed', 'Sources', 'Timeline', 'Mute Local']);
  });

  test('Ask opens a form, whose question is about that story', async () => {
    const form = story.reply.buttons?.[0]?.form;
    expect(form?.fields).toEqual([expect.objectContaining({ name: 'question', required: true, long: true })]);
    const { action = '' } = story.reply.buttons?.[0] ?? {};
    const values = { question: 'How many crew were there?' };
    const { reply } = await sample.respond({ type: 'form', action, values, messageId: story.id });
    expect(textOf(reply)).toMatch(/nine crew/u);
  });

  test('Ask without forms awaits the question, and the answer to it is about that story', async () => {
    const { reply, id } = await sample.press('Ask', story);
    expect(textOf(reply)).toBe('Reply to this with your question.\n');
    expect(reply.awaitsReply).toBe(true);
    await sample.say('/digest Sport');
    const { reply: answer } = await sample.respond({
      type: 'message',
      text: 'How many crew were there?',
      repliedTo: id,
    });
    expect(textOf(answer)).toMatch(/nine crew/u);
  });

  test('Sources and Timeline tell theirs', async () => {
    expect(textOf((await sample.press('Sources', story)).reply)).toMatch(/^Sources: Hestray ferry/u);
    expect(textOf((await sample.press('Timeline', story)).reply)).toMatch(/^Timeline: Hestray ferry/u);
  });

  test('Mute leaves its topic out, until it is undone; only admins may', async () => {
    expect(textOf((await sample.press('Mute Local', story, { admin: false })).reply)).toBe(
      'Only admins can change this.\n',
    );
    const muted = await sample.press('Mute Local', story);
    expect(textOf(muted.reply)).toMatch(/^Local is muted/u);
    expect(await sample.say('/digest')).not.toMatch(/Hestray ferry/u);
    const undone = await sample.press('Undo', muted);
    expect(undone.reply.replaces).toBe(true);
    expect(await sample.say('/digest')).toMatch(/Hestray ferry/u);
  });
});

describe('the settings', () => {
  test('come with a form that is filled in, and with buttons', async () => {
    const shown = await sample.press('Settings', briefing);
    expect(shown.reply.private).toBe(true);
    expect(labels(shown)).toEqual(['Change', 'short', '✓ medium', 'long', 'Fewer stories', 'More stories']);
    expect(shown.reply.buttons?.[0]?.form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['zone', 'UTC'],
      ['stories', '6'],
      ['length', 'medium'],
      ['language', ''],
    ]);
    const shorter = await sample.press('short', shown);
    expect(shorter.reply.replaces).toBe(true);
    expect(textOf((await sample.press('More stories', shorter)).reply)).toMatch(
      /Stories in a briefing: 7\nLength: short/u,
    );
    expect(textOf((await sample.press('long', shown, { admin: false })).reply)).toBe(
      'Only admins can change this.\n',
    );
  });

  test('take what the form comes back with, or say what is wrong with it', async () => {
    const form = (values: Readonly<Record<string, string>>): Promise<Answered> =>
      sample.respond({ type: 'form', action: 'change', values, messageId: briefing.id });
    const { reply } = await form({ zone: 'berlin', stories: '3', length: 'long', language: 'de' });
    expect(reply.blocks[0]).toEqual({ type: 'text', text: expect.stringContaining('Europe/Berlin') });
    expect(await sample.parts.chats.own('telegram:1')).toMatchObject({
      zone: 'Europe/Berlin',
      stories: 3,
      length: 'long',
    });
    await form({ zone: '', stories: '4', length: '', language: '' });
    expect(await sample.parts.chats.own('telegram:1')).toMatchObject({ zone: 'Europe/Berlin', stories: 4 });
    expect(textOf((await form({ zone: 'Mars' })).reply)).toMatch(/Mars/u);
    expect(textOf((await form({ stories: '99' })).reply)).toMatch(/99/u);
  });

  test('can be changed by buttons alone, where there are no forms', async () => {
    const shown = await sample.press('Settings', briefing);
    const choices = await sample.press('Change', shown);
    expect(labels(choices)).toEqual(['English', 'Deutsch', 'Français', 'Español', 'Português']);
    expect(textOf((await sample.press('Deutsch', choices)).reply)).toMatch(/Sprache: Deutsch/u);
  });

  test('never go beyond 1 and 20 stories', async () => {
    await sample.say('/settings stories 20');
    const { reply } = await sample.respond({ type: 'button', action: 'more-stories' });
    expect(textOf(reply)).toMatch(/Stories in a briefing: 20/u);
  });
});
