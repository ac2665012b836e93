/** What the terminal shows: nothing that steers it, wrapped where there is a screen. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderText } from '../../../src/bots/terminal/render.ts';

const hostile = fc
  .array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), { maxLength: 4 })
  .map((parts) => parts.join('\u001b[31m\u202e\0'));

describe('terminal', () => {
  test('nothing in a reply steers the terminal', () => {
    fc.assert(
      fc.property(hostile, (text) => {
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
