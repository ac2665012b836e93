/** Stories as clusters of article vectors, found by their rare terms. */
import { dot, type Vector } from './vectors.ts';

export interface Cluster {
  readonly storyId: string;
  /** Sum of its articles' vectors, and its length. */
  readonly sum: Map<string, number>;
  length: number;
  articles: number;
  /** Its latest articles. */
  readonly members: Vector[];
  newestMs: number;
  oldestMs: number;
}

export interface Clusters {
  /** Adds an article to a story, which may be new. */
  add(storyId: string, vector: Vector, timeMs: number): Cluster;
  /** Stories that share the rarest of these terms, the likeliest first. */
  sharing(rarest: readonly (readonly [term: string, weight: number])[], most: number): readonly Cluster[];
  get(storyId: string): Cluster | undefined;
  /** Makes the articles of one story those of another. */
  absorb(gone: Cluster, into: Cluster): void;
  /** Lets go of stories whose last article lies before this instant; returns the terms that no story has any more. */
  forget(beforeMs: number): readonly string[];
}

const MOST_MEMBERS = 24;
/** A term in more stories than this tells none of them apart. */
const LONGEST_POSTING = 200;
/** Stories that share less than this part of what the likeliest shares are not looked at. */
const LEAST_VOTE = 0.15;

export function createClusters(): Clusters {
  const clusters = new Map<string, Cluster>();
  const postings = new Map<string, Set<string>>();

  function post(term: string, storyId: string): void {
    const posting = postings.get(term) ?? new Set();
    postings.set(term, posting);
    if (posting.size < LONGEST_POSTING) posting.add(storyId);
  }

  return {
    add(storyId, vector, timeMs) {
      const cluster = clusters.get(storyId) ?? {
        storyId,
        sum: new Map<string, number>(),
        length: 0,
        articles: 0,
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
        post(term, storyId);
      }
      cluster.members.push(vector);
      if (cluster.members.length > MOST_MEMBERS) cluster.members.shift();
      cluster.length = Math.sqrt(squared);
      cluster.articles += 1;
      cluster.newestMs = Math.max(cluster.newestMs, timeMs);
      cluster.oldestMs = Math.min(cluster.oldestMs, timeMs);
      return cluster;
    },
    sharing(rarest, most) {
      const votes = new Map<string, number>();
      for (const [term, weight] of rarest) {
        const posting = postings.get(term);
        if (!posting || posting.size >= LONGEST_POSTING) continue;
        for (const storyId of posting) votes.set(storyId, (votes.get(storyId) ?? 0) + weight * weight);
      }
      let highest = 0;
      for (const vote of votes.values()) highest = Math.max(highest, vote);
      // Most share one common word; to sort them all would cost more than to compare the few.
      return [...votes]
        .filter(([, vote]) => vote >= highest * LEAST_VOTE)
        .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .slice(0, most)
        .flatMap(([storyId]) => clusters.get(storyId) ?? []);
    },
    get: (storyId) => clusters.get(storyId),
    absorb(gone, into) {
      clusters.delete(gone.storyId);
      for (const [term, weight] of gone.sum) {
        postings.get(term)?.delete(gone.storyId);
        into.sum.set(term, (into.sum.get(term) ?? 0) + weight);
        post(term, into.storyId);
      }
      into.length = Math.sqrt(dot(into.sum, into.sum));
      into.articles += gone.articles;
      into.members.push(...gone.members);
      into.members.splice(0, into.members.length - MOST_MEMBERS);
      into.newestMs = Math.max(into.newestMs, gone.newestMs);
      into.oldestMs = Math.min(into.oldestMs, gone.oldestMs);
    },
    forget(beforeMs) {
      const gone = new Set(
        [...clusters.values()].flatMap((one) => (one.newestMs < beforeMs ? one.storyId : [])),
      );
      // Going through all terms pays when there is much to let go.
      if (gone.size < clusters.size / 4) return [];
      for (const storyId of gone) clusters.delete(storyId);
      const unused: string[] = [];
      for (const [term, posting] of postings) {
        for (const storyId of posting) if (gone.has(storyId)) posting.delete(storyId);
        if (posting.size > 0) continue;
        postings.delete(term);
        unused.push(term);
      }
      return unused;
    },
  };
}

/** The terms that tell most of a vector. */
export function rarestOf(vector: Vector, most: number): readonly (readonly [string, number])[] {
  return [...vector].toSorted((a, b) => b[1] - a[1]).slice(0, most);
}
