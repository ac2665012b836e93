/** What psql runs around the restored tables, in one transaction with them. */
import { GIVEN_UP, REVISION_LEAP, TOLD_PREFIX } from '../backups.ts';
import { MIGRATION_LOCK } from './database.ts';
import { migrations } from './migrations.ts';

export interface RestoreScript {
  /** The Postgres schema that the store is in. */
  readonly namespace: string;
  /** The backup's version. */
  readonly version: number;
  /** The columns of a delivery that are written. */
  readonly columns: readonly string[];
  readonly nowMs: number;
}

/** Keeps what a restore does not take back, and makes room. */
export function beforeScript({ namespace }: RestoreScript): string {
  const made = (kind: string): string[] =>
    migrations.flatMap((sql) =>
      [...sql.matchAll(new RegExp(`CREATE ${kind} (\\w+)`, 'gu'))].map(([, name = '']) => name),
    );
  const tables = ['brevier_schema', ...made('TABLE')].join(', ');
  return `
    BEGIN;
    SET LOCAL search_path TO ${quoted(namespace)};
    SELECT pg_advisory_xact_lock(${MIGRATION_LOCK});
    LOCK TABLE ${tables} IN ACCESS EXCLUSIVE MODE;
    CREATE TEMP TABLE kept_deliveries ON COMMIT DROP AS SELECT * FROM deliveries;
    CREATE TEMP TABLE kept_subscriptions ON COMMIT DROP AS SELECT chat, cadence, next_at FROM subscriptions;
    CREATE TEMP TABLE kept_told ON COMMIT DROP AS
      SELECT key, value, expires_at FROM key_values WHERE starts_with(key, '${TOLD_PREFIX}');
    CREATE TEMP TABLE kept_revision ON COMMIT DROP AS SELECT revision FROM article_revision;
    DROP TABLE ${tables} CASCADE;
    ${made('TEXT SEARCH CONFIGURATION')
      .map((name) => `DROP TEXT SEARCH CONFIGURATION ${name};`)
      .join('\n')}
    ${made('TEXT SEARCH DICTIONARY')
      .map((name) => `DROP TEXT SEARCH DICTIONARY ${name};`)
      .join('\n')}
  `;
}

/** Brings what was restored to the newest schema, and puts what was kept into it. */
export function afterScript({ namespace, version, columns, nowMs }: RestoreScript): string {
  const names = columns.join(', ');
  const known =
    'kept_subscriptions AS known WHERE known.chat = subscriptions.chat AND known.cadence = subscriptions.cadence';
  return `
    SET LOCAL search_path TO ${quoted(namespace)};
    ${migrations.slice(version).join('\n')}
    UPDATE brevier_schema SET version = ${migrations.length};

    UPDATE deliveries SET state = 'given-up', settled_at = ${nowMs}, reason = '${GIVEN_UP}', content = NULL, claims = claims + 1
      WHERE state IN ('pending', 'claimed');
    DELETE FROM deliveries USING kept_deliveries AS kept WHERE deliveries.chat = kept.chat AND deliveries.slot = kept.slot;
    INSERT INTO deliveries (${names}) SELECT ${names} FROM kept_deliveries;
    UPDATE subscriptions SET next_at = known.next_at FROM ${known};
    -- Entered as settled, so that the next tick moves the schedule on without sending.
    INSERT INTO deliveries (chat, slot, state, free_at, settled_at, reason)
      SELECT chat, next_at, 'given-up', next_at, ${nowMs}, '${GIVEN_UP}' FROM subscriptions
      WHERE next_at <= ${nowMs} AND NOT EXISTS (SELECT 1 FROM ${known}) ON CONFLICT DO NOTHING;
    INSERT INTO key_values (key, value, expires_at) SELECT key, value, expires_at FROM kept_told
      ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at;
    UPDATE article_revision
      SET revision = greatest(revision, (SELECT revision FROM kept_revision)) + ${REVISION_LEAP};
    UPDATE story_articles SET revision = (SELECT revision FROM article_revision);
    COMMIT;
  `;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
