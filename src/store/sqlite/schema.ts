/** Which schema a database has, and how it is brought to the newest. */
import { randomUUID } from 'node:crypto';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backup, type DatabaseSync } from 'node:sqlite';
import { BrevierError } from '../../model.ts';
import { explain } from './errors.ts';
import { migrations } from './migrations.ts';

/** Larger steps copy faster, and hold up who writes for longer. */
export const PAGES_AT_ONCE = 2_000;

export function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}

function isEmpty(database: DatabaseSync): boolean {
  return database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.['tables'] === 0;
}

/** Throws where the database is another program's, or a newer Brevier's. */
export function checkVersion(database: DatabaseSync, path: string): number {
  const version = versionOf(database);
  if (version > migrations.length) {
    throw new BrevierError(
      'store-newer',
      `the store ${path} was written by a newer Brevier (schema ${version}, this one knows ${migrations.length}); update Brevier`,
    );
  }
  if (version === 0 && !isEmpty(database)) throw notAStore(path);
  return version;
}

export function notAStore(path: string): BrevierError {
  return new BrevierError(
    'store-not-a-database',
    `${path} is another program's database, no Brevier store; name another file in STORE_URL`,
  );
}

/** Brings the store at `path` to the newest schema, after a copy of what it was: `PATH.before-vN`, of which the last is kept. */
export async function upgrade(database: DatabaseSync, path: string): Promise<void> {
  const version = checkVersion(database, path);
  if (version === migrations.length) return;
  const copy = `${path}.before-v${migrations.length}`;
  if (version > 0) await copyTo(database, copy);
  try {
    migrate(database, path);
  } catch (error) {
    const told = explain(path, error);
    // What has a cure of its own, such as a full disk, says it.
    if (!(told instanceof BrevierError) || told.code !== 'store') throw told;
    throw new BrevierError(
      'store-migration',
      `the store ${path} could not be brought from schema ${version} to ${migrations.length}` +
        ` (${error instanceof Error ? error.message : String(error)}); it is as it was: go back to the Brevier that you had, and report this`,
      { cause: error },
    );
  }
  if (version > 0) removeOlderCopies(path, copy);
}

/** All steps or none. */
export function migrate(database: DatabaseSync, path: string): void {
  inTransaction(database, () => {
    // Read inside: another process may have migrated while this one waited.
    for (const migration of migrations.slice(checkVersion(database, path))) database.exec(migration);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

export function inTransaction<Result>(database: DatabaseSync, use: () => Result): Result {
  // Immediate: a transaction that begins by reading could not become a writing one beside another writer.
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = use();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk may have rolled back already.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** A copy of the whole database as it is now, whoever else writes; the file appears when it is complete. */
export async function copyTo(database: DatabaseSync, file: string): Promise<void> {
  const part = `${file}.part-${randomUUID()}`;
  // Read within one transaction, or every write of another process would start the copy over.
  database.exec('BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1');
  try {
    await backup(database, part, { rate: PAGES_AT_ONCE });
    renameSync(part, file);
  } catch (error) {
    for (const ending of ['', '-journal']) rmSync(part + ending, { force: true });
    const told = explain(file, error);
    if (told instanceof BrevierError && told.code === 'store-full')
      throw new BrevierError('store-full', 'the disk has no room for a copy of the store; free some space', {
        cause: error,
      });
    throw told;
  } finally {
    database.exec('ROLLBACK');
  }
}

function removeOlderCopies(path: string, newest: string): void {
  const copies = readdirSync(dirname(path)).filter((name) => /\.before-v\d+$/u.test(name));
  for (const name of copies)
    if (name.startsWith(`${basename(path)}.before-v`) && name !== basename(newest))
      rmSync(join(dirname(path), name));
}
