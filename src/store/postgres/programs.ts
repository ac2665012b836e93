/** Postgres' own programs. Where the store is, and its password, they are told by their environment: `ps` shows arguments. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { BrevierError } from '../../model.ts';

export interface Programs {
  /** Resolves to what it printed. */
  run(program: Program, args: readonly string[]): Promise<string>;
  /** Gives psql `before`, what pg_restore makes of `args`, and `after`: one transaction, which nothing remains of if any fails. */
  runScript(before: string, args: readonly string[], after: string): Promise<void>;
}

type Program = 'pg_dump' | 'pg_restore' | 'psql';
type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** What libpq calls the parameters of an address: https://www.postgresql.org/docs/current/libpq-envars.html */
const PARAMETERS: Readonly<Record<string, string>> = {
  options: 'PGOPTIONS',
  sslmode: 'PGSSLMODE',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
  sslrootcert: 'PGSSLROOTCERT',
};

export function programsFor(url: string): Programs {
  const env = { ...process.env, ...environmentOf(url) };
  const start = (program: Program, args: readonly string[]): { child: Child; ended: Promise<void> } => {
    const child = spawn(program, ['--no-password', ...args], { env, stdio: 'pipe' });
    const ended = endOf(program, child);
    // Awaited later, in its turn.
    ended.catch(() => {});
    return { child, ended };
  };
  return {
    async run(program, args) {
      const { child, ended } = start(program, args);
      const [printed] = await Promise.all([text(child.stdout), ended]);
      return printed;
    },
    async runScript(before, args, after) {
      const psql = start('psql', ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', '--file=-']);
      const restore = start('pg_restore', args);
      psql.child.stdout.resume();
      // Why it no longer listens psql itself says.
      psql.child.stdin.on('error', () => {});
      psql.child.stdin.write(before);
      try {
        await pipeline(restore.child.stdout, psql.child.stdin, { end: false }).catch(() => {});
        await restore.ended;
      } catch (error) {
        psql.child.kill();
        // Where psql has ended by itself, that is what made the other fail.
        await psql.ended.catch((own: unknown) => {
          if (psql.child.exitCode !== null) throw own;
        });
        throw error;
      }
      psql.child.stdin.end(after);
      await psql.ended;
    },
  };
}

function environmentOf(url: string): Record<string, string> {
  const { host, port, user, password, database } = new pg.Client({ connectionString: url });
  const parameters = new URLSearchParams(url.slice(url.indexOf('?') + 1));
  const given = Object.entries(PARAMETERS).flatMap(([name, variable]): [string, string][] => {
    const value = parameters.get(name);
    // What pg calls so, libpq does by itself.
    return value === null ? [] : [[variable, value === 'no-verify' ? 'require' : value]];
  });
  return {
    PGHOST: host,
    PGPORT: String(port),
    ...(user && { PGUSER: user }),
    ...(password && { PGPASSWORD: password }),
    ...(database && { PGDATABASE: database }),
    ...Object.fromEntries(given),
  };
}

async function endOf(program: Program, child: Child): Promise<void> {
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (words: string) => (said = (said + words).slice(-MOST_SAID)));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on('error', reject);
  child.on('close', resolve);
  try {
    if ((await promise) === 0) return;
  } catch (error) {
    throw new BrevierError(
      'backup-programs',
      `${program} cannot be run; install Postgres' client programs (Debian: apt-get install postgresql-client)`,
      { cause: error },
    );
  }
  const line = said.split('\n').find((words) => /error/iu.test(words)) ?? said.trim();
  throw new BrevierError('backup-failed', `${line || `${program} failed`}; nothing was changed`);
}

const MOST_SAID = 10_000;
