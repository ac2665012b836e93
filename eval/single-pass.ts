/**
 * The plain single-pass clustering that published figures compare with, so that ours can be set beside them: tf-idf with document
 * frequencies of the whole set, the nearest centroid by cosine, a new cluster below the threshold.
 */
import { terms } from '../src/digest/words.ts';

interface Centroid {
  readonly sum: Map<string, number>;
  squared: number;
}

/** The cluster of each text, by number. */
export function singlePass(texts: readonly string[], threshold: number): string[] {
  const documents = texts.map((text) => countTerms(terms(text)));
  const frequency = countTerms(documents.flatMap((counts) => [...counts.keys()]));
  const centroids: Centroid[] = [];
  const postings = new Map<string, Set<number>>();
  return documents.map((counts) => {
    const vector = unit(
      [...counts].map(([term, count]) => [term, count * Math.log(texts.length / (frequency.get(term) ?? 1))]),
    );
    const index = nearest(vector, centroids, postings, threshold) ?? centroids.length;
    const centroid = centroids[index] ?? { sum: new Map<string, number>(), squared: 0 };
    centroids[index] = centroid;
    for (const [term, weight] of vector) {
      const before = centroid.sum.get(term) ?? 0;
      centroid.squared += (2 * before + weight) * weight;
      centroid.sum.set(term, before + weight);
      postings.set(term, (postings.get(term) ?? new Set()).add(index));
    }
    return String(index);
  });
}

function nearest(
  vector: readonly (readonly [string, number])[],
  centroids: readonly Centroid[],
  postings: ReadonlyMap<string, ReadonlySet<number>>,
  threshold: number,
): number | undefined {
  const products = new Map<number, number>();
  for (const [term, weight] of vector)
    for (const index of postings.get(term) ?? [])
      products.set(index, (products.get(index) ?? 0) + weight * (centroids[index]?.sum.get(term) ?? 0));
  let best: number | undefined;
  let highest = threshold;
  for (const [index, product] of products) {
    const cosine = product / Math.sqrt(centroids[index]?.squared ?? 1);
    if (cosine < highest) continue;
    highest = cosine;
    best = index;
  }
  return best;
}

function countTerms(all: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of all) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function unit(vector: readonly [string, number][]): [string, number][] {
  const length = Math.sqrt(vector.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return vector.map(([term, weight]) => [term, weight / length]);
}
