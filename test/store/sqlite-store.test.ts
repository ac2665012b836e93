import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { migrations } from '../../src/store/sqlite/migrations.ts';
import { openStore } from '../../src/store/open-store.ts';
import { tables } from '../../src/store/what-is-kept.ts';
import { article } from '../articles.ts';
import { personalContract } from '../contracts/personal-contract.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { vectorContract } from '../contracts/vector-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'brevier-store-'));
let count = 0;
const newPath = (): string => join(folder, String((count += 1)), 'brevier.db');
const NOW = '2026-11-24T08:00:00.000Z';

storeContract('sqlite', () => openStore(`sqlite:${newPath()}`));
vectorContract('sqlite', () => openStore(`sqlite:${newPath()}`));
storeContract('sqlite in memory', () => openStore('sqlite::memory:'));
personalContract('sqlite', () => openStore(`sqlite:${newPath()}`));

test('every table is known to hold data of chats or not to', async () => {
  const path = newPath();
  await (await openStore(`sqlite:${path}`)).close();
  const database = new DatabaseSync(path);
  const found = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all()
    .map(({ name }) => String(name))
    // The index of words, and what it keeps for itself.
    .filter((name) => !/^article_(?:words|titles)(?:_|$)/u.test(name));
  database.close();
  expect(found.toSorted()).toEqual([...Object.keys(tables), 'key_values'].toSorted());
});

test('what was forgotten stands nowhere in the file any more', async () => {
  const path = newPath();
  const store = await openStore(`sqlite:${path}`);
  for (let one = 0; one < 50; one += 1)
    await store.keyValue('told').set(`telegram:${one}`, { until: `told to ${one}` });
  await store.keyValue('told').set('telegram:424242', { until: 'a secret of theirs' });
  await store.deliveries.open([{ chat: 'telegram:424242', slot: NOW }]);
  await store.personal.forgetChats(['telegram:424242']);
  for (const file of [path, `${path}-wal`]) {
    const bytes = readFileSync(file).toString('latin1');
    expect(bytes).not.toContain('424242');
    expect(bytes).not.toContain('a secret');
  }
  await store.close();
});

describe('the file', () => {
  test('keeps everything over a restart', async () => {
    const path = newPath();
    const one = article();
    const first = await openStore(`sqlite:${path}`);
    await first.articles.put([one], NOW);
    await first.keyValue('samples').set('k', 'v');
    await first.deliveries.open([{ chat: 'telegram:1', slot: NOW }]);
    await first.close();
    const again = await openStore(`sqlite:${path}`);
    expect(await again.articles.get(one.id)).toBeDefined();
    expect(await again.keyValue('samples').get('k')).toBe('v');
    expect(await again.deliveries.open([{ chat: 'telegram:1', slot: NOW }])).toBe(0);
    await again.close();
  });

  test('serves two at once', async () => {
    const path = newPath();
    const [bot, importer] = [await openStore(`sqlite:${path}`), await openStore(`sqlite:${path}`)];
    await Promise.all([
      importer.articles.put([article({ text: 'storm' })], NOW),
      bot.keyValue('samples').set('k', 1),
    ]);
    expect(await bot.articles.search({ words: ['storm'], match: 'all', limit: 1 })).toHaveLength(1);
    await Promise.all([bot.close(), importer.close()]);
  });

  test('of another kind is refused, and left as it is', async () => {
    const path = join(folder, 'notes.txt');
    const notes =
      'This is no database, and it is longer than a header of one hundred bytes would have to be, so it is read.';
    writeFileSync(path, notes);
    await expect(openStore(`sqlite:${path}`)).rejects.toMatchObject({
      code: 'store-not-a-database',
      message: expect.stringContaining(path),
    });
    expect(readFileSync(path, 'utf8')).toBe(notes);
  });

  test('of another program is refused', async () => {
    const path = join(folder, 'other.db');
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE bookmarks (url TEXT)');
    other.close();
    await expect(openStore(`sqlite:${path}`)).rejects.toMatchObject({ code: 'store-not-a-database' });
  });

  test('of a newer Brevier is refused', async () => {
    const path = newPath();
    await (await openStore(`sqlite:${path}`)).close();
    const newer = new DatabaseSync(path);
    newer.exec(`PRAGMA user_version = ${migrations.length + 1}`);
    newer.close();
    await expect(openStore(`sqlite:${path}`)).rejects.toMatchObject({
      code: 'store-newer',
      message: expect.stringContaining('update Brevier'),
    });
  });

  test('in a folder that cannot be is refused with the cure', async () => {
    const file = join(folder, 'plain');
    writeFileSync(file, '');
    await expect(openStore(`sqlite:${join(file, 'x', 'brevier.db')}`)).rejects.toMatchObject({
      code: 'store-unopenable',
      message: expect.stringContaining('STORE_URL'),
    });
  });
});

test('a failed read rejects; it is no missing key', async () => {
  const store = await openStore('sqlite::memory:');
  const values = store.keyValue('samples');
  await store.close();
  await expect(values.get('k')).rejects.toThrow();
});

test.each(['mysql://user:secret@db/brevier', 'brevier.db', ''])(
  '%j as STORE_URL is refused without repeating it',
  async (url) => {
    const opening = openStore(url);
    await expect(opening).rejects.toMatchObject({
      code: 'store-url',
      message: expect.stringContaining('sqlite:PATH'),
    });
    await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
  },
);
