/**
 * The outbox: what is due goes out, the longest due first, several at once on each platform; each delivery is claimed by a
 * lease, sent and marked. The lease is short, so that what a crash left is sent again while the platform still knows what it
 * has, and renewed as long as the sender lives. A restart finds the rows as they were.
 */
import type { Logger } from 'pino';
import { type Instruments, noInstruments } from '../instruments.ts';
import type { Delivery, Slot } from '../model.ts';
import type { Claim, Claimed, DeliveryStore, Progress, SubscriptionStore } from '../store/ports.ts';
import { levelOf } from '../store/trouble.ts';
import { createLeases, keyOf } from './leases.ts';

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
  /** Those that are there at the moment; what is due on others waits. */
  readonly platforms: readonly string[];
  readonly subscriptions: Pick<SubscriptionStore, 'remove'>;
  readonly deliveries: DeliveryStore;
  readonly send: Send;
  readonly now: () => string;
  readonly logger: Logger;
  /** A briefing that could not be sent for this long no longer matters. */
  readonly lateMs: number;
  readonly leaseMs?: number;
  readonly instruments?: Instruments;
}

export interface Outbox {
  /** Sends until nothing is due; who comes while it runs is served by it. */
  drain(): Promise<void>;
  /** No more claims; resolves when what is in flight has ended, or after ten seconds at most. */
  stop(): Promise<void>;
}

const MINUTE_MS = 60_000;
/** Discord knows a message again for "a few minutes": https://discord.com/developers/docs/resources/message#create-message */
const LEASE_MS = MINUTE_MS;
/** So many times is a lease renewed before it would lapse. */
const RENEWALS = 3;
const LONGEST_WAIT_MS = 30 * MINUTE_MS;
/** On one platform. Its own limits are the adapter's to keep. */
const AT_ONCE = 16;
const CLAIMED_AT_ONCE = 2 * AT_ONCE;
const STOP_WITHIN_MS = 9_000;

