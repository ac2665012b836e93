/** The settings file: its keys, and one line for each that is wrong, with what it may be. */
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { findZone } from '../time-zones.ts';
import { nearest } from './did-you-mean.ts';
import { peopleSchemas, peopleShapes } from './people.ts';
import { told } from './problems.ts';

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
export const shardsSchema = z
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
