/** Earlier articles that tell what came before a story. */
import { queryWords } from '../digest/answers/query.ts';
import { terms } from '../digest/words.ts';
import type { StoredArticle, Story } from '../model.ts';
import type { Store } from '../store/ports.ts';

const MOST = 4;
/** As many of the newest are looked at; the best of them are those that share most of the headline's words. */
const MOST_SEEN = 20;
/** An article is background where it shares at least this many of the headline's words. */
const LEAST_SHARED = 3;

export async function findBackground(store: Store, story: Story): Promise<readonly StoredArticle[]> {
  const own = new Set(story.articles.map(({ id }) => id));
  const words = new Set(terms(story.articles[0].title));
  const hits = await store.articles.search({
    words: queryWords(story.articles[0].title),
    match: 'three',
    in: 'title',
    limit: MOST_SEEN,
    until: story.articles[0].publishedAt ?? story.articles[0].addedAt,
  });
  return hits
    .filter(({ article }) => !own.has(article.id))
    .map(({ article }) => ({
      article,
      shared: new Set(terms(article.title).filter((word) => words.has(word))).size,
    }))
    .filter(({ shared }) => shared >= LEAST_SHARED)
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, MOST)
    .map(({ article }) => article);
}
