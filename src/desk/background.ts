/** Earlier articles that tell what came before a story. */
import { queryWords } from '../digest/answers/query.ts';
import { terms } from '../digest/words.ts';
import type { StoredArticle, Story } from '../model.ts';
import type { Store } from '../store/ports.ts';

const MOST = 4;
/** An article is background where it shares at least this many of the headline's words. */
const LEAST_SHARED = 3;

export async function findBackground(store: Store, story: Story): Promise<readonly StoredArticle[]> {
  const own = new Set(story.articles.map(({ id }) => id));
  const words = new Set(terms(story.articles[0].title));
  const hits = await store.articles.search({
    words: queryWords(story.articles[0].title),
    match: 'any',
    in: 'title',
    limit: MOST + own.size + 4,
    until: story.articles[0].publishedAt ?? story.articles[0].addedAt,
  });
  return hits
    .map(({ article }) => article)
    .filter((article) => !own.has(article.id))
    .filter((article) => new Set(terms(article.title).filter((word) => words.has(word))).size >= LEAST_SHARED)
    .slice(0, MOST);
}
