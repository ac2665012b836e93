/** Any text, however hostile, is shown whole, within the limits, and does nothing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Reply } from '../../../src/bots/blocks.ts';
import { renderMessages } from '../../../src/bots/telegram/render.ts';
import { richMessage } from '../../../src/bots/telegram/rich.ts';
import {
  foundEntity,
  htmlProblem,
  linkedAddresses,
  tagCount,
  visibleText,
} from '../../servers/telegram/html.ts';
import { plainer, richProblem } from '../../servers/telegram/rich.ts';

const PAGE = 'https://paper.example/x?a=1&b="2"<3>(4)';
const hostile = fc.constantFrom(
  ...'@someone @a a@b.org /start /start@bot #tag $BTC x.com a_b.c-d.info пример.рф x.com/path :// .com'.split(
    ' ',
  ),
  ...'https://evil.example/x tg://user?id=1 http://1.1.1.1 mailto:a@b.org ** __ || ` [a](b) \\ " \''.split(
    ' ',
  ),
  ...'<b> </b> </a> </blockquote> <tg-spoiler> <!-- < > & &amp; &lt; &#64;someone &nbsp;'.split(' '),
  ...'ﷺ 👩‍👩‍👧‍👦 🇩🇪 👍🏽 e\u0301 各地新闻。 ไทย #\u200ctag \u202eright \u2066left \u2069'.split(' '),
  ...'\u200f \u200b \u2060 \ufeff \u2800 \u3164 \0 \u0007 \ud83d \ude00 \u2028'.split(' '),
  '<a href="https://evil.example">',
  '\r\n',
  '\n\n',
  '\t',
);
const units = 'a @ &<>" 👩‍👩‍👧‍👦 😀 \u200b x.yz é\u0301 语'.split(' ');
const long = fc.constantFrom('word ', '@a ', 'Sentence one. ', '\n', ...units);
const words = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 8 })
      .map((parts) => parts.join(' ')),
  },
  { weight: 3, arbitrary: fc.array(hostile, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(hostile, long, hostile)
      .map(([before, unit, after]) => before + unit.repeat(60_000 / unit.length) + after),
  },
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constantFrom('heading', 'text', 'footer'), text: words }),
  fc.record({ type: fc.constant('list'), items: fc.array(words, { maxLength: 3 }) }),
  fc.record({
    type: fc.constant('passage'),
    text: words,
    mark: fc
      .tuple(fc.oneof(fc.nat(20), fc.nat(9_000)), fc.oneof(fc.nat(20), fc.nat(9_000)))
      .map(([start, length]) => ({ start, end: start + length })),
    title: words,
    origin: words,
    url: fc.constant(PAGE),
  }),
  fc.record({ type: fc.constantFrom('source'), title: words, url: fc.constant('javascript:alert(1)') }),
  fc.record({
    type: fc.constant('story'),
    storyId: fc.constant('s'),
    number: fc.integer({ min: 1, max: 20 }),
    update: fc.boolean(),
    title: words,
    url: fc.constantFrom(PAGE, 'tg://user?id=1', 'not an address'),
    label: words,
    time: words,
    points: fc.array(words, { maxLength: 3 }),
    quotes: fc.array(fc.record({ text: words, speaker: words, role: words }), { maxLength: 2 }),
    readOn: fc.array(fc.record({ title: words, url: fc.constant(PAGE) }), { maxLength: 2 }),
  }),
);
const reply: fc.Arbitrary<Reply> = fc.record({
  language: fc.constantFrom('en', 'de', 'fr', 'es', 'pt'),
  blocks: fc.array(block, { maxLength: 6 }),
  buttons: fc.array(fc.record({ label: words, action: words }), { maxLength: 120 }),
});

/** What can be seen, without the blanks at which it may be broken. */
const seen = (text: string): string =>
  text.toWellFormed().replace(/[\s\p{Cc}\p{Cf}\uE000\uE001\u2028\u2029\u115F\u1160\u3164\uFFA0\u2800]/gu, '');
