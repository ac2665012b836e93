/** What every command of the command line is. */
import type { ParseArgsConfig } from 'node:util';
import { loadConfig } from '../config.ts';
import { type App, openApp } from '../app.ts';
import { BrevierError } from '../model.ts';
import { useProxy } from '../proxy.ts';
import { readEnvFile } from './env-file.ts';
import type { Output } from './output.ts';

export type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

export interface Command {
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** What the positional arguments are, as a usage error names them. */
  readonly takes:
    | 'nothing'
    | 'a PATH (- is standard input)'
    | 'a FILE'
    | 'a QUESTION (- reads one a line)'
    | 'WORDS (- reads a line each)'
    | 'a CHAT, such as discord:123 or telegram:-100123'
    | 'list, add URL…, remove URL…, poll, import FILE.opml, or export';
  /** Returns the exit code. */
  readonly run: (positionals: readonly string[], values: Values, output: Output) => Promise<number>;
}

export const jsonOption = { json: { type: 'boolean' } } as const;

/** The store as it is configured, open while `use` runs. */
export async function withApp<Result>(use: (app: App) => Promise<Result>): Promise<Result> {
  const app = await openApp(configuration());
  try {
    return await use(app);
  } finally {
    await app.close();
  }
}

/** Configuration from the current folder, its .env file and the environment. */
export function configuration(): ReturnType<typeof loadConfig> {
  const { values } = readEnvFile('.env');
  for (const [name, value] of Object.entries(values)) process.env[name] ??= value;
  const config = loadConfig(process.env, process.cwd());
  useProxy(config.proxy);
  return config;
}

export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** The FILE of a command that takes one. */
export function oneFile(positionals: readonly string[]): string {
  const [file = '', more] = positionals;
  if (file === '') throw usageError('FILE is empty; name a file');
  if (more !== undefined) throw usageError(`takes one FILE, and no "${more}" after it`);
  return file;
}

export function usageError(message: string): BrevierError {
  return new BrevierError('usage', message);
}

/** An instant from `--until`: a date, a local time in UTC, or a full ISO 8601 instant. */
export function instant(values: Values, name: string): string | undefined {
  const typed = text(values, name);
  if (typed === undefined) return undefined;
  const time = Date.parse(
    /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/u.test(typed) ? `${typed}Z` : typed,
  );
  if (Number.isNaN(time)) throw usageError(`--${name} "${typed}" is no time; use 2026-11-24T08:00:00Z`);
  return new Date(time).toISOString();
}

const UNITS_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Milliseconds from "30m", "24h", "2d", "1w". */
export function durationMs(values: Values, name: string, fallback: string): number {
  const typed = text(values, name) ?? fallback;
  const match = /^(\d{1,9})\s*(m|h|d|w)(?:in(?:ute)?s?|(?:ou)?rs?|ays?|eeks?)?$/iu.exec(typed.trim());
  const unit = UNITS_MS[match?.[2]?.toLowerCase() ?? ''];
  if (!match || unit === undefined)
    throw usageError(`--${name} "${typed}" is no length of time; use 30m, 24h, 2d or 1w`);
  return Number(match[1]) * unit;
}

/** A whole number of at least one. */
export function count(values: Values, name: string, fallback: number): number {
  const typed = text(values, name);
  if (typed === undefined) return fallback;
  if (!/^[1-9]\d{0,8}$/u.test(typed)) throw usageError(`--${name} "${typed}" is no number; use 1 or more`);
  return Number(typed);
}
