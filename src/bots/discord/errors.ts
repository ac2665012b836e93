/** What Discord refuses, in the bot's own terms. */
import { DiscordAPIError } from 'discord.js';
import { BrevierError } from '../../model.ts';
import type { DeliveryOutcome } from '../chat-adapter.ts';

export function startError(error: unknown): BrevierError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (
    code === 'TokenInvalid' ||
    code === 4004 ||
    (error instanceof DiscordAPIError && error.status === 401)
  ) {
    return new BrevierError(
      'discord-token',
      'Discord refuses DISCORD_TOKEN; reset it in the Developer Portal (Bot > Reset Token) and set it anew',
    );
  }
  return new BrevierError(
    'discord-unreachable',
    `Discord cannot be reached (${explain(error)}); check the network and DISCORD_API_URL`,
  );
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const GONE = new Set<string | number>([10003, 10004, 50001, 50007]);
const MISSING_PERMISSIONS = 50013;

export function toOutcome(error: unknown): DeliveryOutcome {
  if (error instanceof DiscordAPIError) {
    if (GONE.has(error.code)) return { type: 'gone', reason: explain(error) };
    if (error.code === MISSING_PERMISSIONS) {
      return {
        type: 'failed',
        reason: 'I may not post there; give me "View Channel" and "Send Messages" in that channel',
      };
    }
  }
  return { type: 'failed', reason: explain(error) };
}

/** discord.js keeps the token out of its errors; the addresses of interactions hold tokens of their own. */
export function explain(error: unknown): string {
  if (error instanceof DiscordAPIError) return `${error.code}: ${error.message}`;
  return (error instanceof Error ? error.message : String(error)).replace(
    /\/(?:interactions|webhooks)\/\S+/gu,
    '/…',
  );
}
