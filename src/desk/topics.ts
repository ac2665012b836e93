/** The topics that the recent articles are about. */
import { topicsOf } from '../digest/topics.ts';
import type { Store } from '../store/ports.ts';

const RECENT = 500;

export async function listTopics(store: Store): Promise<readonly string[]> {
  return topicsOf(await store.articles.newest(RECENT)).map(({ topic }) => topic);
}
