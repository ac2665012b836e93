/** Every adapter's rendering: within its platform's limits, nothing cut off, nothing that untrusted text could do. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Reply } from '../../src/bots/blocks.ts';
import { renderMessages as renderDiscord } from '../../src/bots/discord/render.ts';
import { renderMessages as renderTelegram } from '../../src/bots/telegram/render.ts';
import { renderText } from '../../src/bots/terminal/render.ts';
import { textOf } from '../servers/discord-server.ts';
import { visibleText } from '../servers/telegram-server.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.constantFrom(
    '@everyone',
    '<@123>',
    '<#1>',
    '<t:1>',
    '<:x:1>',
    '@someone',
    '/start',
    '#tag',
    '$BTC',
    'https://evil.example/x',
    '[a](https://evil.example)',
    '**b**',
    '__u__',
    '||s||',
    '`c`',
    '```\nx',
    '> q',
    '# h',
    '-# s',
    '- l',
    '1. n',
    '<b>',
    '</blockquote>',
    '&amp;',
    '&lt;',
    '\u202e',
    '\u200b',
    '👩‍👩‍👧‍👦',
    'e\u0301',
    'ﷺ',
    'a'.repeat(5_000),
    'x.com',
    'me@x.org',
    '\\',
    '\0',
    ')](',
    '"',
  ),
);
const words = fc.array(hostile, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '));
const block: fc.Arbitrary<Block> = fc.oneof(
  words.map((text): Block => ({ type: 'text', text })),
  words.map((text): Block => ({ type: 'heading', text })),
  words.map((text): Block => ({ type: 'footer', text })),
  fc
    .record({ title: words, text: words, origin: words })
    .map((one): Block => ({ type: 'passage', url: 'https://a.example/x?a=1&b="2"(3)', ...one })),
  fc
    .record({ title: words, label: words, point: words, quote: words, speaker: words, read: words })
    .map(({ title, label, point, quote, speaker, read }): Block => ({
      type: 'story',
      storyId: 's',
      number: 1,
      title,
      url: 'https://a.example/_x_)y',
      label,
      points: [point],
      quotes: [{ text: quote, speaker }],
      readOn: [{ title: read, url: 'javascript:alert(1)' }],
    })),
);
const reply: fc.Arbitrary<Reply> = fc.record({
  blocks: fc.array(block, { minLength: 1, maxLength: 8 }),
  buttons: fc.array(fc.record({ label: fc.constantFrom('1', '2', 'More'), action: fc.constant('story:x') }), {
    maxLength: 22,
  }),
});

/** What has to be read again in the messages: letters and digits alone, as marks may be escaped. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
const given = ({ blocks }: Reply): string[] =>
  blocks.flatMap((one) => {
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
        return [one.title];
      default:
        return [one.text];
    }
  });

describe('Telegram', () => {
  test('any reply keeps the limits, says all, and links only where it should', () => {
    fc.assert(
      fc.property(reply, (one) => {
        const messages = renderTelegram(one);
        const all = letters(messages.map(({ text }) => visibleText(text)).join(' '));
        for (const { text, buttons } of messages) {
          const visible = visibleText(text);
          expect(visible.length).toBeLessThanOrEqual(4096);
          expect(visible).not.toMatch(/[@#/$](?=[\p{L}\p{N}])/u);
          expect(visible).not.toMatch(/\p{L}\.\p{L}{2}/u);
          expect(
            [...text.matchAll(/href="([^"]*)"/gu)].every(([, url]) => url?.startsWith('https://a.example/')),
          ).toBe(true);
          expect(
            text.replace(/<\/?(?:b|i|blockquote(?: expandable)?|a(?: href="[^"<>]*")?)>/gu, ''),
          ).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot);)/u);
          expect(text).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/u);
          for (const row of buttons) expect(row.length).toBeLessThanOrEqual(8);
        }
        for (const text of given(one)) expect(all).toContain(letters(text).slice(0, 200));
      }),
      { numRuns: 150 },
    );
  });
});

describe('Discord', () => {
  test('any reply keeps the limits, says all, and links only where it should', () => {
    fc.assert(
      fc.property(reply, (one) => {
        const messages = renderDiscord(one);
        const all = letters(
          messages
            .map((message) => textOf({ components: JSON.parse(JSON.stringify(message.components)) }))
            .join(' '),
        );
        for (const { components } of messages) {
          const plain: Record<string, unknown>[] = JSON.parse(JSON.stringify(components));
          const text = textOf({ components: plain });
          expect(text.length).toBeLessThanOrEqual(4000);
          expect(JSON.stringify(components).match(/"type":/gu)?.length ?? 0).toBeLessThanOrEqual(40);
          expect(text).not.toMatch(/@(?:everyone|here)|(?<!\\)<(?:@|#|t:|:)/u);
          expect(
            [...text.matchAll(/(?<!\\)\]\(<?([^)>]*)/gu)].every(([, url]) =>
              url?.startsWith('https://a.example/'),
            ),
          ).toBe(true);
          expect(text.replace(/\]\(<https:[^>]*>\)/gu, '')).not.toMatch(/https?:\/\//u);
        }
        for (const text of given(one)) expect(all).toContain(letters(text).slice(0, 200));
      }),
      { numRuns: 150 },
    );
  });
});

describe('terminal', () => {
  test('nothing in a reply steers the terminal', () => {
    fc.assert(
      fc.property(words, (text) => {
        const shown = renderText(
          { blocks: [{ type: 'text', text: `${text}\u001b[2J\u001b]0;x\u0007\u009b31m` }] },
          { colour: false },
        );
        expect(shown).not.toMatch(/(?!\n)\p{Cc}/u);
      }),
    );
  });

  test('wraps between words, and not at all in a pipe', () => {
    const text = 'one two three four five six seven eight nine ten';
    const wrapped = renderText({ blocks: [{ type: 'text', text }] }, { colour: false, width: 20 });
    expect(Math.max(...wrapped.split('\n').map((line) => line.length))).toBeLessThanOrEqual(20);
    expect(wrapped.replace(/\s+/gu, ' ').trim()).toBe(text);
    expect(renderText({ blocks: [{ type: 'text', text }] }, { colour: false })).toBe(`${text}\n`);
  });
});
