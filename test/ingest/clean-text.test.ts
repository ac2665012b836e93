import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '../../src/ingest/clean-text.ts';

const LEAD =
  'The harbour bridge at Skerry was closed on Monday after a crane hit one of its four pillars, the port office said.';
const MORE =
  '“Nobody was hurt,” said harbour master Edda Rimmer. She expects the repair to take until the end of the week.';
const page = (...lines: readonly string[]): string =>
  ['World', 'Bridge at Skerry closed after crane hits pillar', LEAD, ...lines, MORE].join('\n\n');

describe('a scraped page', () => {
  test('has a section, a headline, paragraphs and links', () => {
    const clean = cleanText(
      `${page()}\n\nRead more:\n\nOld bridge gets new lamps\n\nPort office moves to the mainland next spring\n\nLeave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nTrending\n\nExit mobile version`,
    );
    expect(clean).toMatchObject({
      section: 'World',
      title: 'Bridge at Skerry closed after crane hits pillar',
      text: `${LEAD}\n\n${MORE}`,
    });
    expect(clean.links).toEqual([
      { title: 'Old bridge gets new lamps' },
      { title: 'Port office moves to the mainland next spring' },
    ]);
  });

  test.each([
    ['a call to follow', 'For the latest headlines, follow our Google News channel online or via the app.'],
    ['a sign-up line', 'Sign up for our daily newsletter to get the best of our reporting in your inbox.'],
    ['an app line', 'Download the Skerry Post app for all our stories.'],
    ['an advertisement', 'Advertisement'],
    ['a share row', 'Share Tweet Email WhatsApp'],
    ['a picture credit', 'Photo: Ann Lee / Getty Images'],
    [
      'a credit with its caption',
      'Ann Lee/Getty Images The crane lies across the deck of the bridge at Skerry on Monday.',
    ],
    [
      'a gallery on one line',
      `The bridge at Skerry seen from the port on Monday. ${'Ann Lee/Reuters People wait for the ferry at the old quay in Skerry, as they did before the bridge was built, on Monday morning. Tom Beck/AFP/Getty Images A crane is moved away from the pillar by two tugs in the evening of the same day, with the harbour closed. '.repeat(5)}Ann Lee/Reuters`,
    ],
    [
      'a caption with its day',
      'Edda Rimmer, the harbour master, listens to questions during a meeting in Skerry on November 20, 2026.',
    ],
    ['a player of films', 'JUST WATCHED Crane lies across the bridge Replay More Videos ...'],
    ['a headline behind its kicker', "WHAT'S NEXT FOR THE BRIDGE?:Port office weighs a tunnel."],
    ['a headline run into its kicker', 'Time to mend it:You may have missed the last ferry home'],
    ["an advertisement's form", '1. How relevant is this ad to you?'],
    ['a byline', 'By Tom Aske and Ann Lee'],
    ['a date line', 'Published 21 November 2026, 09:14 UTC'],
    ['a cookie line', 'We use cookies to improve your experience.'],
    ['a copyright line', '© 2026 Skerry Post. All rights reserved.'],
    ['a repeated headline', 'Bridge at Skerry closed after crane hits pillar'],
    ['a repeated paragraph', LEAD],
    ['an inline link', 'Read also: Old bridge gets new lamps at last'],
    ['a reading time', '4 min read'],
    [
      "an agency's old picture",
      'In this May 3, 2019, file photo, the crane is put up at the quay by its owners.',
    ],
    ['a credit at its caption', 'The bridge on the day it was opened.Credit...Ann Lee/The Skerry Post'],
    ['a row of networks', 'Share on: Facebook Twitter Reddit Google+'],
    ['a row of legal pages', 'Terms of Service Privacy Notice'],
    ['key words run into their label', 'Tags bridge, port of skerry, crane, pillar repair, harbour office'],
    ['a promise to subscribers', 'No spam, we promise. You can unsubscribe at any time.'],
  ])('%s is removed, with a reason', (_, line) => {
    const clean = cleanText(page(line));
    expect(clean.text).toBe(`${LEAD}\n\n${MORE}`);
    expect(clean.removed).toContainEqual({ text: line, reason: expect.stringMatching(/\w/u) });
  });

  test.each([
    'The paper will stop its newsletter in June, its editor told readers, and asked them to sign a petition on the web.',
    '“Follow us on the climb and subscribe to hope,” the mayor told the crowd.',
    'No.',
    'She said: “Never.”',
    'The court ruled that the site had set cookies without asking its 40,000 users.',
    'Facebook, Twitter and WhatsApp were fined in the same week.',
    'The photo shows the crane leaning against the pillar, and two men running.',
    'What happens next',
    'The port office put it in three words:Nobody may cross.',
    'An earlier version of this bridge was built of wood.',
    'By Tuesday evening the water had gone down by a metre and the road was open.',
    'Comments by the minister caused a storm in parliament on Thursday.',
  ])('%s belongs to the story', (line) => {
    expect(cleanText(page(line)).text).toBe(`${LEAD}\n\n${line}\n\n${MORE}`);
  });

  test.each([
    [
      'names and their paper',
      'Tom Aske and Ann Lee The Skerry Post',
      'Published 21 November 2026, 09:14 UTC',
    ],
    ['a name and its handle', 'Tom Aske @tomaske / 2 days'],
    ['a name and a day', 'By admin - 2026-11-21'],
    ["an agency's slug", 'BC-EU--Skerry-Bridge, 1st Ld'],
    ['a count', '12'],
  ])('%s above the story is no part of it', (_, ...lines) => {
    const raw = ['Bridge at Skerry closed after crane hits pillar', ...lines, LEAD, MORE].join('\n\n');
    expect(cleanText(raw)).toMatchObject({ text: `${LEAD}\n\n${MORE}` });
  });

  test('has a standfirst, which the story tells again', () => {
    const standfirst = 'A crane has hit one of the pillars; the bridge is closed.';
    const title = 'Skerry loses its way across';
    const clean = cleanText([title, standfirst, 'By Tom Aske', LEAD, MORE].join('\n\n'));
    expect(clean).toMatchObject({ title, text: `${LEAD}\n\n${MORE}` });
    expect(clean.removed).toContainEqual({ text: standfirst, reason: 'standfirst' });
  });

  test.each([
    ['a day', ['Nov. 20, 2026 6:02 AM EST', 'Bridge at Skerry closed after crane hits pillar']],
    ['a button', ['Email', 'Bridge at Skerry closed after crane hits pillar']],
    ['a trail', ['Home Latest News Bridge at Skerry closed', 'Bridge at Skerry closed']],
  ])('is not named by %s', (_, lines) => {
    expect(cleanText([...lines, LEAD, MORE].join('\n\n'))).toMatchObject({
      title: lines.at(-1),
      text: `${LEAD}\n\n${MORE}`,
    });
  });

  test('may be named by a headline that ends as a sentence does', () => {
    const title = 'The bridge at Skerry is closed. What that means for you.';
    expect(cleanText([title, 'By Tom Aske', LEAD, MORE].join('\n\n'))).toMatchObject({
      title,
      text: `${LEAD}\n\n${MORE}`,
    });
  });

  test.each([
    'More from the Skerry Post',
    "DON'T MISS",
    '– The Post’s Ann Lee contributed to this story\n\n– An earlier version of this story gave the wrong day. It was Monday.',
  ])('%s is no end of a story', (label) => {
    expect(cleanText(`${page()}\n\n${label}`).text).toBe(`${LEAD}\n\n${MORE}`);
  });

  test('keeps a list that it announces at its end', () => {
    const list = 'The way round:\n\nOld Quay\n\nMill Lane';
    expect(cleanText(`${page()}\n\n${list}`).text).toBe(`${LEAD}\n\n${MORE}\n\n${list}`);
  });

  test('keeps lists of its own among the menus of its page', () => {
    const menu = Array.from({ length: 40 }, (_, index) => `Menu entry ${'ABCDEFGHIJ'[index % 10]}${index}`);
    const list = 'What may cross:\n\npeople on foot\n\nbicycles that are pushed\n\nfire engines';
    const clean = cleanText([...menu, page(list), ...menu].join('\n\n'));
    expect(clean.text).toBe(`${LEAD}\n\n${list}\n\n${MORE}`);
  });

  test('tells author and time', () => {
    const clean = cleanText(
      page('By Tom Aske', 'Published 21 November 2026, 09:14 UTC', 'Source: Skerry Post'),
    );
    expect(clean).toMatchObject({
      author: 'Tom Aske',
      publishedAt: '2026-11-21T09:14:00.000Z',
      source: 'Skerry Post',
    });
  });

  test('may have single line ends, or lines that were wrapped', () => {
    expect(cleanText(page().replaceAll('\n\n', '\n')).text).toBe(`${LEAD}\n\n${MORE}`);
    const wrapped = LEAD.replace(/(.{50,60}) /gu, '$1\n');
    expect(cleanText(`A headline of five words\n\n${wrapped}\n\n${MORE}`).text).toBe(`${LEAD}\n\n${MORE}`);
  });

  test('with a menu above and a list below keeps its story only', () => {
    const menu = ['Home', 'News', 'Sport', 'Weather', 'Log in', 'Subscribe'];
    const list = ['Ten walks for a foggy day', 'Who was the first harbour master', 'Fish prices fall again'];
    expect(cleanText([...menu, page(), ...list, ...menu].join('\n')).text).toBe(`${LEAD}\n\n${MORE}`);
  });

  test('whose headline is known does not lose its first line', () => {
    expect(cleanText(`${LEAD}\n\n${MORE}`, { title: 'Something else' }).text).toBe(`${LEAD}\n\n${MORE}`);
  });

  test('whose headline is known loses another one for the same story', () => {
    const title = 'Crane closes bridge at Skerry for days';
    const other = 'Bridge at Skerry closed after crane hits pillar';
    const raw = [other, LEAD, 'What happens next', MORE].join('\n\n');
    expect(cleanText(raw, { title }).text).toBe(`${LEAD}\n\nWhat happens next\n\n${MORE}`);
  });

  test('cleaned once has nothing more to clean', () => {
    const { title, text } = cleanText(page('Advertisement', 'Share Tweet'));
    expect(cleanText(`${title}\n\n${text}`)).toMatchObject({ title, text, removed: [] });
  });
});

test('whatever comes in, every paragraph that is kept was there', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc.constantFrom(LEAD, MORE, 'Read more:', 'Share', 'By A B', 'Leave a Reply', ''),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const flat = (text: string): string =>
        text.replace(/[\s\p{Cc}\u00AD\u200B\u200E\u200F\u2060\uFEFF\u202A-\u202E\u2066-\u2069]+/gu, '');
      const raw = flat(lines.join('\n'));
      return cleanText(lines.join('\n'))
        .text.split('\n\n')
        .every((paragraph) => raw.includes(flat(paragraph)));
    }),
  );
});

test.each(['a', ' ', '1,', 'share ', 'By A ', '"', '<', 'x\n', 'Read more: ', '. ', '\u200b', '1 '])(
  '60,000 characters of %j come to an end',
  (unit) => {
    expect(cleanText(unit.repeat(60_000 / unit.length)).text.length).toBeLessThanOrEqual(120_000);
  },
);
