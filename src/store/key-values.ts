/** Keyv over the store's own database: one Keyv a namespace, values that lapse when their time is up. */
import { Keyv, KeyvBridgeAdapter } from 'keyv';
import type { Database } from './database.ts';
import type { KeyValue } from './ports.ts';

/** How often, in writes, what has lapsed is swept away. */
const SWEEP_EVERY = 200;

export function createKeyValues(database: Database): <Value>(namespace: string) => KeyValue<Value> {
  const store = createBridgeStore(database);
  return <Value>(namespace: string): KeyValue<Value> => {
    // No `error` listener: with one, Keyv turns a failed read into a missing key.
    const keyv = new Keyv<Value>({ store: new KeyvBridgeAdapter(store, { namespace }) });
    return {
      get: (key) => keyv.get(key),
      async set(key, value, ttlMs) {
        await keyv.set(key, value, ttlMs);
      },
      async delete(key) {
        await keyv.delete(key);
      },
    };
  };
}

/** What Keyv's bridge asks of a storage: strings by key, with a time to live. */
function createBridgeStore(database: Database) {
  let writes = 0;
  return {
    async get(key: string): Promise<string | undefined> {
      const row = database.first(
        'SELECT value FROM key_values WHERE key = ? AND (expires_at IS NULL OR expires_at > ?)',
        key,
        Date.now(),
      );
      return row && String(row['value']);
    },
    async set(key: string, value: string, ttlMs?: number): Promise<boolean> {
      if (writes % SWEEP_EVERY === 0)
        database.run('DELETE FROM key_values WHERE expires_at <= ?', Date.now());
      writes += 1;
      database.run(
        `INSERT INTO key_values (key, value, expires_at) VALUES (?, ?, ?)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at`,
        key,
        value,
        ttlMs === undefined ? null : Date.now() + ttlMs,
      );
      return true;
    },
    async delete(key: string): Promise<boolean> {
      return database.run('DELETE FROM key_values WHERE key = ?', key) > 0;
    },
    async clear(): Promise<void> {
      database.run('DELETE FROM key_values');
    },
  };
}
