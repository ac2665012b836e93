/** Gives every article that came in its story. */
import { createStoryAssigner } from '../digest/stories.ts';
import type { StoredArticle } from '../model.ts';
import type { Store } from '../store/ports.ts';

const BATCH = 5_000;
/** How far around the new articles older ones are looked at: no event is followed up for longer than this. */
const REACH_MS = 7 * 24 * 3_600_000;

/** Returns how many articles were given a story. Safe to run at any time, and to stop at any time. */
export async function catalogue(store: Store): Promise<number> {
  let assigned = 0;
  for (;;) {
    const fresh = await store.stories.unassigned(BATCH);
    if (fresh.length === 0) return assigned;
    const times = fresh.map(articleTime);
    const near = await store.articles.between(
      new Date(Math.min(...times) - REACH_MS).toISOString(),
      new Date(Math.max(...times) + REACH_MS).toISOString(),
    );
    const storyOf = await store.stories.storyOf(near.map(({ id }) => id));
    const assigner = createStoryAssigner(
      near.flatMap((article) => {
        const storyId = storyOf.get(article.id);
        return storyId === undefined ? [] : [{ article, storyId }];
      }),
    );
    await store.stories.assign(
      fresh.map((article) => ({ articleId: article.id, storyId: assigner.assign(article) })),
    );
    assigned += fresh.length;
  }
}

function articleTime(article: StoredArticle): number {
  return Date.parse(article.publishedAt ?? article.addedAt);
}
