/** The store that STORE_URL names. */
import { BrevierError } from '../model.ts';
import type { Store } from './ports.ts';

/**
 * `sqlite:PATH`, `sqlite::memory:` for one that is not kept, or `postgres://USER:PASSWORD@HOST/DATABASE`. Throws a BrevierError
 * that never repeats the url. Each database's client is loaded only where it is used.
 */
export async function openStore(url: string): Promise<Store> {
  if (/^postgres(?:ql)?:\/\//iu.test(url)) {
    const { openPostgresStore } = await import('./postgres/store.ts');
    return await openPostgresStore(url);
  }
  const path = /^sqlite:(?:\/\/(?=\/))?(.+)$/su.exec(url)?.[1];
  if (path === undefined) {
    const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(url)?.[1] ?? 'no scheme';
    throw new BrevierError(
      'store-url',
      `STORE_URL has ${scheme}; Brevier keeps its data in SQLite or Postgres: use sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE`,
    );
  }
  const { openSqliteStore } = await import('./sqlite/store.ts');
  return await openSqliteStore(path);
}
