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
import type { Meaning } from './meaning/meaning.ts';
import { createRepeatedLines } from './repeated-lines.ts';
import { listTopics } from './topics.ts';
import type { Writer, WritingRequest } from './writing/writer.ts';

export interface Desk {
  /** Stores articles, without the lines that their outlets repeat; a status for each, in order. */
  take(articles: readonly Article[]): Promise<readonly PutStatus[]>;
  /** The same, and gives each its story. */
  receive(articles: readonly Article[]): Promise<readonly PutStatus[]>;
  /** Gives a story to articles that another process stored. */
  catalogue(): Promise<number>;
  /** Gives articles their vectors, and joins the stories that those show to be one; nothing without a model of embeddings. */
  embed(): Promise<number>;
  /** Where `writing` is given and there is a model, with headlines and key points in its words, as far as they hold. */
  briefing(request: BriefingRequest & { readonly writing?: BriefingWriting }): Promise<Briefing>;
  /** The window of the newest articles about the topic; undefined where there are none. */
  latestWindow(topic?: string): Promise<{ readonly from: string; readonly to: string } | undefined>;
  story(storyId: string, writing?: WritingRequest): Promise<StoryBrief | undefined>;
  /** These briefs with headlines and key points in a model's words, as far as they hold; as they are where there is no model. */
  written(stories: readonly StoryBrief[], writing: WritingRequest): Promise<readonly StoryBrief[]>;
  ask(request: AskRequest): Promise<Answer>;
  /** The story of the answer's first citation. */
  storyOf(articleId: string): Promise<string | undefined>;
  search(words: string, limit: number): Promise<readonly SearchHit[]>;
  /** Topics of the recent articles, most frequent first. */
  topics(): Promise<readonly string[]>;
  articles(ids: readonly string[]): Promise<readonly StoredArticle[]>;
}

export interface BriefingWriting extends WritingRequest {
  /** So many of the stories are shown; others are not worth a call. */
  readonly shown: number;
}

interface DeskParts {
  readonly store: Store;
  /** Gives the current instant; everything that depends on time asks it. */
  readonly now: () => string;
  /** Answers in the caller's own thread where none is given. */
  readonly answerer?: Answerer;
  /** Nothing is written by a model where none is given. */
  readonly writer?: Writer;
  /** All goes by words where none is given. */
  readonly meaning?: Meaning;
}

export function createDesk({ store, now, answerer, writer, meaning }: DeskParts): Desk {
  const cataloguer = createCataloguer(store, meaning);
  const repeated = createRepeatedLines(store);
  const briefings = createBriefings(store, meaning);

  async function take(articles: readonly Article[]): Promise<readonly PutStatus[]> {
    return await store.articles.put(await repeated.takeOut(articles), now());
  }

  async function written(
    stories: readonly StoryBrief[],
    writing: WritingRequest,
  ): Promise<readonly StoryBrief[]> {
    return writer ? await writer.briefs(stories, writing) : stories;
  }

  return {
    take,
    async receive(articles) {
      const statuses = await take(articles);
      if (statuses.some((status) => status !== 'known')) await cataloguer.run();
      return statuses;
    },
    catalogue: () => cataloguer.run(),
    async embed() {
      const embedded = (await meaning?.embedArticles()) ?? 0;
      await cataloguer.join();
      return embedded;
    },
    async briefing({ writing, ...request }) {
      // Those that could not be given a story are told by themselves.
      await cataloguer.run().catch((error: unknown) => {
        if (!isTrouble(error)) throw error;
      });
      const briefing = await briefings.make(request, now());
      if (!writing) return briefing;
      const { shown, ...paid } = writing;
      const stories = await written(briefing.stories.slice(0, shown), paid);
      return { ...briefing, stories: [...stories, ...briefing.stories.slice(shown)] };
    },
    latestWindow: (topic) => latestWindow(store, topic),
    async story(storyId, writing) {
      const story = await briefings.story(storyId);
      if (!story || !writing) return story;
      const [told] = await written([story], writing);
      return told;
    },
    written,
    ask: (request) =>
      askStore(store, request, {
        now: now(),
        ...(answerer && { answerer }),
        ...(writer && { writer }),
        ...(meaning && { meaning }),
      }),
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
