/** The window of the newest articles, for when the last day holds little. */
import { matchesTopic } from '../digest/topics.ts';
import type { Store } from '../store/ports.ts';

/** How many of the newest articles are looked through for a topic's latest window. */
const NEWEST = 2_000;
/** The latest window holds this many articles, where so many came within its longest. */
const LATEST = 30;
const LONGEST_MS = 7 * 24 * 3_600_000;

export async function latestWindow(
  store: Store,
  topic: string | undefined,
): Promise<{ readonly from: string; readonly to: string } | undefined> {
  const newest = await store.articles.newest(topic === undefined ? LATEST : NEWEST);
  const about = topic === undefined ? newest : newest.filter((article) => matchesTopic(article, topic));
  const times = about.slice(0, LATEST).map((article) => Date.parse(article.publishedAt ?? article.addedAt));
  const [last] = times;
  if (last === undefined) return undefined;
  const first = Math.max(times.at(-1) ?? last, last - LONGEST_MS);
  return { from: new Date(first).toISOString(), to: new Date(last + 1).toISOString() };
}
