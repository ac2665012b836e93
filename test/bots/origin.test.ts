import { expect, test } from 'vitest';
import { english } from '../../src/bots/language/en.ts';
import { german } from '../../src/bots/language/de.ts';
import { when } from '../../src/bots/origin.ts';

const telling = { wording: english, zone: 'America/New_York', now: '2026-11-25T15:00:00Z' };

test.each([
  ['today, its time', '2026-11-25T12:12:00Z', '07:12'],
  ['earlier, its date too', '2026-11-24T12:12:00Z', '24 November 07:12'],
  ['another year', '2025-11-24T12:12:00Z', '24 November 2025'],
  ['a page that gave the day alone', '2026-11-25T00:00:00Z', '25 November'],
  ['that, of another year', '2025-07-14T00:00:00.000Z', '14 July 2025'],
])('%s', (_, instant, shown) => {
  expect(when(instant, telling)).toBe(shown);
});

test('in the language of the reader', () => {
  expect(when('2026-11-24T00:00:00Z', { ...telling, wording: german })).toMatch(/^24\. November/u);
});
