/** The store that STORE_URL names, and its backups. */
import { BrevierError } from '../model.ts';
import type { Backups } from './backups.ts';
import type { Store } from './ports.ts';

/**
 * `sqlite:PATH`, `sqlite::memory:` for one that is not kept, or `postgres://USER:PASSWORD@HOST/DATABASE`. Throws a BrevierError
 * that never repeats the url. Each database's client is loaded only where it is used.
 */
export async function openStore(url: string): Promise<Store> {
  const path = sqlitePath(url);
  if (path === undefined) {
    const { openPostgresStore } = await import('./postgres/store.ts');
    return await openPostgresStore(url);
  }
  const { openSqliteStore } = await import('./sqlite/store.ts');
  return await openSqliteStore(path);
}

/** Of the same store; opens nothing yet. */
export async function backupsOf(url: string): Promise<Backups> {
  const path = sqlitePath(url);
  if (path === undefined) return (await import('./postgres/backups.ts')).postgresBackups(url);
  if (path === ':memory:')
    throw new BrevierError(
      'store-url',
      'STORE_URL keeps nothing (sqlite::memory:); there is nothing to back up',
    );
  return (await import('./sqlite/backups.ts')).sqliteBackups(path);
}

/** Undefined for Postgres. */
function sqlitePath(url: string): string | undefined {
  if (/^postgres(?:ql)?:\/\//iu.test(url)) return undefined;
  const path = /^sqlite:(?:\/\/(?=\/))?(.+)$/su.exec(url)?.[1];
  if (path !== undefined) return path;
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(url)?.[1] ?? 'no scheme';
  throw new BrevierError(
    'store-url',
    `STORE_URL has ${scheme}; Brevier keeps its data in SQLite or Postgres: use sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE`,
  );
}
