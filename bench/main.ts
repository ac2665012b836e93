/**
 * `npm run bench`: what things cost, each beside a floor measured in the same run, so that the ratios hold on any machine.
 * The articles are the samples, over and over, with numbers of their own.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createDesk } from '../src/desk/desk.ts';
import { briefArticle } from '../src/digest/brief.ts';
import { readPaths } from '../src/ingest/read-paths.ts';
import type { Article } from '../src/model.ts';
import { openStore } from '../src/store/open-store.ts';

const COUNT = 3_000;
const BATCH = 200;
const NOW = '2026-11-24T08:00:00.000Z';
const QUESTIONS = [
  'How long is the crack in the Kessel Dam?',
  'Who resigned over the letters?',
  'How many passengers were taken off the ferry?',
];

const samples = (await Array.fromAsync(readPaths([join(import.meta.dirname, '..', 'samples')], {}))).flatMap(
  (one) => (one.type === 'article' ? [one.article] : []),
);
const articles: Article[] = Array.from({ length: COUNT }, (_, index) => {
  const sample = samples[index % samples.length] ?? samples[0];
  if (!sample) throw new Error('no samples');
  // Spread over a year, and told apart by a word of their own, as news is.
  const publishedAt = new Date(Date.parse(NOW) - index * 3 * 3_600_000).toISOString();
  return {
    ...sample,
    id: `b${index}`,
    title: `${sample.title} ${index}`,
    text: sample.text.replaceAll(/\d+/gu, (digits) => String(Number(digits) + index)),
    publishedAt,
  };
});

const rows: string[][] = [];
function row(what: string, ms: number, unit: string, floor: string, floorMs: number): void {
  rows.push([
    what,
    `${ms.toFixed(2)} ms ${unit}`,
    floor,
    `${floorMs.toFixed(2)} ms`,
    (ms / floorMs).toFixed(2),
  ]);
}

async function time(work: () => Promise<void> | void, times: number): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / times;
}

const bare = new DatabaseSync(':memory:');
bare.exec('CREATE VIRTUAL TABLE words USING fts5 (title, text, tokenize = "porter unicode61")');
const insert = bare.prepare('INSERT INTO words (title, text) VALUES (?, ?)');
const bareInsert = await time(() => {
  for (let from = 0; from < COUNT; from += BATCH) {
    bare.exec('BEGIN');
    for (const { title, text } of articles.slice(from, from + BATCH)) insert.run(title, text);
    bare.exec('COMMIT');
  }
}, COUNT);

const store = await openStore('sqlite::memory:');
const desk = createDesk({ store, now: () => NOW });
const put = await time(async () => {
  for (let from = 0; from < COUNT; from += BATCH)
    await store.articles.put(articles.slice(from, from + BATCH), NOW);
}, COUNT);
row('store an article', put, 'each', 'bare FTS5 insert', bareInsert);
row(
  'find its story',
  await time(async () => void (await desk.catalogue()), COUNT),
  'each',
  'bare FTS5 insert',
  bareInsert,
);

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const part = articles.slice(0, 300);
const segment = await time(() => {
  for (const { text } of part) Array.from(segmenter.segment(text));
}, part.length);
row(
  'brief an article',
  await time(() => part.forEach((article) => briefArticle(article)), part.length),
  'each',
  'its sentences by Intl.Segmenter',
  segment,
);

const search = bare.prepare('SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words) LIMIT 30');
const bareSearch = await time(
  () => QUESTIONS.forEach((question) => search.all((question.match(/\p{L}{4,}/gu) ?? []).join(' OR '))),
  QUESTIONS.length,
);
row(
  'answer a question',
  await time(async () => {
    for (const question of QUESTIONS) await desk.ask({ question });
  }, QUESTIONS.length),
  'each',
  'bare FTS5 query of its words',
  bareSearch,
);

const settings = { follow: [], mute: [] };
const window = { from: '2026-11-23T08:00:00.000Z', to: NOW };
const read = await time(async () => void (await store.articles.between(window.from, window.to)), 1);
row(
  'the briefing of a day',
  await time(async () => void (await desk.briefing({ ...window, settings, most: 6 })), 1),
  '',
  'reading its articles',
  read,
);

process.stdout.write(
  `| what | takes | beside | takes | ratio |\n| --- | --- | --- | --- | --- |\n${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`,
);
process.stdout.write(`\n${COUNT} articles, Node ${process.versions.node}\n`);
await store.close();
