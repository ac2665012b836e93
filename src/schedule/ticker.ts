/**
 * The tick and the outbox. Once a minute every due subscription becomes a row of the ledger, one for each (chat, slot),
 * and moves on to its next slot; then the open rows are claimed, sent and marked. A restart finds the rows as they were.
 */
import type { Logger } from 'pino';
import type { Delivery, Subscription } from '../model.ts';
import type { DeliveryStore, SubscriptionStore } from '../store/ports.ts';
import { nextSlot } from './cadence.ts';
import { type Clock, everyMinute } from './clock.ts';

export type Sent =
  | { readonly type: 'sent'; readonly messageIds: readonly string[] }
  /** The chat will never take a message again; its subscription ends. */
  | { readonly type: 'gone'; readonly reason: string }
  /** The slot needs no message any more; the subscription goes on. */
  | { readonly type: 'dropped'; readonly reason: string }
  | { readonly type: 'failed'; readonly reason: string; readonly retryAfterMs?: number };

export interface TickerParts {
  readonly platforms: readonly string[];
  readonly subscriptions: SubscriptionStore;
  readonly deliveries: DeliveryStore;
  readonly send: (delivery: Delivery) => Promise<Sent>;
  readonly now: () => string;
  readonly logger: Logger;
}

export interface Ticker {
  /** Does what is due; one run at a time. */
  tick(): Promise<void>;
  /** Ticks now and at every full minute. */
  start(): void;
  /** No more claims; resolves when what is in flight is done. */
  stop(): Promise<void>;
}

const MINUTE_MS = 60_000;
/** A briefing that could not be sent for this long no longer matters. */
const STALE_MS = 24 * 60 * MINUTE_MS;
const LEASE_MS = 5 * MINUTE_MS;
const LONGEST_WAIT_MS = 30 * MINUTE_MS;
const DUE_BATCH = 500;
const AT_ONCE = 8;

export function createTicker(parts: TickerParts): Ticker {
  const { platforms, subscriptions, deliveries, now, logger } = parts;
  let clock: Clock | undefined;
  let running: Promise<void> | undefined;
  let stopped = false;

  async function openDue(): Promise<void> {
    for (;;) {
      const due = await subscriptions.due(platforms, now(), DUE_BATCH);
      for (const subscription of due) await openSlot(subscription);
      if (due.length < DUE_BATCH) return;
    }
  }

  async function openSlot(subscription: Subscription): Promise<void> {
    const { chat, nextAt, cadence } = subscription;
    if (age(nextAt) < STALE_MS) await deliveries.open(chat, nextAt);
    else logger.warn({ chat, slot: nextAt }, 'a slot was missed by more than a day and is left out');
    // From now on, not from the missed slot: after downtime one briefing comes, not one for each slot.
    await subscriptions.advance(subscription, nextSlot(cadence, now()));
  }

  async function drain(): Promise<void> {
    while (!stopped) {
      const leaseUntil = new Date(Date.parse(now()) + LEASE_MS).toISOString();
      const delivery = await deliveries.claim(platforms, now(), leaseUntil);
      if (!delivery) return;
      await deliver(delivery);
    }
  }

  async function deliver(delivery: Delivery): Promise<void> {
    const { chat, slot } = delivery;
    const sent: Sent =
      age(slot) >= STALE_MS
        ? { type: 'dropped', reason: 'it came too late to matter' }
        : await trySending(delivery);
    switch (sent.type) {
      case 'sent':
        await deliveries.sent(delivery, sent.messageIds, now());
        logger.info({ chat, slot, messages: sent.messageIds.length }, 'a briefing was delivered');
        return;
      case 'gone':
        await deliveries.gone(delivery, sent.reason, now());
        await subscriptions.remove(chat);
        logger.info({ chat, slot, reason: sent.reason }, 'the chat is gone; its schedule ends');
        return;
      case 'dropped':
        await deliveries.gone(delivery, sent.reason, now());
        logger.info({ chat, slot, reason: sent.reason }, 'a briefing was dropped');
        return;
      case 'failed': {
        // The wait grows with the slot's age, which doubles it from try to try.
        const wait = sent.retryAfterMs ?? Math.min(Math.max(age(slot), MINUTE_MS), LONGEST_WAIT_MS);
        await deliveries.release(delivery, new Date(Date.parse(now()) + wait).toISOString());
        logger.warn(
          { chat, slot, reason: sent.reason, retryInMs: wait },
          'a briefing could not be delivered yet',
        );
      }
    }
  }

  async function trySending(delivery: Delivery): Promise<Sent> {
    try {
      return await parts.send(delivery);
    } catch (error) {
      return { type: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async function run(): Promise<void> {
    try {
      await openDue();
      await Promise.all(Array.from({ length: AT_ONCE }, drain));
    } catch (error) {
      logger.error({ err: error }, 'a tick failed; the next one takes up what it left');
    }
  }

  function age(slot: string): number {
    return Date.parse(now()) - Date.parse(slot);
  }

  function tick(): Promise<void> {
    running ??= run().finally(() => (running = undefined));
    return running;
  }

  return {
    tick,
    start() {
      clock = everyMinute(tick);
      void tick();
    },
    async stop() {
      stopped = true;
      await clock?.stop();
      await running;
    },
  };
}
