/** Deliveries to many chats whose senders are killed at random, again and again, until enough have been. */
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/ports.ts';
import { countRound, isDelivered, type Round, storeArticles, subscribe } from './chats.ts';
import { startHerd } from './herd.ts';
import { startPlatform } from './platform.ts';
import type { PlatformName } from './settings.ts';
import type { Taken } from './wire.ts';

export interface TrialOptions {
  readonly platform: PlatformName;
  readonly storeUrl: string;
  readonly kills: number;
  readonly chats: number;
  readonly processes: number;
  /** Told after each round of chats how it stands. */
  readonly report: (sofar: TrialResult) => void;
}

export interface TrialResult {
  readonly kills: number;
  /** Kills at which the platform had taken messages that were not marked yet. */
  readonly killsInFlight: number;
  readonly messagesInFlight: number;
  readonly messages: number;
  readonly lost: number;
  readonly doubled: number;
}

const LEASE_MS = 2_000;
const LOOK_EVERY_MS = 100;

export async function runTrials(options: TrialOptions): Promise<TrialResult> {
  const { storeUrl, kills, chats, processes, report } = options;
  const store = await openStore(storeUrl);
  await storeArticles(store);
  const platform = await startPlatform(options.platform);
  const herd = await startHerd({ platform, storeUrl, processes, leaseMs: LEASE_MS });
  const sum = { kills: 0, killsInFlight: 0, messagesInFlight: 0, messages: 0, lost: 0, doubled: 0 };
  let [first, seen] = [0, 0];
  while (sum.kills < kills) {
    const round = await subscribe(store, options.platform, { first, count: chats });
    first += chats;
    let over = false;
    const delivered = waitUntilDelivered(store, round).then(() => (over = true));
    while (sum.kills < kills && !over) {
      const taken = await herd.killOne(() => over);
      if (!taken) break;
      const unmarked = await countUnmarked(store, round, taken);
      sum.kills += 1;
      sum.messagesInFlight += unmarked;
      if (unmarked > 0) sum.killsInFlight += 1;
    }
    await delivered;
    const posted = platform.posted(seen);
    seen += posted.length;
    const counts = await countRound(store, round, posted);
    sum.messages += counts.messages;
    sum.lost += counts.lost;
    sum.doubled += counts.doubled;
    report(sum);
  }
  await herd.close();
  await platform.close();
  await store.close();
  return sum;
}

async function waitUntilDelivered(store: Store, round: Round): Promise<void> {
  while (!(await isDelivered(store, round))) await pause(LOOK_EVERY_MS);
}

/** How many messages the ledger does not know, though the platform has them: those in flight. */
async function countUnmarked(
  { deliveries }: Store,
  { slot, chats }: Round,
  taken: readonly Taken[],
): Promise<number> {
  let count = 0;
  for (const { chat, messageId } of taken) {
    const id = chats.find((one) => one === chat);
    const delivery = id && (await deliveries.get(id, slot));
    if (delivery && !delivery.messageIds.includes(messageId)) count += 1;
  }
  return count;
}
