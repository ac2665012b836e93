/** The environment: secrets and places, and nothing else. */
import { z } from 'zod';
import { cleanSecret, looksLikeDiscord, looksLikeTelegram } from '../tokens.ts';
import { shardsSchema } from './settings.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const optional = z
  .string()
  .optional()
  .transform((value) => value?.trim() || undefined);
const secret = optional.transform((value) => value && (cleanSecret(value) || undefined));
const address = optional.refine((value) => value === undefined || URL.canParse(value), {
  error: 'is no address; use one such as http://127.0.0.1:8081',
});

export const environmentSchema = z.object({
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
