/** When a chat wants its briefings: the words of /schedule become a cadence, and a cadence becomes words. */
import type { Cadence } from '../model.ts';
import { findZone } from '../time-zones.ts';
import { cronFields, readCron } from './cron.ts';
import { everComes } from './next-slot.ts';
import { readEvery } from './every.ts';

export type ScheduleRequest =
  | { readonly type: 'show' }
  | { readonly type: 'off' }
  | { readonly type: 'set'; readonly cadence: Cadence; readonly topic?: string }
  | { readonly type: 'invalid'; readonly reason: string };

const MOST_TIMES = 24;
const ALL_DAYS: Cadence['days'] = [1, 2, 3, 4, 5, 6, 7];
const DAY_SETS: ReadonlyMap<string, Cadence['days']> = new Map([
  ['daily', ALL_DAYS],
  ['everyday', ALL_DAYS],
  ['weekdays', [1, 2, 3, 4, 5]],
  ['workdays', [1, 2, 3, 4, 5]],
  ['weekends', [6, 7]],
]);
const DAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const EXAMPLE = 'for example: /schedule 08:00 weekdays Europe/Berlin';

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
  if (rest.length === 1 && /^(?:off|stop|none)$/iu.test(rest[0] ?? '')) return { type: 'off' };
  const when = takeWhen(rest);
  if (typeof when === 'string') return invalid(when);
  const named = takeZone(rest);
  const unknown = rest[0];
  if (named === undefined && unknown !== undefined && /^[a-z]+\/[a-z_/]+$/iu.test(unknown)) {
    return invalid(`I know no time zone "${unknown}"; use an IANA name such as Europe/Berlin`);
  }
  const { days, ...others } = when;
  const [firstDay, ...moreDays] = [...new Set(days)].toSorted((a, b) => a - b);
  const cadence: Cadence = {
    ...others,
    days: firstDay === undefined ? ALL_DAYS : [firstDay, ...moreDays],
    zone: named ?? defaultZone,
  };
  if (!everComes(cadence)) return invalid('That day never comes');
  return rest.length > 0 ? { type: 'set', cadence, topic: rest.join(' ') } : { type: 'set', cadence };
}

/** Takes the words that say when from the front, or says what is wrong with them. */
function takeWhen(rest: string[]): When | string {
  if (/^every$/iu.test(rest[0] ?? '')) {
    const every = readEvery(rest);
    return typeof every === 'string' ? every : { ...every, days: takeDays(rest)?.days ?? [] };
  }
  const isCron = /^cron$/iu.test(rest[0] ?? '');
  if (isCron) rest.shift();
  const fields = cronFields(rest);
  if (!isCron && fields === 0) return takeTimes(rest);
  const cron = readCron(rest.splice(0, fields || rest.length));
  return cron.type === 'invalid' ? cron.reason : cron.when;
}

/** Times and days in any order. */
function takeTimes(rest: string[]): When | string {
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
  if (/^\d/u.test(rest[0] ?? '')) return `"${rest[0]}" is no time of day; use 00:00 to 23:59`;
  const [firstTime, ...moreTimes] = [...new Set(times)].toSorted();
  if (firstTime === undefined) return 'Which time of day?';
  if (moreTimes.length >= MOST_TIMES) return `At most ${MOST_TIMES} times a day`;
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

/** "08:00 and 18:00 on weekdays", "08:00 on the 1st and 15th of the month" */
export function describeCadence({ times, days, monthDays, months }: Cadence): string {
  const list = new Intl.ListFormat('en-GB');
  const each = days.map((day) => `${capital(DAY_NAMES[day - 1] ?? '')}s`);
  const onDays = DAYS_IN_WORDS.get(days.join()) ?? `on ${list.format(each)}`;
  const ofMonth = monthDays && `on the ${list.format(monthDays.map(ordinal))} of the month`;
  const inMonths = months && `in ${list.format(months.map(monthName))}`;
  return [list.format(times), ofMonth ?? onDays, inMonths].filter(Boolean).join(' ');
}

const DAYS_IN_WORDS: ReadonlyMap<string, string> = new Map([
  ['1,2,3,4,5,6,7', 'every day'],
  ['1,2,3,4,5', 'on weekdays'],
  ['6,7', 'at weekends'],
]);

function ordinal(day: number): string {
  if (day === -1) return 'last day';
  const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
  return `${day}${endings[new Intl.PluralRules('en', { type: 'ordinal' }).select(day)] ?? 'th'}`;
}

function monthName(month: number): string {
  return new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2026, month - 1, 1),
  );
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
  if (
    !/^(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)$/u.test(name) &&
    !DAY_NAMES.includes(name.replace(/s$/u, ''))
  )
    return undefined;
  const index = DAY_NAMES.findIndex((day) => day.startsWith(name.slice(0, 3)));
  return index < 0 ? undefined : index + 1;
}

function invalid(reason: string): ScheduleRequest {
  return { type: 'invalid', reason: `${reason}; ${EXAMPLE}`.replace('?;', '?') };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
