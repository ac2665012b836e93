/** The links of a story's pages, as the stored articles that they lead to, where those exist. */
import { queryWords } from '../digest/answers/query.ts';
import { isSameTitle } from '../digest/related.ts';
import type { RelatedLink, StoredArticle, StoryBrief } from '../model.ts';
import type { Store } from '../store/ports.ts';

/** As many articles with all the words of a headline are looked at. */
const MOST_SEEN = 5;
/** A headline of fewer telling words may be many articles'. */
const LEAST_WORDS = 3;

export async function resolveLinks(store: Store, { related, articles }: StoryBrief): Promise<RelatedLink[]> {
  const own = new Set(articles.map(({ id }) => id));
  const listed = new Set(
    related.flatMap(({ kind, articleId }) => (kind === 'page' ? [] : (articleId ?? []))),
  );
  const resolved: RelatedLink[] = [];
  for (const link of related) {
    const article = link.kind === 'page' ? await findLinked(store, link) : undefined;
    if (!article) resolved.push(link);
    else if (!own.has(article.id) && !listed.has(article.id)) resolved.push(toLink(link, article));
    if (article) listed.add(article.id);
  }
  return resolved;
}

async function findLinked(store: Store, { title, url }: RelatedLink): Promise<StoredArticle | undefined> {
  const [there] = url === undefined ? [] : await store.articles.atUrls([url]);
  // What has an address of its own is that page, whatever another one's headline says.
  if (there || url !== undefined) return there;
  const words = queryWords(title);
  if (words.length < LEAST_WORDS) return undefined;
  const hits = await store.articles.search({ words, match: 'all', in: 'title', limit: MOST_SEEN });
  return hits.find(({ article }) => isSameTitle(article.title, title))?.article;
}

/** The headline as the article has it: a page may have linked two words of a sentence. */
function toLink(link: RelatedLink, { id, title, url, source }: StoredArticle): RelatedLink {
  return {
    kind: link.kind,
    title,
    articleId: id,
    ...(url === undefined ? {} : { url }),
    ...(source === undefined ? {} : { source }),
  };
}
