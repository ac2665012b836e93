import { expect, test } from 'vitest';
import { askedDays, ofAskedDays } from '../../src/digest/answers/asked-days.ts';
import { stored } from '../articles.ts';

const NOW = '2026-11-25T09:00:00Z';
/** One article a day at noon, of the fortnight before. */
const daily = Array.from({ length: 14 }, (_, ago) =>
  stored({
    id: `${ago} days ago`,
    publishedAt: new Date(Date.parse('2026-11-25T06:00:00Z') - ago * 86_400_000).toISOString(),
  }),
);
const idsOf = (question: string): string[] =>
  ofAskedDays(daily, askedDays(question, NOW)).map(({ id }) => id);

test.each([
  ['What happened at the dam yesterday?', ['0 days ago', '1 days ago']],
  ['What did she say last night?', ['0 days ago', '1 days ago']],
  ['Who resigned today?', ['0 days ago']],
  ['Who resigned on Monday?', ['1 days ago', '2 days ago']],
  ['What was decided on Wednesday?', ['0 days ago']],
])('%s', (question, ids) => {
  expect(idsOf(question)).toEqual(ids);
});

test('of a week, its own news come first and the others are kept', () => {
  expect(idsOf('Which bank cut its rate this week?').slice(0, 8)).toEqual(
    daily.slice(0, 8).map(({ id }) => id),
  );
  expect(idsOf('Which bank cut its rate this week?')).toHaveLength(14);
  expect(askedDays('And in the last three days?', NOW)).toMatchObject({
    from: '2026-11-21T12:00:00.000Z',
    exact: false,
  });
});

test('where no day is named, or none of that day is stored, all are kept', () => {
  expect(askedDays('How long is the crack?', NOW)).toBeUndefined();
  expect(askedDays('Is Sunday Adeyemi the captain?', NOW)).toBeUndefined();
  const old = daily.slice(10);
  expect(ofAskedDays(old, askedDays('Who resigned today?', NOW))).toEqual(old);
});
