/**
 * Which articles tell one event. An article joins the story that it is nearest to, if near enough; candidates come from an
 * index of rare terms, so that the cost of one more article does not grow with the store. A wrong merge is worse than a split.
 */
import type { StoredArticle } from '../model.ts';
import { terms } from './words.ts';
import { dot, termCounts, type Vector, weigh } from './stories/vectors.ts';

export interface StoryAssigner {
  /** The story that the article belongs to; the same from then on. */
  assign(article: StoredArticle): string;
  /** Articles whose stories are known. */
  learn(known: readonly KnownArticle[]): void;
  /** Lets go of stories whose last article lies before this instant. */
  forget(beforeMs: number): void;
}

export interface KnownArticle {
  readonly article: StoredArticle;
  readonly storyId: string;
}

interface Cluster {
  readonly storyId: string;
  /** Sum of its articles' vectors. */
  readonly sum: Map<string, number>;
  length: number;
  /** Its latest articles. */
  readonly members: Vector[];
  newestMs: number;
  oldestMs: number;
}

/** As near as this, two articles tell one event. */
const NEAR = 0.25;
/** And one of the story's latest articles has to be as near as this: its middle alone is near to everything on its subject. */
const NEAR_ONE = 0.35;
const MOST_MEMBERS = 24;
/** From this many different words on, a text counts as long; below, it has to be less near, down to this part. */
const FULL_SIZE = 50;
const SHORTEST = 0.4;
/** An event is followed up for this long after its last article. */
const REACH_MS = 4 * 24 * 3_600_000;
/** Terms of an article that are looked up, its rarest, and stories that are compared. */
const LOOKED_UP = 24;
const MOST_COMPARED = 60;
/** Rare terms outside the headline that two articles on one event share. */
const LEAST_SHARED = 2;
/** A term in more stories than this tells none of them apart. */
const LONGEST_POSTING = 400;
/** Stands for the articles that were never seen: with few of them at hand, no term looks rarer than it is. */
const PRIOR_ARTICLES = 40;

export function createStoryAssigner(): StoryAssigner {
  const clusters = new Map<string, Cluster>();
  const postings = new Map<string, Set<string>>();
  const frequency = new Map<string, number>();
  let articles = 0;

  const rarity = (term: string): number =>
    Math.log2(1 + (articles + PRIOR_ARTICLES) / ((frequency.get(term) ?? 0) + 1));

  function count(counts: ReadonlyMap<string, number>): void {
    articles += 1;
    for (const term of counts.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }

  function add(storyId: string, vector: Vector, timeMs: number): void {
    const cluster = clusters.get(storyId) ?? {
      storyId,
      sum: new Map<string, number>(),
      length: 0,
      members: [],
      newestMs: timeMs,
      oldestMs: timeMs,
    };
    clusters.set(storyId, cluster);
    let squared = cluster.length * cluster.length;
    for (const [term, weight] of vector) {
      const before = cluster.sum.get(term) ?? 0;
      cluster.sum.set(term, before + weight);
      squared += (2 * before + weight) * weight;
      const posting = postings.get(term) ?? new Set();
      postings.set(term, posting);
      if (posting.size < LONGEST_POSTING) posting.add(storyId);
    }
    cluster.members.push(vector);
    if (cluster.members.length > MOST_MEMBERS) cluster.members.shift();
    cluster.length = Math.sqrt(squared);
    cluster.newestMs = Math.max(cluster.newestMs, timeMs);
    cluster.oldestMs = Math.min(cluster.oldestMs, timeMs);
  }

  function nearest(vector: Vector, title: ReadonlySet<string>, timeMs: number): string | undefined {
    const rarest = [...vector].toSorted((a, b) => b[1] - a[1]).slice(0, LOOKED_UP);
    const votes = new Map<string, number>();
    for (const [term, weight] of rarest) {
      const posting = postings.get(term);
      if (!posting || posting.size >= LONGEST_POSTING) continue;
      for (const storyId of posting) votes.set(storyId, (votes.get(storyId) ?? 0) + weight * weight);
    }
    const candidates = [...votes]
      .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST_COMPARED);
    // Two short texts on one event share fewer of their words than two long ones do.
    const enough = Math.min(1, Math.max(SHORTEST, vector.size / FULL_SIZE));
    let best: { readonly storyId: string; readonly near: number } | undefined;
    for (const [storyId] of candidates) {
      const cluster = clusters.get(storyId);
      if (!cluster || timeMs - cluster.newestMs > REACH_MS || cluster.oldestMs - timeMs > REACH_MS) continue;
      // A headline may come again and again ("Morning news"): what stands under it has to be the same event too.
      if (vector.size > title.size + LEAST_SHARED && sharedBeyond(rarest, title, cluster.sum) < LEAST_SHARED)
        continue;
      const near = dot(vector, cluster.sum) / cluster.length;
      if (near < NEAR * enough || near <= (best?.near ?? 0)) continue;
      if (cluster.members.some((member) => dot(vector, member) >= NEAR_ONE * enough))
        best = { storyId, near };
    }
    return best?.storyId;
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
        add(storyId, weigh(counts, rarity), timeOf(article));
    },
    forget(beforeMs) {
      const gone = new Set(
        [...clusters.values()].flatMap((one) => (one.newestMs < beforeMs ? one.storyId : [])),
      );
      // Going through all terms pays when there is much to let go.
      if (gone.size < clusters.size / 4) return;
      for (const storyId of gone) clusters.delete(storyId);
      for (const [term, posting] of postings) {
        for (const storyId of posting) if (gone.has(storyId)) posting.delete(storyId);
        if (posting.size > 0) continue;
        postings.delete(term);
        // A term that came once says as much when it is forgotten, and there are more of these than of all others.
        if (frequency.get(term) === 1) frequency.delete(term);
      }
    },
    assign(article) {
      const counts = termCounts(article);
      const vector = weigh(counts, rarity);
      count(counts);
      const timeMs = timeOf(article);
      const storyId =
        nearest(vector, new Set(terms(article.title)), timeMs) ?? `s-${article.id.slice(0, 40)}`;
      add(storyId, vector, timeMs);
      return storyId;
    },
  };
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
