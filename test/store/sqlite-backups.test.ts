import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { restoreBackup, saveBackup } from '../../src/store/backup-files.ts';
import { backupsOf, openStore } from '../../src/store/open-store.ts';
import { migrations } from '../../src/store/sqlite/migrations.ts';
import { article } from '../articles.ts';
import { backupsContract } from '../contracts/backups-contract.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'brevier-backups-'));
let count = 0;
const newPath = (): string => join(folder, String((count += 1)), 'brevier.db');
const pathOf = (url: string): string => url.slice('sqlite:'.length);

function withDatabase<Result>(path: string, use: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(path);
  try {
    return use(database);
  } finally {
    database.close();
  }
}

function versionOf(path: string): number {
  return withDatabase(path, (database) =>
    Number(database.prepare('PRAGMA user_version').get()?.['user_version']),
  );
}

backupsContract('sqlite', {
  newUrl: async () => `sqlite:${newPath()}`,
  setVersion: async (url, change) => {
    const version = versionOf(pathOf(url)) + change;
    withDatabase(pathOf(url), (database) => database.exec(`PRAGMA user_version = ${version}`));
  },
  lose: async (url) => rmSync(dirname(pathOf(url)), { recursive: true }),
  other: 'PGDMP and so on, as Postgres begins what it dumps',
});

/** A store with one article, closed. */
async function newStore(id: string): Promise<string> {
  const path = newPath();
  const store = await openStore(`sqlite:${path}`);
  await store.articles.put([article({ id })], NOW);
  await store.close();
  return path;
}

async function articlesIn(path: string): Promise<number> {
  const store = await openStore(`sqlite:${path}`);
  const { articles } = await store.articles.counts();
  await store.close();
  return articles;
}

const restore = async (path: string, file: string) =>
  restoreBackup(await backupsOf(`sqlite:${path}`), file, NOW);

describe('the store itself', () => {
  test.each(['', '-wal'])('is no place for its backup, and none of itself (brevier.db%s)', async (ending) => {
    const path = newPath();
    const store = await openStore(`sqlite:${path}`);
    const backups = await backupsOf(`sqlite:${path}`);
    const same = join(dirname(path), '..', dirname(path).split('/').at(-1) ?? '', `brevier.db${ending}`);
    await store.articles.put([article()], NOW);
    await expect(saveBackup(backups, same, { force: true })).rejects.toMatchObject({
      code: 'backup-is-the-store',
    });
    await expect(restore(path, same)).rejects.toMatchObject({ code: 'backup-is-the-store' });
    expect((await store.articles.counts()).articles).toBe(1);
    await store.close();
  });

  test('that nobody keeps has no backups', async () => {
    await expect(backupsOf('sqlite::memory:')).rejects.toMatchObject({ code: 'store-url' });
  });

  test('that is damaged is put aside as it is, and the backup takes its place', async () => {
    const path = await newStore('one');
    const backup = join(folder, 'good.db');
    await saveBackup(await backupsOf(`sqlite:${path}`), backup, { force: false });
    const noise = Buffer.alloc(readFileSync(path).length, 0x53);
    writeFileSync(path, noise);
    const { keptAside = '', restart, knowsSent } = await restore(path, backup);
    expect({ restart, knowsSent }).toEqual({ restart: true, knowsSent: false });
    expect(readFileSync(keptAside)).toEqual(noise);
    expect(await articlesIn(path)).toBe(1);
  });

  test('of a newer Brevier is replaced by the copy from before, which is the way back', async () => {
    const path = await newStore('one');
    const backup = join(folder, 'before.db');
    await saveBackup(await backupsOf(`sqlite:${path}`), backup, { force: false });
    withDatabase(path, (database) =>
      database.exec(
        `PRAGMA user_version = ${migrations.length + 1}; ALTER TABLE deliveries ADD COLUMN more TEXT`,
      ),
    );
    await expect(openStore(`sqlite:${path}`)).rejects.toMatchObject({ code: 'store-newer' });
    expect(await restore(path, backup)).toMatchObject({ articles: 1, knowsSent: true });
    expect(await articlesIn(path)).toBe(1);
  });
});

test('a backup is one file by itself, and nothing is left beside it', async () => {
  const path = await newStore('one');
  const to = mkdtempSync(join(tmpdir(), 'brevier-backup-'));
  await saveBackup(await backupsOf(`sqlite:${path}`), join(to, 'a.db.gz'), { force: false });
  await saveBackup(await backupsOf(`sqlite:${path}`), join(to, 'a.db'), { force: false });
  expect(readdirSync(to).toSorted()).toEqual(['a.db', 'a.db.gz']);
  expect(withDatabase(join(to, 'a.db'), (database) => database.prepare('PRAGMA journal_mode').get())).toEqual(
    { journal_mode: 'delete' },
  );
  await restore(path, join(to, 'a.db'));
  expect(readdirSync(dirname(path)).filter((name) => name.includes('restoring'))).toEqual([]);
});

test.each(Array.from({ length: migrations.length - 1 }, (_, index) => index + 1))(
  'a backup of schema %i is brought to the newest',
  async (version) => {
    const backup = join(folder, `schema-${version}.db`);
    withDatabase(backup, (database) => {
      for (const migration of migrations.slice(0, version)) database.exec(migration);
      database.exec(`PRAGMA user_version = ${version};
        INSERT INTO articles (id, title, text, language, links, added_at, digest) VALUES ('old', 'Dam', 'Water.', 'en', '[]', 1, x'00')`);
    });
    const path = await newStore('new');
    expect(await restore(path, backup)).toMatchObject({ articles: 1, schema: version, knowsSent: true });
    expect(versionOf(path)).toBe(migrations.length);
    expect(versionOf(backup)).toBe(version);
    expect(await articlesIn(path)).toBe(1);
  },
);

test("another program's database is no backup", async () => {
  const path = await newStore('one');
  const bookmarks = join(folder, 'bookmarks.db');
  withDatabase(bookmarks, (database) =>
    database.exec('CREATE TABLE bookmarks (url TEXT); PRAGMA user_version = 3'),
  );
  await expect(restore(path, bookmarks)).rejects.toMatchObject({ code: 'backup-not-brevier' });
  expect(await articlesIn(path)).toBe(1);
});

test("a store's own file, copied with what lies beside it, is as good as a backup", async () => {
  const path = newPath();
  const store = await openStore(`sqlite:${path}`);
  await store.articles.put([article()], NOW);
  const copy = join(folder, 'copied.db');
  for (const ending of ['', '-wal']) copyFileSync(path + ending, copy + ending);
  await store.articles.put([article()], NOW);
  expect(await restore(path, copy)).toMatchObject({ articles: 1 });
  expect((await store.articles.counts()).articles).toBe(1);
  expect(existsSync(`${copy}-wal`)).toBe(true);
  await store.close();
});
