/** How the installation fares, in figures: nobody's words, nobody's chat. */
import type { Feed } from '../model.ts';
import type { SettledCount, Store } from '../store/ports.ts';

export interface Statistics {
  readonly articles: number;
  readonly stories: number;
  /** The time of the newest article. */
  readonly newest?: string;
  readonly bytes: number;
  readonly feeds: FeedStates;
  /** By platform. */
  readonly schedules: ReadonlyMap<string, number>;
  readonly deliveries: {
    /** Waiting or being sent, and since when the longest waiting is due. */
    readonly open: number;
    readonly oldest?: string;
    /** Settled within the last 24 hours, and within the last seven days. */
    readonly day: readonly SettledCount[];
    readonly week: readonly SettledCount[];
  };
}

export interface FeedStates {
  readonly healthy: number;
  /** The last reading failed. */
  readonly failing: number;
  /** Not read any more. */
  readonly gone: number;
}

const DAY_MS = 24 * 3_600_000;

export async function readStatistics(
  store: Pick<Store, 'articles' | 'feeds' | 'subscriptions' | 'deliveries'>,
  now: string,
): Promise<Statistics> {
  const ago = (days: number): string => new Date(Date.parse(now) - days * DAY_MS).toISOString();
  const { bytes } = await store.articles.statistics();
  return {
    ...(await store.articles.counts()),
    bytes,
    feeds: feedStates(await store.feeds.list()),
    schedules: await store.subscriptions.countByPlatform(),
    deliveries: {
      ...(await store.deliveries.backlog()),
      day: await store.deliveries.settledBetween(ago(1), now),
      week: await store.deliveries.settledBetween(ago(7), now),
    },
  };
}

export function feedStates(feeds: readonly Feed[]): FeedStates {
  const gone = feeds.filter((feed) => feed.gone).length;
  const failing = feeds.filter((feed) => !feed.gone && feed.problem !== undefined).length;
  return { healthy: feeds.length - failing - gone, failing, gone };
}
