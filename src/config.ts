/** Files and environment become one frozen Config, or one error that names every bad key and its cure. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { type PeopleConfig, peopleSchemas, peopleShapes } from './config-people.ts';
import { nearest } from './did-you-mean.ts';
import { BrevierError } from './model.ts';
import { type Proxy, readProxy } from './proxy.ts';
import { told } from './settings-problems.ts';
import { findZone } from './time-zones.ts';
import { cleanSecret, looksLikeDiscord, looksLikeTelegram } from './tokens.ts';

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

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const feedSchema = z.strictObject({
  url: z.string().refine((url) => /^https?:$/u.test(URL.parse(url)?.protocol ?? ''), {
    error: 'is no address of a feed; use one such as https://example.org/feed.xml',
  }),
  source: z.string().min(1).optional(),
  section: z.string().min(1).optional(),
});
const fetchSchema = z.strictObject({ private: z.boolean().default(false) });
const keepSchema = z.strictObject({
  days: z.int().min(1).default(180),
  megabytes: z.int().min(10).default(4_000),
});
const scheduleSchema = z.strictObject({ lateHours: z.number().positive().max(168).default(24) });
const healthSchema = z.strictObject({
  port: z.int().min(0).max(65_535).optional(),
  host: z.string().min(1).default('127.0.0.1'),
});
const webhookSchema = z.strictObject({
  url: z.string().refine((url) => URL.parse(url)?.protocol === 'https:', {
    error: 'is no https address; use one such as https://bot.example.org/telegram',
  }),
  port: z.int().min(1).max(65_535),
  host: z.string().min(1).optional(),
});
const telegramSchema = z.strictObject({
  webhook: webhookSchema.optional(),
  rich: z.boolean().default(false),
});
const shardsSchema = z
  .strictObject({ count: z.int().min(1), ids: z.array(z.int().min(0)).min(1) })
  .refine(({ count, ids }) => ids.every((id) => id < count) && new Set(ids).size === ids.length, {
    error: 'must have ids from 0 to count - 1, each once; for example { count: 2, ids: [0] }',
  });
const modelSchema = z.strictObject({
  timeoutSeconds: z.number().positive().max(600).default(60),
  tokensPerDay: z.int().min(0).default(2_000_000),
  tokensPerChat: z.int().min(0).default(200_000),
  prices: z
    .strictObject({
      input: z.number().min(0),
      output: z.number().min(0),
      currency: z.string().min(1).max(8).default('USD'),
    })
    .optional(),
  embeddings: z.string().min(1).optional(),
});
const discordSchema = z.strictObject({ shards: shardsSchema.optional() });

const fileSchema = z.strictObject({
  defaults: z
    .strictObject({
      zone: z
        .string()
        .refine((name) => findZone(name) !== undefined, {
          error: 'is no time zone; use an IANA name such as Europe/Berlin',
        })
        .transform((name) => findZone(name) ?? name)
        .default('UTC'),
      stories: z.int().min(1).max(20).default(6),
      length: z.enum(['short', 'medium', 'long']).default('medium'),
    })
    .prefault({}),
  topics: z.array(z.string().min(1)).default([]),
  feeds: z
    .array(z.preprocess((feed) => (typeof feed === 'string' ? { url: feed } : feed), feedSchema))
    .default([]),
  fetch: fetchSchema.prefault({}),
  keep: keepSchema.prefault({}),
  schedule: scheduleSchema.prefault({}),
  ...peopleSchemas,
  health: healthSchema.prefault({}),
  model: modelSchema.prefault({}),
  telegram: telegramSchema.prefault({}),
  discord: discordSchema.prefault({}),
});

const optional = z
  .string()
  .optional()
  .transform((value) => value?.trim() || undefined);
const secret = optional.transform((value) => value && (cleanSecret(value) || undefined));
const address = optional.refine((value) => value === undefined || URL.canParse(value), {
  error: 'is no address; use one such as http://127.0.0.1:8081',
});

const environmentSchema = z.object({
  DISCORD_TOKEN: secret.refine((value) => !looksLikeTelegram(value ?? ''), {
    error: "holds a token of Telegram's; that one goes into TELEGRAM_BOT_TOKEN",
  }),
  DISCORD_SHARDS: optional
    .refine((value) => value === undefined || /^\d+(?:,\d+)*\/\d+$/u.test(value), {
      error: 'is no share of the shards; use IDS/COUNT, such as 0/2 for the first of two',
    })
    .transform(readShards)
    .pipe(shardsSchema.optional()),
  DISCORD_API_URL: address.refine((value) => value === undefined || /\/api\/?$/u.test(value), {
    error: 'must end in /api',
  }),
  TELEGRAM_BOT_TOKEN: secret.refine((value) => !looksLikeDiscord(value ?? ''), {
    error: "holds a token of Discord's; that one goes into DISCORD_TOKEN",
  }),
  TELEGRAM_API_URL: address,
  OPENAI_API_KEY: secret,
  OPENAI_BASE_URL: address,
  OPENAI_MODEL: optional,
  STORE_URL: optional,
  LOG_LEVEL: optional.pipe(z.enum(logLevels).optional()),
  HEALTH_PORT: optional
    .refine((value) => value === undefined || (/^\d{1,5}$/u.test(value) && Number(value) <= 65_535), {
      error: 'is no port; use a number such as 9464',
    })
    .transform((value) => (value === undefined ? undefined : Number(value))),
});

/** "0,1/4": the first two of four. */
function readShards(value: string | undefined): { ids: number[]; count: number } | undefined {
  const [ids = '', count] = value?.split('/') ?? [];
  return count === undefined ? undefined : { ids: ids.split(',').map(Number), count: Number(count) };
}

