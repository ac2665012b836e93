/** What Keyv's bridge asks of a storage: strings by key, with a time to live. */
import type { Storage } from '../key-values.ts';
import type { Database } from './database.ts';

export function createStorage(database: Database): Storage {
  return {
    async get(key) {
      const row = await database.first(
        'SELECT value FROM key_values WHERE key = $1 AND (expires_at IS NULL OR expires_at > $2)',
        [key, Date.now()],
      );
      return row && String(row['value']);
    },
    async set(key, value, expiresAt) {
      await database.run(
        `INSERT INTO key_values (key, value, expires_at) VALUES ($1, $2, $3)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at`,
        [key, value, expiresAt ?? null],
      );
    },
    async add(key, value, expiresAt) {
      const added = await database.run(
        `INSERT INTO key_values (key, value, expires_at) VALUES ($1, $2, $3)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
           WHERE key_values.expires_at <= $4`,
        [key, value, expiresAt, Date.now()],
      );
      return added > 0;
    },
    async delete(key) {
      return (await database.run('DELETE FROM key_values WHERE key = $1', [key])) > 0;
    },
    async between(from, to) {
      const rows = await database.all(
        'SELECT key, value FROM key_values WHERE key >= $1 AND key < $2 AND (expires_at IS NULL OR expires_at > $3) ORDER BY key',
        [from, to, Date.now()],
      );
      return rows.map(({ key, value }) => ({ key: String(key), value: String(value) }));
    },
    async sweep() {
      await database.run('DELETE FROM key_values WHERE expires_at <= $1', [Date.now()]);
    },
  };
}
