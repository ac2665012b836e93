import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backOffMs, paceMs, withJitter } from '../../src/feeds/pace.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = '2026-11-24T08:00:00Z';
const every = (ms: number, from = Date.parse(NOW)): string[] =>
  Array.from({ length: 20 }, (_, index) => new Date(from - index * ms).toISOString());

describe('the pace of a feed', () => {
  test('is twice that of its entries, within bounds', () => {
    const pace = (ms: number): number => paceMs({ times: every(ms), hasNew: true }, NOW);
    expect(pace(40 * MINUTE)).toBe(20 * MINUTE);
    expect(pace(MINUTE)).toBe(5 * MINUTE);
    expect(pace(48 * HOUR)).toBe(6 * HOUR);
  });

  test('is never faster than it asks for, and never slower than six hours', () => {
    const asked = (askedMs: number): number => paceMs({ times: every(MINUTE), hasNew: true, askedMs }, NOW);
    expect(asked(HOUR)).toBe(HOUR);
    expect(asked(1_000 * HOUR)).toBe(6 * HOUR);
  });

  test('without dates quickens with something new and slackens with nothing', () => {
    const then = (hasNew: boolean): number => paceMs({ times: [], hasNew, previousMs: HOUR }, NOW);
    expect([then(true), then(false)]).toEqual([HOUR / 2, 1.5 * HOUR]);
  });

  test('stays within its bounds whatever the dates', () => {
    fc.assert(
      fc.property(
        fc.array(fc.date({ noInvalidDate: true })),
        fc.boolean(),
        fc.option(fc.nat(), { nil: undefined }),
        (dates, hasNew, askedMs) => {
          const pace = paceMs({ times: dates.map((date) => date.toISOString()), hasNew, askedMs }, NOW);
          expect(pace).toBeGreaterThanOrEqual(5 * MINUTE);
          expect(pace).toBeLessThanOrEqual(6 * HOUR);
        },
      ),
    );
  });
});

test('failures double the pause up to a day, or as long as the server asks', () => {
  expect([1, 2, 3, 50].map((failures) => backOffMs(failures))).toEqual([
    10 * MINUTE,
    20 * MINUTE,
    40 * MINUTE,
    24 * HOUR,
  ]);
  expect(backOffMs(1, 3 * HOUR)).toBe(3 * HOUR);
});

test('jitter is a tenth to either side', () => {
  expect([0, 0.5, 1].map((random) => withJitter(HOUR, random))).toEqual([54 * MINUTE, HOUR, 66 * MINUTE]);
});
