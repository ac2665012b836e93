/** When a chat wants its briefings: the words of /schedule become a cadence, and a cadence gives its next slot. */
import type { Cadence } from '../model.ts';
import { findZone } from '../time-zones.ts';

export type ScheduleRequest =
  | { readonly type: 'show' }
  | { readonly type: 'off' }
  | { readonly type: 'set'; readonly cadence: Cadence; readonly topic?: string }
  | { readonly type: 'invalid'; readonly problem: ScheduleProblem };

export type ScheduleProblem =
  | { readonly type: 'time-missing' }
  | { readonly type: 'no-time-of-day'; readonly word: string }
  | { readonly type: 'unknown-zone'; readonly word: string }
  | { readonly type: 'too-many-times'; readonly most: number };

const MOST_TIMES = 12;
const ALL_DAYS: Cadence['days'] = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS: Cadence['days'] = [1, 2, 3, 4, 5];
const WEEKEND: Cadence['days'] = [6, 7];
/** In English, and as people who are answered in German, French, Spanish or Portuguese may type them. */
const DAY_SETS: ReadonlyMap<string, Cadence['days']> = new Map([
  ...['daily', 'everyday', 'täglich', 'quotidien', 'diario', 'diariamente'].map(
    (word) => [word, ALL_DAYS] as const,
  ),
  ...['weekdays', 'workdays', 'werktags', 'wochentags', 'semaine', 'laborables', 'úteis'].map(
    (word) => [word, WORKDAYS] as const,
  ),
  ...['weekends', 'weekend', 'wochenende', 'wochenends', 'week-end', 'week-ends', 'findes'].map(
    (word) => [word, WEEKEND] as const,
  ),
]);
const DAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** "montag", "lundi", "lunes", "segunda": whole names only, as shorter ones are words of other languages. */
const OTHER_DAY_NAMES: ReadonlyMap<string, number> = new Map(
  ['de', 'fr', 'es', 'pt'].flatMap((locale) =>
    DAY_NAMES.map((_, index): [string, number] => {
      const monday = Temporal.PlainDate.from('2026-11-23');
      const name = monday.add({ days: index }).toLocaleString(locale, { weekday: 'long' });
      return [name.toLowerCase().replace(/-feira$/u, ''), index + 1];
    }),
  ),
);

/**
 * Reads "08:00 18:00 weekdays Europe/Berlin World": times of day, then days, then a zone, then a topic; all but the
 * first time may be left out. "" shows, "off" ends.
 */
export function parseSchedule(words: string, defaultZone: string): ScheduleRequest {
  const rest = words.trim().split(/\s+/u).filter(Boolean);
  if (rest.length === 0 || (rest.length === 1 && /^show$/iu.test(rest[0] ?? ''))) return { type: 'show' };
  if (rest.length === 1 && /^(?:off|stop|none|aus)$/iu.test(rest[0] ?? '')) return { type: 'off' };

  const times: string[] = [];
  const days = new Set<number>();
  let zone: string | undefined;
  while (rest[0] !== undefined) {
    const word = rest[0].replace(/,$/u, '');
    const time = parseTime(word);
    const someDays = time === undefined ? parseDays(word) : undefined;
    if (time !== undefined) times.push(...time);
    else if (someDays) for (const day of someDays) days.add(day);
    else if (looksLikeTime(word)) return invalid({ type: 'no-time-of-day', word });
    else break;
    rest.shift();
  }
  if (times.length === 0) return invalid({ type: 'time-missing' });
  if (times.length > MOST_TIMES) return invalid({ type: 'too-many-times', most: MOST_TIMES });

  // A zone is one word, or a city of up to three ("New York"); what follows it is the topic.
  for (const length of [3, 2, 1]) {
    const name = rest.slice(0, length).join(' ');
    const found = rest.length >= length ? findZone(name) : undefined;
    if (found === undefined) continue;
    zone = found;
    rest.splice(0, length);
    break;
  }
  const unknown = rest[0];
  if (zone === undefined && unknown !== undefined && /^[a-z]+\/[a-z_/]+$/iu.test(unknown)) {
    return invalid({ type: 'unknown-zone', word: unknown });
  }
  const [firstTime, ...moreTimes] = [...new Set(times)].toSorted();
  const [firstDay, ...moreDays] = [...days].toSorted((a, b) => a - b);
  if (firstTime === undefined) return invalid({ type: 'time-missing' });
  const cadence: Cadence = {
    times: [firstTime, ...moreTimes],
    days: firstDay === undefined ? ALL_DAYS : [firstDay, ...moreDays],
    zone: zone ?? defaultZone,
  };
  return rest.length > 0 ? { type: 'set', cadence, topic: rest.join(' ') } : { type: 'set', cadence };
}

