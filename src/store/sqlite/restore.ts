/**
 * The contents of a backup in the place of a store's, all at once, though bots have it open: they wait for the moment, and see
 * the new contents with their next query.
 */
import { existsSync, renameSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { BrevierError } from '../../model.ts';
import { type Restored, stampOf } from '../backups.ts';
import { BUSY_TIMEOUT_MS } from './database.ts';
import { explain } from './errors.ts';
import { copyTo, PAGES_AT_ONCE } from './schema.ts';
import { takeAlong } from './take-along.ts';

/** A copy of the store as it is; where it is too damaged to be read, itself under another name. */
export async function putAside(path: string, now: string): Promise<Pick<Restored, 'keptAside' | 'restart'>> {
  if (!existsSync(path)) return { restart: false };
  const aside = `${path}.before-restore-${stampOf(now)}`;
  try {
    const database = new DatabaseSync(path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
    try {
      await copyTo(database, aside);
    } finally {
      database.close();
    }
    return { keptAside: aside, restart: false };
  } catch (error) {
    const told = explain(path, error);
    if (!(told instanceof BrevierError) || !/corrupt|not-a-database/u.test(told.code)) throw told;
    for (const ending of ['', '-wal', '-shm'])
      if (existsSync(path + ending)) renameSync(path + ending, aside + ending);
    return { keptAside: aside, restart: true };
  }
}

/**
 * `restored` is a database of the newest schema; at `path` there may be none yet. Resolves to whether the store's ledger could be
 * taken along.
 */
export async function replaceContents(restored: DatabaseSync, path: string, now: string): Promise<boolean> {
  const live = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    live.exec('PRAGMA journal_mode = WAL');
    let isTaken: boolean | undefined;
    await backup(restored, path, {
      rate: stepOf(restored),
      progress: () => {
        isTaken ??= takeAlong(restored, path, Date.parse(now));
      },
    });
    live.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return isTaken === true;
  } finally {
    live.close();
  }
}

/** At least two steps. After the first nobody else can write to the store, so that what is taken along then is the last word. */
function stepOf(database: DatabaseSync): number {
  const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count']);
  return Math.min(PAGES_AT_ONCE, pages - 1);
}
