/**
 * The outbox: what is due goes out, the longest due first, several at once on each platform; each delivery is claimed by a
 * lease, sent and marked. A restart finds the rows as they were.
 */
import type { Logger } from 'pino';
import type { Delivery } from '../model.ts';
import type { DeliveryStore, Progress, SubscriptionStore } from '../store/ports.ts';

export type Sent =
  | { readonly type: 'sent'; readonly messageIds: readonly string[] }
  /** The chat will never take a message again; its subscription ends. */
  | { readonly type: 'gone'; readonly reason: string }
  /** The slot needs no message any more; the subscription goes on. */
  | { readonly type: 'dropped'; readonly reason: string }
  | { readonly type: 'failed'; readonly reason: string; readonly retryAfterMs?: number };

/** Sends what is left of a delivery; `keep` is told after each message but the last. */
export type Send = (delivery: Delivery, keep: (progress: Progress) => Promise<void>) => Promise<Sent>;

export interface OutboxParts {
  readonly platforms: readonly string[];
  readonly subscriptions: Pick<SubscriptionStore, 'remove'>;
  readonly deliveries: DeliveryStore;
  readonly send: Send;
  readonly now: () => string;
  readonly logger: Logger;
  /** A briefing that could not be sent for this long no longer matters. */
  readonly lateMs: number;
  readonly leaseMs?: number;
}

export interface Outbox {
  /** Sends until nothing is due; one run at a time, and who comes while it runs is served by it. */
  drain(): Promise<void>;
  /** No more claims; resolves when what is in flight has ended, or after ten seconds at most. */
  stop(): Promise<void>;
}

const MINUTE_MS = 60_000;
const LEASE_MS = 5 * MINUTE_MS;
const LONGEST_WAIT_MS = 30 * MINUTE_MS;
/** On one platform. Its own limits are the adapter's to keep. */
const AT_ONCE = 16;
const CLAIMED_AT_ONCE = 2 * AT_ONCE;
const STOP_WITHIN_MS = 9_000;

export function createOutbox(parts: OutboxParts): Outbox {
  const { platforms, subscriptions, deliveries, now, logger, lateMs, leaseMs = LEASE_MS } = parts;
  const draining = new Map<string, Promise<void>>();
  const inFlight = new Set<Delivery>();
  let stopped = false;

  function after(ms: number): string {
    return new Date(Date.parse(now()) + ms).toISOString();
  }

  function age(slot: string): number {
    return Date.parse(now()) - Date.parse(slot);
  }

  async function drainPlatform(platform: string): Promise<void> {
    let claimed: Delivery[] = [];
    let claiming: Promise<void> | undefined;
    const claim = async (): Promise<void> => {
      claimed = [...(await deliveries.claim(platform, now(), after(leaseMs), CLAIMED_AT_ONCE))];
    };
    const next = async (): Promise<Delivery | undefined> => {
      while (!stopped) {
        const delivery = claimed.shift();
        if (delivery) return delivery;
        claiming ??= claim().finally(() => (claiming = undefined));
        await claiming;
        if (claimed.length === 0) return undefined;
      }
      return undefined;
    };
    const work = async (): Promise<void> => {
      for (let delivery = await next(); delivery; delivery = await next()) await deliver(delivery);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    for (const delivery of claimed) await deliveries.release(delivery, now());
  }

  async function deliver(delivery: Delivery): Promise<void> {
    inFlight.add(delivery);
    try {
      await settle(delivery, age(delivery.slot) >= lateMs ? TOO_LATE : await trySending(delivery));
    } catch (error) {
      // Its lease lapses, and it is taken up again.
      logger.error(
        { err: error, chat: delivery.chat, slot: delivery.slot },
        'a delivery could not be marked',
      );
    } finally {
      inFlight.delete(delivery);
    }
  }

  async function settle(delivery: Delivery, sent: Sent): Promise<void> {
    const { chat, slot } = delivery;
    switch (sent.type) {
      case 'sent':
        await deliveries.settle(delivery, { state: 'sent', messageIds: sent.messageIds }, now());
        logger.info({ chat, slot, messages: sent.messageIds.length }, 'a briefing was delivered');
        return;
      case 'gone':
        await deliveries.settle(delivery, { state: 'gone', reason: sent.reason }, now());
        await subscriptions.remove(chat);
        logger.info({ chat, slot, reason: sent.reason }, 'the chat is gone; its schedule ends');
        return;
      case 'dropped':
        await deliveries.settle(delivery, { state: 'given-up', reason: sent.reason }, now());
        logger.info({ chat, slot, reason: sent.reason }, 'a briefing was dropped');
        return;
      case 'failed': {
        // The wait grows with the slot's age, which doubles it from try to try.
        const wait = sent.retryAfterMs ?? Math.min(Math.max(age(slot), MINUTE_MS), LONGEST_WAIT_MS);
        await deliveries.release(delivery, after(wait));
        logger.warn(
          { chat, slot, reason: sent.reason, retryInMs: wait },
          'a briefing could not be delivered yet',
        );
      }
    }
  }

  async function trySending(delivery: Delivery): Promise<Sent> {
    try {
      return await parts.send(delivery, (progress) =>
        deliveries.progress(delivery, progress, after(leaseMs)),
      );
    } catch (error) {
      return { type: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  function start(platform: string): Promise<void> {
    const running = draining.get(platform);
    if (running) return running;
    const run = drainPlatform(platform)
      .catch((error: unknown) =>
        logger.error({ err: error, platform }, 'deliveries stopped; the next minute takes them up again'),
      )
      .finally(() => draining.delete(platform));
    draining.set(platform, run);
    return run;
  }

  return {
    async drain() {
      await Promise.all(platforms.map(start));
    },
    async stop() {
      stopped = true;
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, STOP_WITHIN_MS);
      await Promise.race([Promise.all(draining.values()), late]);
      clearTimeout(timer);
      // Whether these arrive nobody here will know: their leases lapse, as after a crash.
      for (const { chat, slot } of inFlight)
        logger.warn({ chat, slot }, 'stopped while a briefing was being sent');
    },
  };
}

const TOO_LATE: Sent = { type: 'dropped', reason: 'it came too late to matter' };
