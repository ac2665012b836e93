/** Looks for feeds at addresses that people type; what that takes is loaded when the first one is typed. */
import type { FoundFeed } from './find-feed.ts';

export interface FeedFinder {
  find(typed: string): Promise<FoundFeed>;
  close(): Promise<void>;
}

/** A person waits for the answer. */
const TIMEOUT_MS = 15_000;
const MOST_BYTES = 5 * 1024 * 1024;

export function createFeedFinder(now: () => string): FeedFinder {
  let opened: ReturnType<typeof open> | undefined;

  async function open() {
    const { createFetcher } = await import('../ingest/fetch/fetcher.ts');
    const { createReader } = await import('../ingest/reader/reader.ts');
    const { createFindFeed } = await import('./find-feed.ts');
    // Whatever the configuration says: who types it may be a stranger.
    const fetcher = createFetcher({
      allowPrivate: () => false,
      timeoutMs: TIMEOUT_MS,
      mostBytes: MOST_BYTES,
    });
    const reader = createReader();
    return { fetcher, reader, find: createFindFeed({ fetcher, reader, now }) };
  }

  return {
    async find(typed) {
      opened ??= open();
      return await (await opened).find(typed);
    },
    async close() {
      const parts = await opened;
      await parts?.fetcher.close();
      await parts?.reader.close();
    },
  };
}
