/** Subscriptions and deliveries as rows, and rows as these. */
import type { Cadence, ChatId, Delivery, Subscription } from '../model.ts';
import type { Claimed } from './ports.ts';
import { toInstant } from './article-rows.ts';

type Row = Readonly<Record<string, unknown>>;

export function toSubscription(row: Row): Subscription {
  const cadence: Cadence = JSON.parse(String(row['cadence']));
  return {
    chat: toChatId(row['chat']),
    cadence,
    ...(row['topic'] === null ? {} : { topic: String(row['topic']) }),
    nextAt: toInstant(row['next_at']),
  };
}

export function toDelivery(row: Row): Delivery {
  const messageIds: string[] = JSON.parse(String(row['message_ids']));
  const states: readonly Delivery['state'][] = ['pending', 'claimed', 'sent', 'gone', 'given-up'];
  return {
    chat: toChatId(row['chat']),
    slot: toInstant(row['slot']),
    state: states.find((state) => state === row['state']) ?? 'pending',
    messageIds,
    ...(row['content'] === null ? {} : { content: String(row['content']) }),
  };
}

export function toClaimed(row: Row): Claimed {
  return { ...toDelivery(row), claim: Number(row['claims']) };
}

/** Which deliveries are waiting or being sent, and which of them somebody began with: an index each. */
export const OPEN = "state IN ('pending', 'claimed')";
export const LAPSED = "state = 'claimed'";

export const BACKLOG = `SELECT count(*) AS open, min(slot) AS oldest FROM deliveries WHERE ${OPEN}`;

export function toBacklog(row: Row | undefined): { readonly open: number; readonly oldest?: string } {
  const oldest = row?.['oldest'] ?? null;
  return { open: Number(row?.['open']), ...(oldest === null ? {} : { oldest: toInstant(oldest) }) };
}

export function toChatId(value: unknown): ChatId {
  const [platform = '', ...id] = String(value).split(':');
  return `${platform}:${id.join(':')}`;
}
