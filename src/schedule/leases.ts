/** The deliveries that this process has claimed: their leases are renewed, all at once, for as long as they are held. */
import type { Logger } from 'pino';
import type { Slot } from '../model.ts';
import type { Claim, Claimed, DeliveryStore } from '../store/ports.ts';
import { levelOf } from '../store/trouble.ts';

export interface Leases {
  /** Holds what was claimed until `until`; returns what was not held before. */
  hold(claimed: readonly Claimed[], until: string): Claimed[];
  /** The claim as it stands; undefined where another process is known to have it. */
  claimOf(slot: Slot): Claim | undefined;
  /** The same, asking the store where the lease may have lapsed: this process may have slept. */
  confirm(slot: Slot): Promise<Claim | undefined>;
  letGo(slot: Slot): void;
  /** Renews no more: what is still held lapses. */
  stop(): void;
}

interface Held {
  claim: Claim;
  untilMs: number;
}

export interface LeaseParts {
  readonly deliveries: Pick<DeliveryStore, 'renew'>;
  readonly now: () => string;
  readonly leaseMs: number;
  readonly everyMs: number;
  readonly logger: Logger;
}

export function createLeases({ deliveries, now, leaseMs, everyMs, logger }: LeaseParts): Leases {
  const held = new Map<string, Held>();
  let timer: NodeJS.Timeout | undefined;

  async function renew(claims: readonly Claim[]): Promise<void> {
    const untilMs = Date.parse(now()) + leaseMs;
    const lost = await deliveries.renew(claims, new Date(untilMs).toISOString());
    for (const claim of claims) {
      const one = held.get(keyOf(claim));
      // It may have been claimed anew meanwhile.
      if (!one || one.claim.claim !== claim.claim) continue;
      if (lost.some((other) => keyOf(other) === keyOf(claim))) held.delete(keyOf(claim));
      else one.untilMs = untilMs;
    }
  }

  function renewAll(): void {
    renew([...held.values()].map(({ claim }) => claim)).catch((error: unknown) =>
      logger[levelOf(error)]({ err: error }, 'leases could not be renewed; it is tried again'),
    );
  }

  function rest(): void {
    clearInterval(timer);
    timer = undefined;
  }

  return {
    hold(claimed, until) {
      const untilMs = Date.parse(until);
      // A lease that could not be renewed lapses, though its delivery is still being sent here.
      const fresh = claimed.filter((delivery) => !held.has(keyOf(delivery)));
      for (const { chat, slot, claim } of claimed)
        held.set(keyOf({ chat, slot }), { claim: { chat, slot, claim }, untilMs });
      if (held.size > 0) timer ??= setInterval(renewAll, everyMs);
      return fresh;
    },
    claimOf: (slot) => held.get(keyOf(slot))?.claim,
    async confirm(slot) {
      const one = held.get(keyOf(slot));
      if (one && one.untilMs <= Date.parse(now())) await renew([one.claim]);
      return held.get(keyOf(slot))?.claim;
    },
    letGo(slot) {
      held.delete(keyOf(slot));
      if (held.size === 0) rest();
    },
    stop: rest,
  };
}

export function keyOf({ chat, slot }: Slot): string {
  return `${chat} ${slot}`;
}
