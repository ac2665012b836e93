/** The SQLite file: opened, checked, and brought to the newest schema. */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { BrevierError } from '../../model.ts';
import { explain, explained, readOnlyStore } from './errors.ts';
import { inTransaction, upgrade } from './schema.ts';

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

/** So long it is waited for another writer. */
export const BUSY_TIMEOUT_MS = 10_000;

/** Opens `path` (":memory:" for one that is not kept), creating file and folder where there are none. */
export async function openDatabase(path: string): Promise<Database> {
  if (path !== ':memory:') {
    makeFolder(path);
    checkWritable(path);
  }
  const database = explained(path, () => new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS }));
  try {
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;',
    );
    await upgrade(database, path);
  } catch (error) {
    database.close();
    throw explain(path, error);
  }
  return wrap(database, path);
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

export function makeFolder(path: string): void {
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

/** SQLite notices only when something is written, which may be hours later. */
function checkWritable(path: string): void {
  try {
    for (const place of [dirname(path), path]) if (existsSync(place)) accessSync(place, constants.W_OK);
  } catch (error) {
    throw readOnlyStore(path, error);
  }
}
