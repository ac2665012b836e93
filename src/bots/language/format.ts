/** Counts and lists as a language writes them. */

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
}

/** "08:00 and 18:00 on weekdays" */
export function cadenceIn(
  locale: string,
  words: DayWords,
  { times, days }: { readonly times: readonly string[]; readonly days: readonly number[] },
): string {
  const sets: Readonly<Record<string, string>> = {
    '1,2,3,4,5,6,7': words.everyDay,
    '1,2,3,4,5': words.weekdays,
    '6,7': words.weekends,
  };
  const each = days.map((day) => words.each[day - 1] ?? '');
  return `${listed(locale, times)} ${sets[days.join()] ?? words.on(listed(locale, each))}`;
}
