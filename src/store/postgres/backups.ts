/** Backups of the Postgres store, by Postgres' own programs. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { BrevierError } from '../../model.ts';
import { type Backups, badBackup, type Contents, stampOf } from '../backups.ts';
import { checkBackup } from './check-backup.ts';
import { type Database, openDatabase, openUnchecked, type Queries } from './database.ts';
import { programsFor } from './programs.ts';
import { afterScript, beforeScript } from './restore-script.ts';

export function postgresBackups(url: string): Backups {
  const programs = programsFor(url);

  /** Writes what is there at one moment, and says what it is; nothing where there is no store. */
  async function dump(to: string): Promise<Contents | undefined> {
    return await asked(url, (database) =>
      database.transaction(async (queries) => {
        await queries.run('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
        const { namespace, contents } = await look(queries);
        if (!contents) return undefined;
        const snapshot = await queries.first('SELECT pg_export_snapshot() AS id');
        await programs.run('pg_dump', [
          '--format=custom',
          '--no-owner',
          '--no-privileges',
          `--snapshot=${String(snapshot?.['id'])}`,
          `--schema="${namespace.replaceAll('"', '""')}"`,
          `--file=${to}`,
        ]);
        return contents;
      }),
    );
  }

  return {
    async save(to) {
      const contents = await dump(to);
      if (contents) return contents;
      throw new BrevierError(
        'store-missing',
        'there is no store in the database that STORE_URL names; start Brevier there, or correct STORE_URL',
      );
    },
    async restore(from, name, now) {
      const { namespace, version, list } = await checkBackup(programs, from, name);
      const before = await asked(url, look);
      if (namespace !== before.namespace)
        throw badBackup(
          'other-schema',
          `${name} was made in the schema ${namespace}, and STORE_URL's is ${before.namespace}; let STORE_URL end in ?options=-c%20search_path=${namespace}`,
        );
      // A newer Brevier's store is refused, an older one brought up, a new one made: from here on there is one to replace.
      await (await openDatabase(url)).close();
      const keptAside = join(dirname(name), `brevier-before-restore-${stampOf(now)}.dump`);
      if (before.contents) await dump(keptAside);
      const script = { namespace, version, columns: await asked(url, columnsOf), nowMs: Date.parse(now) };
      await withFile(list, (file) =>
        programs.runScript(
          beforeScript(script),
          ['--no-owner', '--no-privileges', `--use-list=${file}`, '--file=-', from],
          afterScript(script),
        ),
      );
      const { contents } = await asked(url, look);
      return {
        articles: 0,
        schedules: 0,
        ...contents,
        schema: version,
        ...(before.contents && { keptAside }),
        knowsSent: before.contents !== undefined,
        restart: false,
      };
    },
  };
}

/** The Postgres schema that STORE_URL names, and what is in it, where there is a store. */
async function look(queries: Queries): Promise<{ namespace: string; contents?: Contents }> {
  const row = await queries.first("SELECT current_schema() AS name, to_regclass('brevier_schema') AS found");
  const namespace = String(row?.['name'] ?? 'public');
  if ((row?.['found'] ?? null) === null) return { namespace };
  const counts = await queries.first(
    `SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM subscriptions) AS schedules,
       (SELECT version FROM brevier_schema) AS schema`,
  );
  const count = (name: string): number => Number(counts?.[name]);
  return {
    namespace,
    contents: { articles: count('articles'), schedules: count('schedules'), schema: count('schema') },
  };
}

/** Those of a delivery that are written, and not made by Postgres. */
async function columnsOf(queries: Queries): Promise<readonly string[]> {
  const rows = await queries.all(
    `SELECT column_name FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = 'deliveries' AND is_generated = 'NEVER'`,
  );
  return rows.map((row) => String(row['column_name']));
}

async function asked<Result>(url: string, ask: (database: Database) => Promise<Result>): Promise<Result> {
  const database = openUnchecked(url);
  try {
    return await ask(database);
  } finally {
    await database.close();
  }
}

async function withFile(contents: string, use: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'brevier-restore-'));
  try {
    await writeFile(join(folder, 'list'), contents);
    await use(join(folder, 'list'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
