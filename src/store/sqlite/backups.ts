/** Backups of the SQLite file: SQLite's own online backup, page by page, both ways. */
import { existsSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { BrevierError } from '../../model.ts';
import type { Backups, Contents } from '../backups.ts';
import { copyInto } from '../backup-files.ts';
import { checkBackup, isWhole } from './check-backup.ts';
import { BUSY_TIMEOUT_MS, makeFolder } from './database.ts';
import { damagedStore, explain } from './errors.ts';
import { putAside, replaceContents } from './restore.ts';
import { copyTo, migrate, notAStore, versionOf } from './schema.ts';

export function sqliteBackups(path: string): Backups {
  return {
    file: path,
    async save(to) {
      if (!existsSync(path))
        throw new BrevierError(
          'store-missing',
          `there is no store at ${path} to back up; start Brevier there, or correct STORE_URL`,
        );
      const database = openForReading(path);
      try {
        await copyTo(database, to);
      } catch (error) {
        throw explain(path, error);
      } finally {
        database.close();
      }
      try {
        return finish(to, path);
      } catch (error) {
        throw explain(path, error);
      }
    },
    async restore(from, name, now) {
      makeFolder(path);
      const staging = `${path}.restoring`;
      await removeDatabase(staging);
      try {
        await copyInto(from, staging);
        // A store's own file, copied as it lay, has its last writes beside it.
        if (existsSync(`${from}-wal`)) await copyInto(`${from}-wal`, `${staging}-wal`);
        const schema = checkBackup(staging, name);
        const database = new DatabaseSync(staging);
        try {
          database.exec('PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY');
          migrate(database, staging);
          const aside = await putAside(path, now);
          const knowsSent = await replaceContents(database, path, now);
          return { ...countsOf(database), schema, knowsSent, ...aside };
        } finally {
          database.close();
        }
      } catch (error) {
        throw explain(path, error);
      } finally {
        await removeDatabase(staging);
      }
    },
  };
}

/** Makes the copy one file by itself, and looks whether it is whole. */
function finish(copy: string, path: string): Contents {
  const database = new DatabaseSync(copy);
  try {
    database.exec('PRAGMA journal_mode = DELETE');
    if (versionOf(database) === 0) throw notAStore(path);
    if (!isWhole(database)) throw damagedStore(path);
    return { ...countsOf(database), schema: versionOf(database) };
  } finally {
    database.close();
  }
}

function countsOf(database: DatabaseSync): Omit<Contents, 'schema'> {
  const count = (table: string): number =>
    Number(database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count']);
  return { articles: count('articles'), schedules: count('subscriptions') };
}

function openForReading(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  try {
    database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get();
    return database;
  } catch (error) {
    database.close();
    // SQLite wants to write beside the file even to read it. Where nobody can write, it lies still.
    const isStill = (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0;
    const told = explain(path, error);
    if (!isStill || !(told instanceof BrevierError) || !/unopenable|read-only/u.test(told.code)) throw told;
    const still = pathToFileURL(path);
    still.searchParams.set('immutable', '1');
    return new DatabaseSync(still, { readOnly: true });
  }
}

async function removeDatabase(path: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm', '-journal']) await rm(path + ending, { force: true });
}
