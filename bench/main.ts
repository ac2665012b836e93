/**
 * `npm run bench`: what things cost, each beside a floor measured in the same run, so that the ratios hold on any machine.
 * The articles are the samples, over and over, with numbers of their own.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { createDesk } from '../src/desk/desk.ts';
import { briefArticle } from '../src/digest/brief.ts';
import { readHtml } from '../src/ingest/read-html.ts';
import { readPaths } from '../src/ingest/read-paths.ts';
import type { Article } from '../src/model.ts';
import { openStore } from '../src/store/open-store.ts';

const FURNITURE =
  'Home | News | Sport\n\nSign up for our newsletter\n\nShare this article\n\nFacebook Twitter WhatsApp';
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

/** With menus, a sidebar of headlines and a footer, as pages have them. */
function pageOf(article: Article | undefined): string {
  const list = articles.slice(1, 60).map(({ title }) => `<li><a href="/x">${title}</a></li>`);
  const text = (article?.text ?? '').split('\n\n').map((words) => `<p>${words}</p>`);
  return `<!doctype html><html lang="en"><head><title>${article?.title}</title></head><body><nav><ul>${list.join('')}</ul></nav>
<main><article><h1>${article?.title}</h1>${text.join('')}</article><aside><ul>${list.join('')}</ul></aside></main><footer>All rights reserved</footer></body></html>`;
}

/** Those of the development data, where it is there. */
function realPages(): string[] | undefined {
  const folder = join(process.env['BREVIER_EVAL_DATA'] ?? 'data/eval', 'extraction', 'html');
  if (!existsSync(folder)) return undefined;
  return readdirSync(folder).map((name) => gunzipSync(readFileSync(join(folder, name))).toString('utf8'));
}

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

const raw = articles
  .slice(0, 1_000)
  .map(({ title, text, source, publishedAt }) =>
    JSON.stringify({ title, text: `${FURNITURE}\n\n${text}\n\n${FURNITURE}`, source, publishedAt }),
  );
const into = await openStore('sqlite::memory:');
const receiving = createDesk({ store: into, now: () => NOW });
row(
  'import an article (read, cleaned, stored, its story found)',
  await time(async () => {
    let batch: Article[] = [];
    for await (const one of readPaths(['-'], { stdin: Readable.from([Buffer.from(raw.join('\n'))]) })) {
      if (one.type === 'article') batch.push(one.article);
      if (batch.length < BATCH) continue;
      await into.articles.put(batch, NOW);
      batch = [];
    }
    await into.articles.put(batch, NOW);
    await receiving.catalogue();
  }, raw.length),
  'each',
  'bare FTS5 insert',
  bareInsert,
);
await into.close();

const pages = realPages() ?? Array.from({ length: 100 }, () => pageOf(articles[0]));
row(
  'read a page',
  await time(() => pages.forEach((page) => readHtml(page)), pages.length),
  'each',
  'linkedom and Readability alone',
  await time(() => pages.forEach((page) => new Readability(parseHTML(page).document).parse()), pages.length),
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
