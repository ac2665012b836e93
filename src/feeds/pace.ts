/** How often a feed is read: as often as it changes, as seldom as it asks. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SHORTEST_MS = 5 * MINUTE_MS;
const LONGEST_MS = 6 * HOUR_MS;
const FIRST_MS = 30 * MINUTE_MS;
const FIRST_BACK_OFF_MS = 10 * MINUTE_MS;
const LONGEST_BACK_OFF_MS = 24 * HOUR_MS;
/** Of the newest entries, so many tell how often new ones come. */
const ENTRIES = 10;
const JITTER = 0.1;

export interface Reading {
  /** Instants of its entries, in any order; none where they have no dates or nothing was sent. */
  readonly times: readonly string[];
  readonly hasNew: boolean;
  /** The shortest pause that the feed and its server ask for. */
  readonly askedMs?: number | undefined;
  readonly previousMs?: number | undefined;
}

/** The pause until the next reading, before jitter. */
export function paceMs({ times, hasNew, askedMs = 0, previousMs = FIRST_MS }: Reading, now: string): number {
  const newest = times
    .map((time) => Date.parse(time))
    .filter((time) => time <= Date.parse(now))
    .toSorted((a, b) => b - a)
    .slice(0, ENTRIES);
  const gaps = [Date.parse(now), ...newest].flatMap((time, index, all) => {
    const next = all[index + 1];
    return next === undefined ? [] : [time - next];
  });
  const median = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)];
  // Twice in the time that an entry takes; without dates, sooner after something new and later after nothing.
  const suits = median === undefined ? previousMs * (hasNew ? 0.5 : 1.5) : median / 2;
  return Math.max(clamp(suits), Math.min(askedMs, LONGEST_MS));
}

/** The pause after so many failures in a row. */
export function backOffMs(failures: number, retryAfterMs = 0): number {
  const doubled = FIRST_BACK_OFF_MS * 2 ** Math.min(Math.max(0, failures - 1), 20);
  return Math.max(Math.min(doubled, LONGEST_BACK_OFF_MS), retryAfterMs);
}

/** `random` in [0, 1): feeds that were added together are not all read together. */
export function withJitter(ms: number, random: number): number {
  return Math.round(ms * (1 - JITTER + 2 * JITTER * random));
}

function clamp(ms: number): number {
  return Math.min(Math.max(ms, SHORTEST_MS), LONGEST_MS);
}
