/** Everything that reads feeds, put together: fetching, reading in a thread, politeness, the round. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createFetcher, type FetcherOptions } from '../ingest/fetch/fetcher.ts';
import { createReader } from '../ingest/reader/reader.ts';
import type { Article, Feed } from '../model.ts';
import type { PutStatus, Store } from '../store/ports.ts';
import { createHostQueue } from './host-queue.ts';
import { createPollFeed, type Polled } from './poll-feed.ts';
import { createPoller, type Poller, type PollerParts } from './poller.ts';

export interface FeedReadingParts {
  readonly store: Store;
  /** Stores articles; a status for each. */
  readonly take: (articles: readonly Article[]) => Promise<readonly PutStatus[]>;
  readonly allowPrivate: boolean;
  readonly proxy?: FetcherOptions['proxy'];
  readonly everyMinute: PollerParts['everyMinute'];
  readonly now: () => string;
  readonly logger: Logger;
  /** Between two requests to one host. */
  readonly pauseMs?: number;
}

export interface FeedReading {
  readonly poller: Poller;
  /** Reads one feed now; keeping how it fares is left to the caller. */
  poll(feed: Feed): Promise<Polled>;
  /** Gives up what is being read. */
  close(): Promise<void>;
}

const PAUSE_MS = 1_000;

export function createFeedReading(parts: FeedReadingParts): FeedReading {
  const { store, take, allowPrivate, proxy, everyMinute, now, logger, pauseMs = PAUSE_MS } = parts;
  const closing = new AbortController();
  const fetcher = createFetcher({ allowPrivate: () => allowPrivate, proxy });
  const reader = createReader();
  const pause = (): Promise<void> =>
    wait(pauseMs, undefined, { signal: closing.signal }).catch(() => undefined);
  const poll = createPollFeed({
    fetcher,
    reader,
    hosts: createHostQueue(pause),
    stored: (ids) => store.articles.getAll(ids),
    async receive(articles) {
      const statuses = await take(articles);
      return statuses.filter((status) => status !== 'known').length;
    },
    now,
    random: Math.random,
  });
  const poller = createPoller({ feeds: store.feeds, poll, everyMinute, now, logger });
  return {
    poller,
    poll,
    async close() {
      closing.abort();
      await fetcher.close();
      await poller.stop();
      await reader.close();
    },
  };
}
