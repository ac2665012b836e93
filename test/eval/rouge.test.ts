import { expect, test } from 'vitest';
import { isMadeOf } from '../../eval/made-of.ts';
import { rouge } from '../../eval/rouge.ts';

// The examples of Lin, 2004; "kill" and "killed" are one stem.
test.each([
  [['police kill the gunman'], ['police killed the gunman'], [1, 1, 1, 1]],
  [['the gunman killed police'], ['police killed the gunman'], [1, 1 / 3, 1 / 2, 1 / 2]],
  [['nothing alike here'], ['police killed a gunman'], [0, 0, 0, 0]],
  [[], ['police killed the gunman'], [0, 0, 0, 0]],
])('%j beside %j', (candidate, reference, [one, two, longest, longestByLine]) => {
  const scores = rouge(candidate, reference);
  expect(scores.one).toBeCloseTo(one ?? 0);
  expect(scores.two).toBeCloseTo(two ?? 0);
  expect(scores.longest).toBeCloseTo(longest ?? 0);
  expect(scores.longestByLine).toBeCloseTo(longestByLine ?? 0);
});

test('by line, a line of the reference counts what any line of the summary holds of it', () => {
  const { longestByLine } = rouge(['w1 w2 w6 w7 w8', 'w1 w3 w8 w9 w5'], ['w1 w2 w3 w4 w5']);
  expect(longestByLine).toBeCloseTo((2 * 4) / (10 + 5));
});

test.each([
  ['The dam is closed.', 'Meanwhile, the dam (an old one) is closed.', true],
  ['The dam is open.', 'The dam is closed.', false],
  ['Closed is the dam.', 'The dam is closed.', false],
  ['', 'The dam is closed.', true],
])('%j is made of %j: %s', (shown, source, made) => {
  expect(isMadeOf(shown, source)).toBe(made);
});
