/** Subscriptions found by when they are due, and the ledger of their slots. */
import { BY_PLATFORM, BY_STATE, SETTLED, toCounts, toSettledCount } from '../schedule-statistics.ts';
import { toMs } from '../article-rows.ts';
import type { Slot } from '../../model.ts';
import type { Claim, Claimed, DeliveryStore, SubscriptionStore } from '../ports.ts';
import { BACKLOG, LAPSED, OPEN, toBacklog, toClaimed, toDelivery, toSubscription } from '../schedule-rows.ts';
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
      // By platform, as the index has them: however many are due, no more are read than are taken.
      const rows = await database.all(
        `SELECT due.* FROM unnest($1::text[]) AS wanted (name) CROSS JOIN LATERAL (
           SELECT * FROM subscriptions WHERE platform = name AND next_at <= $2 ORDER BY next_at LIMIT $3) AS due
         ORDER BY next_at LIMIT $3`,
        [platforms, toMs(now), limit],
      );
      return rows.map(toSubscription);
    },
    advance(moves) {
      return database.run(
        `UPDATE subscriptions SET next_at = new_next
         FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[]) AS moved (moved_chat, old_next, old_cadence, new_next)
         WHERE chat = moved_chat AND next_at = old_next AND cadence = old_cadence`,
        [
          moves.map(({ subscription }) => subscription.chat),
          moves.map(({ subscription }) => toMs(subscription.nextAt)),
          moves.map(({ subscription }) => JSON.stringify(subscription.cadence)),
          moves.map(({ nextAt }) => toMs(nextAt)),
        ],
      );
    },
    async count() {
      return Number((await database.first('SELECT count(*) AS count FROM subscriptions'))?.['count']);
    },
    async countByPlatform() {
      return toCounts(await database.all(BY_PLATFORM, []));
    },
  };
}

export function createDeliveryStore(database: Database): DeliveryStore {
  return {
    open(slots) {
      return database.run(
        `INSERT INTO deliveries (chat, slot, state, free_at)
         SELECT chat, slot, 'pending', slot FROM unnest($1::text[], $2::bigint[]) AS new (chat, slot) ON CONFLICT DO NOTHING`,
        [slots.map(({ chat }) => chat), slots.map(({ slot }) => toMs(slot))],
      );
    },
    async claim(platform, now, leaseUntil, limit) {
      // Of any number of claimants one has the row, and none waits for another.
      const take = async (states: string, most: number): Promise<Claimed[]> => {
        const rows = await database.all(
          `UPDATE deliveries SET state = 'claimed', free_at = $1, claims = claims + 1 WHERE (chat, slot) IN (
             SELECT chat, slot FROM deliveries WHERE ${states} AND platform = $2 AND free_at <= $3
             ORDER BY free_at LIMIT $4 FOR UPDATE SKIP LOCKED)
           RETURNING *`,
          [toMs(leaseUntil), platform, toMs(now), most],
        );
        return rows.map(toClaimed);
      };
      const lapsed = await take(LAPSED, limit);
      return [...lapsed, ...(await take(OPEN, limit - lapsed.length))];
    },
    async renew(claims, leaseUntil) {
      const rows = await database.all(
        `UPDATE deliveries SET free_at = $1
         FROM unnest($2::text[], $3::bigint[], $4::integer[]) AS held (held_chat, held_slot, held_claim)
         WHERE chat = held_chat AND slot = held_slot AND claims = held_claim AND state = 'claimed' RETURNING deliveries.*`,
        [
          toMs(leaseUntil),
          claims.map(({ chat }) => chat),
          claims.map(({ slot }) => toMs(slot)),
          claims.map(({ claim }) => claim),
        ],
      );
      const held = new Set(rows.map((row) => keyOf(toDelivery(row))));
      return claims.filter((claim) => !held.has(keyOf(claim)));
    },
    async progress(claim, { messageIds, content }, leaseUntil) {
      const changed = await database.run(
        `UPDATE deliveries SET message_ids = $4, content = $5, free_at = $6 WHERE ${HELD}`,
        [...held(claim), JSON.stringify(messageIds), content, toMs(leaseUntil)],
      );
      return changed > 0;
    },
    async settle(claim, settled, at) {
      const isSent = settled.state === 'sent';
      const changed = await database.run(
        `UPDATE deliveries SET state = $4, settled_at = $5, message_ids = coalesce($6, message_ids), reason = $7, content = NULL
         WHERE ${HELD}`,
        [
          ...held(claim),
          settled.state,
          toMs(at),
          isSent ? JSON.stringify(settled.messageIds) : null,
          isSent ? null : settled.reason,
        ],
      );
      return changed > 0;
    },
    async release(claim, at) {
      const changed = await database.run(
        `UPDATE deliveries SET state = 'pending', free_at = $4 WHERE ${HELD}`,
        [...held(claim), toMs(at)],
      );
      return changed > 0;
    },
    async get(chat, slot) {
      const row = await database.first('SELECT * FROM deliveries WHERE chat = $1 AND slot = $2', [
        chat,
        toMs(slot),
      ]);
      return row && toDelivery(row);
    },
    async backlog() {
      return toBacklog(await database.first(BACKLOG));
    },
    async settledBetween(from, to) {
      const rows = await database.all(`${SETTLED} WHERE settled_at >= $1 AND settled_at < $2 ${BY_STATE}`, [
        toMs(from),
        toMs(to),
      ]);
      return rows.map(toSettledCount);
    },
    prune(settledBefore) {
      return database.run('DELETE FROM deliveries WHERE settled_at < $1', [toMs(settledBefore)]);
    },
  };
}

/** The row of a claim, for as long as nobody else has taken it. */
const HELD = "chat = $1 AND slot = $2 AND claims = $3 AND state = 'claimed'";

function held({ chat, slot, claim }: Claim): [string, number, number] {
  return [chat, toMs(slot), claim];
}

function keyOf({ chat, slot }: Slot): string {
  return `${chat} ${toMs(slot)}`;
}
