/** A cron expression of five fields as a cadence: minute, hour, day of the month, month, day of the week. */
import type { Cadence } from '../model.ts';

export type CronRead = { readonly type: 'read'; readonly when: Omit<Cadence, 'zone'> } | CronProblem;

export type CronProblem =
  | { readonly type: 'cron-fields' | 'cron-days' }
  | { readonly type: 'cron-field'; readonly word: string; readonly field: string }
  | { readonly type: 'too-many-times'; readonly most: number };

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Names of its values, from `from` on. */
  readonly names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FIELDS: readonly [Field, Field, Field, Field, Field] = [
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day of the month', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, names: MONTHS },
  // Sunday is 0 and 7.
  { name: 'day of the week', from: 0, to: 7, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];
const MOST_TIMES = 24;

const FIELD = /^(?:(?:^|,)(?:\*|\d{1,2}(?:-\d{1,2})?|[a-z]{3}(?:-[a-z]{3})?)(?:\/\d{1,2})?)+$/iu;

/** How many words at the front are meant as its fields: five, six where there are seconds too, or none. */
export function cronFields(words: readonly string[]): number {
  const first = words.slice(0, FIELDS.length);
  if (first.length < FIELDS.length || !first.every((word) => FIELD.test(word)) || !first.includes('*'))
    return 0;
  return /^[\d*]/u.test(words[FIELDS.length] ?? '') ? FIELDS.length + 1 : FIELDS.length;
}

export function readCron(words: readonly string[]): CronRead {
  if (words.length !== FIELDS.length) return { type: 'cron-fields' };
  const values: number[][] = [];
  for (const [index, field] of FIELDS.entries()) {
    const read = readField(words[index] ?? '', field);
    if (!read) return { type: 'cron-field', word: words[index] ?? '', field: field.name };
    values.push(read);
  }
  const [minutes = [], hours = [], monthDays = [], months = [], weekdays = []] = values;
  if (words[2] !== '*' && words[4] !== '*') return { type: 'cron-days' };
  if (minutes.length * hours.length > MOST_TIMES) return { type: 'too-many-times', most: MOST_TIMES };
  const times = hours.flatMap((hour) => minutes.map((minute) => `${two(hour)}:${two(minute)}`));
  const days = [...new Set(weekdays.map((day) => (day === 0 ? 7 : day)))].toSorted((a, b) => a - b);
  const [firstTime, ...moreTimes] = times;
  const [firstDay, ...moreDays] = days;
  const [firstMonthDay, ...moreMonthDays] = monthDays;
  const [firstMonth, ...moreMonths] = months;
  if (
    firstTime === undefined ||
    firstDay === undefined ||
    firstMonthDay === undefined ||
    firstMonth === undefined
  )
    return { type: 'cron-fields' };
  return {
    type: 'read',
    when: {
      times: [firstTime, ...moreTimes],
      days: [firstDay, ...moreDays],
      ...(words[2] === '*' ? {} : { monthDays: [firstMonthDay, ...moreMonthDays] }),
      ...(words[3] === '*' ? {} : { months: [firstMonth, ...moreMonths] }),
    },
  };
}

/** "*", "5", "1-5", "mon-fri", "0,30", and each with a step: "8-20/3". */
function readField(word: string, { from, to, names = [] }: Field): number[] | undefined {
  const valueOf = (text: string): number | undefined => {
    const named = names.indexOf(text.toLowerCase().slice(0, 3));
    const value = /^\d{1,2}$/u.test(text) ? Number(text) : named < 0 ? NaN : named + (from === 1 ? 1 : 0);
    return value >= from && value <= to ? value : undefined;
  };
  const found = new Set<number>();
  for (const part of word.split(',')) {
    const [, range = '', step = '1'] = /^([^/]+)(?:\/(\d{1,2}))?$/u.exec(part) ?? [];
    const [first = '', last = part.includes('/') ? String(to) : first, ...more] = range.split('-');
    const [low, high] = range === '*' ? [from, to === 7 ? 6 : to] : [valueOf(first), valueOf(last)];
    if (low === undefined || high === undefined || low > high || more.length > 0 || Number(step) < 1)
      return undefined;
    for (let value = low; value <= high; value += Number(step)) found.add(value);
  }
  return [...found].toSorted((a, b) => a - b);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
