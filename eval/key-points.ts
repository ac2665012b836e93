/**
 * Key points against editors' highlights: ROUGE beside LEAD-3, TextRank and LexRank in the same run, over the same sentences.
 * Data: cnn.csv (article, highlights) of hillaryke/rag-optimization-cnn-dailymail, its first 500 rows.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyPoints } from '../src/digest/key-points.ts';
import { sentences } from '../src/digest/sentences.ts';
import type { Evaluation } from './evaluation.ts';
import { type Choose, inverseFrequency, lead, lexRank, textRank } from './peers.ts';
import { type Rouge, rouge, words } from './rouge.ts';
import { printTable } from './table.ts';

const POINTS = 3;
const ROWS = 500;
const MEASURES: readonly (readonly [name: string, measure: keyof Rouge])[] = [
  ['ROUGE-1', 'one'],
  ['ROUGE-2', 'two'],
  ['ROUGE-L', 'longest'],
  ['ROUGE-Lsum', 'longestByLine'],
];

type Summariser = (article: string) => string[];

interface Score {
  readonly length: number;
  readonly rouge: Rouge;
}

export const evaluate: Evaluation = async (folder) => {
  const rows = readCsv(readFileSync(join(folder, 'cnn.csv'), 'utf8')).slice(1, ROWS + 1);
  const rarity = inverseFrequency(rows.map(([article = '']) => article));
  const summarisers: Readonly<Record<string, Summariser>> = {
    'key points': (text) =>
      keyPoints([{ id: 'a', title: '', text, language: 'en', links: [] }], { most: POINTS }).map(
        (point) => point.text,
      ),
    'LEAD-3': sentencesBy(lead),
    TextRank: sentencesBy(textRank),
    LexRank: sentencesBy(lexRank(rarity)),
  };
  const scores = Object.entries(summarisers).map(([name, summarise]) => ({
    name,
    scores: rows.map(([article = '', highlights = '']): Score => {
      const summary = summarise(article);
      return { length: words(summary.join(' ')).length, rouge: rouge(summary, highlights.split('\n')) };
    }),
  }));
  const head = ['', 'words', ...MEASURES.map(([name]) => name)];
  const parts: readonly (readonly [string, number, number])[] = [
    [`all ${rows.length} articles`, 0, rows.length],
    ['the first half', 0, rows.length / 2],
    ['the second half', rows.length / 2, rows.length],
  ];
  for (const [part, from, to] of parts) {
    const means = scores.map(({ name, scores: all }) => ({ name, ...mean(all.slice(from, to)) }));
    printTable(
      `Key points, ${part}`,
      head,
      means.map(({ name, length, rouge: all }) => [name, length, ...MEASURES.map(([, key]) => all[key])]),
    );
    const [own, ...peers] = means;
    if (!own) continue;
    printTable(
      `Key points over the others, ${part}`,
      head,
      peers.map(({ name, length, rouge: all }) => [
        name,
        own.length / length,
        ...MEASURES.map(([, key]) => own.rouge[key] / all[key]),
      ]),
    );
  }
};

function sentencesBy(choose: Choose): Summariser {
  return (article) => {
    const found = sentences(article).map(({ text }) => text);
    return choose(found, POINTS).flatMap((index) => found[index] ?? []);
  };
}

function mean(scores: readonly Score[]): Score {
  const of = (value: (one: Score) => number): number =>
    scores.reduce((sum, one) => sum + value(one), 0) / Math.max(1, scores.length);
  return {
    length: of(({ length }) => length),
    rouge: {
      one: of(({ rouge: { one } }) => one),
      two: of(({ rouge: { two } }) => two),
      longest: of(({ rouge: { longest } }) => longest),
      longestByLine: of(({ rouge: { longestByLine } }) => longestByLine),
    },
  };
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
