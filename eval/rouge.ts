/** ROUGE-1, -2 and -L as F1 over stemmed words (Lin, 2004). */
import { stem } from '../src/digest/words.ts';

export type Rouge = readonly [one: number, two: number, longest: number];

export function rouge(candidate: string, reference: string): Rouge {
  const [a, b] = [words(candidate), words(reference)];
  return [
    overlap(grams(a, 1), grams(b, 1)),
    overlap(grams(a, 2), grams(b, 2)),
    f1(longestCommon(a, b), a.length, b.length),
  ];
}

export function words(text: string): string[] {
  return (text.toLowerCase().match(/[a-z0-9]+/gu) ?? []).map((word) => (word.length > 3 ? stem(word) : word));
}

function grams(all: readonly string[], size: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let index = 0; index + size <= all.length; index += 1) {
    const gram = all.slice(index, index + size).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function overlap(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const [gram, count] of a) shared += Math.min(count, b.get(gram) ?? 0);
  const total = (counts: ReadonlyMap<string, number>): number =>
    [...counts.values()].reduce((sum, count) => sum + count, 0);
  return f1(shared, total(a), total(b));
}

function f1(shared: number, given: number, wanted: number): number {
  return shared === 0 ? 0 : (2 * shared) / (given + wanted);
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const word of a) {
    const next = [0];
    for (let index = 0; index < b.length; index += 1) {
      next.push(word === b[index] ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
