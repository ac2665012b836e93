import { expect, test } from 'vitest';
import { saysOpposite } from '../../src/digest/answers/opposites.ts';
import { stem } from '../../src/digest/words.ts';

const stems = (text: string): ReadonlySet<string> => new Set(text.split(' ').map((word) => stem(word)));

test.each([
  ['when did testing stop', 'testing resumed in May', true],
  ['what was necessary', 'they thought it unnecessary', true],
  ['what was illegal', 'it is legal to fish', true],
  ['the largest lake', 'the largest lake in the country', false],
  ['who opened the road', 'the road was opened and later closed', false],
  ['before the war', 'it came before and after the war', false],
])('%s / %s', (asked, said, expected) => {
  expect(saysOpposite(stems(asked), stems(said))).toBe(expected);
});
