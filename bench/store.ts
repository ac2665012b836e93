/** Articles into the store, and what is asked of it. */
import { DatabaseSync } from 'node:sqlite';
import { createDesk } from '../src/desk/desk.ts';
import type { Article } from '../src/model.ts';
import { openStore } from '../src/store/open-store.ts';
import { makeArticles, NOW } from './articles.ts';
import { type Table, time } from './table.ts';

const COUNT = 3_000;
const BATCH = 200;
const EVERY_MS = 3 * 3_600_000;
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

function batches(articles: readonly Article[]): Article[][] {
  return Array.from({ length: Math.ceil(articles.length / BATCH) }, (_, index) =>
    articles.slice(index * BATCH, (index + 1) * BATCH),
  );
}
