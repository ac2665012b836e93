/** Files and environment become one frozen Config, or one error that names every bad key and its cure. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { environmentSchema, type LogLevel } from './config/environment.ts';
import type { PeopleConfig } from './config/people.ts';
import { told } from './config/problems.ts';
import { parseSettings } from './config/settings.ts';
import { BrevierError } from './model.ts';
import { type Proxy, readProxy } from './proxy.ts';

export type { LogLevel };

export interface Config extends PeopleConfig {
  readonly defaults: {
    readonly zone: string;
    readonly stories: number;
    readonly length: 'short' | 'medium' | 'long';
  };
  /** Topics offered first. */
  readonly topics: readonly string[];
  /** Feeds that are read in the background. */
  readonly feeds: readonly {
    readonly url: string;
    readonly source?: string | undefined;
    readonly section?: string | undefined;
  }[];
  readonly fetch: {
    /** Lets addresses of this machine and its network be fetched. */
    readonly private: boolean;
  };
  /** For how long after they came in articles are kept, and how large the store may become. */
  readonly keep: { readonly days: number; readonly megabytes: number };
  readonly schedule: {
    /** A briefing that could not be sent for so long, for downtime or failures, is left out. */
    readonly lateHours: number;
  };
  /** Where `/healthz` and `/metrics` are listened for; nowhere unless said. */
  readonly health?: { readonly port: number; readonly host: string };
  /** An OpenAI-compatible endpoint that may write; without one nothing is called. */
  readonly model?: {
    /** The endpoint's only model where none is named. */
    readonly name?: string;
    /** OpenAI's own unless said. */
    readonly baseUrl?: string;
    readonly key?: string;
    readonly timeoutSeconds: number;
    /** Tokens a day, overall and for what one chat asked; after that, the day goes on without a model. */
    readonly tokensPerDay: number;
    readonly tokensPerChat: number;
    /** What a million tokens cost, for `brevier stats`. */
    readonly prices?:
      | { readonly input: number; readonly output: number; readonly currency: string }
      | undefined;
    /** The model that turns articles into vectors; none unless said. */
    readonly embeddings?: string | undefined;
  };
  readonly storeUrl: string;
  /** What leaves this machine by http goes by it. */
  readonly proxy?: Proxy;
  readonly logLevel: LogLevel | undefined;
  readonly discord?: {
    readonly token: string;
    readonly apiUrl?: string;
    /** Which of how many shards this process runs; all unless said. */
    readonly shards?: { readonly count: number; readonly ids: readonly number[] };
  };
  readonly telegram?: {
    readonly token: string;
    readonly apiUrl?: string;
    /** Stories as rich messages, which older clients don't show. */
    readonly rich: boolean;
    /** Updates are posted to it; without one they are polled for. */
    readonly webhook?: { readonly url: string; readonly port: number; readonly host?: string | undefined };
  };
}

/** Reads `BREVIER_CONFIG`, else config/brevier.local.yaml or config/brevier.yaml in the current folder, else the one that came with Brevier. */
export function loadConfig(environment: NodeJS.ProcessEnv, folder: string): Config {
  const problems: string[] = [];
  const file = readSettings(environment, folder, problems);
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success)
    for (const issue of parsed.error.issues) problems.push(`${issue.path.join('.')} ${told(issue)}`);
  // What strangers add must not reach into this machine's network.
  if (file?.chatFeeds.allowed && file.fetch.private)
    problems.push(
      'chatFeeds.allowed and fetch.private cannot both be true: strangers could read your network',
    );
  const proxy = readProxy(environment, (problem) => problems.push(problem));
  if (problems.length > 0 || !file || !parsed.success) {
    throw new BrevierError(
      'config',
      `bad configuration: ${problems.join('; ')}${isUnknown(problems) ? NEWER : ''}`,
    );
  }
  const env = parsed.data;
  const { discord, telegram, model, health, ...settings } = file;
  const healthPort = env.HEALTH_PORT ?? health.port;
  return Object.freeze({
    ...settings,
    storeUrl: env.STORE_URL ?? `sqlite:${join(folder, 'data', 'brevier.db')}`,
    logLevel: env.LOG_LEVEL,
    ...(healthPort === undefined ? {} : { health: { host: health.host, port: healthPort } }),
    ...(proxy && { proxy }),
    // A key alone calls nothing: it may be there for another program.
    ...((env.OPENAI_MODEL ?? env.OPENAI_BASE_URL) && {
      model: {
        ...model,
        ...(env.OPENAI_MODEL && { name: env.OPENAI_MODEL }),
        ...(env.OPENAI_BASE_URL && { baseUrl: trimSlash(env.OPENAI_BASE_URL) }),
        ...(env.OPENAI_API_KEY && { key: env.OPENAI_API_KEY }),
      },
    }),
    ...(env.DISCORD_TOKEN && {
      discord: {
        token: env.DISCORD_TOKEN,
        apiUrl: trimSlash(env.DISCORD_API_URL),
        ...discord,
        ...(env.DISCORD_SHARDS && { shards: env.DISCORD_SHARDS }),
      },
    }),
    ...(env.TELEGRAM_BOT_TOKEN && {
      telegram: { ...telegram, token: env.TELEGRAM_BOT_TOKEN, apiUrl: trimSlash(env.TELEGRAM_API_URL) },
    }),
  });
}

function isUnknown(problems: readonly string[]): boolean {
  return problems.some((problem) => problem.includes(' is not a setting here'));
}

const NEWER = ' (if a newer Brevier wrote the file, update this one, or take the setting out)';

/** The file that a start in this folder reads; one that came with Brevier where there is none. */
export function settingsPath(environment: NodeJS.ProcessEnv, folder: string): string {
  const named = environment['BREVIER_CONFIG'];
  if (named) return resolve(folder, named);
  const own = [ownSettings(folder), join(folder, 'config', 'brevier.yaml')];
  return own.find((path) => existsSync(path)) ?? SHIPPED_SETTINGS;
}

/** Where the settings of a checkout's owner go, so that an upgrade finds the shipped ones as they were. */
export function ownSettings(folder: string): string {
  return join(folder, 'config', 'brevier.local.yaml');
}

export const SHIPPED_SETTINGS = join(import.meta.dirname, '..', 'config', 'brevier.yaml');

function readSettings(environment: NodeJS.ProcessEnv, folder: string, problems: string[]) {
  const path = settingsPath(environment, folder);
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    problems.push(`cannot read ${path} (${reason}); check BREVIER_CONFIG`);
    return undefined;
  }
  return parseSettings(source, path, problems);
}

function trimSlash(url: string | undefined): string | undefined {
  return url?.replace(/\/+$/u, '');
}
