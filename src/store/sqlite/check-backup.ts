/** Whether a file is a backup that this Brevier can bring back. */
import { closeSync, openSync, readSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { BrevierError } from '../../model.ts';
import { badBackup } from '../backups.ts';
import { explain } from './errors.ts';
import { migrations } from './migrations.ts';
import { versionOf } from './schema.ts';

const SQLITE = 'SQLite format 3\0';
const POSTGRES = 'PGDMP';
/** Of the first schema, which every later one has. */
const TABLES = ['articles', 'deliveries', 'key_values', 'story_articles', 'subscriptions'];

/**
 * Returns the version of its schema; a write-ahead log beside it has become part of it then. Throws a BrevierError that calls it
 * `name`.
 */
export function checkBackup(path: string, name: string): number {
  checkBeginning(path, name);
  const database = new DatabaseSync(path);
  try {
    return checkDatabase(database, name);
  } catch (error) {
    if (error instanceof BrevierError) throw error;
    const told = explain(path, error);
    if (told instanceof BrevierError && /corrupt|not-a-database/u.test(told.code)) throw damaged(name, told);
    throw told;
  } finally {
    database.close();
  }
}

function checkBeginning(path: string, name: string): void {
  const beginning = Buffer.alloc(SQLITE.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, beginning, {});
  } finally {
    closeSync(file);
  }
  const text = beginning.toString('latin1');
  if (text.startsWith(POSTGRES))
    throw badBackup(
      'other-store',
      `${name} is the backup of a Postgres store, and STORE_URL names a SQLite file; a backup goes back to the kind of store it was made of`,
    );
  if (text !== SQLITE)
    throw badBackup(
      'not-brevier',
      `${name} is no backup of Brevier; name a file that brevier backup has made`,
    );
}

function checkDatabase(database: DatabaseSync, name: string): number {
  database.exec('PRAGMA journal_mode = DELETE');
  const version = versionOf(database);
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const names = new Set(tables.map((row) => row['name']));
  if (version === 0 || !TABLES.every((table) => names.has(table)))
    throw badBackup('not-brevier', `${name} is another program's database, no backup of Brevier`);
  if (version > migrations.length)
    throw badBackup(
      'newer',
      `${name} was made by a newer Brevier (schema ${version}, this one knows ${migrations.length}); update Brevier, then restore it`,
    );
  if (!isWhole(database)) throw damaged(name);
  return version;
}

/** Every page, row and index of it. */
export function isWhole(database: DatabaseSync): boolean {
  return database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'] === 'ok';
}

function damaged(name: string, cause?: unknown): BrevierError {
  return badBackup('damaged', `${name} is damaged; use another backup`, cause);
}
