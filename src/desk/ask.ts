/** A question to the stored articles: finds the articles worth reading for it, and reads them. */
import type { AskContext } from '../digest/answers/answer.ts';
import { askedDays, ofAskedDays } from '../digest/answers/asked-days.ts';
import { queryWords } from '../digest/answers/query.ts';
import type { Answer, StoredArticle } from '../model.ts';
import type { Store } from '../store/ports.ts';
import { type Answerer, answerHere } from './answering/answerer.ts';

export interface AskRequest {
  readonly question: string;
  /** Only these articles or this story; the whole store where neither is given. */
  readonly articleIds?: readonly string[];
  readonly storyId?: string;
  readonly context?: AskContext;
  /** Only articles from before this instant. */
  readonly until?: string;
}

const MOST_ARTICLES = 12;

export async function askStore(
  store: Store,
  request: AskRequest,
  { now, answerer = answerHere }: { readonly now: string; readonly answerer?: Answerer },
): Promise<Answer> {
  const { question, context, articleIds } = request;
  return await answerer.answer({
    question,
    articles: await findCandidates(store, request, now),
    options: { scope: articleIds?.length === 1 ? 'inArticle' : 'inStore', ...(context && { context }) },
  });
}

/** The articles that a question is answered from, best first. */
export async function findCandidates(
  store: Store,
  request: AskRequest,
  now: string,
): Promise<readonly StoredArticle[]> {
  if (request.articleIds) return await store.articles.getAll(request.articleIds);
  if (request.storyId !== undefined) return await store.stories.articlesOf(request.storyId);
  const { question, context, until } = request;
  const words = queryWords(question);
  const asked = words.length > 0 ? words : queryWords(context?.previousQuestion ?? '');
  // Articles with every word come first, and are few and cheap; the rest of the room goes to the rarest words.
  const all = await store.articles.search({ words: asked, match: 'all', limit: MOST_ARTICLES, until });
  const any =
    all.length < MOST_ARTICLES
      ? await store.articles.search({ words: asked, match: 'any', limit: MOST_ARTICLES, until })
      : [];
  const found = new Map([...all, ...any].map(({ article }) => [article.id, article]));
  return ofAskedDays([...found.values()], askedDays(question, until ?? now)).slice(0, MOST_ARTICLES);
}
