/** Stories as clusters of article vectors, found by their rare terms. */
import { dot, type Vector } from './vectors.ts';

/** An article, as it is compared. */
export interface Reading {
  readonly articleId: string;
  readonly vector: Vector;
  /** The terms that tell most of it. */
  readonly rarest: readonly (readonly [term: string, weight: number])[];
  readonly title: ReadonlySet<string>;
  /** Terms of the proper names in its text; and those among its rarest. */
  readonly names: ReadonlySet<string>;
  readonly rarestNames: readonly string[];
  readonly timeMs: number;
}

export interface Cluster {
  readonly storyId: string;
  /** Sum of its articles' vectors, and its length. */
  readonly sum: Map<string, number>;
  length: number;
  articles: number;
  /** Its latest articles. */
  readonly members: Vector[];
  /** Of all its articles. */
  readonly names: Set<string>;
  /** Its article, while it has no other. */
  only: Reading | undefined;
  newestMs: number;
  oldestMs: number;
  /** What its articles say, where that is known: the sum of their vectors, and how many those are. */
  meaning: { readonly sum: Float32Array; readonly vectors: number } | undefined;
}

export interface Clusters {
  /** Adds an article to a story, which may be new. */
  add(storyId: string, reading: Reading): Cluster;
  /** Stories that share the rarest of these terms, the likeliest first. */
  sharing(
    rarest: readonly (readonly [term: string, weight: number])[],
    most: number,
    /** The story that is compared with the others. */
    without?: string,
  ): readonly Cluster[];
  get(storyId: string): Cluster | undefined;
  /** How many stories there are and have been, and how many of them have this term. */
  readonly size: number;
  storiesWith(term: string): number;
  /** Makes the articles of one story those of another. */
  absorb(gone: Cluster, into: Cluster): void;
  /** Lets go of stories whose last article lies before this instant. */
  forget(beforeMs: number): void;
}

interface Posting {
  /** No more than are looked at. */
  readonly storyIds: string[];
  stories: number;
}

const MOST_MEMBERS = 24;
/** A fortnight of a large store: how common a term is shows no better from more. */
const MOST_COUNTED = 30_000;
/** A term in more stories than this tells none of them apart. */
const LONGEST_POSTING = 200;
/** Stories that share less than this part of what the likeliest shares are not looked at. */
const LEAST_VOTE = 0.15;

export function createClusters(): Clusters {
  const clusters = new Map<string, Cluster>();
  const postings = new Map<string, Posting>();
  let size = 0;

  function post(term: string, storyId: string): void {
    let posting = postings.get(term);
    if (!posting) postings.set(term, (posting = { storyIds: [], stories: 0 }));
    posting.stories += 1;
    if (posting.storyIds.length < LONGEST_POSTING) posting.storyIds.push(storyId);
  }

  function unpost(term: string, storyId: string): void {
    const posting = postings.get(term);
    if (!posting) return;
    posting.stories -= 1;
    remove(posting.storyIds, storyId);
    if (posting.stories === 0) postings.delete(term);
  }

  /** Its story is no longer in mind; but that there was one tells how common the term is, unless there was but one. */
  function release(term: string, storyId: string): void {
    const posting = postings.get(term);
    if (!posting) return;
    remove(posting.storyIds, storyId);
    if (posting.stories === 1) postings.delete(term);
  }

  /** What was long ago counts for half, so that the words of news stay those of the time. */
  function fade(): void {
    if (size < MOST_COUNTED) return;
    size = Math.ceil(size / 2);
    for (const [term, posting] of postings) {
      posting.stories = Math.max(posting.storyIds.length, Math.floor(posting.stories / 2));
      if (posting.stories === 0) postings.delete(term);
    }
  }

  return {
    add(storyId, reading) {
      const { vector, timeMs } = reading;
      const known = clusters.get(storyId);
      if (!known) size += 1;
      const cluster: Cluster = known ?? {
        storyId,
        sum: new Map<string, number>(),
        length: 0,
        articles: 0,
        members: [],
        names: new Set(),
        only: undefined,
        newestMs: timeMs,
        oldestMs: timeMs,
        meaning: undefined,
      };
      clusters.set(storyId, cluster);
      let squared = cluster.length * cluster.length;
      for (const [term, weight] of vector) {
        const before = cluster.sum.get(term);
        if (before === undefined) post(term, storyId);
        cluster.sum.set(term, (before ?? 0) + weight);
        squared += (2 * (before ?? 0) + weight) * weight;
      }
      cluster.members.push(vector);
      for (const name of reading.names) cluster.names.add(name);
      if (cluster.members.length > MOST_MEMBERS) cluster.members.shift();
      cluster.length = Math.sqrt(squared);
      cluster.articles += 1;
      cluster.only = cluster.articles === 1 ? reading : undefined;
      cluster.newestMs = Math.max(cluster.newestMs, timeMs);
      cluster.oldestMs = Math.min(cluster.oldestMs, timeMs);
      return cluster;
    },
    sharing(rarest, most, without) {
      const votes = new Map<string, number>();
      for (const [term, weight] of rarest) {
        const posting = postings.get(term);
        if (!posting || posting.storyIds.length >= LONGEST_POSTING) continue;
        for (const storyId of posting.storyIds)
          votes.set(storyId, (votes.get(storyId) ?? 0) + weight * weight);
      }
      // A story shares everything with itself: next to that, no other shares much.
      if (without !== undefined) votes.delete(without);
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
    get size() {
      return size;
    },
    storiesWith: (term) => postings.get(term)?.stories ?? 0,
    absorb(gone, into) {
      clusters.delete(gone.storyId);
      size -= 1;
      for (const [term, weight] of gone.sum) {
        unpost(term, gone.storyId);
        const before = into.sum.get(term);
        if (before === undefined) post(term, into.storyId);
        into.sum.set(term, (before ?? 0) + weight);
      }
      into.length = Math.sqrt(dot(into.sum, into.sum));
      into.articles += gone.articles;
      into.only = undefined;
      into.members.push(...gone.members);
      for (const name of gone.names) into.names.add(name);
      into.members.splice(0, into.members.length - MOST_MEMBERS);
      into.newestMs = Math.max(into.newestMs, gone.newestMs);
      into.oldestMs = Math.min(into.oldestMs, gone.oldestMs);
      if (gone.meaning) addMeaning(into, gone.meaning.sum, gone.meaning.vectors);
    },
    forget(beforeMs) {
      for (const { storyId, newestMs, sum } of clusters.values()) {
        if (newestMs >= beforeMs) continue;
        clusters.delete(storyId);
        for (const term of sum.keys()) release(term, storyId);
      }
      fade();
    },
  };
}

function remove(storyIds: string[], storyId: string): void {
  const at = storyIds.indexOf(storyId);
  if (at >= 0) storyIds.splice(at, 1);
}

/** A sum of vectors of another length, by another model, is begun anew. */
export function addMeaning(cluster: Cluster, sum: Float32Array, vectors = 1): void {
  const known = cluster.meaning?.sum.length === sum.length ? cluster.meaning : undefined;
  cluster.meaning = {
    sum: known ? known.sum.map((value, at) => value + (sum[at] ?? 0)) : sum,
    vectors: (known?.vectors ?? 0) + vectors,
  };
}

/** The terms that tell most of a vector. */
export function rarestOf(vector: Vector, most: number): readonly (readonly [string, number])[] {
  return [...vector].toSorted((a, b) => b[1] - a[1]).slice(0, most);
}
