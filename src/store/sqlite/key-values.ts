/** Strings by key, with a time to live. */
import type { Database } from './database.ts';
import type { Storage } from '../key-values.ts';

export function createStorage(database: Database): Storage {
  return {
    async get(key) {
      const row = database.first(
        'SELECT value FROM key_values WHERE key = ? AND (expires_at IS NULL OR expires_at > ?)',
        key,
        Date.now(),
      );
      return row && String(row['value']);
    },
    async set(key, value, expiresAt) {
      database.run(
        `INSERT INTO key_values (key, value, expires_at) VALUES (?, ?, ?)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at`,
        key,
        value,
        expiresAt ?? null,
      );
    },
    async add(key, value, expiresAt) {
      const added = database.run(
        `INSERT INTO key_values (key, value, expires_at) VALUES (?, ?, ?)
         ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at
           WHERE key_values.expires_at <= ?`,
        key,
        value,
        expiresAt,
        Date.now(),
      );
      return added > 0;
    },
    async delete(key) {
      return database.run('DELETE FROM key_values WHERE key = ?', key) > 0;
    },
    async between(from, to) {
      return database
        .all(
          'SELECT key, value FROM key_values WHERE key >= ? AND key < ? AND (expires_at IS NULL OR expires_at > ?) ORDER BY key',
          from,
          to,
          Date.now(),
        )
        .map(({ key, value }) => ({ key: String(key), value: String(value) }));
    },
    async sweep() {
      database.run('DELETE FROM key_values WHERE expires_at <= ?', Date.now());
    },
  };
}
