/** Summarisers to be measured against, each as its authors define it, over the same sentences. */
import { isFunctionWord } from '../src/digest/words.ts';
import { words } from './rouge.ts';

/** Indices of the chosen sentences, in the article's order. */
export type Choose = (sentences: readonly string[], most: number) => number[];

export const lead: Choose = (sentences, most) => sentences.slice(0, most).map((_, index) => index);

const DAMPING = 0.85;
const ROUNDS = 100;
const CLOSE = 1e-6;

/** Mihalcea and Tarau, 2004: shared content words over the logarithms of the lengths; weighted PageRank. */
export const textRank: Choose = (sentences, most) => {
  const bags = sentences.map((text) => words(text).filter((word) => !isFunctionWord(word)));
  const sets = bags.map((bag) => new Set(bag));
  const links = bags.map((a, i) =>
    bags.map((b, j) => {
      const scale = Math.log(a.length || 1) + Math.log(b.length || 1);
      if (i === j || scale === 0) return 0;
      return [...(sets[i] ?? [])].filter((word) => sets[j]?.has(word)).length / scale;
    }),
  );
  return best(pageRank(links), most);
};

const THRESHOLD = 0.1;

/** Erkan and Radev, 2004: idf-modified cosine, sentences more alike than the threshold joined, power iteration. */
export function lexRank(rarity: (word: string) => number): Choose {
  return (sentences, most) => {
    const vectors = sentences.map((text) => {
      const weights = new Map<string, number>();
      for (const word of words(text)) weights.set(word, (weights.get(word) ?? 0) + rarity(word));
      const norm = Math.sqrt([...weights.values()].reduce((sum, weight) => sum + weight * weight, 0));
      return { weights, norm };
    });
    const links = vectors.map((a) =>
      vectors.map((b) => {
        let dot = 0;
        for (const [word, weight] of a.weights) dot += weight * (b.weights.get(word) ?? 0);
        return dot > THRESHOLD * a.norm * b.norm ? 1 : 0;
      }),
    );
    return best(pageRank(links), most);
  };
}

/** Inverse document frequency over the articles themselves. */
export function inverseFrequency(articles: readonly string[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const article of articles)
    for (const word of new Set(words(article))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(articles.length / (counts.get(word) ?? 1));
}

function pageRank(links: readonly (readonly number[])[]): number[] {
  const out = links.map((row) => row.reduce((sum, weight) => sum + weight, 0) || 1);
  let rank = links.map(() => 1);
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = rank.map(
      (_, i) =>
        1 -
        DAMPING +
        DAMPING * rank.reduce((sum, value, j) => sum + ((links[j]?.[i] ?? 0) / (out[j] ?? 1)) * value, 0),
    );
    const moved = Math.max(0, ...next.map((value, i) => Math.abs(value - (rank[i] ?? 0))));
    rank = next;
    if (moved < CLOSE) break;
  }
  return rank;
}

function best(rank: readonly number[], most: number): number[] {
  return rank
    .map((_, index) => index)
    .toSorted((a, b) => (rank[b] ?? 0) - (rank[a] ?? 0) || a - b)
    .slice(0, most)
    .toSorted((a, b) => a - b);
}
