/** The real bot process, as `npm start` runs it, in a folder of its own. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const binary = resolve(import.meta.dirname, '..', '..', 'bin', 'brevier.js');

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface BotProcess {
  readonly child: ChildProcessWithoutNullStreams;
  readonly finished: Promise<Finished>;
  /** Resolves when stderr holds the words. */
  logged(words: string): Promise<void>;
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'brevier-test-'));
}

const NO_FEEDS = join(import.meta.dirname, 'no-feeds.yaml');

/** Starts `brevier ARGS` with nothing in its environment but what is given, and without feeds. */
export function spawnBrevier(
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv; readonly input?: string },
): BotProcess {
  const child = spawn(process.execPath, [binary, ...args], {
    cwd: options.cwd,
    env: { PATH: process.env['PATH'], HOME: options.cwd, BREVIER_CONFIG: NO_FEEDS, ...options.env },
  });
  let stdout = '';
  let stderr = '';
  const watchers = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    for (const watch of watchers) watch();
  });
  if (options.input !== undefined) child.stdin.end(options.input);
  const finished = once(child, 'close').then(() => ({ code: child.exitCode, stdout, stderr }));
  return {
    child,
    finished,
    logged: (words) =>
      Promise.race([
        new Promise<void>((done) => {
          const watch = (): void => {
            if (stderr.includes(words)) done();
          };
          watchers.add(watch);
          watch();
        }),
        finished.then(({ stderr }) =>
          stderr.includes(words)
            ? undefined
            : Promise.reject(new Error(`ended without "${words}": ${stderr}`)),
        ),
      ]),
  };
}

/** Runs to its end. */
export function runBrevier(
  args: readonly string[],
  options: Parameters<typeof spawnBrevier>[1],
): Promise<Finished> {
  return spawnBrevier(args, { input: '', ...options }).finished;
}
