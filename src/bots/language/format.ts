/** Counts and lists as a language writes them. */
import type { Cadence } from '../../model.ts';

export interface Forms {
  readonly one: string;
  readonly other: string;
}

/** "1 story", "6 stories": `forms` by the language's own plural rules. */
export function counted(locale: string, count: number, { one, other }: Forms): string {
  const form = new Intl.PluralRules(locale).select(count) === 'one' ? one : other;
  return `${count.toLocaleString(locale)} ${form}`;
}

/** "08:00, 12:00 and 18:00" */
export function listed(locale: string, items: readonly string[]): string {
  return new Intl.ListFormat(locale).format(items);
}

/** What a language calls its sets of days. */
export interface DayWords {
  readonly everyDay: string;
  readonly weekdays: string;
  readonly weekends: string;
  /** Monday first, each as a repeated day; `on` puts the list in its place. */
  readonly each: readonly [string, string, string, string, string, string, string];
  on(days: string): string;
  /** "15th", and what -1 is. */
  dayOfMonth(day: number): string;
  readonly lastDay: string;
  ofMonth(days: string): string;
  inMonths(months: string): string;
}

/** "08:00 and 18:00 on weekdays", "08:00 on the 1st and 15th of the month" */
export function cadenceIn(
  locale: string,
  words: DayWords,
  { times, days, monthDays, months }: Omit<Cadence, 'zone'>,
): string {
  const sets: Readonly<Record<string, string>> = {
    '1,2,3,4,5,6,7': words.everyDay,
    '1,2,3,4,5': words.weekdays,
    '6,7': words.weekends,
  };
  const each = days.map((day) => words.each[day - 1] ?? '');
  const ofMonth = monthDays
    ?.toSorted((a, b) => (a < 0 ? 1 : b < 0 ? -1 : a - b))
    .map((day) => (day === -1 ? words.lastDay : words.dayOfMonth(day)));
  const onDays = ofMonth
    ? words.ofMonth(listed(locale, ofMonth))
    : (sets[days.join()] ?? words.on(listed(locale, each)));
  const inMonths = months?.map((month) =>
    Temporal.PlainDate.from({ year: 2026, month, day: 1 }).toLocaleString(locale, { month: 'long' }),
  );
  return [listed(locale, times), onDays, inMonths && words.inMonths(listed(locale, inMonths))]
    .filter(Boolean)
    .join(' ');
}
