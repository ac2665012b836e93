/** What Discord refuses, in the bot's own terms. */
import { DiscordAPIError, RateLimitError } from 'discord.js';
import { BrevierError } from '../../model.ts';
import type { DeliveryOutcome } from '../chat-adapter.ts';

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const codes = {
  unknownChannel: 10003,
  unknownGuild: 10004,
  unknownMessage: 10008,
  unknownInteraction: 10062,
  unknownWebhook: 10015,
  missingAccess: 50001,
  cannotMessageUser: 50007,
  /** A forum takes posts only. */
  notATextChannel: 50008,
  missingPermissions: 50013,
  invalidForm: 50035,
  invalidWebhookToken: 50027,
  threadExists: 160004,
} as const;

type Code = keyof typeof codes;

export function isRefused(error: unknown, ...reasons: readonly Code[]): boolean {
  return error instanceof DiscordAPIError && reasons.some((reason) => codes[reason] === error.code);
}

/** Undefined where the message has been deleted. */
export async function unlessGone<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isRefused(error, 'unknownMessage')) return undefined;
    throw error;
  }
}

/** The bot's own token; those of interactions are refused when they are old. */
export function isTokenRefused(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return (
    code === 'TokenInvalid' ||
    (error instanceof DiscordAPIError && error.status === 401 && error.code === 0) ||
    // discord.js forgets a token that was refused.
    (error instanceof Error && error.message.startsWith('Expected token to be set'))
  );
}

export function startError(error: unknown): BrevierError {
  if (isTokenRefused(error)) return endError(AUTHENTICATION_FAILED);
  return new BrevierError(
    'discord-unreachable',
    `Discord cannot be reached (${explain(error)}); check the network and DISCORD_API_URL`,
  );
}

const AUTHENTICATION_FAILED = 4004;

/** Discord has closed the gateway with a code after which it wants no other try. */
export function endError(code: number): BrevierError {
  return code === AUTHENTICATION_FAILED
    ? new BrevierError(
        'discord-token',
        'Discord refuses DISCORD_TOKEN; reset it in the Developer Portal (Bot > Reset Token) and set it anew',
      )
    : new BrevierError(
        'discord-ended',
        `Discord has ended the connection for good (${code}); look that code up in its documents, mend it and start again`,
      );
}

/** `missing`: the permissions that the bot is known to lack there, ready to print; undefined where it isn't in the server. */
export function toOutcome(error: unknown, missing: string | undefined): DeliveryOutcome {
  if (
    isRefused(error, 'missingPermissions') ||
    (missing !== undefined && isRefused(error, 'missingAccess'))
  ) {
    const needed = missing || '"View Channel" and "Send Messages"';
    return { type: 'failed', reason: `I may not post there; give me ${needed} in that channel` };
  }
  if (isRefused(error, 'unknownChannel', 'unknownGuild', 'missingAccess', 'cannotMessageUser'))
    return { type: 'gone', reason: explain(error) };
  if (error instanceof RateLimitError)
    return { type: 'failed', reason: explain(error), retryAfterMs: error.retryAfter };
  return { type: 'failed', reason: explain(error) };
}

/** discord.js keeps the token out of its errors; the addresses of interactions hold tokens of their own. */
export function explain(error: unknown): string {
  if (error instanceof DiscordAPIError) return `${error.code}: ${error.message}`;
  if (error instanceof RateLimitError)
    return `Discord wants ${Math.ceil(error.retryAfter / 1000)} s of silence`;
  return (error instanceof Error ? error.message : String(error)).replace(
    /\/(?:interactions|webhooks)\/\S+/gu,
    '/…',
  );
}
