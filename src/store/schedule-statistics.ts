/** How many schedules there are, and what became of deliveries, as both databases are asked for it. */
import type { SettledCount } from './ports.ts';

type Row = Readonly<Record<string, unknown>>;

export const BY_PLATFORM =
  'SELECT platform, count(*) AS count FROM subscriptions GROUP BY platform ORDER BY platform';

export function toCounts(rows: readonly Row[]): ReadonlyMap<string, number> {
  return new Map(rows.map((row) => [String(row['platform']), Number(row['count'])]));
}

/** `WHERE` follows. */
export const SETTLED = `SELECT platform, state, count(*) AS count, max(settled_at - slot) AS most_late,
  count(CASE WHEN settled_at - slot <= 60000 THEN 1 END) AS within_minute,
  count(CASE WHEN settled_at - slot <= 600000 THEN 1 END) AS within_ten_minutes FROM deliveries`;

export const BY_STATE = 'GROUP BY platform, state ORDER BY platform, state';

export function toSettledCount(row: Row): SettledCount {
  const states: readonly SettledCount['state'][] = ['sent', 'gone', 'given-up'];
  return {
    platform: String(row['platform']),
    state: states.find((state) => state === row['state']) ?? 'given-up',
    count: Number(row['count']),
    withinMinute: Number(row['within_minute']),
    withinTenMinutes: Number(row['within_ten_minutes']),
    mostLateMs: Math.max(Number(row['most_late']), 0),
  };
}
