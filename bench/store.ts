/** Articles into the store, and what is asked of it. */
import { DatabaseSync } from 'node:sqlite';
import { Readable } from 'node:stream';
import { createDesk } from '../src/desk/desk.ts';
import { readPaths } from '../src/ingest/read-paths.ts';
import type { Article } from '../src/model.ts';
import { openStore } from '../src/store/open-store.ts';
import { makeArticles, NOW } from './articles.ts';
import { type Table, time } from './table.ts';

const COUNT = 3_000;
const BATCH = 200;
const EVERY_MS = 3 * 3_600_000;
const FURNITURE =
  'Home | News | Sport\n\nSign up for our newsletter\n\nShare this article\n\nFacebook Twitter WhatsApp';
const QUESTIONS = [
  'How long is the crack in the Kessel Dam?',
  'Who resigned over the letters?',
  'How many passengers were taken off the ferry?',
];

export async function benchStore({ row }: Table): Promise<void> {
  const articles = makeArticles(0, COUNT, EVERY_MS);
  const bare = new DatabaseSync(':memory:');
  bare.exec('CREATE VIRTUAL TABLE words USING fts5 (title, text, tokenize = "porter unicode61")');
  const insert = bare.prepare('INSERT INTO words (title, text) VALUES (?, ?)');
  const floor = await time(() => {
    for (const batch of batches(articles)) {
      bare.exec('BEGIN');
      for (const { title, text } of batch) insert.run(title, text);
      bare.exec('COMMIT');
    }
  }, COUNT);

  const store = await openStore('sqlite::memory:');
  const desk = createDesk({ store, now: () => NOW });
  const put = await time(async () => {
    for (const batch of batches(articles)) await store.articles.put(batch, NOW);
  }, COUNT);
  row('store an article', put, 'bare FTS5 insert', floor);
  row("find an article's story", await time(() => desk.catalogue(), COUNT), 'bare FTS5 insert', floor);
  const imported = await time(() => importAll(articles.slice(0, 1_000)), 1_000);
  row('import an article (read, clean, store, find its story)', imported, 'bare FTS5 insert', floor);

  const search = bare.prepare('SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words) LIMIT 30');
  const bareSearch = await time(
    () => QUESTIONS.forEach((question) => search.all((question.match(/\p{L}{4,}/gu) ?? []).join(' OR '))),
    QUESTIONS.length,
  );
  const answered = await time(async () => {
    for (const question of QUESTIONS) await desk.ask({ question });
  }, QUESTIONS.length);
  row('answer a question', answered, 'bare FTS5 query of its words', bareSearch);
  await store.close();
}

async function importAll(articles: readonly Article[]): Promise<void> {
  const lines = articles.map(({ title, text, source, publishedAt }) =>
    JSON.stringify({ title, text: `${FURNITURE}\n\n${text}\n\n${FURNITURE}`, source, publishedAt }),
  );
  const store = await openStore('sqlite::memory:');
  const desk = createDesk({ store, now: () => NOW });
  const stdin = Readable.from([Buffer.from(lines.join('\n'))]);
  const read: Article[] = [];
  for await (const one of readPaths(['-'], { stdin })) if (one.type === 'article') read.push(one.article);
  for (const batch of batches(read)) await desk.take(batch);
  await desk.catalogue();
  await store.close();
}

function batches(articles: readonly Article[]): Article[][] {
  return Array.from({ length: Math.ceil(articles.length / BATCH) }, (_, index) =>
    articles.slice(index * BATCH, (index + 1) * BATCH),
  );
}
