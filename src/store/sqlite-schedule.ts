/** Subscriptions found by when they are due, and the ledger of their slots. */
import type { Delivery } from '../model.ts';
import { toMs } from './article-rows.ts';
import type { Database } from './database.ts';
import type { DeliveryStore, SubscriptionStore } from './ports.ts';
import { toDelivery, toSubscription } from './schedule-rows.ts';

export function createSubscriptionStore(database: Database): SubscriptionStore {
  return {
    async set({ chat, cadence, topic, nextAt }) {
      database.run(
        `INSERT INTO subscriptions (chat, cadence, topic, next_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (chat) DO UPDATE SET cadence = excluded.cadence, topic = excluded.topic, next_at = excluded.next_at`,
        chat,
        JSON.stringify(cadence),
        topic ?? null,
        toMs(nextAt),
      );
    },
    async get(chat) {
      const row = database.first('SELECT * FROM subscriptions WHERE chat = ?', chat);
      return row && toSubscription(row);
    },
    async remove(chat) {
      return database.run('DELETE FROM subscriptions WHERE chat = ?', chat) > 0;
    },
    async due(platforms, now, limit) {
      const rows = database.all(
        `SELECT * FROM subscriptions WHERE platform IN (SELECT value FROM json_each(?)) AND next_at <= ?
         ORDER BY next_at, chat LIMIT ?`,
        JSON.stringify(platforms),
        toMs(now),
        limit,
      );
      return rows.map(toSubscription);
    },
    async advance({ chat, cadence, nextAt }, next) {
      const changed = database.run(
        'UPDATE subscriptions SET next_at = ? WHERE chat = ? AND next_at = ? AND cadence = ?',
        toMs(next),
        chat,
        toMs(nextAt),
        JSON.stringify(cadence),
      );
      return changed > 0;
    },
    async count() {
      return Number(database.first('SELECT count(*) AS count FROM subscriptions')?.['count']);
    },
  };
}

export function createDeliveryStore(database: Database): DeliveryStore {
  function settle(
    delivery: Delivery,
    state: Delivery['state'],
    at: string,
    ids: readonly string[],
    reason?: string,
  ): void {
    database.run(
      `UPDATE deliveries SET state = ?, settled_at = ?, message_ids = ?, reason = ? WHERE chat = ? AND slot = ?`,
      state,
      toMs(at),
      JSON.stringify(ids),
      reason ?? null,
      delivery.chat,
      toMs(delivery.slot),
    );
  }

  return {
    async open(chat, slot) {
      const at = toMs(slot);
      const added = database.run(
        "INSERT INTO deliveries (chat, slot, state, free_at) VALUES (?, ?, 'pending', ?) ON CONFLICT DO NOTHING",
        chat,
        at,
        at,
      );
      return added > 0;
    },
    async claim(platforms, now, leaseUntil) {
      // One statement, so that of any number of claimants one has the row.
      const row = database.first(
        `UPDATE deliveries SET state = 'claimed', free_at = ? WHERE (chat, slot) IN (
           SELECT chat, slot FROM deliveries
           WHERE state IN ('pending', 'claimed') AND platform IN (SELECT value FROM json_each(?)) AND free_at <= ?
           ORDER BY slot, chat LIMIT 1)
         RETURNING *`,
        toMs(leaseUntil),
        JSON.stringify(platforms),
        toMs(now),
      );
      return row && toDelivery(row);
    },
    async sent(delivery, messageIds, at) {
      settle(delivery, 'sent', at, messageIds);
    },
    async gone(delivery, reason, at) {
      settle(delivery, 'gone', at, [], reason);
    },
    async release(delivery, at) {
      database.run(
        "UPDATE deliveries SET state = 'pending', free_at = ? WHERE chat = ? AND slot = ? AND state = 'claimed'",
        toMs(at),
        delivery.chat,
        toMs(delivery.slot),
      );
    },
    async get(chat, slot) {
      const row = database.first('SELECT * FROM deliveries WHERE chat = ? AND slot = ?', chat, toMs(slot));
      return row && toDelivery(row);
    },
  };
}
