/** Whether a file is a dump that this Brevier can bring back. */
import { open } from 'node:fs/promises';
import { badBackup } from '../backups.ts';
import { migrations } from './migrations.ts';
import type { Programs } from './programs.ts';

const DUMP = 'PGDMP';
const SQLITE = 'SQLite format 3';

export interface Dump {
  /** The Postgres schema that it was made of. */
  readonly namespace: string;
  readonly version: number;
  /** The table of contents to restore by. */
  readonly list: string;
}

/** Throws a BrevierError that calls the file `name`. */
export async function checkBackup(programs: Programs, path: string, name: string): Promise<Dump> {
  await checkBeginning(path, name);
  let list: string;
  let script: string;
  try {
    list = await programs.run('pg_restore', ['--list', path]);
    script = await programs.run('pg_restore', ['--data-only', '--table=brevier_schema', '--file=-', path]);
    // Reads all of it.
    await programs.run('pg_restore', ['--file=/dev/null', path]);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'backup-programs') throw error;
    throw badBackup('damaged', `${name} is damaged; use another backup`, error);
  }
  const [, quoted = '', digits] = /^COPY (.+)\.brevier_schema .*\n(\d+)$/mu.exec(script) ?? [];
  if (digits === undefined)
    throw badBackup('not-brevier', `${name} is the dump of another program's database, no backup of Brevier`);
  const version = Number(digits);
  if (version > migrations.length)
    throw badBackup(
      'newer',
      `${name} was made by a newer Brevier (schema ${version}, this one knows ${migrations.length}); update Brevier, then restore it`,
    );
  return {
    namespace: quoted.replaceAll(/^"|"$/gu, '').replaceAll('""', '"'),
    version,
    list: withoutSchema(list),
  };
}

async function checkBeginning(path: string, name: string): Promise<void> {
  const handle = await open(path);
  const { buffer } = await handle.read({ buffer: Buffer.alloc(SQLITE.length) }).finally(() => handle.close());
  const text = buffer.toString('latin1');
  if (text === SQLITE)
    throw badBackup(
      'other-store',
      `${name} is the backup of a SQLite store, and STORE_URL names a Postgres; a backup goes back to the kind of store it was made of`,
    );
  if (!text.startsWith(DUMP))
    throw badBackup(
      'not-brevier',
      `${name} is no backup of Brevier; name a file that brevier backup has made`,
    );
}

/** The schema itself stays: it may hold other things too. */
function withoutSchema(list: string): string {
  return list
    .split('\n')
    .filter((line) => !/^\d+; \d+ \d+ (?:SCHEMA|COMMENT|ACL) - /u.test(line))
    .join('\n');
}
