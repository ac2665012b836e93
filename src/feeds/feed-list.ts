/** The feeds that are read: those of the configuration, and those that were added by hand. */
import type { Feed } from '../model.ts';
import type { FeedStore } from '../store/ports.ts';
import type { ListedFeed } from '../ingest/opml.ts';

/** Brings the configured feeds into the store, and takes out those that are configured no more. */
export async function syncFeeds(
  feeds: FeedStore,
  configured: readonly ListedFeed[],
  now: string,
): Promise<void> {
  const wanted = new Map(
    configured.flatMap((feed) => newFeed(feed, true, now) ?? []).map((feed) => [feed.url, feed]),
  );
  const known = await feeds.list();
  for (const feed of known) {
    const { source, section } = wanted.get(feed.url) ?? {};
    if (!wanted.has(feed.url)) {
      if (feed.configured) await feeds.remove(feed.url);
    } else if (!feed.configured || feed.source !== source || feed.section !== section)
      await feeds.settle({ ...feed, configured: true, source, section });
    wanted.delete(feed.url);
  }
  for (const feed of wanted.values()) await feeds.add(feed);
}

/** Due at once; undefined where the address is none. */
export function newFeed(
  { url, source, section }: ListedFeed,
  configured: boolean,
  now: string,
): Feed | undefined {
  const address = URL.parse(url.trim());
  if (!address || !/^https?:$/u.test(address.protocol)) return undefined;
  address.hash = '';
  return {
    url: address.href,
    configured,
    ...(source === undefined ? {} : { source }),
    ...(section === undefined ? {} : { section }),
    dueAt: now,
    failures: 0,
  };
}
