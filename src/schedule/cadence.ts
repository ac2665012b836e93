/** When a chat wants its briefings: the words of /schedule become a cadence. */
import type { Cadence } from '../model.ts';
import { findZone } from '../time-zones.ts';
import { cronFields, type CronProblem, readCron } from './cron.ts';
import { everComes } from './next-slot.ts';
import { type EveryProblem, readEvery } from './every.ts';

export type ScheduleRequest =
  | { readonly type: 'show' }
  | { readonly type: 'off' }
  | { readonly type: 'set'; readonly cadence: Cadence; readonly topic?: string }
  | { readonly type: 'invalid'; readonly problem: ScheduleProblem };

/** What is wrong with the words; each language says it in its own. */
export type ScheduleProblem =
  | { readonly type: 'time-missing' | 'never' }
  | { readonly type: 'no-time-of-day' | 'unknown-zone'; readonly word: string }
  | { readonly type: 'too-many-times'; readonly most: number }
  | CronProblem
  | EveryProblem;

const MOST_TIMES = 24;
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

/** A cadence but for its zone; `days` are those that were named. */
interface When extends Pick<Cadence, 'times' | 'monthDays' | 'months'> {
  readonly days: readonly number[];
}

/**
 * Reads "08:00 18:00 weekdays Europe/Berlin World": times of day, then days, then a zone, then a topic; all but the
 * first time may be left out. Also "08:00 weekly fri", "08:00 monthly 1,15" (or "last"), "every 3 hours 07:00-22:00", and
 * "cron 0 8 * * 1-5". "" shows, "off" ends.
 */
export function parseSchedule(words: string, defaultZone: string): ScheduleRequest {
  const rest = words.trim().split(/\s+/u).filter(Boolean);
  if (rest.length === 0 || (rest.length === 1 && /^show$/iu.test(rest[0] ?? ''))) return { type: 'show' };
  if (rest.length === 1 && /^(?:off|stop|none|aus)$/iu.test(rest[0] ?? '')) return { type: 'off' };
  const when = takeWhen(rest);
  if ('type' in when) return { type: 'invalid', problem: when };
  const named = takeZone(rest);
  const unknown = rest[0];
  if (named === undefined && unknown !== undefined && /^[a-z]+\/[a-z_/]+$/iu.test(unknown)) {
    return { type: 'invalid', problem: { type: 'unknown-zone', word: unknown } };
  }
  const { days, ...others } = when;
  const [firstDay, ...moreDays] = [...new Set(days)].toSorted((a, b) => a - b);
  const cadence: Cadence = {
    ...others,
    days: firstDay === undefined ? ALL_DAYS : [firstDay, ...moreDays],
    zone: named ?? defaultZone,
  };
  if (!everComes(cadence)) return { type: 'invalid', problem: { type: 'never' } };
  return rest.length > 0 ? { type: 'set', cadence, topic: rest.join(' ') } : { type: 'set', cadence };
}

/** Takes the words that say when from the front, or says what is wrong with them. */
function takeWhen(rest: string[]): When | ScheduleProblem {
  if (/^every$/iu.test(rest[0] ?? '')) {
    const every = readEvery(rest);
    return 'type' in every ? every : { ...every, days: takeDays(rest)?.days ?? [] };
  }
  const isCron = /^cron$/iu.test(rest[0] ?? '');
  if (isCron) rest.shift();
  const fields = cronFields(rest);
  if (!isCron && fields === 0) return takeTimes(rest);
  const cron = readCron(rest.splice(0, fields || rest.length));
  return cron.type === 'read' ? cron.when : cron;
}

/** Times and days in any order. */
function takeTimes(rest: string[]): When | ScheduleProblem {
  const times: string[] = [];
  const days: number[] = [];
  let monthDays: Cadence['monthDays'];
  for (;;) {
    const time = parseTime(bare(rest[0]));
    const some = time ? undefined : takeDays(rest);
    if (time) {
      times.push(...time);
      rest.shift();
    } else if (some) {
      days.push(...some.days);
      monthDays = some.monthDays ?? monthDays;
    } else break;
  }
  if (/^\d/u.test(rest[0] ?? '')) return { type: 'no-time-of-day', word: rest[0] ?? '' };
  const [firstTime, ...moreTimes] = [...new Set(times)].toSorted();
  if (firstTime === undefined) return { type: 'time-missing' };
  if (moreTimes.length >= MOST_TIMES) return { type: 'too-many-times', most: MOST_TIMES };
  return { times: [firstTime, ...moreTimes], days, ...(monthDays ? { monthDays } : {}) };
}

/** "weekdays", "mon,wed", "weekly" (on Mondays) or "weekly fri", "monthly" (on the 1st) or "monthly 15". */
function takeDays(rest: string[]): Pick<When, 'days' | 'monthDays'> | undefined {
  const first = bare(rest[0]).toLowerCase();
  if (first === 'monthly') {
    rest.shift();
    const [day = 1, ...more] = takeMonthDays(rest);
    return { days: [], monthDays: [day, ...more] };
  }
  if (first === 'weekly') rest.shift();
  const days = parseDays(bare(rest[0]));
  if (days) rest.shift();
  return days || first === 'weekly' ? { days: days ?? [1] } : undefined;
}

/** "1,15", "15th", "last"; -1 is the last day. */
function takeMonthDays(rest: string[]): number[] {
  const parts = (rest[0] ?? '').toLowerCase().split(',').filter(Boolean);
  const days = parts.map((part) =>
    part === 'last' ? -1 : Number(/^(\d{1,2})(?:st|nd|rd|th|\.)?$/u.exec(part)?.[1] ?? NaN),
  );
  if (days.length === 0 || !days.every((day) => day === -1 || (day >= 1 && day <= 31))) return [];
  rest.shift();
  return [...new Set(days)].toSorted((a, b) => a - b);
}

/** A zone is one word, or a city of up to three ("New York"); what follows it is the topic. */
function takeZone(rest: string[]): string | undefined {
  for (const length of [3, 2, 1]) {
    const found = rest.length >= length ? findZone(rest.slice(0, length).join(' ')) : undefined;
    if (found === undefined) continue;
    rest.splice(0, length);
    return found;
  }
  return undefined;
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

function bare(word = ''): string {
  return word.replace(/,$/u, '');
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
