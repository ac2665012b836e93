/**
 * Which articles tell one event. An article joins the story that it is nearest to, if near enough; a small story that turns
 * out to tell another one's event becomes part of it. Candidates come from an index of rare terms, so that the cost of one
 * more article does not grow with the store. A wrong merge is worse than a split.
 */
import type { StoredArticle } from '../model.ts';
import { terms } from './words.ts';
import { type Cluster, createClusters, rarestOf } from './stories/clusters.ts';
import { dot, termCounts, type Vector, weigh } from './stories/vectors.ts';

export interface StoryAssigner {
  /** The story that the article belongs to; the same from then on, unless that story is absorbed. */
  assign(article: StoredArticle): StoryChoice;
  /** Articles whose stories are known. */
  learn(known: readonly KnownArticle[]): void;
  /** One story has become part of another. */
  absorb(absorbed: Absorbed): void;
  /** Lets go of stories whose last article lies before this instant. */
  forget(beforeMs: number): void;
}

export interface StoryChoice {
  readonly storyId: string;
  /** Where the article has shown that two stories are one. */
  readonly absorbed?: Absorbed;
}

export interface Absorbed {
  readonly storyId: string;
  readonly into: string;
}

export interface KnownArticle {
  readonly article: StoredArticle;
  readonly storyId: string;
}

/** As near as this, two articles tell one event. */
const NEAR = 0.25;
/** And one of the story's latest articles has to be as near as this: its middle alone is near to everything on its subject. */
const NEAR_ONE = 0.35;
/** The middles of two stories on one event are as near as this. */
const NEAR_STORIES = 0.55;
/** From this many different words on, a text counts as long; below, it has to be less near, down to this part. */
const FULL_SIZE = 70;
const SHORTEST = 0.4;
const SHORTEST_ONE = 0.28;
/** An event is followed up for this long after its last article. */
const REACH_MS = 4 * 24 * 3_600_000;
/** A story of more articles keeps its identity whatever comes. */
const MOST_ABSORBED = 10;
/** The middle of a large story moves little with each article. */
const COMPARED_EVERY = 8;
/** Terms of an article that are looked up, its rarest, and stories that are compared. */
const LOOKED_UP = 24;
const MOST_COMPARED = 60;
const MOST_STORIES_COMPARED = 10;
/** Rare terms outside the headline that two articles on one event share. */
const LEAST_SHARED = 2;
/** Stands for the articles that were never seen: with few of them at hand, no term looks rarer than it is. */
const PRIOR_ARTICLES = 40;

export function createStoryAssigner(): StoryAssigner {
  const clusters = createClusters();
  const frequency = new Map<string, number>();
  let articles = 0;

  const rarity = (term: string): number =>
    Math.log2(1 + (articles + PRIOR_ARTICLES) / ((frequency.get(term) ?? 0) + 1));

  function count(counts: ReadonlyMap<string, number>): void {
    articles += 1;
    for (const term of counts.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }

  function nearest(vector: Vector, title: ReadonlySet<string>, timeMs: number): string | undefined {
    const rarest = rarestOf(vector, LOOKED_UP);
    const least = NEAR * lengthFactor(vector.size, SHORTEST);
    const leastOne = NEAR_ONE * lengthFactor(vector.size, SHORTEST_ONE);
    let best: { readonly storyId: string; readonly near: number } | undefined;
    for (const cluster of clusters.sharing(rarest, MOST_COMPARED)) {
      if (!isWithinReach(cluster, timeMs, timeMs)) continue;
      // A headline may come again and again ("Morning news"): what stands under it has to be the same event too.
      if (vector.size > title.size + LEAST_SHARED && sharedBeyond(rarest, title, cluster.sum) < LEAST_SHARED)
        continue;
      const near = dot(vector, cluster.sum) / cluster.length;
      if (near < least || near <= (best?.near ?? 0)) continue;
      if (cluster.members.some((member) => dot(vector, member) >= leastOne))
        best = { storyId: cluster.storyId, near };
    }
    return best?.storyId;
  }

  /** The other story that tells this one's event, as its new article has shown. */
  function sameEvent(story: Cluster): Cluster | undefined {
    let best: { readonly other: Cluster; readonly near: number } | undefined;
    for (const other of clusters.sharing(rarestOf(story.sum, LOOKED_UP), MOST_STORIES_COMPARED + 1)) {
      if (other === story || Math.min(other.articles, story.articles) > MOST_ABSORBED) continue;
      if (!isWithinReach(other, story.oldestMs, story.newestMs)) continue;
      const size = Math.min(story.sum.size, other.sum.size);
      const near = dot(story.sum, other.sum) / (story.length * other.length);
      if (near >= NEAR_STORIES * lengthFactor(size, SHORTEST) && near > (best?.near ?? 0))
        best = { other, near };
    }
    return best?.other;
  }

  return {
    learn(known) {
      const counted = known.map(({ article, storyId }) => ({
        article,
        storyId,
        counts: termCounts(article),
      }));
      for (const { counts } of counted) count(counts);
      for (const { article, storyId, counts } of counted)
        clusters.add(storyId, weigh(counts, rarity), timeOf(article));
    },
    absorb({ storyId, into }) {
      const [gone, stays] = [clusters.get(storyId), clusters.get(into)];
      if (gone && stays) clusters.absorb(gone, stays);
    },
    forget(beforeMs) {
      for (const term of clusters.forget(beforeMs)) {
        // A term that came once says as much when it is forgotten, and there are more of these than of all others.
        if (frequency.get(term) === 1) frequency.delete(term);
      }
    },
    assign(article) {
      const counts = termCounts(article);
      const vector = weigh(counts, rarity);
      count(counts);
      const timeMs = timeOf(article);
      const chosen = nearest(vector, new Set(terms(article.title)), timeMs);
      const story = clusters.add(chosen ?? `s-${article.id.slice(0, 40)}`, vector, timeMs);
      const isTime = story.articles <= MOST_ABSORBED || story.articles % COMPARED_EVERY === 0;
      const other = chosen !== undefined && isTime ? sameEvent(story) : undefined;
      if (!other) return { storyId: story.storyId };
      const [gone, into] = isOlder(story, other) ? [other, story] : [story, other];
      clusters.absorb(gone, into);
      return { storyId: into.storyId, absorbed: { storyId: gone.storyId, into: into.storyId } };
    },
  };
}

/** The larger story stays, and of two as large the one that was there first. */
function isOlder(a: Cluster, b: Cluster): boolean {
  if (a.articles !== b.articles) return a.articles > b.articles;
  return a.oldestMs !== b.oldestMs ? a.oldestMs < b.oldestMs : a.storyId < b.storyId;
}

function isWithinReach({ newestMs, oldestMs }: Cluster, fromMs: number, toMs: number): boolean {
  return fromMs - newestMs <= REACH_MS && oldestMs - toMs <= REACH_MS;
}

/** Two short texts on one event share fewer of their words than two long ones do. */
function lengthFactor(size: number, shortest: number): number {
  return Math.min(1, Math.max(shortest, size / FULL_SIZE));
}

function sharedBeyond(
  rarest: readonly (readonly [string, number])[],
  title: ReadonlySet<string>,
  sum: ReadonlyMap<string, number>,
): number {
  return rarest.filter(([term]) => !title.has(term) && sum.has(term)).length;
}

function timeOf({ publishedAt, addedAt }: StoredArticle): number {
  return Date.parse(publishedAt ?? addedAt);
}