export function createOutbox(parts: OutboxParts): Outbox {
  const { platforms, subscriptions, deliveries, now, logger, lateMs, leaseMs = LEASE_MS } = parts;
  const leases = createLeases({ deliveries, now, leaseMs, everyMs: leaseMs / RENEWALS, logger });
  const inFlight = new Set<Delivery>();
  /** What became of deliveries that could not be marked: they are not sent again by this process. */
  const unmarked = new Map<string, Sent>();
  let stopped = false;
  const { instruments = noInstruments } = parts;

  function after(ms: number): string {
    return new Date(Date.parse(now()) + ms).toISOString();
  }

  function age(slot: string): number {
    return Date.parse(now()) - Date.parse(slot);
  }

  function count({ chat, slot }: Slot, sent: Sent): void {
    const platform = chat.slice(0, chat.indexOf(':'));
    switch (sent.type) {
      case 'sent':
        return instruments.deliverySent(platform, Math.max(age(slot), 0) / 1_000);
      case 'failed':
        return instruments.deliveryRetried(platform);
      case 'gone':
        return instruments.deliveryGivenUp(platform, 'gone');
      case 'dropped':
        return instruments.deliveryGivenUp(platform, sent === TOO_LATE ? 'late' : 'off');
    }
  }

  /** What is due on one platform, taken by as many workers as there is work for. */
  function createLine(platform: string): () => Promise<void> {
    const working = new Set<Promise<void>>();
    const isOpen = (): boolean => !stopped && platforms.includes(platform);
    let claimed: Claimed[] = [];
    let claiming: Promise<void> | undefined;
    const claim = async (): Promise<void> => {
      const until = after(leaseMs);
      claimed = leases.hold(await deliveries.claim(platform, now(), until, CLAIMED_AT_ONCE), until);
      instruments.deliveriesClaimed(platform, claimed.length);
    };
    const next = async (): Promise<Claimed | undefined> => {
      while (isOpen()) {
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
      for (const delivery of claimed.splice(0)) {
        await deliveries.release(delivery, now());
        leases.letGo(delivery);
      }
    };
    return async () => {
      // One that sends for minutes keeps the others' places free for what has become due since.
      while (working.size < AT_ONCE && isOpen()) {
        const worker = work()
          .catch((error: unknown) =>
            logger[levelOf(error)](
              { err: error, platform },
              'deliveries stopped; the next minute takes them up again',
            ),
          )
          .finally(() => working.delete(worker));
        working.add(worker);
      }
      await Promise.all(working);
    };
  }

  async function deliver(delivery: Claimed): Promise<void> {
    inFlight.add(delivery);
    const key = keyOf(delivery);
    try {
      const isLate = age(delivery.slot) >= lateMs;
      const sent = unmarked.get(key) ?? (isLate ? TOO_LATE : await trySending(delivery));
      if (sent.type !== 'failed') unmarked.set(key, sent);
      const claim = leases.claimOf(delivery);
      if (claim && (await settle(claim, sent))) count(delivery, sent);
      else {
        const { chat, slot } = delivery;
        logger.warn({ chat, slot }, 'another process has taken a briefing over; it is left to that one');
      }
      unmarked.delete(key);
    } catch (error) {
      // Its lease lapses, and it is taken up again.
      logger[levelOf(error)](
        { err: error, chat: delivery.chat, slot: delivery.slot },
        'a delivery could not be marked',
      );
    } finally {
      inFlight.delete(delivery);
      leases.letGo(delivery);
    }
  }

  /** Whether the claim still held. */
  async function settle(claim: Claim, sent: Sent): Promise<boolean> {
    const { chat, slot } = claim;
    switch (sent.type) {
      case 'sent':
        if (!(await deliveries.settle(claim, { state: 'sent', messageIds: sent.messageIds }, now())))
          return false;
        logger.info({ chat, slot, messages: sent.messageIds.length }, 'a briefing was delivered');
        return true;
      case 'gone':
        if (!(await deliveries.settle(claim, { state: 'gone', reason: sent.reason }, now()))) return false;
        await subscriptions.remove(chat);
        logger.info({ chat, slot, reason: sent.reason }, 'the chat is gone; its schedule ends');
        return true;
      case 'dropped':
        if (!(await deliveries.settle(claim, { state: 'given-up', reason: sent.reason }, now())))
          return false;
        logger.info({ chat, slot, reason: sent.reason }, 'a briefing was dropped');
        return true;
      case 'failed': {
        // The wait grows with the slot's age, which doubles it from try to try.
        const wait = sent.retryAfterMs ?? Math.min(Math.max(age(slot), MINUTE_MS), LONGEST_WAIT_MS);
        if (!(await deliveries.release(claim, after(wait)))) return false;
        logger.warn(
          { chat, slot, reason: sent.reason, retryInMs: wait },
          'a briefing could not be delivered yet',
        );
        return true;
      }
    }
  }

  /** Throws where another process has the delivery now: what is left of it is sent there. */
  async function keep(delivery: Delivery, progress: Progress): Promise<void> {
    const claim = leases.claimOf(delivery);
    let isKept: boolean;
    try {
      isKept = claim !== undefined && (await deliveries.progress(claim, progress, after(leaseMs)));
    } catch (error) {
      // It is kept with what goes out next: to stop here would send it again.
      const { chat, slot } = delivery;
      logger[levelOf(error)](
        { err: error, chat, slot },
        'a part of a briefing could not be marked; it goes on',
      );
      return;
    }
    if (isKept) return;
    leases.letGo(delivery);
    throw new Error(LOST.reason);
  }

  async function trySending(delivery: Claimed): Promise<Sent> {
    try {
      if (!(await leases.confirm(delivery))) return LOST;
      return await parts.send(delivery, (progress) => keep(delivery, progress));
    } catch (error) {
      return { type: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  const lines = new Map<string, () => Promise<void>>();

  async function drain(): Promise<void> {
    for (const platform of platforms) if (!lines.has(platform)) lines.set(platform, createLine(platform));
    await Promise.all([...lines.values()].map((line) => line()));
  }

  return {
    drain,
    async stop() {
      stopped = true;
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, STOP_WITHIN_MS);
      await Promise.race([drain(), late]);
      clearTimeout(timer);
      // Whether these arrive nobody here will know: their leases lapse, as after a crash.
      leases.stop();
      for (const { chat, slot } of inFlight)
        logger.warn({ chat, slot }, 'stopped while a briefing was being sent');
    },
  };
}

const LOST = { type: 'failed', reason: 'another process has taken it over' } as const;
const TOO_LATE: Sent = { type: 'dropped', reason: 'it came too late to matter' };
