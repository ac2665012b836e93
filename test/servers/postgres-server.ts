/**
 * A Postgres of the tests' own, where its programs are installed (Debian: apt-get install postgresql): a new cluster in a temporary
 * folder, on a socket only. BREVIER_TEST_POSTGRES names one that runs already.
 */
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database to make schemas in; none where there is no Postgres. */
    readonly postgresUrl: string | undefined;
  }
}

const DEBIAN = '/usr/lib/postgresql';

/** vitest's global set-up; what it returns is the tear-down. */
export default function setup(project: TestProject): () => void {
  const { url, stop } = startPostgres();
  project.provide('postgresUrl', url);
  return stop;
}

export interface Postgres {
  /** None where there is no Postgres. */
  readonly url: string | undefined;
  stop(): void;
}

export function startPostgres(): Postgres {
  const running = process.env['BREVIER_TEST_POSTGRES'];
  const programs = running === undefined ? findPrograms() : undefined;
  if (!programs) return { url: running, stop: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'brevier-postgres-'));
  // Postgres refuses to run as root.
  const user = process.getuid?.() === 0 ? userOf('postgres') : undefined;
  if (user) chownSync(folder, user.uid, user.gid);
  const run = (program: string, ...args: readonly string[]): void =>
    void execFileSync(join(programs, program), args, { cwd: folder, stdio: 'ignore', ...user });
  const data = join(folder, 'data');
  run('initdb', '-D', data, '-A', 'trust', '-U', 'brevier', '-E', 'UTF8', '--locale', 'C.UTF-8', '--no-sync');
  run(
    'pg_ctl',
    '-D',
    data,
    '-w',
    '-o',
    `-k ${folder} -c listen_addresses= -c fsync=off`,
    '-l',
    join(folder, 'log'),
    'start',
  );
  return {
    url: `postgres://brevier@/postgres?host=${encodeURIComponent(folder)}`,
    stop() {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true });
    },
  };
}

function findPrograms(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).toSorted((a, b) => Number(b) - Number(a)) : [];
  return versions
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
}

function userOf(name: string): { readonly uid: number; readonly gid: number } {
  const id = (kind: '-u' | '-g'): number => Number(execFileSync('id', [kind, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
