import { describe, expect, test } from 'vitest';
import { clockTime, findZone, fromNow, longDate, zonesLike } from '../src/time-zones.ts';

describe('findZone', () => {
  test.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['EUROPE/BERLIN', 'Europe/Berlin'],
    ['berlin', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['utc', 'UTC'],
    ['US/Eastern', 'US/Eastern'],
    ['Mars/Phobos', undefined],
    ['Iran', undefined],
    ['', undefined],
    ['../etc/passwd', undefined],
  ])('%s', (typed, zone) => {
    expect(findZone(typed)).toBe(zone);
  });
});

test('completions begin with the zones and cities that begin so', () => {
  expect(zonesLike('ber', 3)[0]).toMatch(/Ber/u);
  expect(zonesLike('Europe/Be', 5)).toContain('Europe/Berlin');
  expect(zonesLike('', 25)).toHaveLength(25);
});

test('local times as people read them', () => {
  expect(longDate('2026-11-24T23:30:00Z', 'Europe/Berlin')).toBe('Wednesday 25 November');
  expect(clockTime('2026-11-24T23:30:00Z', 'Europe/Berlin')).toBe('00:30');
});

test.each([
  ['2026-11-24T09:00:20Z', 'in less than a minute'],
  ['2026-11-24T09:01:00Z', 'in 1 minute'],
  ['2026-11-24T22:00:00Z', 'in 13 hours'],
  ['2026-11-27T09:00:00Z', 'in 3 days'],
])('%s is %s', (instant, words) => {
  expect(fromNow(instant, '2026-11-24T09:00:00Z')).toBe(words);
});
