/** The news desk: what can be asked of the stored articles. It brings the store and the digest core together. */
import { queryWords } from '../digest/answers/query.ts';
import type { Answer, Article, Briefing, StoredArticle, StoryBrief } from '../model.ts';
import type { PutStatus, SearchHit, Store } from '../store/ports.ts';
import { isTrouble } from '../store/trouble.ts';
import type { Answerer } from './answering/answerer.ts';
import { askStore, type AskRequest } from './ask.ts';
import { type BriefingRequest, createBriefings } from './briefings.ts';
import { createCataloguer } from './catalogue.ts';
import { latestWindow } from './latest-window.ts';
import { createRepeatedLines } from './repeated-lines.ts';
import { listTopics } from './topics.ts';

export interface Desk {
  /** Stores articles, without the lines that their outlets repeat; a status for each, in order. */
  take(articles: readonly Article[]): Promise<readonly PutStatus[]>;
  /** The same, and gives each its story. */
  receive(articles: readonly Article[]): Promise<readonly PutStatus[]>;
  /** Gives a story to articles that another process stored. */
  catalogue(): Promise<number>;
  briefing(request: BriefingRequest): Promise<Briefing>;
  /** The window of the newest articles about the topic; undefined where there are none. */
  latestWindow(topic?: string): Promise<{ readonly from: string; readonly to: string } | undefined>;
  story(storyId: string): Promise<StoryBrief | undefined>;
  ask(request: AskRequest): Promise<Answer>;
  /** The story of the answer's first citation. */
  storyOf(articleId: string): Promise<string | undefined>;
  search(words: string, limit: number): Promise<readonly SearchHit[]>;
  /** Topics of the recent articles, most frequent first. */
  topics(): Promise<readonly string[]>;
  articles(ids: readonly string[]): Promise<readonly StoredArticle[]>;
}

interface DeskParts {
  readonly store: Store;
  /** Gives the current instant; everything that depends on time asks it. */
  readonly now: () => string;
  /** Answers in the caller's own thread where none is given. */
  readonly answerer?: Answerer;
}

export function createDesk({ store, now, answerer }: DeskParts): Desk {
  const cataloguer = createCataloguer(store);
  const repeated = createRepeatedLines(store);
  const briefings = createBriefings(store);

  async function take(articles: readonly Article[]): Promise<readonly PutStatus[]> {
    return await store.articles.put(await repeated.takeOut(articles), now());
  }

  return {
    take,
    async receive(articles) {
      const statuses = await take(articles);
      if (statuses.some((status) => status !== 'known')) await cataloguer.run();
      return statuses;
    },
    catalogue: () => cataloguer.run(),
    async briefing(request) {
      // Those that could not be given a story are told by themselves.
      await cataloguer.run().catch((error: unknown) => {
        if (!isTrouble(error)) throw error;
      });
      return await briefings.make(request, now());
    },
    latestWindow: (topic) => latestWindow(store, topic),
    story: (storyId) => briefings.story(storyId),
    ask: (request) => askStore(store, request, { now: now(), ...(answerer && { answerer }) }),
    storyOf: (articleId) => store.stories.storyOf(articleId),
    async search(words, limit) {
      const query = queryWords(words);
      const all = await store.articles.search({ words: query, match: 'all', limit });
      return all.length > 0 ? all : await store.articles.search({ words: query, match: 'any', limit });
    },
    topics: () => listTopics(store),
    articles: (ids) => store.articles.getAll(ids),
  };
}