const textsOf = (block: Block): string[] => {
  switch (block.type) {
    case 'story':
      return [
        block.title,
        block.label ?? '',
        block.time ?? '',
        ...block.points,
        ...block.quotes.flatMap(({ text, speaker = '', role = '' }) => [text, speaker, role]),
        ...block.readOn.map(({ title }) => title),
      ];
    case 'passage':
      return [block.text, block.title, block.origin ?? ''];
    case 'list':
      return [...block.items];
    case 'source':
      return [block.title];
    default:
      return [block.text];
  }
};

function expectAll({ blocks }: Reply, visible: string): void {
  const all = seen(visible);
  let at = 0;
  for (const text of blocks.flatMap(textsOf).map(seen)) {
    const found = all.indexOf(text, at);
    if (found < 0) expect(all.slice(at)).toContain(text);
    at = found + text.length;
  }
}

describe('HTML', () => {
  test('keeps the limits, says all in order, and links where it was told to', () => {
    fc.assert(
      fc.property(reply, (one) => {
        const messages = renderMessages(one);
        for (const { text, buttons } of messages) {
          const visible = visibleText(text);
          expect(htmlProblem(text)).toBeUndefined();
          expect(visible.length).toBeLessThanOrEqual(4_096);
          expect(seen(visible)).not.toBe('');
          expect(tagCount(text)).toBeLessThanOrEqual(100);
          expect(foundEntity(visible)).toBeUndefined();
          expect(visible).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
          expect(new Set(linkedAddresses(text))).toEqual(
            new Set(linkedAddresses(text).filter((url) => url.startsWith('https://paper.example/x?'))),
          );
          expect(buttons.flat().length).toBeLessThanOrEqual(100);
          for (const { action } of buttons.flat()) expect(Buffer.byteLength(action)).toBeLessThanOrEqual(64);
        }
        expectAll(one, messages.map(({ text }) => visibleText(text)).join('\n'));
      }),
      { numRuns: 200 },
    );
  });

  test('breaks between words, and never within what is one letter to a reader', () => {
    const word = fc.oneof(
      fc
        .string({ unit: 'grapheme-composite', minLength: 1, maxLength: 12 })
        .map((text) => text.replace(/\s/gu, '')),
      fc.constantFrom('👩‍👩‍👧‍👦', 'a'.repeat(1_500), 'mañana', 'extraordinary'),
    );
    const texts = fc.array(word, { minLength: 700, maxLength: 1_500 });
    fc.assert(
      fc.property(texts, (given) => {
        const messages = renderMessages({ blocks: [{ type: 'text', text: given.join(' ') }] });
        const shown = messages.flatMap(({ text }) => visibleText(text).split(/\s+/u));
        expect(shown.map(seen).filter(Boolean)).toEqual(
          given.join(' ').split(/\s+/u).map(seen).filter(Boolean),
        );
      }),
      { numRuns: 30 },
    );
  });

  test('a page of a long reply is one of its messages', () => {
    fc.assert(
      fc.property(reply, fc.integer({ min: -3, max: 40 }), (one, page) => {
        const messages = renderMessages(one);
        const shown = renderMessages({ ...one, page });
        if (messages.length <= 3) expect(shown).toEqual(messages);
        else expect(messages.map(({ text }) => text)).toContain(shown[0]?.text);
      }),
      { numRuns: 50 },
    );
  });
});

describe('rich messages', () => {
  test('are well-formed, say all in order, and link where they were told to', () => {
    fc.assert(
      fc.property(reply, (one) => {
        const { html } = richMessage(one, 1) ?? {};
        if (html === undefined) return;
        expect(richProblem(html)).toBeUndefined();
        expect(html.isWellFormed()).toBe(true);
        expect(linkedAddresses(html).every((url) => url.startsWith('https://paper.example/x?'))).toBe(true);
        expectAll(one, visibleText(plainer(html)));
      }),
      { numRuns: 150 },
    );
  });
});
