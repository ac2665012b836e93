/** What Telegram refused or the network lost, in words that never hold the token, and what follows for the chat. */
import { GrammyError, HttpError } from 'grammy';
import { BrevierError } from '../../model.ts';
import type { DeliveryOutcome } from '../chat-adapter.ts';

/** 404 is for what isn't even written as a token is; later, it is for a method. */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 401;
}

export function startError(error: unknown, token: string): BrevierError {
  if (error instanceof BrevierError) return error;
  if (isTokenRefused(error) || (error instanceof GrammyError && error.error_code === 404)) {
    return new BrevierError(
      'telegram-token',
      'Telegram refuses TELEGRAM_BOT_TOKEN; ask @BotFather for the token (/token) and set it anew',
    );
  }
  return new BrevierError(
    'telegram-unreachable',
    `Telegram cannot be reached (${explain(error, token)}); check the network and TELEGRAM_API_URL`,
  );
}

const GONE =
  /blocked by the user|user is deactivated|chat not found|kicked from|not a member|chat was deleted|group chat was upgraded|bot can't initiate|PEER_ID_INVALID|TOPIC_(?:CLOSED|DELETED)|message thread not found/iu;

/** The chat or topic takes no more messages. */
export function isGone(error: unknown): boolean {
  return error instanceof GrammyError && GONE.test(error.description);
}

/** The id that the group has since it became a supergroup. */
export function newHome(error: unknown): number | undefined {
  return error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined;
}

export function isUnchanged(error: unknown): boolean {
  return error instanceof GrammyError && /message is not modified/iu.test(error.description);
}

/** The message was deleted, or is too old to be changed. */
export function isUneditable(error: unknown): boolean {
  return (
    error instanceof GrammyError &&
    /message to edit not found|message can't be edited|MESSAGE_ID_INVALID/iu.test(error.description)
  );
}

/** Telegram does not take such a request, or this server does not know its method. */
export function isRefused(error: unknown): error is GrammyError {
  return (
    error instanceof GrammyError && (error.error_code === 400 || error.error_code === 404) && !isGone(error)
  );
}

export function toOutcome(error: unknown, token: string): DeliveryOutcome {
  const reason = explain(error, token);
  if (!(error instanceof GrammyError)) return { type: 'failed', reason };
  if (isGone(error)) return { type: 'gone', reason };
  const seconds = error.parameters.retry_after;
  return { type: 'failed', reason, ...(seconds === undefined ? {} : { retryAfterMs: seconds * 1000 }) };
}

/** What went wrong, in words that never hold the token: addresses of the Bot API do. */
export function explain(error: unknown, token: string): string {
  const words =
    error instanceof GrammyError
      ? `${error.error_code}: ${error.description}`
      : error instanceof HttpError
        ? 'network failure'
        : error instanceof Error
          ? error.message
          : String(error);
  return words.replaceAll(token, '<token>');
}
