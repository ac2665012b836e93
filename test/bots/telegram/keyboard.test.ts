/** Buttons in rows that a phone shows whole. */
import { expect, test } from 'vitest';
import { keyboard } from '../../../src/bots/telegram/keyboard.ts';

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index + 1));

test.each([
  [
    [...numbers(6), 'More', 'Settings'],
    [6, 2],
  ],
  [numbers(20), [7, 7, 6]],
  [numbers(10), [5, 5]],
  [
    ['Ask', 'More', 'What changed', 'Mute World', 'Settings'],
    [3, 2],
  ],
  [
    ['A label that takes the whole row', 'Settings'],
    [1, 1],
  ],
  [[], []],
])('%j', (labels, lengths) => {
  const rows = keyboard(labels.map((label) => ({ label, action: 'x' })));
  expect(rows.map((row) => row.length)).toEqual(lengths);
  expect(rows.flat().map(({ label }) => label)).toEqual(labels);
});
