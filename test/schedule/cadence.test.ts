import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextSlot, parseSchedule } from '../../src/schedule/cadence.ts';
import type { Cadence } from '../../src/model.ts';

const EVERY_DAY: Cadence['days'] = [1, 2, 3, 4, 5, 6, 7];
const WEEKDAYS = [1, 2, 3, 4, 5];

describe('parseSchedule', () => {
  test.each([
    ['08:00', { times: ['08:00'], days: EVERY_DAY, zone: 'Europe/Paris' }, undefined],
    ['8am', { times: ['08:00'], days: EVERY_DAY, zone: 'Europe/Paris' }, undefined],
    ['12am 12pm', { times: ['00:00', '12:00'], days: EVERY_DAY, zone: 'Europe/Paris' }, undefined],
    ['08:00 18:00', { times: ['08:00', '18:00'], days: EVERY_DAY, zone: 'Europe/Paris' }, undefined],
    ['18:00,08:00,18:00', { times: ['08:00', '18:00'], days: EVERY_DAY, zone: 'Europe/Paris' }, undefined],
    ['08:00 weekdays', { times: ['08:00'], days: WEEKDAYS, zone: 'Europe/Paris' }, undefined],
    ['08:00 weekends', { times: ['08:00'], days: [6, 7], zone: 'Europe/Paris' }, undefined],
    ['08:00 mon,wed,fri', { times: ['08:00'], days: [1, 3, 5], zone: 'Europe/Paris' }, undefined],
    ['08:00 Fri-Mon', { times: ['08:00'], days: [1, 5, 6, 7], zone: 'Europe/Paris' }, undefined],
    ['08:00 Europe/Berlin', { times: ['08:00'], days: EVERY_DAY, zone: 'Europe/Berlin' }, undefined],
    ['08:00 daily', { times: ['08:00'], days: EVERY_DAY, zone: 'Europe/Paris' }, undefined],
    ['08:00 wochentags', { times: ['08:00'], days: WEEKDAYS, zone: 'Europe/Paris' }, undefined],
    ['8h lundi,jeudi', { times: ['08:00'], days: [1, 4], zone: 'Europe/Paris' }, undefined],
    ['08:00 segunda sábados', { times: ['08:00'], days: [1, 6], zone: 'Europe/Paris' }, undefined],
    ['08:00 europe/berlin', { times: ['08:00'], days: EVERY_DAY, zone: 'Europe/Berlin' }, undefined],
    ['08:00 New York', { times: ['08:00'], days: EVERY_DAY, zone: 'America/New_York' }, undefined],
    [
      '08:00 weekdays Europe/Berlin Science',
      { times: ['08:00'], days: WEEKDAYS, zone: 'Europe/Berlin' },
      'Science',
    ],
    ['08:00 climate change', { times: ['08:00'], days: EVERY_DAY, zone: 'Europe/Paris' }, 'climate change'],
    ['08:00 Iran', { times: ['08:00'], days: EVERY_DAY, zone: 'Europe/Paris' }, 'Iran'],
  ])('%s', (words, cadence, topic) => {
    const request = parseSchedule(words, 'Europe/Paris');
    expect(request).toEqual({ type: 'set', cadence, ...(topic && { topic }) });
  });

  test.each([
    ['', 'show'],
    ['  ', 'show'],
    ['off', 'off'],
    ['OFF', 'off'],
  ])('%j asks to %s', (words, type) => {
    expect(parseSchedule(words, 'UTC')).toEqual({ type });
  });

  test.each([
    ['25:99', { type: 'no-time-of-day', word: '25:99' }],
    ['24:00', { type: 'no-time-of-day', word: '24:00' }],
    ['8', { type: 'no-time-of-day', word: '8' }],
    ['13pm', { type: 'no-time-of-day', word: '13pm' }],
    ['08:00 Mars/Phobos', { type: 'unknown-zone', word: 'Mars/Phobos' }],
    ['tomorrow', { type: 'time-missing' }],
    ['weekdays', { type: 'time-missing' }],
  ])('%s is refused', (words, problem) => {
    expect(parseSchedule(words, 'UTC')).toEqual({ type: 'invalid', problem });
  });

  test('any words give an answer', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('__proto__', 'constructor')),
        (words) => parseSchedule(words, 'UTC').type.length > 0,
      ),
    );
  });
});

describe('nextSlot', () => {
  const daily = (time: string, zone: string): Cadence => ({ times: [time], days: EVERY_DAY, zone });

  test.each([
    ['later today', daily('08:00', 'Europe/Berlin'), '2026-11-24T06:59:00Z', '2026-11-24T07:00:00Z'],
    [
      'never the moment itself',
      daily('08:00', 'Europe/Berlin'),
      '2026-11-24T07:00:00Z',
      '2026-11-25T07:00:00Z',
    ],
    [
      'over the weekend',
      { ...daily('08:00', 'UTC'), days: [1] },
      '2026-11-24T09:00:00Z',
      '2026-11-30T08:00:00Z',
    ],
    [
      'the same weekday in a week',
      { ...daily('08:00', 'UTC'), days: [2] },
      '2026-11-24T09:00:00Z',
      '2026-12-01T08:00:00Z',
    ],
    [
      'across the date line',
      daily('00:30', 'Pacific/Kiritimati'),
      '2026-11-24T09:00:00Z',
      '2026-11-24T10:30:00Z',
    ],
    [
      'summer time to standard time',
      daily('08:00', 'Europe/Berlin'),
      '2026-10-24T07:00:00Z',
      '2026-10-25T07:00:00Z',
    ],
    [
      'a time that does not exist: the next that does',
      daily('02:30', 'Europe/Berlin'),
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:00:00Z',
    ],
    [
      'a time that comes twice: the first',
      daily('02:30', 'Europe/Berlin'),
      '2026-10-24T12:00:00Z',
      '2026-10-25T00:30:00Z',
    ],
    ['and not the second', daily('02:30', 'Europe/Berlin'), '2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z'],
    [
      'midnight that does not exist',
      daily('00:30', 'Africa/Cairo'),
      '2026-04-23T12:00:00Z',
      '2026-04-23T22:00:00Z',
    ],
  ] as const)('%s', (_, cadence, after, expected) => {
    expect(nextSlot(cadence, after)).toBe(expected);
  });

  test('each day has one slot at the local time, in every zone with clock changes of its own', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'America/Santiago',
      'Asia/Kathmandu',
    ];
    for (const zone of zones) {
      for (const time of ['00:30', '02:30', '08:00']) {
        let at = '2025-12-31T12:00:00Z';
        const days = new Set<string>();
        for (let count = 0; count < 366; count += 1) {
          at = nextSlot(daily(time, zone), at);
          const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
          expect(local.toPlainTime().toString() >= time, `${at} in ${zone}`).toBe(true);
          days.add(local.toPlainDate().toString());
        }
        expect(days.size, `${time} in ${zone}`).toBe(366);
      }
    }
  });
});
