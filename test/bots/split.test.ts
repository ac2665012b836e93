/** Long text is broken where a reader would break it. */
import { expect, test } from 'vitest';
import { beforePair, splitText } from '../../src/bots/split.ts';

const word = 'x'.repeat(90);

test.each([
  ['between sentences', `${'One. '.repeat(15)}${'Two. '.repeat(15)}`, /\.$/u],
  ['before a word that would be cut', `A long address: ${word} and more`, /:$/u],
])('%s', (_, text, end) => {
  const [first = '', ...others] = splitText(text, 100);
  expect(first).toMatch(end);
  expect([first, ...others].join(' ').replaceAll(/\s+/gu, ' ')).toBe(text.trim());
});

test('a word longer than a part is cut, and fills the parts', () => {
  const parts = splitText(`so ${'y'.repeat(250)}`, 100);
  expect(parts.map(({ length }) => length)).toEqual([100, 100, 53]);
});

test('a place between the halves of a surrogate pair is the one before it', () => {
  expect(['a😀b', '😀'].map((text) => [0, 1, 2, 3].map((at) => beforePair(text, at)))).toEqual([
    [0, 1, 1, 3],
    [0, 0, 2, 3],
  ]);
});
