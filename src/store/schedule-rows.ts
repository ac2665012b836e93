/** Subscriptions and deliveries as rows, and rows as these. */
import type { Cadence, ChatId, Delivery, Subscription } from '../model.ts';
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
  const states: readonly Delivery['state'][] = ['pending', 'claimed', 'sent', 'gone'];
  return {
    chat: toChatId(row['chat']),
    slot: toInstant(row['slot']),
    state: states.find((state) => state === row['state']) ?? 'pending',
    messageIds,
  };
}

function toChatId(value: unknown): ChatId {
  const [platform = '', ...id] = String(value).split(':');
  return `${platform}:${id.join(':')}`;
}
