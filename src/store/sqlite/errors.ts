/** What SQLite says, as one line that names the file and the cure. */
import { BrevierError } from '../../model.ts';

const damaged = (path: string): string =>
  `the store ${path} is damaged; stop the bots and bring back a backup: brevier restore FILE`;

const readOnly = (path: string): string =>
  `the store ${path} cannot be written; make the file and its folder writable`;

/** SQLite's primary result codes: https://www.sqlite.org/rescode.html */
const CURES: Readonly<Record<number, readonly [code: string, says: (path: string) => string]>> = {
  5: [
    'store-locked',
    (path) => `the store ${path} is locked by another process; stop that one, or try again`,
  ],
  6: [
    'store-locked',
    (path) => `the store ${path} is locked by another process; stop that one, or try again`,
  ],
  8: ['store-read-only', readOnly],
  10: ['store-disk', (path) => `the disk failed under the store ${path}; check the disk, and its free space`],
  11: ['store-corrupt', damaged],
  13: [
    'store-full',
    (path) => `the disk is full under the store ${path}; free some space. Nothing stored is lost`,
  ],
  14: [
    'store-unopenable',
    (path) => `the store ${path} cannot be opened; check that its folder exists and is writable`,
  ],
  26: [
    'store-not-a-database',
    (path) =>
      `${path} is no Brevier store, or is damaged; bring back a backup (brevier restore FILE), or name another file in STORE_URL`,
  ],
};

export function damagedStore(path: string): BrevierError {
  return new BrevierError('store-corrupt', damaged(path));
}

export function readOnlyStore(path: string, cause: unknown): BrevierError {
  return new BrevierError('store-read-only', readOnly(path), { cause });
}

/** Runs `use`; what SQLite throws becomes a BrevierError, anything else goes on as it is. */
export function explained<Result>(path: string, use: () => Result): Result {
  try {
    return use();
  } catch (error) {
    throw explain(path, error);
  }
}

/** The same for what was thrown already. */
export function explain(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error;
  // Extended codes carry the primary one in their lowest byte.
  const cure = CURES[error.errcode & 0xff];
  if (!cure) return new BrevierError('store', `the store ${path} failed: ${error.message}`, { cause: error });
  return new BrevierError(cure[0], cure[1](path), { cause: error });
}
