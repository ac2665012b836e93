/** The slots of a cadence, one after the other, by the calendar of its zone. */
import type { Cadence } from '../model.ts';

/** A 29 February that is a Monday comes every 28 years, and once, over a century without a leap year, after 40. */
const FARTHEST_YEARS = 41;

/**
 * The first slot after `after`, as an ISO instant. A local time that a clock change leaves out becomes the first instant that
 * exists after it; one that comes twice is taken the first time. Throws a RangeError for a zone that is not in the time zone
 * data, and for a cadence that never comes.
 */
export function nextSlot(cadence: Cadence, after: string): string {
  const slot = findSlot(cadence, after);
  if (slot === undefined) throw new RangeError(`${JSON.stringify(cadence)} never comes`);
  return slot;
}

/** Whether there is such a day at all: there is no 30 February. */
export function everComes(cadence: Cadence): boolean {
  return findSlot({ ...cadence, zone: 'UTC' }, '2026-01-01T00:00:00Z') !== undefined;
}

function findSlot(cadence: Cadence, after: string): string | undefined {
  const { times, months, zone } = cadence;
  const instant = Temporal.Instant.from(after);
  const today = instant.toZonedDateTimeISO(zone).toPlainDate();
  const isAfter = (slot: Temporal.Instant): boolean => Temporal.Instant.compare(slot, instant) > 0;
  // Starts a day early: a slot pushed over midnight by a clock change belongs to the day before.
  let date = today.subtract({ days: 1 });
  while (date.year <= today.year + FARTHEST_YEARS) {
    if (months && !months.includes(date.month)) {
      date = date.with({ day: 1 }).add({ months: 1 });
      continue;
    }
    // A day whose last slot is over has no other.
    if (isDay(date, cadence) && isAfter(slotOn(date, times.at(-1) ?? times[0], zone))) {
      const slots = times.map((time) => slotOn(date, time, zone));
      return slots.find(isAfter)?.toString();
    }
    date = date.add({ days: 1 });
  }
  return undefined;
}

function isDay(date: Temporal.PlainDate, { days, monthDays }: Cadence): boolean {
  const ofMonth = (day: number): boolean => date.day === (day === -1 ? date.daysInMonth : day);
  return days.includes(date.dayOfWeek) && (monthDays === undefined || monthDays.some(ofMonth));
}

function slotOn(date: Temporal.PlainDate, time: string, zone: string): Temporal.Instant {
  const local = date.toPlainDateTime(Temporal.PlainTime.from(time));
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  // In a gap "earlier" gives a local time before the one asked for: the slot is then the end of the gap.
  if (Temporal.PlainDateTime.compare(earlier.toPlainDateTime(), local) >= 0) return earlier.toInstant();
  return (earlier.getTimeZoneTransition('next') ?? earlier).toInstant();
}
