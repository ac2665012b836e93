/** Sources, groups and what is typed that is no question. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { openSampleBot, type SampleBot, storiesOf, textOf } from './sample-bot.ts';

let sample: SampleBot;

beforeEach(async () => {
  sample = await openSampleBot();
});

describe('a source, pressed', () => {
  test('shows the paragraph around the words and, as it is short, those beside it, with the words set off', async () => {
    const asked = await sample.respond({ type: 'message', text: 'When will the minutes be published?' });
    const { reply } = await sample.press(/Show in context|Lissen Ledger/u, asked);
    const [block] = reply.blocks;
    if (block?.type !== 'passage' || !block.mark) throw new Error('no passage');
    expect(block.text).toMatch(/\n\nFour members of the nine-member council.*4 December\.\n\n/su);
    expect(block.text.slice(block.mark.start, block.mark.end)).toMatch(/^Minutes with .* 4 December\.$/u);
    expect(block).toMatchObject({ origin: 'The Lissen Ledger · 20 November 13:05' });
  });

  test('is there for each article that an answer or a part of a story rests on, and fits a button', async () => {
    for (const text of ['How long is the crack in the Kessel Dam?', 'timeline', 'quotes', 'summary']) {
      const { reply } = await sample.respond({ type: 'message', text });
      const cited = reply.blocks.filter(({ type }) => type === 'passage');
      expect(cited.length).toBeGreaterThan(0);
      expect(reply.buttons).toHaveLength(cited.length);
      for (const { action } of reply.buttons ?? []) expect(Buffer.byteLength(action)).toBeLessThanOrEqual(64);
    }
  });

  test('can be asked for by typing', async () => {
    await sample.say('When will the minutes be published?');
    expect(await sample.say('source 1')).toMatch(/Four members of the nine-member council/u);
  });

  test('says so when the article is gone, or the answer forgotten', async () => {
    const asked = await sample.respond({ type: 'message', text: 'When will the minutes be published?' });
    const { articles } = sample.store;
    await articles.remove((await articles.newest(50)).map(({ id }) => id));
    expect(textOf((await sample.press(/./u, asked)).reply)).toMatch(/no longer stored. It said: “/u);
    const { reply } = await sample.respond({ type: 'button', action: 'passage:1', messageId: 'forgotten' });
    expect(textOf(reply)).toMatch(/no longer remember/u);
  });
});

describe('quotes of one speaker', () => {
  test('of the story spoken of are shown to the letter; of anybody else, what the articles say', async () => {
    await sample.say('the dam story');
    const own = await sample.say('quotes of Pavel Orsk');
    expect(own).toMatch(
      /^Quotes: Pavel Orsk\n.*“Trust is a telephone that somebody answers”.*— Pavel Orsk/su,
    );
    expect(own).not.toMatch(/Dorothea Links/u);
    expect(await sample.say('quotes from dalvo')).toMatch(/Henrik Dalvo/u);
  });
});

describe('in a thread', () => {
  test('what is asked is about the message that it hangs on, and then about what was said in it', async () => {
    const { reply, id } = await sample.respond({ type: 'command', name: 'digest', args: '' });
    const story = await sample.press('3', { reply, id });
    const who = { chat: 'discord:9', openedFrom: { chat: 'telegram:1', messageId: story.id } } as const;
    expect(await sample.say('How many crew were there?', who)).toMatch(/nine crew/u);
    expect(await sample.say('quotes', who)).toMatch(/^Quotes: Hestray ferry/u);
    expect(await sample.say('quotes of 1', who)).toMatch(/^Quotes: Transport minister/u);
    expect(await sample.say('quotes', who)).toMatch(/^Quotes: Transport minister/u);
    expect(await sample.say('quotes', { ...who, chat: 'discord:10', user: 'b' })).toMatch(
      /^Quotes: Hestray/u,
    );
  });
});

describe('in a group', () => {
  test('what one asks is nobody else’s story', async () => {
    await sample.say('/digest', { user: 'a' });
    await sample.say('How much is the Brannock Prize worth?', { user: 'a' });
    expect(await sample.say('quotes', { user: 'b' })).toMatch(/^Which story\?/u);
    expect(await sample.say('quotes', { user: 'a' })).toMatch(/^Quotes: Oona Tressel/u);
  });

  test('a number is that of the newest briefing, when one came unasked', async () => {
    let now = '2026-11-23T19:00:00.000Z';
    const { say, parts } = await openSampleBot({ now: () => now });
    await say('/digest Sport');
    const [match = ''] = (await parts.conversations.recall('telegram:1', 'u')).stories;
    await say('/digest World');
    now = '2026-11-24T08:00:00.000Z';
    await parts.conversations.remember('telegram:1', undefined, { stories: [match] }, ['9']);
    expect(await say('1')).toMatch(/Rovers/u);
  });
});

describe('what is no question of the news', () => {
  test.each([
    ['who are you?', /^I am Brevier, a bot/u],
    ['Are you human?', /^I am Brevier, a bot/u],
    ['Thank you so much!', /^You are welcome/u],
    ['danke', /^You are welcome/u],
    ['You are useless', /^Sorry/u],
    ['hi', /^Hello/u],
    ['😀👍', /^I read words only/u],
    ['?!', /^I read words only/u],
    ['search seagrass', /^Articles for "seagrass"/u],
    ['schedule', /^No briefing is scheduled/u],
    ['topics', /^No topics are followed/u],
    ['help', /^Brevier: short briefings/u],
    ['quotes', /^Which story\?/u],
    ["what's new?", /briefing · |^Latest/u],
  ])('%s', async (typed, holds) => {
    expect(await sample.say(typed)).toMatch(holds);
  });

  test.each([
    'help me understand why the minister resigned',
    'Who are the candidates?',
    'digest of the reports?',
    'What is the source of the leak?',
    '"resigned" AND NOT (Krolik)',
    'NEAR(dam crack, 2) * - ^title:',
    'x'.repeat(4_000),
    `${'Who resigned? '.repeat(300)}`,
  ])('%s is asked of the articles', async (typed) => {
    expect(await sample.say(typed)).toMatch(/^ {2}|^The stored articles don't say/u);
  });

  test('whatever is typed gets an answer', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            'the',
            'ferry',
            'story',
            'quotes',
            'of',
            '2',
            '#',
            'and',
            'who',
            'said',
            'that',
            '?',
            ' ',
            '/',
            '[',
          ),
          {
            maxLength: 30,
          },
        )
        .map((parts) => parts.join(' ')),
      fc.constantFrom(
        '!'.repeat(60_000),
        ' . '.repeat(20_000),
        'of the '.repeat(9_000),
        'and '.repeat(9_000),
      ),
    );
    await sample.say('/digest');
    await fc.assert(
      fc.asyncProperty(hostile, async (typed) => {
        expect(await sample.say(typed)).toMatch(/\S/u);
        expect(await sample.say(typed)).not.toMatch(/Something went wrong/u);
      }),
      { numRuns: 60 },
    );
  });

  test('a very long question says how far it was read', async () => {
    expect(await sample.say(`Who resigned? ${'Tell me. '.repeat(500)}`)).toMatch(/first 1,000 characters/u);
  });
});

describe('a story that is gone', () => {
  test('says so, by number, by part and by question', async () => {
    await sample.say('/digest Sport');
    await sample.say('1');
    const { articles } = sample.store;
    await articles.remove((await articles.newest(50)).map(({ id }) => id));
    expect(await sample.say('1')).toBe('That story is no longer stored.\n');
    expect(await sample.say('quotes')).toBe('That story is no longer stored.\n');
    expect(await sample.say('Who scored the decisive penalty?')).toMatch(/^The stored articles don't say/u);
  });
});

test('a short question that another story answers says so', async () => {
  await sample.say('tell me about the ferry');
  expect(await sample.say('Who resigned?')).toMatch(
    /^That story doesn't say; another one does:\n\n.*Edda Krolik/su,
  );
  await sample.say('tell me about the ferry');
  expect(await sample.say('How much is the Brannock Prize worth?')).toMatch(/^ {2}.*40,000 crowns/su);
});

test('a reply to a message that is not the bot’s is a message like any other', async () => {
  await sample.say('/digest Sport');
  const { reply } = await sample.respond({ type: 'message', text: '1', repliedTo: 'not ours' });
  expect(storiesOf(reply)[0]?.label).toBe('Sport');
});
