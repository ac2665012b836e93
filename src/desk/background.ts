/** Earlier articles that tell what came before a story. */
import { queryWords } from '../digest/answers/query.ts';
import { fuseRankings } from '../digest/meaning/fuse.ts';
import { terms } from '../digest/words.ts';
import type { StoredArticle, Story } from '../model.ts';
import type { Store } from '../store/ports.ts';
import type { Meaning } from './meaning/meaning.ts';

const MOST = 4;
/** As many of the newest are looked at; the best of them are those that share most of the headline's words. */
const MOST_SEEN = 20;
/** An article is background where it shares at least this many of the headline's words. */
const LEAST_SHARED = 3;

/** By vectors, it stands out by so much from all that is stored, and shares something of the headline all the same. */
const LEAST_ABOVE = 4;
const LEAST_SHARED_IF_NEAR = 1;

export async function findBackground(
  store: Store,
  story: Story,
  meaning?: Meaning,
): Promise<readonly StoredArticle[]> {
  const own = new Set(story.articles.map(({ id }) => id));
  const words = new Set(terms(story.articles[0].title));
  const sharedWith = ({ title }: StoredArticle): number =>
    new Set(terms(title).filter((word) => words.has(word))).size;
  const until = story.articles[0].publishedAt ?? story.articles[0].addedAt;
  const hits = await store.articles.search({
    words: queryWords(story.articles[0].title),
    match: 'three',
    in: 'title',
    limit: MOST_SEEN,
    until,
  });
  const byWords = hits
    .filter(({ article }) => !own.has(article.id))
    .map(({ article }) => ({ article, shared: sharedWith(article) }))
    .filter(({ shared }) => shared >= LEAST_SHARED)
    .toSorted((a, b) => b.shared - a.shared)
    .map(({ article }) => article);
  if (!meaning) return byWords.slice(0, MOST);
  const near = await meaning.nearArticle(story.articles[0].id, { most: MOST_SEEN, until });
  const others = near.filter(({ articleId, above }) => !own.has(articleId) && above >= LEAST_ABOVE);
  const byMeaning = await store.articles.getAll(others.map(({ articleId }) => articleId));
  const sharing = byMeaning.filter((article) => sharedWith(article) >= LEAST_SHARED_IF_NEAR);
  return fuseRankings(byWords, sharing).slice(0, MOST);
}
