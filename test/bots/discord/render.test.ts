/** Any text and title, as Discord shows it: within the limits, to the letter, and doing nothing but being read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Reply } from '../../../src/bots/blocks.ts';
import { clip } from '../../../src/bots/discord/limits.ts';
import { renderMessages } from '../../../src/bots/discord/render.ts';
import { checkMessage } from '../../servers/discord/limits.ts';
import { documentCheck } from '../../servers/discord/openapi.ts';
import { buttonsOf, choicesOf, seenText, textOf } from '../../servers/discord/reading.ts';
import type { Json } from '../../servers/discord/types.ts';

const marks = [
  '@everyone',
  '@here',
  '<@123>',
  '<@!1>',
  '<@&9>',
  '<#1>',
  '</x:1>',
  '<t:1:R>',
  '<:x:1>',
  '<id:guide>',
  ':tada:',
  ':+1:',
  'https://evil.example/x',
  'http://e.example',
  'steam://run',
  '[a](https://evil.example)',
  '[a](<https://evil.example>)',
  '](<https://evil.example>)',
  '<https://evil.example>',
  'me@x.example',
  'discord.gg/abc',
  '**b**',
  '*i*',
  '__u__',
  '_i_',
  '~~s~~',
  '||s||',
  '`c`',
  '```js\nx\n```',
  '> q',
  '>>> q',
  '\n> q',
  '# h',
  '\n## h',
  '-# s',
  '- l',
  '\n- l',
  '* l',
  '+ l',
  '1. n',
  '\n2) n',
  '\\',
  '\\*',
  '\0',
  '\u202e',
  '\u202dx\u202c',
  '\u2067',
  '\u2069',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\r',
  '\r\n',
  '\n\n',
  '\t',
  '👩‍👩‍👧‍👦',
  '🇩🇪',
  '👍🏽',
  'e\u0301',
  '\ud800',
  'ﷺ',
  'שלום',
  'a'.repeat(2_500),
  '"',
  "'",
  '&amp;',
  '$',
];
const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(...marks),
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .chain((parts) => fc.constantFrom('', ' ', '\n').map((glue) => parts.join(glue)));
const address = fc.oneof(
  fc.constantFrom(
    'https://a.example/_x_)y',
    'https://a.example/x?a=1&b="2"(3)*',
    'javascript:alert(1)',
    'nonsense',
  ),
  fc
    .string({ maxLength: 3_000 })
    .map((path) => `https://a.example/${encodeURIComponent(path.toWellFormed())}`),
);

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constantFrom('heading', 'text', 'footer'), text: words }),
  fc.record({ type: fc.constant('list' as const), items: fc.array(words, { maxLength: 4 }) }),
  fc.record({ type: fc.constantFrom('source'), title: words, origin: words, url: address }),
  fc.record({ type: fc.constantFrom('passage'), title: words, origin: words, url: address, text: words }),
  fc
    .record({
      title: words,
      label: words,
      point: words,
      quote: words,
      speaker: words,
      read: words,
      url: address,
      image: address,
      update: fc.boolean(),
    })
    .map(({ title, label, point, quote, speaker, read, url, image, update }): Block => ({
      type: 'story',
      storyId: 's',
      number: 1,
      title,
      url,
      label,
      time: '09:14',
      image,
      update,
      points: [point, point],
      quotes: [{ text: quote, speaker }],
      readOn: [{ title: read, url }],
    })),
);
const button = fc.record({
  label: fc.oneof(fc.constantFrom('1', '2', 'More'), words),
  title: words,
  action: fc.oneof(
    fc.nat(60).map((id) => `story:${id}`),
    fc.nat(60).map((id) => `do-${id}`),
  ),
});
const reply: fc.Arbitrary<Reply> = fc.record(
  {
    blocks: fc.array(block, { minLength: 1, maxLength: 8 }),
    buttons: fc.array(button, { maxLength: 30 }),
    page: fc.nat(9),
    language: fc.constantFrom('en', 'pt'),
  },
  { requiredKeys: ['blocks'] },
);

/** White space aside, and what ends a turn of direction. */
const letters = (text: string): string => text.toWellFormed().replaceAll(/[\s\0\u202C\u2069\u2060]/gu, '');

function given(one: Block): string[] {
  switch (one.type) {
    case 'story':
      return [
        one.title,
        one.label ?? '',
        ...one.points,
        ...one.quotes.map(({ text }) => text),
        ...one.readOn.map(({ title }) => title),
      ];
    case 'passage':
      return [one.text, one.title, one.origin ?? ''];
    case 'list':
      return [...one.items];
    case 'source':
      return [one.title, one.origin ?? ''];
    default:
      return [one.text];
  }
}