/**
 * The first slot after `after`, as an ISO instant. A local time that a clock change leaves out becomes the first
 * instant that exists after it; one that comes twice is taken the first time.
 */
export function nextSlot(cadence: Cadence, after: string): string {
  const instant = Temporal.Instant.from(after);
  const today = instant.toZonedDateTimeISO(cadence.zone).toPlainDate();
  // Starts a day early: a slot pushed over midnight by a clock change belongs to the day before. Eight days from
  // today hold every weekday, whatever is left of today.
  for (let ahead = -1; ahead <= 8; ahead += 1) {
    const date = today.add({ days: ahead });
    if (!cadence.days.includes(date.dayOfWeek)) continue;
    for (const time of cadence.times) {
      const slot = slotOn(date, time, cadence.zone);
      if (Temporal.Instant.compare(slot, instant) > 0) return slot.toString();
    }
  }
  throw new RangeError(`no slot within eight days of ${after} for ${JSON.stringify(cadence)}`);
}

function slotOn(date: Temporal.PlainDate, time: string, zone: string): Temporal.Instant {
  const local = date.toPlainDateTime(Temporal.PlainTime.from(time));
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  // In a gap "earlier" gives a local time before the one asked for: the slot is then the end of the gap.
  if (Temporal.PlainDateTime.compare(earlier.toPlainDateTime(), local) >= 0) return earlier.toInstant();
  return (earlier.getTimeZoneTransition('next') ?? earlier).toInstant();
}

/** "08:00", "8:00", "8.00", "8h", "8am", "8:30pm", or several parted by commas. */
function parseTime(word: string): string[] | undefined {
  const found: string[] = [];
  for (const part of word.split(',').filter(Boolean)) {
    const match = /^(\d{1,2})(?:[:.h](\d{2}))?(?:h|uhr)?(am|pm)?$/iu.exec(part);
    if (!match || (match[2] === undefined && match[3] === undefined && !/h|uhr/iu.test(part)))
      return undefined;
    const [, hours, minutes = '00', half] = match;
    let hour = Number(hours);
    if (half) {
      if (hour < 1 || hour > 12) return undefined;
      hour = (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
    }
    if (hour > 23 || Number(minutes) > 59) return undefined;
    found.push(`${String(hour).padStart(2, '0')}:${minutes}`);
  }
  return found.length > 0 ? found : undefined;
}

function looksLikeTime(word: string): boolean {
  return /^\d/u.test(word);
}

/** "weekdays", "mon", "mon,wed,fri", "mon-fri". */
function parseDays(word: string): number[] | undefined {
  const set = DAY_SETS.get(word.toLowerCase());
  if (set) return [...set];
  const found: number[] = [];
  for (const part of word.toLowerCase().split(',').filter(Boolean)) {
    const [from, to, ...more] = part.split(/[-–]/u).map(dayOf);
    if (from === undefined || more.length > 0 || (part.search(/[-–]/u) >= 0 && to === undefined))
      return undefined;
    let day = from;
    found.push(day);
    while (to !== undefined && day !== to) {
      day = (day % 7) + 1;
      found.push(day);
    }
  }
  return found.length > 0 ? found : undefined;
}

function dayOf(name: string): number | undefined {
  const other = OTHER_DAY_NAMES.get(name) ?? OTHER_DAY_NAMES.get(name.replace(/s$/u, ''));
  if (other !== undefined) return other;
  if (
    !/^(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)$/u.test(name) &&
    !DAY_NAMES.includes(name.replace(/s$/u, ''))
  )
    return undefined;
  const index = DAY_NAMES.findIndex((day) => day.startsWith(name.slice(0, 3)));
  return index < 0 ? undefined : index + 1;
}

function invalid(problem: ScheduleProblem): ScheduleRequest {
  return { type: 'invalid', problem };
}
