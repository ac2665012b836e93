import { expect, test } from 'vitest';
import { REPLIES } from '../../eval/model/replies.ts';

const VALID = JSON.stringify({
  points: [
    { text: 'The baths stay open — “for two years”.', sentences: [1, 2] },
    { text: 'A new boiler is fitted.', sentences: [3] },
  ],
  headline: 'Baths saved',
});

test('there are forty faulty replies at least, each with a name of its own', () => {
  expect(REPLIES.filter((one) => one.expect === 'unusable').length).toBeGreaterThanOrEqual(40);
  expect(new Set(REPLIES.map(({ id }) => id)).size).toBe(REPLIES.length);
});

test.each(REPLIES.filter((one) => one.expect === 'usable'))('$id holds the value, whole', (reply) => {
  const made = reply.make(VALID);
  const content: unknown = reply.level === 'body' ? JSON.parse(made).choices[0].message.content : made;
  const found = [...String(content).matchAll(/\{/gu)].some(({ index }) => {
    const rest = String(content).slice(index);
    return [...rest.matchAll(/\}/gu)].some(({ index: end }) => parses(rest.slice(0, end + 1)));
  });
  expect(found).toBe(true);
});

test.each(REPLIES.filter((one) => one.expect === 'unusable'))('$id is not the value', (reply) => {
  expect(parses(reply.make(VALID))).toBe(false);
});

test.each(REPLIES.filter((one) => one.expect === 'either'))('$id is made', (reply) => {
  expect(reply.make(VALID)).not.toBe(VALID);
});

/** As the value that was asked for. */
function parses(json: string): boolean {
  try {
    return JSON.stringify(JSON.parse(json)) === VALID;
  } catch {
    return false;
  }
}
