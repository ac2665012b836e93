/**
 * The tick: once a minute every due subscription becomes a row of the ledger, one for each (chat, slot), and moves on to its next
 * slot. What the rows hold is sent by the outbox, which no tick waits for.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type Instruments, noInstruments } from '../instruments.ts';
import type { Cadence, ChatId, Subscription } from '../model.ts';
import type { DeliveryStore, SubscriptionStore } from '../store/ports.ts';
import { levelOf } from '../store/trouble.ts';
import { type Clock, everyMinute } from './clock.ts';
import { nextSlot } from './next-slot.ts';
import type { Outbox } from './outbox.ts';

export interface TickerParts {
  /** Those that are there at the moment; the slots of others are not opened. */
  readonly platforms: readonly string[];
  readonly subscriptions: SubscriptionStore;
  readonly deliveries: Pick<DeliveryStore, 'open'>;
  readonly outbox: Outbox;
  readonly now: () => string;
  readonly logger: Logger;
  /** A slot that was missed by this much no longer matters. */
  readonly lateMs: number;
  readonly instruments?: Instruments;
}

export interface Ticker {
  /** Opens what is due and sends it. */
  tick(): Promise<void>;
  /** When the schedule was last looked through to its end. */
  lastTick(): string | undefined;
  /** Ticks now and at every full minute. */
  start(): void;
  stop(): Promise<void>;
}

/** Small enough that whoever waits for an answer gets it in between. */
const BATCH = 500;

export function createTicker(parts: TickerParts): Ticker {
  const { platforms, subscriptions, deliveries, outbox, now, logger, lateMs } = parts;
  const { instruments = noInstruments } = parts;
  let lastTick: string | undefined;
  let clock: Clock | undefined;
  let opening: Promise<void> | undefined;

  async function openDue(): Promise<void> {
    for (;;) {
      const due = await subscriptions.due(platforms, now(), BATCH);
      const next = nextSlots(now());
      // Opened first: a crash in between opens them again, which changes nothing.
      await openAll(due.filter(isInTime));
      // From now on, not from the missed slot: after downtime one briefing comes, not one for each slot.
      await subscriptions.advance(due.map((subscription) => ({ subscription, nextAt: next(subscription) })));
      if (due.length < BATCH) {
        lastTick = now();
        return;
      }
      await breathe();
    }
  }

  async function openAll(due: readonly Subscription[]): Promise<void> {
    for (const [platform, some] of Map.groupBy(due, ({ chat }) => platformOf(chat))) {
      const opened = await deliveries.open(some.map(({ chat, nextAt }) => ({ chat, slot: nextAt })));
      instruments.deliveriesDue(platform, opened);
      logger.debug({ platform, due: some.length, opened }, 'briefings have become due');
    }
  }

  /** Many chats have the same cadence: what follows from it is worked out once a batch. */
  function nextSlots(after: string): (subscription: Subscription) => string {
    const known = new Map<string, string>();
    return ({ chat, cadence }) => {
      const key = JSON.stringify(cadence);
      const slot = known.get(key) ?? next(chat, cadence, after);
      known.set(key, slot);
      return slot;
    };
  }

  function next(chat: ChatId, cadence: Cadence, after: string): string {
    try {
      return nextSlot(cadence, after);
    } catch (error) {
      // Zones are renamed, and a system's data may lack one.
      logger.error(
        { err: error, chat, zone: cadence.zone },
        'this time zone is not known any more; UTC is used',
      );
      return nextSlot({ ...cadence, zone: 'UTC' }, after);
    }
  }

  function isInTime({ chat, nextAt }: Subscription): boolean {
    const inTime = Date.parse(now()) - Date.parse(nextAt) < lateMs;
    if (inTime) return true;
    logger.warn({ chat, slot: nextAt }, 'a slot was missed by too long and is left out');
    instruments.deliveryGivenUp(platformOf(chat), 'late');
    return false;
  }

  function open(): Promise<void> {
    opening ??= openDue()
      .catch((error: unknown) =>
        logger[levelOf(error)]({ err: error }, 'a tick failed; the next one takes up what it left'),
      )
      .finally(() => (opening = undefined));
    return opening;
  }

  return {
    lastTick: () => lastTick,
    async tick() {
      await open();
      await outbox.drain();
    },
    start() {
      const beat = async (): Promise<void> => {
        await open();
        void outbox.drain();
      };
      clock = everyMinute(beat);
      void beat();
    },
    async stop() {
      await clock?.stop();
      await opening;
      await outbox.stop();
    },
  };
}

function platformOf(chat: ChatId): string {
  return chat.slice(0, chat.indexOf(':'));
}
