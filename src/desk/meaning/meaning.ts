/** What articles and questions say, beyond their words: by vectors of a model of embeddings, where one is configured. */
import type { Embedder } from '../../digest/language-model.ts';
import type { Store } from '../../store/ports.ts';
import { createBudget, type Limits } from '../writing/budget.ts';
import { createArticleVectors } from './article-vectors.ts';
import { createQuestionVectors } from './question-vectors.ts';
import { createVectorIndex, type Near, type NearestQuery } from './vector-index.ts';

export interface Meaning {
  /** Gives vectors to the articles that have none, as far as can be had just now; returns how many. */
  embedArticles(): Promise<number>;
  /** The vectors of these articles, where there are any. */
  vectors(articleIds: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
  /** Articles that say what the question is about, the nearest first; none where it can't be asked for in time. */
  nearQuestion(question: string, asking: Asking): Promise<readonly Near[]>;
  /** Articles that are about the same as this one, the nearest first, itself among them. */
  nearArticle(articleId: string, query: NearestQuery): Promise<readonly Near[]>;
  /** Gives up what is under way. */
  close(): void;
}

export interface Asking extends NearestQuery {
  /** Who pays: empty where no chat asks. */
  readonly chat: string;
}

/** Of a day's budget, what the articles' vectors leave to those who ask. */
const BACKGROUND_SHARE = 0.5;

interface MeaningParts {
  readonly embedder: Embedder;
  readonly store: Store;
  readonly limits: Limits;
  readonly now: () => string;
}

export function createMeaning({ embedder, store, limits, now }: MeaningParts): Meaning {
  const closing = new AbortController();
  const index = createVectorIndex(store, embedder.id);
  const questions = createQuestionVectors(embedder, createBudget(store.spending, limits, now));
  const behind = createBudget(store.spending, { ...limits, all: limits.all * BACKGROUND_SHARE }, now);
  const articleVectors = createArticleVectors({ embedder, store, purse: behind.purse('') });
  return {
    embedArticles: () => articleVectors.run(closing.signal),
    vectors: (articleIds) => store.vectors.getAll(embedder.id, articleIds),
    async nearQuestion(question, { chat, ...query }) {
      if (await index.isEmpty()) return [];
      const vector = await questions.of(question, chat);
      return vector ? await index.nearest(vector, query) : [];
    },
    async nearArticle(articleId, query) {
      const vector = await index.get(articleId);
      return vector ? await index.nearest(vector, query) : [];
    },
    close: () => closing.abort(),
  };
}
