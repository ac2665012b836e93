/**
 * ROUGE-1, -2, -L and -Lsum as F1 (Lin, 2004), as the published scripts do it: runs of a-z and 0-9, words of more than three
 * letters stemmed by Porter's stemmer, no stop words taken away.
 */
import { newStemmer } from 'snowball-stemmers';

export interface Rouge {
  readonly one: number;
  readonly two: number;
  /** Over the whole summary as one line. */
  readonly longest: number;
  /** For each line of the reference, what any line of the summary holds of it in order: the "ROUGE-L" of most papers. */
  readonly longestByLine: number;
}

/** Each line is a sentence. */
export function rouge(candidate: readonly string[], reference: readonly string[]): Rouge {
  const [given, wanted] = [candidate.map(words), reference.map(words)];
  const [a, b] = [given.flat(), wanted.flat()];
  return {
    one: overlap(grams(a, 1), grams(b, 1)),
    two: overlap(grams(a, 2), grams(b, 2)),
    longest: f1(common(b, a).length, a.length, b.length),
    longestByLine: f1(unionOfCommon(given, wanted), a.length, b.length),
  };
}

const porter = newStemmer('porter');
const stems = new Map<string, string>();

export function words(text: string): string[] {
  return (text.toLowerCase().match(/[a-z0-9]+/gu) ?? []).map(stem);
}

function stem(word: string): string {
  if (word.length <= 3) return word;
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = porter.stem(word);
  stems.set(word, made);
  return made;
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

/** A word counts as often as both sides have it, however many lines hold it. */
function unionOfCommon(given: readonly string[][], wanted: readonly string[][]): number {
  const left = grams(given.flat(), 1);
  const due = grams(wanted.flat(), 1);
  let hits = 0;
  for (const line of wanted) {
    const union = new Set(given.flatMap((other) => common(line, other)));
    for (const index of union) {
      const word = line[index] ?? '';
      if ((left.get(word) ?? 0) <= 0 || (due.get(word) ?? 0) <= 0) continue;
      hits += 1;
      left.set(word, (left.get(word) ?? 0) - 1);
      due.set(word, (due.get(word) ?? 0) - 1);
    }
  }
  return hits;
}

/** The places in `line` of the words of a longest common subsequence. */
function common(line: readonly string[], other: readonly string[]): number[] {
  const table = [new Uint16Array(other.length + 1)];
  for (const word of line) {
    const above = table.at(-1) ?? new Uint16Array(other.length + 1);
    const row = new Uint16Array(other.length + 1);
    for (let j = 0; j < other.length; j += 1) {
      row[j + 1] = word === other[j] ? (above[j] ?? 0) + 1 : Math.max(above[j + 1] ?? 0, row[j] ?? 0);
    }
    table.push(row);
  }
  const places: number[] = [];
  let [i, j] = [line.length, other.length];
  while (i > 0 && j > 0) {
    if (line[i - 1] === other[j - 1]) {
      places.push(i - 1);
      i -= 1;
      j -= 1;
    } else if ((table[i]?.[j - 1] ?? 0) > (table[i - 1]?.[j] ?? 0)) j -= 1;
    else i -= 1;
  }
  return places.toReversed();
}
