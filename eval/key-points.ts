/**
 * Key points against editors' highlights: ROUGE beside LEAD-3, TextRank and LexRank in the same run.
 * Data: cnn.csv (article, highlights) of hillaryke/rag-optimization-cnn-dailymail, its first 500 rows.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyPoints } from '../src/digest/key-points.ts';
import { sentences } from '../src/digest/sentences.ts';
import { terms } from '../src/digest/words.ts';
import type { Evaluation } from './evaluation.ts';
import { rouge, words } from './rouge.ts';
import { printTable } from './table.ts';

type Summariser = (article: string) => string;

const POINTS = 3;

const summarisers: Readonly<Record<string, Summariser>> = {
  'key points': (text) =>
    keyPoints([{ id: 'a', title: '', text, language: 'en', links: [] }], { most: POINTS })
      .map((point) => point.text)
      .join(' '),
  'LEAD-3': (text) =>
    sentences(text)
      .slice(0, POINTS)
      .map((sentence) => sentence.text)
      .join(' '),
  TextRank: (text) => ranked(text, overlapSimilarity),
  LexRank: (text) => ranked(text, cosineSimilarity),
};

export const evaluate: Evaluation = async (folder) => {
  const rows = readCsv(readFileSync(join(folder, 'cnn.csv'), 'utf8')).slice(1, 501);
  const table = Object.entries(summarisers).map(([name, summarise]) => {
    const scores = rows.map(([article = '', highlights = ''], index) => {
      const summary = summarise(article);
      return {
        first: index < rows.length / 2,
        length: words(summary).length,
        rouge: rouge(summary, highlights),
      };
    });
    const mean = (of: (one: (typeof scores)[number]) => number, among = scores): number =>
      among.reduce((sum, one) => sum + of(one), 0) / among.length;
    const halves = [true, false].map((first) =>
      mean(
        (one) => one.rouge[0],
        scores.filter((one) => one.first === first),
      ),
    );
    return [
      name,
      mean((one) => one.length),
      ...[0, 1, 2].map((index) => mean((one) => one.rouge[index] ?? 0)),
      ...halves,
    ];
  });
  printTable(
    `Key points, ${rows.length} articles`,
    ['', 'words', 'ROUGE-1', 'ROUGE-2', 'ROUGE-L', 'ROUGE-1, first half', 'second half'],
    table,
  );
};

/** The best sentences by their standing among the others, in the article's order. */
function ranked(
  text: string,
  similarity: (a: readonly string[], b: readonly string[], rarity: ReadonlyMap<string, number>) => number,
): string {
  const found = sentences(text);
  const bags = found.map((sentence) => terms(sentence.text));
  const rarity = new Map<string, number>();
  for (const bag of bags) for (const term of new Set(bag)) rarity.set(term, (rarity.get(term) ?? 0) + 1);
  for (const [term, count] of rarity) rarity.set(term, Math.log(bags.length / count) + 1e-6);
  const links = bags.map((a, i) => bags.map((b, j) => (i === j ? 0 : similarity(a, b, rarity))));
  const out = links.map((row) => row.reduce((sum, weight) => sum + weight, 0) || 1);
  let rank = bags.map(() => 1);
  for (let round = 0; round < 30; round += 1) {
    rank = rank.map(
      (_, i) =>
        0.15 + 0.85 * rank.reduce((sum, value, j) => sum + ((links[j]?.[i] ?? 0) / (out[j] ?? 1)) * value, 0),
    );
  }
  const best = new Set(
    found
      .map((_, index) => index)
      .toSorted((a, b) => (rank[b] ?? 0) - (rank[a] ?? 0))
      .slice(0, POINTS),
  );
  return found
    .filter((_, index) => best.has(index))
    .map((sentence) => sentence.text)
    .join(' ');
}

/** Mihalcea and Tarau, 2004. */
function overlapSimilarity(a: readonly string[], b: readonly string[]): number {
  const shared = new Set(a.filter((term) => b.includes(term))).size;
  const scale = Math.log(a.length || 1) + Math.log(b.length || 1);
  return scale > 0 ? shared / scale : 0;
}

/** Erkan and Radev, 2004, continuous. */
function cosineSimilarity(
  a: readonly string[],
  b: readonly string[],
  rarity: ReadonlyMap<string, number>,
): number {
  const weights = (bag: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const term of bag) counts.set(term, (counts.get(term) ?? 0) + (rarity.get(term) ?? 0));
    return counts;
  };
  const [one, other] = [weights(a), weights(b)];
  const norm = (counts: ReadonlyMap<string, number>): number =>
    Math.sqrt([...counts.values()].reduce((sum, weight) => sum + weight * weight, 0));
  let dot = 0;
  for (const [term, weight] of one) dot += weight * (other.get(term) ?? 0);
  const scale = norm(one) * norm(other);
  return scale > 0 ? dot / scale : 0;
}

/** RFC 4180. */
function readCsv(source: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of source.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gu)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}
