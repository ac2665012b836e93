/** Every earlier schema with rows in it, brought to the newest. */
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { migrations } from '../../src/store/sqlite/migrations.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const MS = Date.parse(NOW);
const CADENCE = { times: ['08:00'], days: [1, 2, 3], zone: 'Europe/Berlin' };
const FEED = { url: 'https://a.example/feed', configured: false, dueAt: NOW, failures: 0 };
const versions = Array.from({ length: migrations.length - 1 }, (_, index) => index + 1);

/** A store as Brevier of that schema left it. */
function storeOf(version: number): string {
  const path = join(mkdtempSync(join(tmpdir(), 'brevier-migrate-')), 'brevier.db');
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL');
  for (const migration of migrations.slice(0, version)) database.exec(migration);
  database.exec(`PRAGMA user_version = ${version}`);
  const run = (sql: string, ...values: readonly (string | number | Uint8Array)[]): void =>
    void database.prepare(sql).run(...values);
  for (const [id, title, text] of [
    ['one', 'Dam opens', 'Water flows.'],
    ['two', 'Bridge closes', 'Nobody crosses.'],
  ] as const) {
    run(
      "INSERT INTO articles (id, title, text, language, links, added_at, digest) VALUES (?, ?, ?, 'en', '[]', ?, x'00')",
      id,
      title,
      text,
      MS,
    );
    // From the third version on the index is written by who brings the articles.
    const last = 'SELECT row, title, text FROM articles WHERE id = ?';
    if (version >= 3) run(`INSERT INTO article_words (rowid, title, text) ${last}`, id);
    if (version >= 5)
      run('INSERT INTO article_titles (rowid, title) SELECT row, title FROM articles WHERE id = ?', id);
  }
  run("INSERT INTO story_articles (article_id, story_id) VALUES ('one', 'story')");
  if (version >= 4) run("INSERT INTO waiting_articles (time, article_id) VALUES (?, 'two')", MS);
  run(
    "INSERT INTO subscriptions (chat, cadence, topic, next_at) VALUES ('telegram:1', ?, 'World', ?)",
    JSON.stringify(CADENCE),
    MS,
  );
  run("INSERT INTO deliveries (chat, slot, state, free_at) VALUES ('telegram:1', ?, 'claimed', ?)", MS, MS);
  run(
    `INSERT INTO deliveries (chat, slot, state, free_at, settled_at, message_ids) VALUES ('telegram:2', ?, 'sent', ?, ?, '["7"]')`,
    MS,
    MS,
    MS,
  );
  run(`INSERT INTO key_values (key, value) VALUES ('chats::telegram:1', '{"value":{"stories":3}}')`);
  if (version >= 2)
    run('INSERT INTO feeds (url, due_at, state) VALUES (?, ?, ?)', FEED.url, MS, JSON.stringify(FEED));
  database.close();
  return path;
}

function copiesOf(path: string): string[] {
  return readdirSync(dirname(path)).filter(
    (name) => name.startsWith(`${basename(path)}.`) && !/-(?:wal|shm)$/u.test(name),
  );
}

describe.each(versions)('a store of schema %i', (version) => {
  test('is brought to the newest by itself, with all that was in it', async () => {
    const path = storeOf(version);
    const store = await openStore(`sqlite:${path}`);
    expect(await store.articles.get('one')).toMatchObject({
      title: 'Dam opens',
      text: 'Water flows.',
      addedAt: NOW,
    });
    for (const word of ['water', 'dam']) {
      const hits = await store.articles.search({ words: [word], match: 'all', limit: 5 });
      expect(hits.map((hit) => hit.article.id)).toEqual(['one']);
    }
    const titles = await store.articles.search({ words: ['bridge'], match: 'any', in: 'title', limit: 5 });
    expect(titles.map((hit) => hit.article.id)).toEqual(['two']);
    expect(await store.stories.storyOf('one')).toBe('story');
    expect((await store.stories.unassigned(5)).map(({ id }) => id)).toEqual(['two']);
    expect(await store.subscriptions.get('telegram:1')).toEqual({
      chat: 'telegram:1',
      cadence: CADENCE,
      topic: 'World',
      nextAt: NOW,
    });
    expect(await store.deliveries.get('telegram:2', NOW)).toMatchObject({ state: 'sent', messageIds: ['7'] });
    expect(await store.deliveries.claim('telegram', NOW, '2026-11-24T09:00:00Z', 9)).toMatchObject([
      { chat: 'telegram:1' },
    ]);
    expect(await store.keyValue('chats').get('telegram:1')).toEqual({ stories: 3 });
    expect(await store.feeds.list()).toEqual(version >= 2 ? [FEED] : []);
    await store.close();
  });

  test('is copied first; the last copy is kept', async () => {
    const path = storeOf(version);
    const older = new DatabaseSync(`${path}.before-v1`);
    older.close();
    await (await openStore(`sqlite:${path}`)).close();
    expect(copiesOf(path)).toEqual([`${basename(path)}.before-v${migrations.length}`]);
    const copy = new DatabaseSync(`${path}.before-v${migrations.length}`);
    expect(copy.prepare('PRAGMA user_version').get()).toEqual({ user_version: version });
    expect(copy.prepare('SELECT count(*) AS count FROM articles').get()).toEqual({ count: 2 });
    copy.close();
    await (await openStore(`sqlite:${path}`)).close();
    expect(existsSync(`${path}.before-v${migrations.length}`)).toBe(true);
  });
});

test('a step that fails half way leaves the store as it was, and says so', async () => {
  const path = storeOf(5);
  const database = new DatabaseSync(path);
  // What the seventh step would make is there already, so that the sixth is taken back with it.
  database.exec('CREATE INDEX deliveries_claimed ON deliveries (chat)');
  await expect(openStore(`sqlite:${path}`)).rejects.toMatchObject({
    code: 'store-migration',
    message: expect.stringMatching(/from schema 5 to \d+ \(.*deliveries_claimed.*\); it is as it was/u),
  });
  expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 5 });
  expect(database.prepare('SELECT name FROM pragma_table_info(?)').all('deliveries')).not.toContainEqual({
    name: 'content',
  });
  expect(database.prepare('SELECT count(*) AS count FROM articles').get()).toEqual({ count: 2 });
  database.exec('DROP INDEX deliveries_claimed');
  database.close();
  const store = await openStore(`sqlite:${path}`);
  expect(await store.articles.counts()).toMatchObject({ articles: 2 });
  await store.close();
});

test('two that start at once migrate once', async () => {
  const path = storeOf(1);
  const stores = await Promise.all([openStore(`sqlite:${path}`), openStore(`sqlite:${path}`)]);
  expect(await stores[1]?.articles.counts()).toMatchObject({ articles: 2, stories: 1 });
  await Promise.all(stores.map((store) => store.close()));
});
