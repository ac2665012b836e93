/**
 * Lines that a model wrote, by what it wrote them from: what one piece of work lacks is written by one caller of one process at a
 * time, and kept for a few weeks.
 */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '../../store/ports.ts';

const KEPT_MS = 21 * 24 * 3_600_000;
/** Who has died is no longer waited for; who lives renews it. */
const CLAIMED_MS = 45_000;
const RENEW_EVERY_MS = 15_000;
const LOOK_EVERY_MS = 500;

export interface LineMemory {
  /**
   * For each key its value: as it is kept, as it is being made for somebody else, or as `make` makes it, which is called once for all
   * that are missing, in its turn. Undefined where `make` gives none.
   */
  recall<Value>(
    keys: readonly string[],
    make: (missing: readonly number[]) => Promise<readonly (Value | undefined)[]>,
    inTurn: InTurn,
  ): Promise<readonly (Value | undefined)[]>;
  /** Resolves once nothing is being made any longer. */
  settled(): Promise<void>;
}

export type InTurn = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** @param signal ends the waiting for other processes. */
export function createLineMemory(store: Pick<Store, 'keyValue'>, signal: AbortSignal): LineMemory {
  const kept = store.keyValue<unknown>('written-lines');
  const claims = store.keyValue<true>('lines-being-written');
  const making = new Map<string, Promise<unknown>>();
  const works = new Set<Promise<unknown>>();
  const recallAll = (keys: readonly string[]) => Promise.all(keys.map((key) => kept.get(key)));

  /** As `make` makes them, or another process that was asked for the same ones first. */
  async function makeOnce(
    keys: readonly string[],
    make: () => Promise<readonly unknown[]>,
    inTurn: InTurn,
  ): Promise<readonly unknown[]> {
    const claim = keyOf(...keys);
    for (;;) {
      const made = await inTurn(() => attempt(claim, keys, make));
      if (made) return made;
      // Whoever waits keeps nobody else from their turn.
      await endOf(claim);
      const theirs = await recallAll(keys);
      if (signal.aborted || !theirs.includes(undefined)) return theirs;
    }
  }

  /** Undefined where another process is at it. */
  async function attempt(
    claim: string,
    keys: readonly string[],
    make: () => Promise<readonly unknown[]>,
  ): Promise<readonly unknown[] | undefined> {
    if (!(await claims.add(claim, true, CLAIMED_MS))) return undefined;
    let renewed = Promise.resolve();
    const renewal = setInterval(() => {
      renewed = claims.set(claim, true, CLAIMED_MS).catch(() => undefined);
    }, RENEW_EVERY_MS);
    try {
      const before = await recallAll(keys);
      if (!before.includes(undefined)) return before;
      const values = await make();
      await Promise.all(
        keys.map(async (key, at) => values[at] !== undefined && (await kept.set(key, values[at], KEPT_MS))),
      );
      return values;
    } finally {
      clearInterval(renewal);
      // Else one that is on its way could come after the end.
      await renewed;
      // It lapses by itself too.
      await claims.delete(claim).catch(() => undefined);
    }
  }

  async function endOf(claim: string): Promise<void> {
    while (!signal.aborted && (await claims.get(claim)) !== undefined)
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }

  return {
    async recall<Value>(
      keys: readonly string[],
      make: (missing: readonly number[]) => Promise<readonly (Value | undefined)[]>,
      inTurn: InTurn,
    ) {
      const found = await recallAll(keys);
      const missing = keys.flatMap((key, at) =>
        found[at] === undefined && !making.has(key) ? { key, at } : [],
      );
      const made =
        missing.length > 0
          ? makeOnce(
              missing.map(({ key }) => key),
              () => make(missing.map(({ at }) => at)),
              inTurn,
            )
          : Promise.resolve([]);
      const work = made.catch(() => undefined).finally(() => works.delete(work));
      works.add(work);
      for (const [place, { key }] of missing.entries()) {
        const value = made.then((values) => values[place]);
        making.set(key, value);
        void value.catch(() => undefined).finally(() => making.delete(key));
      }
      const mine = new Map(missing.map(({ at }, place) => [at, place]));
      const values = await Promise.all(
        keys.map(async (key, at) => {
          const place = mine.get(at);
          return found[at] ?? (place === undefined ? await making.get(key) : (await made)[place]);
        }),
      );
      // Only values that were put here under keys of their own kind come back.
      return values as readonly (Value | undefined)[];
    },
    async settled() {
      while (works.size > 0) await Promise.all(works);
    },
  };
}

/** A key for what follows from all these. */
export function keyOf(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length} ${part}\n`);
  return hash.digest('base64url').slice(0, 32);
}
