import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSchedule } from '../../src/schedule/cadence.ts';
import { nextSlot } from '../../src/schedule/next-slot.ts';
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
    ['08:00 europe/berlin', { times: ['08:00'], days: EVERY_DAY, zone: 'Europe/Berlin' }, undefined],
    ['08:00 New York', { times: ['08:00'], days: EVERY_DAY, zone: 'America/New_York' }, undefined],
    [
      '08:00 weekdays Europe/Berlin Science',
      { times: ['08:00'], days: WEEKDAYS, zone: 'Europe/Berlin' },
      'Science',
    ],
    ['08:00 climate change', { times: ['08:00'], days: EVERY_DAY, zone: 'Europe/Paris' }, 'climate change'],
    ['weekdays 08:00', { times: ['08:00'], days: WEEKDAYS, zone: 'Europe/Paris' }, undefined],
    ['08:00 wochentags', { times: ['08:00'], days: WEEKDAYS, zone: 'Europe/Paris' }, undefined],
    ['8h lundi,jeudi', { times: ['08:00'], days: [1, 4], zone: 'Europe/Paris' }, undefined],
    ['08:00 segunda sábados', { times: ['08:00'], days: [1, 6], zone: 'Europe/Paris' }, undefined],
    ['08:00 daily', { times: ['08:00'], days: EVERY_DAY, zone: 'Europe/Paris' }, undefined],
    ['08:00 weekly', { times: ['08:00'], days: [1], zone: 'Europe/Paris' }, undefined],
    ['08:00 weekly fri Sport', { times: ['08:00'], days: [5], zone: 'Europe/Paris' }, 'Sport'],
    ['08:00 monthly', { times: ['08:00'], days: EVERY_DAY, monthDays: [1], zone: 'Europe/Paris' }, undefined],
    [
      '08:00 monthly 1st,15th,last UTC',
      { times: ['08:00'], days: EVERY_DAY, monthDays: [-1, 1, 15], zone: 'UTC' },
      undefined,
    ],
    [
      'every 3 hours',
      {
        times: ['07:00', '10:00', '13:00', '16:00', '19:00', '22:00'],
        days: EVERY_DAY,
        zone: 'Europe/Paris',
      },
      undefined,
    ],
    [
      'every 4h 09:30-18:00 weekdays World',
      { times: ['09:30', '13:30', '17:30'], days: WEEKDAYS, zone: 'Europe/Paris' },
      'World',
    ],
    [
      'every hour from 8 to 10 Europe/Berlin',
      { times: ['08:00', '09:00', '10:00'], days: EVERY_DAY, zone: 'Europe/Berlin' },
      undefined,
    ],
    ['cron 0 8 * * 1-5', { times: ['08:00'], days: WEEKDAYS, zone: 'Europe/Paris' }, undefined],
    [
      '*/30 8-9 * * sun,MON Europe/Berlin Science',
      { times: ['08:00', '08:30', '09:00', '09:30'], days: [1, 7], zone: 'Europe/Berlin' },
      'Science',
    ],
    [
      '0 8 1,15 jan-mar *',
      { times: ['08:00'], days: EVERY_DAY, monthDays: [1, 15], months: [1, 2, 3], zone: 'Europe/Paris' },
      undefined,
    ],
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
    ['cron 0 8 * *', { type: 'cron-fields' }],
    ['* * * * * *', { type: 'cron-fields' }],
    ['* * * * *', { type: 'too-many-times', most: 24 }],
    ['61 8 * * *', { type: 'cron-field', word: '61', field: 'minute' }],
    ['0 8 1 * 1', { type: 'cron-days' }],
    ['0 8 31 2 *', { type: 'never' }],
    ['every 30 minutes', { type: 'hours-missing' }],
    ['every 3 hours 22-07', { type: 'no-hours-of-day', word: '22-07' }],
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

  test.each([
    ['the 1st of the month', { monthDays: [1] }, '2026-11-24T09:00:00Z', '2026-12-01T08:00:00Z'],
    ['the last of a short month', { monthDays: [-1] }, '2026-02-01T00:00:00Z', '2026-02-28T08:00:00Z'],
    ['the 31st, where there is one', { monthDays: [31] }, '2026-08-31T09:00:00Z', '2026-10-31T08:00:00Z'],
    ['29 February', { monthDays: [29], months: [2] }, '2026-01-01T00:00:00Z', '2028-02-29T08:00:00Z'],
    ['Fridays the 13th', { monthDays: [13], days: [5] }, '2026-03-14T00:00:00Z', '2026-11-13T08:00:00Z'],
    ['only in June', { months: [6] }, '2026-07-01T00:00:00Z', '2027-06-01T08:00:00Z'],
  ] as const)('on %s', (_, some, after, expected) => {
    expect(nextSlot({ ...daily('08:00', 'UTC'), ...some }, after)).toBe(expected);
  });

  test('in every zone of the data: one slot a day, at the local time or, where there is none, at the next that there is', () => {
    // Between two clock changes one day is like another, so the days around each are looked at.
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      for (const day of daysToLookAt(zone)) {
        for (const time of ['00:30', '02:30', '08:00']) {
          const wanted = day.toPlainDateTime(Temporal.PlainTime.from(time));
          const eve = wanted.subtract({ hours: 20 }).toZonedDateTime(zone).toInstant().toString();
          const slot = Temporal.Instant.from(nextSlot(daily(time, zone), eve)).toZonedDateTimeISO(zone);
          const exists = wanted.toZonedDateTime(zone).toPlainDateTime().equals(wanted);
          if (exists) expect(slot.toPlainDateTime().toString(), zone).toBe(wanted.toString());
          else {
            // The clocks jump over it, to the slot.
            const before = slot.subtract({ nanoseconds: 1 }).toPlainDateTime();
            expect(before.toString() < wanted.toString(), `${before} ${wanted} in ${zone}`).toBe(true);
            expect(slot.toPlainDateTime().toString() > wanted.toString(), `${slot} ${wanted}`).toBe(true);
          }
          // And nothing more that day.
          const next = Temporal.Instant.from(nextSlot(daily(time, zone), slot.toInstant().toString()));
          const hours = slot.toInstant().until(next, { largestUnit: 'hours' }).hours;
          expect(hours, `${slot} in ${zone}`).toBeGreaterThanOrEqual(22);
          expect(hours, `${slot} in ${zone}`).toBeLessThanOrEqual(26);
        }
      }
    }
  });
});

/** Of 2026 and 2027: a day of each quarter, and those around each clock change. */
function daysToLookAt(zone: string): Temporal.PlainDate[] {
  const end = Temporal.ZonedDateTime.from({ year: 2028, month: 1, day: 1, timeZone: zone });
  const quarters = Array.from({ length: 8 }, (_, index) =>
    Temporal.PlainDate.from('2026-01-15').add({ months: 3 * index }),
  );
  const changes: Temporal.PlainDate[] = [];
  let at: Temporal.ZonedDateTime | null = end.subtract({ years: 2 });
  for (
    at = at.getTimeZoneTransition('next');
    at && Temporal.ZonedDateTime.compare(at, end) < 0;
    at = at.getTimeZoneTransition('next')
  )
    changes.push(...[-1, 0, 1].map((days) => at?.toPlainDate().add({ days }) ?? end.toPlainDate()));
  return [...quarters, ...changes];
}
