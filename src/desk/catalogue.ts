/** Gives every article that came in its story. */
import { setImmediate as breathe } from 'node:timers/promises';
import { createStoryAssigner } from '../digest/stories.ts';
import type { StoredArticle } from '../model.ts';
import type { Assignment, Store } from '../store/ports.ts';
import type { Meaning } from './meaning/meaning.ts';

export interface Cataloguer {
  /** Returns how many articles were given a story. Safe to run at any time, and to stop at any time. */
  run(): Promise<number>;
  /** Joins stories that the vectors of articles, where they have come since, show to be one; returns how many became others. */
  join(): Promise<number>;
}

/** Small enough that whoever waits for an answer gets it in between. */
const BATCH = 200;
/** How far around the new articles older ones are looked at: no event is followed up for longer than this. */
const REACH_MS = 7 * 24 * 3_600_000;

/** An article whose story is in mind. */
interface Seen {
  readonly timeMs: number;
  storyId: string;
  /** Whether the assigner has met it. */
  hasVector: boolean;
}

interface Window {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Keeps the articles of its window in mind from run to run, so that one more article costs the same in any store. */
export function createCataloguer(store: Store, meaning?: Pick<Meaning, 'vectors'>): Cataloguer {
  const assigner = createStoryAssigner();
  const seen = new Map<string, Seen>();
  let joinedAt: string | undefined;
  let covered: (Window & { readonly revision: string }) | undefined;
  let running: Promise<number> = Promise.resolve(0);

  /** What other processes, and earlier ones, have given a story. */
  async function catchUp(window: Window): Promise<void> {
    const revision = await store.articles.revision();
    const known: Assignment[] = [];
    for (const missing of missingOf(window, covered))
      known.push(...(await store.stories.assignedBetween(...instants(missing))));
    if (covered) known.push(...(await store.stories.assignedSince(covered.revision, ...instants(window))));
    await learn(known.filter(({ articleId }) => !seen.has(articleId)));
    for (const { articleId, storyId } of known) {
      const before = seen.get(articleId);
      if (!before || before.storyId === storyId) continue;
      assigner.absorb({ storyId: before.storyId, into: storyId });
      before.storyId = storyId;
    }
    covered = { ...window, revision };
  }

  async function learn(missing: readonly Assignment[]): Promise<void> {
    for (let at = 0; at < missing.length; at += BATCH) {
      const part = missing.slice(at, at + BATCH);
      const storyOf = new Map(part.map(({ articleId, storyId }) => [articleId, storyId]));
      const articles = await store.articles.getAll([...storyOf.keys()]);
      const found = articles.map((article) => ({ article, storyId: storyOf.get(article.id) ?? article.id }));
      assigner.learn(found);
      for (const { article, storyId } of found)
        seen.set(article.id, { timeMs: articleTime(article), storyId, hasVector: false });
      await breathe();
    }
  }

  function forget(beforeMs: number): void {
    assigner.forget(beforeMs);
    for (const [id, { timeMs }] of seen) if (timeMs < beforeMs) seen.delete(id);
  }

  async function run(): Promise<number> {
    let assigned = 0;
    for (;;) {
      const fresh = await store.stories.unassigned(BATCH);
      if (fresh.length === 0) return assigned;
      const times = fresh.map(articleTime);
      const window = { fromMs: Math.min(...times) - REACH_MS, toMs: Math.max(...times) + REACH_MS };
      await catchUp(window);
      const choices = assigner.assign(fresh);
      await store.stories.assign(
        fresh.map(({ id }, index) => ({ articleId: id, storyId: choices[index]?.storyId ?? id })),
        choices.flatMap(({ absorbed }) => absorbed),
      );
      for (const [index, article] of fresh.entries())
        seen.set(article.id, {
          timeMs: articleTime(article),
          storyId: choices[index]?.storyId ?? article.id,
          hasVector: false,
        });
      forget(window.fromMs);
      assigned += fresh.length;
      await breathe();
    }
  }

  /**
   * Articles are catalogued by their words at once; waiting for a vector would make stories depend on how quick an endpoint is. What
   * their vectors show later can only join stories, as a new article may at any time, and never part them.
   */
  async function join(vectors: Meaning['vectors']): Promise<number> {
    const revision = await store.articles.revision();
    if (!covered || revision === joinedAt) return 0;
    await catchUp(covered);
    const awaited = [...seen].flatMap(([id, { hasVector }]) => (hasVector ? [] : [id]));
    let joined = 0;
    for (let at = 0; at < awaited.length; at += BATCH) {
      const found = [...(await vectors(awaited.slice(at, at + BATCH)))];
      const met = found.flatMap(([id, vector]) => {
        const article = seen.get(id);
        if (!article) return [];
        article.hasVector = true;
        return [{ storyId: article.storyId, vector }];
      });
      const absorbed = assigner.meet(met);
      if (absorbed.length > 0) await store.stories.assign([], absorbed);
      for (const { storyId, into } of absorbed)
        for (const article of seen.values()) if (article.storyId === storyId) article.storyId = into;
      joined += absorbed.length;
      await breathe();
    }
    joinedAt = await store.articles.revision();
    return joined;
  }

  /** One after the other: both change what is in mind. */
  function inTurn(work: () => Promise<number>): Promise<number> {
    const turn = running.catch(() => 0).then(work);
    running = turn;
    return turn;
  }

  let cataloguing: Promise<number> | undefined;
  return {
    run() {
      cataloguing ??= inTurn(run).finally(() => (cataloguing = undefined));
      return cataloguing;
    },
    join: async () => (meaning ? await inTurn(() => join(meaning.vectors)) : 0),
  };
}

/** The parts of a window that are not in mind; all of it where it does not meet what is. */
function missingOf(window: Window, covered: Window | undefined): Window[] {
  if (!covered || window.toMs <= covered.fromMs || window.fromMs >= covered.toMs) return [window];
  return [
    { fromMs: window.fromMs, toMs: covered.fromMs },
    { fromMs: covered.toMs, toMs: window.toMs },
  ].filter(({ fromMs, toMs }) => fromMs < toMs);
}

function instants({ fromMs, toMs }: Window): [string, string] {
  return [new Date(fromMs).toISOString(), new Date(toMs).toISOString()];
}

function articleTime(article: StoredArticle): number {
  return Date.parse(article.publishedAt ?? article.addedAt);
}
