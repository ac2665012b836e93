/** What the store says of itself when somebody looks; what costs more to count is counted once a minute at most. */
import { type FeedStates, feedStates } from '../desk/statistics.ts';
import type { Store } from '../store/ports.ts';

export interface StoreFigures {
  readonly open: number;
  readonly oldestDueSeconds: number;
  /** By platform. */
  readonly schedules: ReadonlyMap<string, number>;
  readonly feeds: FeedStates;
  /** Seconds since the last good reading; NaN where there was none yet. */
  readonly feedAges: { readonly oldest: number; readonly median: number };
  readonly articles: number;
  readonly stories: number;
  readonly bytes: number;
  readonly newestAgeSeconds: number;
}

const COUNTED_FOR_MS = 60_000;

export function createStoreFigures(store: Store, now: () => string): () => Promise<StoreFigures> {
  const counted = keptFor(COUNTED_FOR_MS, now, async () => {
    const counts = await store.articles.counts();
    const { bytes } = await store.articles.statistics();
    return { ...counts, bytes, schedules: await store.subscriptions.countByPlatform() };
  });
  const since = (instant: string | undefined): number =>
    instant === undefined ? Number.NaN : (Date.parse(now()) - Date.parse(instant)) / 1_000;
  return async () => {
    const { articles, stories, bytes, newest, schedules } = await counted();
    const { open, oldest } = await store.deliveries.backlog();
    const feeds = await store.feeds.list();
    return {
      articles,
      stories,
      bytes,
      schedules,
      newestAgeSeconds: since(newest),
      open,
      oldestDueSeconds: oldest === undefined ? 0 : Math.max(since(oldest), 0),
      feeds: feedStates(feeds),
      feedAges: agesOf(
        feeds
          .filter(({ gone }) => !gone)
          .flatMap(({ readAt }) => (readAt === undefined ? [] : since(readAt))),
      ),
    };
  };
}

function agesOf(seconds: readonly number[]): StoreFigures['feedAges'] {
  const sorted = seconds.toSorted((a, b) => a - b);
  return {
    oldest: sorted.at(-1) ?? Number.NaN,
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
  };
}

function keptFor<Value>(ms: number, now: () => string, count: () => Promise<Value>): () => Promise<Value> {
  let kept: { readonly value: Promise<Value>; readonly until: number } | undefined;
  return () => {
    const at = Date.parse(now());
    if (!kept || at >= kept.until) kept = { value: count(), until: at + ms };
    kept.value.catch(() => (kept = undefined));
    return kept.value;
  };
}
