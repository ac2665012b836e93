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

test('choices of one kind have rows of their own', () => {
  const actions =
    'change length:short length:medium length:long fewer more topic:World schedule:daily schedule:weekdays'.split(
      ' ',
    );
  const labels = [
    'Change',
    'short',
    '✓ medium',
    'long',
    'Fewer',
    'More',
    '+ World',
    'Every day at 08:00',
    'Weekdays at 08:00',
  ];
  const rows = keyboard(actions.map((action, index) => ({ label: labels[index] ?? '', action })));
  expect(rows.map((row) => row.map(({ label }) => label))).toEqual([
    ['Change'],
    ['short', '✓ medium', 'long'],
    ['Fewer', 'More', '+ World'],
    ['Every day at 08:00', 'Weekdays at 08:00'],
  ]);
});
