/** Keyv over the store's own database: one Keyv a namespace, values that lapse when their time is up. */
import { Keyv, KeyvBridgeAdapter } from 'keyv';
import { valueOf } from './personal-data.ts';
import type { KeyValue } from './ports.ts';
import type { Namespace } from './what-is-kept.ts';

/** Strings by key, as a database keeps them. */
export interface Storage {
  /** Undefined where it has lapsed. */
  get(key: string): Promise<string | undefined>;
  /** `expiresAt`: milliseconds since the epoch. */
  set(key: string, value: string, expiresAt: number | undefined): Promise<void>;
  /** False, and nothing is set, where there is one that has not lapsed. */
  add(key: string, value: string, expiresAt: number): Promise<boolean>;
  delete(key: string): Promise<boolean>;
  /** Those whose keys lie in [from, to) and that have not lapsed, by key. */
  between(from: string, to: string): Promise<readonly Entry[]>;
  /** Takes away what has lapsed. */
  sweep(): Promise<void>;
}

export interface Entry {
  readonly key: string;
  readonly value: string;
}

/** How often, in writes, what has lapsed is swept away. */
const SWEEP_EVERY = 200;

export function createKeyValues(storage: Storage): <Value>(namespace: Namespace) => KeyValue<Value> {
  const store = createBridgeStore(storage);
  return <Value>(namespace: Namespace): KeyValue<Value> => {
    // No `error` listener: with one, Keyv turns a failed read into a missing key.
    const keyv = new Keyv<Value>({ store: new KeyvBridgeAdapter(store, { namespace }) });
    const prefix = `${namespace}::`;
    return {
      get: (key) => keyv.get(key),
      async set(key, value, ttlMs) {
        await keyv.set(key, value, ttlMs);
      },
      async add(key, value, ttlMs) {
        // Keyv has no such thing; it is written as Keyv would.
        const expiresAt = Date.now() + ttlMs;
        return await storage.add(prefix + key, JSON.stringify({ value, expires: expiresAt }), expiresAt);
      },
      async delete(key) {
        await keyv.delete(key);
      },
      async entries() {
        const found = await storage.between(prefix, `${namespace}:;`);
        return found.map(({ key, value }) => [key.slice(prefix.length), valueOf(value) as Value]);
      },
    };
  };
}

/** What Keyv's bridge asks of a storage. */
function createBridgeStore(storage: Storage) {
  let writes = 0;
  return {
    get: (key: string) => storage.get(key),
    async set(key: string, value: string, ttlMs?: number): Promise<boolean> {
      if (writes % SWEEP_EVERY === 0) await storage.sweep();
      writes += 1;
      await storage.set(key, value, ttlMs === undefined ? undefined : Date.now() + ttlMs);
      return true;
    },
    delete: (key: string) => storage.delete(key),
    async clear(): Promise<void> {
      throw new Error('a namespace is never cleared as a whole');
    },
  };
}
