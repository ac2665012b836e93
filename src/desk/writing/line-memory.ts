/**
 * Lines that a model wrote, by what it wrote them from: each is written once, by one caller of one process at a time, and kept for a
 * few weeks.
 */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '../../store/ports.ts';

const KEPT_MS = 21 * 24 * 3_600_000;
/** Who takes longer, or has died, is no longer waited for. */
const CLAIMED_MS = 3 * 60_000;
const LOOK_EVERY_MS = 500;

export interface LineMemory {
  /**
   * For each key its value: as it is kept, as it is being made for somebody else, or as `make` makes it, which is called once for all
   * that are missing. Undefined where `make` gives none.
   */
  recall<Value>(
    keys: readonly string[],
    make: (missing: readonly number[]) => Promise<readonly (Value | undefined)[]>,
  ): Promise<readonly (Value | undefined)[]>;
}

/** @param signal ends the waiting for other processes. */
export function createLineMemory(store: Pick<Store, 'keyValue'>, signal: AbortSignal): LineMemory {
  const kept = store.keyValue<unknown>('written-lines');
  const claims = store.keyValue<true>('lines-being-written');
  const making = new Map<string, Promise<unknown>>();
  const recallAll = (keys: readonly string[]) => Promise.all(keys.map((key) => kept.get(key)));

  /** As `make` makes them, or another process that was asked for the same ones first. */
  async function makeOnce(keys: readonly string[], make: () => Promise<readonly unknown[]>) {
    const claim = keyOf(...keys);
    if (!(await claims.add(claim, true, CLAIMED_MS))) {
      await endOf(claim);
      return await recallAll(keys);
    }
    try {
      const before = await recallAll(keys);
      if (!before.includes(undefined)) return before;
      const values = await make();
      await Promise.all(
        keys.map(async (key, at) => values[at] !== undefined && (await kept.set(key, values[at], KEPT_MS))),
      );
      return values;
    } finally {
      await claims.delete(claim);
    }
  }

  async function endOf(claim: string): Promise<void> {
    while (!signal.aborted && (await claims.get(claim)))
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }

  return {
    async recall<Value>(
      keys: readonly string[],
      make: (missing: readonly number[]) => Promise<readonly (Value | undefined)[]>,
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
            )
          : Promise.resolve([]);
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
  };
}

/** A key for what follows from all these. */
export function keyOf(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length} ${part}\n`);
  return hash.digest('base64url').slice(0, 32);
}