/** Reads `BREVIER_CONFIG`, else config/brevier.yaml in the current folder, else the one that came with Brevier. */
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
  const own = join(folder, 'config', 'brevier.yaml');
  if (named) return resolve(folder, named);
  return existsSync(own) ? own : SHIPPED_SETTINGS;
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

export type Settings = z.infer<typeof fileSchema>;

/** What is wrong goes to `problems`, each with file, line and cure. */
export function parseSettings(source: string, path: string, problems: string[]): Settings | undefined {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  for (const error of document.errors)
    problems.push(
      `${path}:${error.linePos?.[0].line ?? 1}: ${error.message.replace(/ at line \d+.*$/su, '')}`,
    );
  if (document.errors.length > 0) return undefined;
  const result = fileSchema.safeParse(document.toJS() ?? {});
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
    for (const key of keys) {
      const place = key === undefined ? issue.path : [...issue.path, key];
      // The key itself, else what it would stand in.
      const node = place
        .map((_, index) => document.getIn(place.slice(0, place.length - index), true))
        .find(hasRange);
      const offset = node?.range[0] ?? 0;
      const word = key === undefined ? told(issue) : `is not a setting here; ${meant(key, issue.path)}`;
      problems.push(`${path}:${lines.linePos(offset).line}: ${place.join('.')} ${word}`);
    }
  }
  return undefined;
}

/** What may have been meant by a key that isn't known, and what is. */
function meant(key: string, path: readonly PropertyKey[]): string {
  const here = known(path);
  const like = nearest(key, here);
  const elsewhere = Object.keys(sections).find((section) => known([section]).includes(key));
  const guess =
    like !== undefined
      ? `did you mean ${like}? `
      : elsewhere !== undefined
        ? `it belongs under ${elsewhere}:. `
        : '';
  return `${guess}known are ${here.join(', ')}`;
}

function known(path: readonly PropertyKey[]): string[] {
  const place = path.filter((key) => typeof key === 'string').join('.');
  return Object.keys(sections[place] ?? fileSchema.shape);
}

const sections: Readonly<Record<string, object>> = {
  defaults: fileSchema.shape.defaults.unwrap().shape,
  feeds: feedSchema.shape,
  fetch: fetchSchema.shape,
  keep: keepSchema.shape,
  schedule: scheduleSchema.shape,
  health: healthSchema.shape,
  ...peopleShapes,
  model: modelSchema.shape,
  'model.prices': modelSchema.shape.prices.unwrap().shape,
  telegram: telegramSchema.shape,
  'telegram.webhook': webhookSchema.shape,
  discord: discordSchema.shape,
  'discord.shards': shardsSchema.shape,
};

function hasRange(node: unknown): node is { readonly range: readonly [number, ...number[]] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

function trimSlash(url: string | undefined): string | undefined {
  return url?.replace(/\/+$/u, '');
}
