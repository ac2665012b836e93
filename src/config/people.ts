/** The part of the configuration about people: who runs the bot, who may use it, and how much. */
import { z } from 'zod';

export interface Rate {
  readonly atOnce: number;
  readonly perMinute: number;
}

export interface PeopleConfig {
  /** Who runs this installation, by platform and user id: "discord:123", "telegram:456". */
  readonly admins: readonly string[];
  /** Who may use the bot: ids as `admins` has them, of chats too, and "discord:server:123". */
  readonly access: {
    /** Nobody else, where there are any. */
    readonly allow: readonly string[];
    readonly block: readonly string[];
    /** Groups and servers that are not allowed are left. */
    readonly leave: boolean;
  };
  /** So many requests at once, and then so many a minute. */
  readonly limits: Readonly<Record<'user' | 'chat' | 'server', Rate>>;
  /** Feeds that chats add for themselves. */
  readonly chatFeeds: { readonly allowed: boolean; readonly perChat: number; readonly inAll: number };
}

const adminsSchema = z
  .array(
    z.string().regex(/^(?:discord|telegram):\d+$/u, {
      error: 'is no user; use a platform and the user id there, such as discord:123 or telegram:456',
    }),
  )
  .default([]);
const placeSchema = z.string().regex(/^(?:discord:(?:server:)?\d+|telegram:-?\d+)$/u, {
  error: 'is no user, chat or server; use discord:123, discord:server:123, telegram:456 or telegram:-100123',
});
const accessSchema = z.strictObject({
  allow: z.array(placeSchema).default([]),
  block: z.array(placeSchema).default([]),
  leave: z.boolean().default(false),
});
const rate = (atOnce: number, perMinute: number) =>
  z.strictObject({
    atOnce: z.int().min(1).default(atOnce),
    perMinute: z.number().positive().default(perMinute),
  });
const rates = { user: rate(15, 60), chat: rate(20, 120), server: rate(100, 600) };
const limitsSchema = z.strictObject({
  user: rates.user.prefault({}),
  chat: rates.chat.prefault({}),
  server: rates.server.prefault({}),
});
const chatFeedsSchema = z.strictObject({
  allowed: z.boolean().default(false),
  perChat: z.int().min(1).max(50).default(5),
  inAll: z.int().min(1).default(200),
});

export const peopleSchemas = {
  admins: adminsSchema,
  access: accessSchema.prefault({}),
  limits: limitsSchema.prefault({}),
  chatFeeds: chatFeedsSchema.prefault({}),
};

/** What may stand in each part. */
export const peopleShapes = {
  access: accessSchema.shape,
  limits: limitsSchema.shape,
  ...Object.fromEntries(Object.entries(rates).map(([name, { shape }]) => [`limits.${name}`, shape])),
  chatFeeds: chatFeedsSchema.shape,
};
