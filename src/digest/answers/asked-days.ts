/** The days that a question names: "yesterday", "on Tuesday", "this week", "in the last three days". */

export interface AskedDays {
  /** Instants between which the news of those days came out; what happens late is told the day after. */
  readonly from: string;
  readonly to: string;
  /** One day is meant and no other; of a week, what came before may still be the answer. */
  readonly exact: boolean;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Who asks may be half a day from UTC. */
const ZONES_MS = 12 * HOUR_MS;
const WEEK_DAYS = 7;
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven'];
const LAST_DAYS = new RegExp(`\\b(?:last|past) (\\d{1,2}|${NUMBERS.join('|')})? ?(day|week)s?\\b`, 'iu');

/** `now`: the instant at which it is asked. English. */
export function askedDays(question: string, now: string): AskedDays | undefined {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO('UTC').toPlainDate();
  const day = (ago: number): AskedDays => span(today.subtract({ days: ago }), 1, true);
  if (/\b(?:yesterday|last night)\b/iu.test(question)) return day(1);
  if (/\b(?:today|tonight|this (?:morning|afternoon|evening))\b/iu.test(question)) return day(0);
  const weekday = /\b(?:on|last|since|until) (\p{L}+day)\b/iu.exec(question)?.[1]?.toLowerCase();
  const index = weekday === undefined ? -1 : WEEKDAYS.indexOf(weekday);
  if (index >= 0) return day((today.dayOfWeek - 1 - index + 7) % 7);
  if (/\bthis week\b/iu.test(question))
    return span(today.subtract({ days: WEEK_DAYS }), WEEK_DAYS + 1, false);
  const last = LAST_DAYS.exec(question);
  if (!last) return undefined;
  const count = NUMBERS.indexOf((last[1] ?? '').toLowerCase()) + 2;
  const days =
    (last[1] === undefined ? 1 : count > 1 ? count : Number(last[1])) * (last[2] === 'week' ? 7 : 1);
  return span(today.subtract({ days }), days + 1, false);
}

function span(first: Temporal.PlainDate, days: number, exact: boolean): AskedDays {
  const from = first.toZonedDateTime('UTC').epochMilliseconds;
  return {
    from: new Date(from - ZONES_MS).toISOString(),
    to: new Date(from + days * DAY_MS + ZONES_MS).toISOString(),
    exact,
  };
}

/** Articles of the days asked after first; where there are some and one day alone was meant, no others. */
export function ofAskedDays<Dated extends { readonly publishedAt?: string; readonly addedAt: string }>(
  articles: readonly Dated[],
  days: AskedDays | undefined,
): readonly Dated[] {
  if (!days) return articles;
  const isThen = ({ publishedAt, addedAt }: Dated): boolean => {
    const at = publishedAt ?? addedAt;
    return at >= days.from && at < days.to;
  };
  const then = articles.filter(isThen);
  if (days.exact && then.length > 0) return then;
  return [...then, ...articles.filter((article) => !isThen(article))];
}
