/** Subscriptions found by when they are due, and the ledger of their slots. */
import type { Delivery } from '../../model.ts';
import { toMs } from '../article-rows.ts';
import type { DeliveryStore, SubscriptionStore } from '../ports.ts';
import { toDelivery, toSubscription } from '../schedule-rows.ts';
import type { Database } from './database.ts';

export function createSubscriptionStore(database: Database): SubscriptionStore {
  return {
    async set({ chat, cadence, topic, nextAt }) {
      await database.run(
        `INSERT INTO subscriptions (chat, cadence, topic, next_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (chat) DO UPDATE SET cadence = excluded.cadence, topic = excluded.topic, next_at = excluded.next_at`,
        [chat, JSON.stringify(cadence), topic ?? null, toMs(nextAt)],
      );
    },
    async get(chat) {
      const row = await database.first('SELECT * FROM subscriptions WHERE chat = $1', [chat]);
      return row && toSubscription(row);
    },
    async remove(chat) {
      return (await database.run('DELETE FROM subscriptions WHERE chat = $1', [chat])) > 0;
    },
    async due(platforms, now, limit) {
      const rows = await database.all(
        'SELECT * FROM subscriptions WHERE platform = ANY ($1) AND next_at <= $2 ORDER BY next_at, chat LIMIT $3',
        [platforms, toMs(now), limit],
      );
      return rows.map(toSubscription);
    },
    async advance({ chat, cadence, nextAt }, next) {
      const changed = await database.run(
        'UPDATE subscriptions SET next_at = $1 WHERE chat = $2 AND next_at = $3 AND cadence = $4',
        [toMs(next), chat, toMs(nextAt), JSON.stringify(cadence)],
      );
      return changed > 0;
    },
    async count() {
      return Number((await database.first('SELECT count(*) AS count FROM subscriptions'))?.['count']);
    },
  };
}

export function createDeliveryStore(database: Database): DeliveryStore {
  async function settle(
    delivery: Delivery,
    state: Delivery['state'],
    at: string,
    ids: readonly string[],
    reason?: string,
  ): Promise<void> {
    await database.run(
      'UPDATE deliveries SET state = $1, settled_at = $2, message_ids = $3, reason = $4 WHERE chat = $5 AND slot = $6',
      [state, toMs(at), JSON.stringify(ids), reason ?? null, delivery.chat, toMs(delivery.slot)],
    );
  }

  return {
    async open(chat, slot) {
      const added = await database.run(
        "INSERT INTO deliveries (chat, slot, state, free_at) VALUES ($1, $2, 'pending', $2) ON CONFLICT DO NOTHING",
        [chat, toMs(slot)],
      );
      return added > 0;
    },
    async claim(platforms, now, leaseUntil) {
      // Of any number of claimants one has the row, and none waits for another.
      const row = await database.first(
        `UPDATE deliveries SET state = 'claimed', free_at = $1 WHERE (chat, slot) IN (
           SELECT chat, slot FROM deliveries
           WHERE state IN ('pending', 'claimed') AND platform = ANY ($2) AND free_at <= $3
           ORDER BY slot, chat LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING *`,
        [toMs(leaseUntil), platforms, toMs(now)],
      );
      return row && toDelivery(row);
    },
    sent: (delivery, messageIds, at) => settle(delivery, 'sent', at, messageIds),
    gone: (delivery, reason, at) => settle(delivery, 'gone', at, [], reason),
    async release(delivery, at) {
      await database.run(
        "UPDATE deliveries SET state = 'pending', free_at = $1 WHERE chat = $2 AND slot = $3 AND state = 'claimed'",
        [toMs(at), delivery.chat, toMs(delivery.slot)],
      );
    },
    async get(chat, slot) {
      const row = await database.first('SELECT * FROM deliveries WHERE chat = $1 AND slot = $2', [
        chat,
        toMs(slot),
      ]);
      return row && toDelivery(row);
    },
  };
}
