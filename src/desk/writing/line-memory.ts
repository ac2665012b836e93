/** Lines that a model wrote, by what it wrote them from: each is written once, by one caller at a time, and kept for a few weeks. */
import { createHash } from 'node:crypto';
import type { Store } from '../../store/ports.ts';

const KEPT_MS = 21 * 24 * 3_600_000;

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

export function createLineMemory(store: Pick<Store, 'keyValue'>): LineMemory {
  const kept = store.keyValue<unknown>('written-lines');
  const making = new Map<string, Promise<unknown>>();

  return {
    async recall<Value>(
      keys: readonly string[],
      make: (missing: readonly number[]) => Promise<readonly (Value | undefined)[]>,
    ) {
      const found = await Promise.all(keys.map((key) => kept.get(key)));
      const missing = keys.flatMap((key, at) => (found[at] === undefined && !making.has(key) ? at : []));
      const made = missing.length > 0 ? make(missing) : Promise.resolve([]);
      for (const [place, at] of missing.entries()) {
        const key = keys[at] ?? '';
        const value = made.then((values) => values[place]);
        making.set(key, value);
        void value.catch(() => undefined).finally(() => making.delete(key));
      }
      const values = await Promise.all(
        keys.map(
          async (key, at) =>
            found[at] ??
            (await making.get(key)) ??
            (missing.includes(at) ? (await made)[missing.indexOf(at)] : undefined),
        ),
      );
      const fresh = await made;
      await Promise.all(
        missing.flatMap((at, place) =>
          fresh[place] === undefined ? [] : kept.set(keys[at] ?? '', fresh[place], KEPT_MS),
        ),
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
