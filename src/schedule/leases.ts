/** The deliveries that this process has claimed: their leases are renewed, all at once, for as long as they are held. */
import type { Logger } from 'pino';
import type { Delivery, Slot } from '../model.ts';
import type { DeliveryStore } from '../store/ports.ts';

export interface Leases {
  /** Holds what was claimed; returns what was not held before. */
  hold(claimed: readonly Delivery[]): Delivery[];
  letGo(slot: Slot): void;
  /** Lets all go, which then lapse. */
  stop(): void;
}

export function createLeases(
  deliveries: Pick<DeliveryStore, 'renew'>,
  until: () => string,
  everyMs: number,
  logger: Logger,
): Leases {
  const held = new Map<string, Slot>();
  let timer: NodeJS.Timeout | undefined;

  async function renew(): Promise<void> {
    try {
      await deliveries.renew([...held.values()], until());
    } catch (error) {
      logger.error({ err: error }, 'leases could not be renewed; it is tried again');
    }
  }

  function rest(): void {
    clearInterval(timer);
    timer = undefined;
  }

  return {
    hold(claimed) {
      // A lease that could not be renewed lapses, though its delivery is still being sent here.
      const fresh = claimed.filter((delivery) => !held.has(keyOf(delivery)));
      for (const { chat, slot } of fresh) held.set(keyOf({ chat, slot }), { chat, slot });
      if (held.size > 0) timer ??= setInterval(() => void renew(), everyMs);
      return fresh;
    },
    letGo(slot) {
      held.delete(keyOf(slot));
      if (held.size === 0) rest();
    },
    stop() {
      held.clear();
      rest();
    },
  };
}

export function keyOf({ chat, slot }: Slot): string {
  return `${chat} ${slot}`;
}
