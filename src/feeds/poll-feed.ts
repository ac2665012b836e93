/** One reading of a feed: what is new goes to `receive`, and the feed comes back as it now fares. */
import type { Fetched } from '../ingest/fetch/fetched.ts';
import type { Entry, WebRead } from '../ingest/reader/read-web.ts';
import type { Article, Feed, StoredArticle } from '../model.ts';
import { backOffMs, paceMs, withJitter } from './pace.ts';
import { createEntryReader, type PageParts } from './read-feed-articles.ts';

export interface PollParts extends PageParts {
  /** Those of these articles that are stored. */
  readonly stored: (ids: readonly string[]) => Promise<readonly StoredArticle[]>;
  /** Stores articles; returns how many of them are new or changed. */
  readonly receive: (articles: readonly Article[]) => Promise<number>;
  /** In [0, 1). */
  readonly random: () => number;
}

export type Polled =
  | { readonly type: 'read'; readonly feed: Feed; readonly received: number }
  /** `isUnreachable`: as it would be without a network. */
  | { readonly type: 'failed'; readonly feed: Feed; readonly isUnreachable: boolean }
  | { readonly type: 'stopped'; readonly feed: Feed };

/** Few, so that little is lost when stopped. */
const BATCH = 10;
const UNREACHABLE: ReadonlySet<string> = new Set(['name', 'connection', 'timeout']);
const FEED_TYPES =
  'application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5';

export function createPollFeed(parts: PollParts): (feed: Feed) => Promise<Polled> {
  const { fetcher, reader, hosts, stored, receive, now, random } = parts;
  const articlesOf = createEntryReader(parts);

  /** `isWhole`: nothing has to wait for the next reading. */
  async function take(
    feed: Feed,
    entries: readonly Entry[],
  ): Promise<{ readonly received: number; readonly isWhole: boolean }> {
    const known = new Map(
      (await stored(entries.map(({ article }) => article.id))).map((one) => [one.id, one]),
    );
    // What is stored of a summary is its page, which the summary must not write over.
    const fresh = entries.filter(({ article, isWhole }) => isWhole || !known.has(article.id));
    let received = 0;
    let isWhole = true;
    let batch: Article[] = [];
    for await (const article of articlesOf(feed, fresh)) {
      if (article === 'later') isWhole = false;
      else batch.push(article);
      if (batch.length < BATCH) continue;
      received += await receive(batch);
      batch = [];
    }
    if (batch.length > 0) received += await receive(batch);
    return { received, isWhole };
  }

  async function read(
    feed: Feed,
    fetched: Extract<Fetched, { type: 'body' }>,
    contents: Extract<WebRead, { type: 'feed' }>,
  ): Promise<Polled> {
    const { received, isWhole } = await take(feed, contents.entries);
    const asked = Math.max(contents.ttlMs ?? 0, fetched.freshMs ?? 0);
    const times = contents.entries.flatMap(({ article }) => article.publishedAt ?? []);
    const { title = feed.title } = contents;
    // Without these the feed comes whole the next time, and with it what was left for later.
    const { etag, lastModified } = isWhole ? fetched : {};
    return settled({ ...feed, title, etag, lastModified }, received, asked, times);
  }

  function settled(feed: Feed, received: number, askedMs: number, times: readonly string[]): Polled {
    const at = now();
    const reading = { times, hasNew: received > 0, askedMs, previousMs: feed.intervalMs };
    const intervalMs = paceMs(reading, at);
    return {
      type: 'read',
      received,
      feed: {
        ...feed,
        dueAt: after(at, withJitter(intervalMs, random())),
        intervalMs,
        failures: 0,
        problem: undefined,
        readAt: at,
        ...(received > 0 ? { newAt: at } : {}),
      },
    };
  }

  function failed(
    feed: Feed,
    problem: string,
    failure: Partial<Extract<Fetched, { type: 'failed' }>>,
  ): Polled {
    const failures = feed.failures + 1;
    const pause = withJitter(backOffMs(failures, failure.retryAfterMs), random());
    const gone = failure.code === 'gone' ? { gone: true } : {};
    return {
      type: 'failed',
      isUnreachable: UNREACHABLE.has(failure.code ?? ''),
      feed: { ...feed, ...gone, failures, problem, dueAt: after(now(), pause) },
    };
  }

  return async (feed) => {
    const { etag, lastModified } = feed;
    const fetched = await hosts.run(feed.url, () =>
      fetcher.get(feed.url, { accept: FEED_TYPES, etag, lastModified }),
    );
    if (fetched.type === 'not-modified') return settled(feed, 0, fetched.freshMs ?? 0, []);
    if (fetched.type === 'failed')
      return fetched.code === 'stopped' ? { type: 'stopped', feed } : failed(feed, fetched.reason, fetched);
    const contents = await reader.read(fetched);
    if (contents.type === 'feed') return await read(feed, fetched, contents);
    const why = contents.type === 'refused' ? contents.reason : whatPage(contents.feeds);
    return failed(feed, why, {});
  };
}

function whatPage([named]: readonly string[]): string {
  return named === undefined ? 'is a page and no feed' : `is a page and no feed; its feed is ${named}`;
}

function after(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}
