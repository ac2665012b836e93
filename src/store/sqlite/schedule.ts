/** Subscriptions found by when they are due, and the ledger of their slots. */
import { BY_PLATFORM, BY_STATE, SETTLED, toCounts, toSettledCount } from '../schedule-statistics.ts';
import { toMs } from '../article-rows.ts';
import type { Database } from './database.ts';
import type { Claim, Claimed, DeliveryStore, SubscriptionStore } from '../ports.ts';
import { BACKLOG, LAPSED, OPEN, toBacklog, toClaimed, toDelivery, toSubscription } from '../schedule-rows.ts';

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
      // By platform, as the index has them: however many are due, no more are read than are taken.
      const rows = platforms.flatMap((platform) =>
        database.all(
          'SELECT * FROM subscriptions WHERE platform = ? AND next_at <= ? ORDER BY next_at LIMIT ?',
          platform,
          toMs(now),
          limit,
        ),
      );
      const earliest = rows.toSorted((a, b) => Number(a['next_at']) - Number(b['next_at']));
      return earliest.slice(0, limit).map(toSubscription);
    },
    async advance(moves) {
      return database.transaction(() =>
        moves.reduce(
          (moved, { subscription: { chat, cadence, nextAt }, nextAt: next }) =>
            moved +
            database.run(
              'UPDATE subscriptions SET next_at = ? WHERE chat = ? AND next_at = ? AND cadence = ?',
              toMs(next),
              chat,
              toMs(nextAt),
              JSON.stringify(cadence),
            ),
          0,
        ),
      );
    },
    async count() {
      return Number(database.first('SELECT count(*) AS count FROM subscriptions')?.['count']);
    },
    async countByPlatform() {
      return toCounts(database.all(BY_PLATFORM));
    },
  };
}

export function createDeliveryStore(database: Database): DeliveryStore {
  return {
    async open(slots) {
      return database.transaction(() =>
        slots.reduce(
          (opened, { chat, slot }) =>
            opened +
            database.run(
              "INSERT INTO deliveries (chat, slot, state, free_at) VALUES (?, ?, 'pending', ?) ON CONFLICT DO NOTHING",
              chat,
              toMs(slot),
              toMs(slot),
            ),
          0,
        ),
      );
    },
    async claim(platform, now, leaseUntil, limit) {
      // One statement each, so that of any number of claimants one has the row.
      const take = (states: string, most: number): Claimed[] =>
        database
          .all(
            `UPDATE deliveries SET state = 'claimed', free_at = ?, claims = claims + 1 WHERE rowid IN (
               SELECT rowid FROM deliveries WHERE ${states} AND platform = ? AND free_at <= ? ORDER BY free_at LIMIT ?)
             RETURNING *`,
            toMs(leaseUntil),
            platform,
            toMs(now),
            most,
          )
          .map(toClaimed);
      const lapsed = take(LAPSED, limit);
      return [...lapsed, ...take(OPEN, limit - lapsed.length)];
    },
    async renew(claims, leaseUntil) {
      return database.transaction(() =>
        claims.filter(
          (claim) =>
            database.run(
              `UPDATE deliveries SET free_at = ? WHERE ${HELD}`,
              toMs(leaseUntil),
              ...held(claim),
            ) === 0,
        ),
      );
    },
    async progress(claim, { messageIds, content }, leaseUntil) {
      const changed = database.run(
        `UPDATE deliveries SET message_ids = ?, content = ?, free_at = ? WHERE ${HELD}`,
        JSON.stringify(messageIds),
        content,
        toMs(leaseUntil),
        ...held(claim),
      );
      return changed > 0;
    },
    async settle(claim, settled, at) {
      const isSent = settled.state === 'sent';
      const changed = database.run(
        `UPDATE deliveries SET state = ?, settled_at = ?, message_ids = coalesce(?, message_ids), reason = ?, content = NULL
         WHERE ${HELD}`,
        settled.state,
        toMs(at),
        isSent ? JSON.stringify(settled.messageIds) : null,
        isSent ? null : settled.reason,
        ...held(claim),
      );
      return changed > 0;
    },
    async release(claim, at) {
      const changed = database.run(
        `UPDATE deliveries SET state = 'pending', free_at = ? WHERE ${HELD}`,
        toMs(at),
        ...held(claim),
      );
      return changed > 0;
    },
    async get(chat, slot) {
      const row = database.first('SELECT * FROM deliveries WHERE chat = ? AND slot = ?', chat, toMs(slot));
      return row && toDelivery(row);
    },
    async backlog() {
      return toBacklog(database.first(BACKLOG));
    },
    async settledBetween(from, to) {
      return database
        .all(`${SETTLED} WHERE settled_at >= ? AND settled_at < ? ${BY_STATE}`, toMs(from), toMs(to))
        .map(toSettledCount);
    },
    async prune(settledBefore) {
      return database.run('DELETE FROM deliveries WHERE settled_at < ?', toMs(settledBefore));
    },
  };
}

/** The row of a claim, for as long as nobody else has taken it. */
const HELD = "chat = ? AND slot = ? AND claims = ? AND state = 'claimed'";

function held({ chat, slot, claim }: Claim): [string, number, number] {
  return [chat, toMs(slot), claim];
}
