/** The SQLite file: opened, checked, and brought to the newest schema. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { BrevierError } from '../../model.ts';
import { explained } from './errors.ts';
import { migrations } from './migrations.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface Database {
  /** Rows of a query; statements are prepared once. */
  all(sql: string, ...values: readonly SQLInputValue[]): Row[];
  first(sql: string, ...values: readonly SQLInputValue[]): Row | undefined;
  /** Returns how many rows changed. */
  run(sql: string, ...values: readonly SQLInputValue[]): number;
  /** All or nothing; other processes wait. */
  transaction<Result>(use: () => Result): Result;
  close(): void;
}

const BUSY_TIMEOUT_MS = 10_000;

/** Opens `path` (":memory:" for one that is not kept), creating file and folder where there are none. */
export function openDatabase(path: string): Database {
  if (path !== ':memory:') makeFolder(path);
  return explained(path, () => {
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      database.exec(
        'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;',
      );
      migrate(database, path);
    } catch (error) {
      database.close();
      throw error;
    }
    return wrap(database, path);
  });
}

function wrap(database: DatabaseSync, path: string): Database {
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known) return known;
    const made = database.prepare(sql);
    statements.set(sql, made);
    return made;
  };
  return {
    all: (sql, ...values) => explained(path, () => prepared(sql).all(...values)),
    first: (sql, ...values) => explained(path, () => prepared(sql).get(...values)),
    run: (sql, ...values) => explained(path, () => Number(prepared(sql).run(...values).changes)),
    transaction: (use) => explained(path, () => inTransaction(database, use)),
    close: () => database.close(),
  };
}

function inTransaction<Result>(database: DatabaseSync, use: () => Result): Result {
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

function migrate(database: DatabaseSync, path: string): void {
  if (versionOf(database) === migrations.length) return;
  inTransaction(database, () => {
    // Read again inside: another process may have migrated while this one waited.
    const version = versionOf(database);
    if (version > migrations.length) {
      throw new BrevierError(
        'store-newer',
        `the store ${path} was written by a newer Brevier (schema ${version}, this one knows ${migrations.length}); update Brevier`,
      );
    }
    if (
      version === 0 &&
      database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.['tables'] !== 0
    ) {
      throw new BrevierError(
        'store-not-a-database',
        `${path} is another program's database, no Brevier store; name another file in STORE_URL`,
      );
    }
    for (const migration of migrations.slice(version)) database.exec(migration);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}

function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new BrevierError(
      'store-unopenable',
      `the store's folder ${dirname(path)} cannot be made (${reason}); name another in STORE_URL`,
      {
        cause: error,
      },
    );
  }
}