const OWN_LINK = /(?<!\\)\[((?:\\.|[^\\\]])*)\]\(<https:\/\/a\.example\/[^\s<>()*_`~|[\]\\]*>\)/gsu;
const OWN_MARK = /^(?:#{2,3} |-# |> |- )?(?:\*\*(?:Update|Novidade)\*\*)?/u;

/** What Discord would read as more than letters. */
function misread(text: string): string[] {
  const bare = text.replaceAll(OWN_LINK, '$1');
  return bare.split('\n').flatMap((line) => {
    const rest = line.replace(OWN_MARK, '').replaceAll(/\\[^\p{L}\p{N}\s]/gu, '·');
    const inside = /[*_~`|[\]<>]|https?:\/\/|:[\w+-]+:|@(?:everyone|here)/u.exec(rest)?.[0];
    const atStart = /^\s*(?:#{1,3}|-#|[-+>]|\d+[.)])(?:\s|$)/u.exec(rest)?.[0];
    return [inside, atStart].filter((found) => found !== undefined).map((found) => `${found} in ${line}`);
  });
}

const check = documentCheck();

function bodies(one: Reply): Json[] {
  return renderMessages(one, { threads: true }).map(({ components }) => ({
    ...(JSON.parse(JSON.stringify({ components })) as Json),
    flags: 32_772,
    allowed_mentions: { parse: [] },
  }));
}

describe('any reply', () => {
  test("keeps Discord's limits and its document, shows every letter, and is nothing but read", () => {
    fc.assert(
      fc.property(reply, (one) => {
        const messages = bodies(one);
        const shown = messages.map((body) => textOf({ components: body['components'] as readonly Json[] }));
        for (const [index, body] of messages.entries()) {
          expect(checkMessage(body)).toBeUndefined();
          expect(check('POST', '/channels/1/messages', body)).toBeUndefined();
          expect(misread(shown[index] ?? '')).toEqual([]);
        }
        if (one.page !== undefined && messages.length === 1) return;
        const all = letters(shown.map(seenText).join(' '));
        for (const text of one.blocks.flatMap(given)) expect(all).toContain(letters(text));
      }),
      { numRuns: 300 },
    );
  });

  test.each(
    [
      'word ',
      'a',
      '@everyone ',
      '**',
      '`',
      '\u202e',
      'e\u0301',
      '👩‍👩‍👧‍👦',
      '\n',
      '\n# ',
      ' ',
      '[',
      '](',
      'https://e.example/',
      ':a',
      '\ud83d\ude00',
    ].map((unit) => [unit]),
  )('%j over and over, 60,000 characters long, is shown whole', (unit) => {
    const text = unit.repeat(Math.ceil(60_000 / unit.length));
    const blocks: Block[] = [
      { type: 'text', text },
      {
        type: 'story',
        storyId: 's',
        number: 1,
        title: text,
        url: 'https://a.example/',
        points: [text],
        quotes: [{ text }],
        readOn: [],
      },
    ];
    const messages = bodies({ blocks });
    expect(messages.map(checkMessage).filter(Boolean)).toEqual([]);
    const shown = messages.map((body) =>
      seenText(textOf({ components: body['components'] as readonly Json[] })),
    );
    const all = letters(shown.join(' '));
    expect(all.length).toBeGreaterThanOrEqual(4 * letters(text).length);
    expect(all).toContain(letters(text));
  });
});

describe('buttons', () => {
  const shown = (reply: Reply) =>
    renderMessages(reply).map(({ components }) => ({
      components: JSON.parse(JSON.stringify(components)) as readonly Json[],
    }));

  test('topics that are more than a row are a menu, other buttons stay', () => {
    const topics = ['World', 'Politics', 'Science', 'Health', 'Sport', 'Culture'].map((label) => ({
      label,
      action: `topic:${label}`,
    }));
    const [message] = shown({
      blocks: [{ type: 'text', text: 'Hello' }],
      buttons: [...topics, { label: 'Every day', action: 'schedule:daily' }],
    });
    expect(message && choicesOf(message).map(({ label }) => label)).toEqual(topics.map(({ label }) => label));
    expect(message && buttonsOf(message)).toEqual([{ label: 'Every day', action: 'schedule:daily' }]);
  });

  test('choices of one kind have a row of their own', () => {
    const buttons = [
      '1 story:a',
      '2 story:b',
      'More more',
      'Settings settings',
      'short length:s',
      'long length:l',
      'Ask ask:a',
    ].map((one) => {
      const [label = '', action = ''] = one.split(' ');
      return { label, action };
    });
    const [message] = shown({ blocks: [{ type: 'text', text: 'Hello' }], buttons });
    const rows = (message?.components ?? []).filter(({ type }) => type === 1);
    expect(rows.map((row) => buttonsOf({ components: [row] }).map(({ label }) => label))).toEqual([
      ['1', '2'],
      ['More', 'Settings'],
      ['short', 'long'],
      ['Ask'],
    ]);
  });

  test('one that came twice is shown once', () => {
    const again = { label: 'More', action: 'more' };
    const [message] = shown({ blocks: [{ type: 'text', text: 'Hello' }], buttons: [again, again] });
    expect(message && buttonsOf(message)).toEqual([again]);
  });
});

test.each([
  ['short', 10, 'short'],
  ['a headline that goes on', 12, 'a headline…'],
  ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 12, '👩‍👩‍👧‍👦…'],
  ['two\n lines', 10, 'two lines'],
])('%j in %i is %j', (text, most, clipped) => {
  expect(clip(text, most)).toBe(clipped);
});
