/**
 * Article bodies from pages, and from the text that other tools made of them: F1 of 4-word shingles, precision and recall
 * averaged over pages. Data: extraction/ of scrapinghub/article-extraction-benchmark (ground-truth.json, html/, dirty-*.json.gz).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { readHtml } from '../src/ingest/read-html.ts';
import { readText } from '../src/ingest/read-text.ts';
import type { Evaluation } from './evaluation.ts';
import { halfOf, printTable } from './table.ts';

type Bodies = Record<string, { readonly articleBody: string; readonly url?: string }>;

export const evaluate: Evaluation = async (folder) => {
  const data = join(folder, 'extraction');
  const gold: Bodies = JSON.parse(readFileSync(join(data, 'ground-truth.json'), 'utf8'));
  const rows: (string | number)[][] = [];
  const pages = Object.keys(gold);
  const html = (id: string): string =>
    gunzipSync(readFileSync(join(data, 'html', `${id}.html.gz`))).toString('utf8');
  const bare = scores(gold, pages, (id) => readabilityAlone(html(id)));
  const read = scores(gold, pages, (id) => readHtml(html(id))?.found.text ?? '');
  rows.push(['pages', 'linkedom and Readability', bare[4] ?? 0, ...read]);
  for (const name of ['html-text', 'boilerpipe', 'readability_js']) {
    const dirty: Record<string, string> = JSON.parse(
      gunzipSync(readFileSync(join(data, `dirty-${name}.json.gz`))).toString('utf8'),
    );
    const before = scores(gold, pages, (id) => dirty[id] ?? '');
    const after = scores(gold, pages, (id) => readText(dirty[id] ?? '').found.text);
    rows.push([`what ${name} made of them`, name, before[4] ?? 0, ...after]);
  }
  printTable(
    `Extraction, ${pages.length} pages`,
    ['input', 'beside', 'its F1', 'precision', 'recall', 'F1 first half', 'F1 second half', 'F1'],
    rows,
  );
};

function readabilityAlone(html: string): string {
  return new Readability(parseHTML(html).document).parse()?.textContent ?? '';
}

function scores(gold: Bodies, pages: readonly string[], read: (id: string) => string): number[] {
  const all = pages.map((id) => ({ id, ...compare(gold[id]?.articleBody ?? '', read(id)) }));
  if (process.env['BREVIER_EVAL_WORST']) {
    for (const one of all
      .filter(({ id }) => halfOf(id) === 'first')
      .toSorted((a, b) => f1([a]) - f1([b]))
      .slice(0, 8)) {
      process.stderr.write(`${one.id} p ${one.precision.toFixed(2)} r ${one.recall.toFixed(2)}\n`);
    }
  }
  const half = (which: string): number => f1(all.filter(({ id }) => halfOf(id) === which));
  return [mean(all, 'precision'), mean(all, 'recall'), half('first'), half('second'), f1(all)];
}

interface Score {
  readonly precision: number;
  readonly recall: number;
}

function compare(gold: string, found: string): Score {
  const wanted = shingles(gold);
  const given = shingles(found);
  let hit = 0;
  for (const [key, count] of given) hit += Math.min(count, wanted.get(key) ?? 0);
  const total = (counts: ReadonlyMap<string, number>): number =>
    [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [wantedTotal, givenTotal] = [total(wanted), total(given)];
  return {
    precision: givenTotal === 0 ? Number(wantedTotal === 0) : hit / givenTotal,
    recall: wantedTotal === 0 ? 1 : hit / wantedTotal,
  };
}

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let index = 0; index < Math.max(1, words.length - 3); index += 1) {
    const key = words.slice(index, index + 4).join(' ');
    if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function mean(scores: readonly Score[], name: keyof Score): number {
  return scores.reduce((sum, score) => sum + score[name], 0) / Math.max(1, scores.length);
}

function f1(scores: readonly Score[]): number {
  const [precision, recall] = [mean(scores, 'precision'), mean(scores, 'recall')];
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
