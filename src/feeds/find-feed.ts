/** Whether there is a feed at an address that somebody typed: at it, or named by the page that is there. */
import type { Fetcher } from '../ingest/fetch/fetcher.ts';
import type { Reader } from '../ingest/reader/reader.ts';
import type { Feed } from '../model.ts';
import { newFeed } from './feed-list.ts';

export type FoundFeed =
  | { readonly type: 'feed'; readonly feed: Feed }
  | { readonly type: 'no-address' | 'private' | 'no-feed' }
  | { readonly type: 'unreachable'; readonly reason: string };

export interface FindFeedParts {
  /** One that asks public addresses only. */
  readonly fetcher: Pick<Fetcher, 'get'>;
  readonly reader: Pick<Reader, 'read'>;
  readonly now: () => string;
}

/** Of the feeds that a page names, the first; it must be one itself. */
const MOST_STEPS = 2;
const MOST_LENGTH = 1_000;

export function createFindFeed({
  fetcher,
  reader,
  now,
}: FindFeedParts): (typed: string) => Promise<FoundFeed> {
  async function look(url: string, stepsLeft: number): Promise<FoundFeed> {
    const listed = newFeed({ url, source: undefined, section: undefined }, false, now());
    if (!listed) return { type: 'no-address' };
    const fetched = await fetcher.get(listed.url);
    if (fetched.type === 'not-modified') return { type: 'no-feed' };
    if (fetched.type === 'failed') {
      if (fetched.code === 'private-address') return { type: 'private' };
      return { type: 'unreachable', reason: fetched.reason };
    }
    const contents = await reader.read(fetched);
    if (contents.type === 'feed') {
      const { title } = contents;
      return { type: 'feed', feed: { ...listed, ...(title === undefined ? {} : { title }) } };
    }
    const named = contents.type === 'page' ? contents.feeds[0] : undefined;
    return named === undefined || stepsLeft <= 1 ? { type: 'no-feed' } : await look(named, stepsLeft - 1);
  }

  return async (typed) => {
    // "example.org/feed.xml" is an address to who types it.
    const written = /^[a-z][a-z0-9+.-]*:/iu.test(typed) ? typed : `https://${typed}`;
    const { hostname, username } = URL.parse(written) ?? {};
    if (typed.length > MOST_LENGTH || !hostname?.includes('.') || username !== '')
      return { type: 'no-address' };
    return await look(written, MOST_STEPS);
  };
}
