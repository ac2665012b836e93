/** A question to the stored articles: finds the articles worth reading for it, and reads them. */
import { type AskContext, asksForSpeaker } from '../digest/answers/answer.ts';
import { askedDays, ofAskedDays } from '../digest/answers/asked-days.ts';
import { toCitation } from '../digest/answers/citations.ts';
import { queryWords } from '../digest/answers/query.ts';
import { fuseRankings } from '../digest/meaning/fuse.ts';
import { sentencesIn } from '../digest/writing/material.ts';
import type { Answer, Citation, StoredArticle } from '../model.ts';
import type { Store } from '../store/ports.ts';
import { type Answerer, answerHere } from './answering/answerer.ts';
import type { Meaning } from './meaning/meaning.ts';
import type { Writer, WritingRequest } from './writing/writer.ts';

export interface AskRequest {
  readonly question: string;
  /** Only these articles or this story; the whole store where neither is given. */
  readonly articleIds?: readonly string[];
  readonly storyId?: string;
  readonly context?: AskContext;
  /** Only articles from before this instant. */
  readonly until?: string;
  /** A model may answer, where there is one. */
  readonly writing?: AskWriting;
}

export interface AskWriting extends WritingRequest {
  /** Called with the text so far, as its sentences come and hold. */
  readonly onText?: (text: string) => void;
}

const MOST_ARTICLES = 12;

/** So many passages are read to a model. */
const MOST_PASSAGES = 10;

export async function askStore(
  store: Store,
  request: AskRequest,
  { now, answerer = answerHere, writer, meaning }: AskParts,
): Promise<Answer> {
  const { question, context, articleIds, writing } = request;
  const articles = await findCandidates(store, request, now, meaning);
  // A quote and its speaker are never a model's to tell.
  const mayWrite = writer && writing && !asksForSpeaker(question);
  const { answer, passages } = await answerer.answer({
    question,
    articles,
    options: { scope: articleIds?.length === 1 ? 'inArticle' : 'inStore', ...(context && { context }) },
    ...(mayWrite && { passages: MOST_PASSAGES }),
  });
  if (!mayWrite) return answer;
  const read = [...passages, ...foreignBeginnings(articles, request)];
  if (read.length === 0) return answer;
  const { previousQuestion, previousAnswer } = context ?? {};
  const { onText, ...paid } = writing;
  // What will be translated is not shown in another language first.
  const isShown = articles.every(({ language }) => language === (writing.language ?? language));
  const written = await writer.answer(
    {
      question,
      passages: read,
      articles,
      ...(previousQuestion !== undefined &&
        previousAnswer !== undefined && { before: { question: previousQuestion, answer: previousAnswer } }),
      ...(onText && isShown && { onText }),
    },
    paid,
  );
  if (!written) return answer;
  if (written.type === 'answered') return written;
  // Where the model finds nothing said, that wins: what was found is the nearest.
  return answer.type === 'not-found' ? answer : { type: 'not-found', question, nearest: answer.citations };
}

/** Of articles that are asked about in another language than theirs the words find nothing: a model is read how they begin. */
function foreignBeginnings(
  articles: readonly StoredArticle[],
  { articleIds, storyId, writing }: AskRequest,
): Citation[] {
  const language = writing?.language;
  if (language === undefined || (articleIds ?? storyId) === undefined) return [];
  const foreign = articles.filter((article) => article.language !== language).slice(0, MOST_BEGINNINGS);
  // Each has its share of what a model is read.
  const most = Math.floor(MOST_SENTENCES / Math.max(1, foreign.length));
  return foreign.flatMap((article) =>
    sentencesIn(article, 0, BEGINNING)
      .slice(0, most)
      .map(({ start, end }) => toCitation(article, start, end)),
  );
}

const MOST_BEGINNINGS = 3;
const MOST_SENTENCES = 24;
/** UTF-16 units. */
const BEGINNING = 4_000;

interface AskParts {
  readonly now: string;
  readonly answerer?: Answerer;
  readonly writer?: Writer;
  readonly meaning?: Meaning;
}

/** The articles that a question is answered from, best first. */
export async function findCandidates(
  store: Store,
  request: AskRequest,
  now: string,
  meaning?: Meaning,
): Promise<readonly StoredArticle[]> {
  if (request.articleIds) return await store.articles.getAll(request.articleIds);
  if (request.storyId !== undefined) return await store.stories.articlesOf(request.storyId);
  const { question, context, until, writing } = request;
  const words = queryWords(question);
  const asked = words.length > 0 ? words : queryWords(context?.previousQuestion ?? '');
  // Articles with every word come first, and are few and cheap; the rest of the room goes to the rarest words.
  const all = await store.articles.search({ words: asked, match: 'all', limit: MOST_ARTICLES, until });
  const any =
    all.length < MOST_ARTICLES
      ? await store.articles.search({ words: asked, match: 'any', limit: MOST_ARTICLES, until })
      : [];
  const byWords = [...new Map([...all, ...any].map(({ article }) => [article.id, article])).values()];
  const near = await meaning?.nearQuestion(
    words.length > 0 ? question : (context?.previousQuestion ?? question),
    {
      chat: writing?.chat ?? '',
      most: MOST_ARTICLES,
      until,
    },
  );
  const found = near?.length
    ? fuseRankings(byWords, await store.articles.getAll(near.map(({ articleId }) => articleId)))
    : byWords;
  return ofAskedDays(found, askedDays(question, until ?? now)).slice(0, MOST_ARTICLES);
}
