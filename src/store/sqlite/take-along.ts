/** What a restore does not take back: which briefings have been sent, when the next ones come, and what chats were told. */
import type { DatabaseSync } from 'node:sqlite';
import { GIVEN_UP, REVISION_LEAP, TOLD_PREFIX } from '../backups.ts';

/**
 * Takes it along from the store at `path`, into a database of the newest schema. False where there is none, or it can't be read:
 * then what the backup holds for due is given up, as nobody knows whether it was sent.
 */
export function takeAlong(restored: DatabaseSync, path: string, nowMs: number): boolean {
  restored.prepare('ATTACH ? AS live').run(path);
  try {
    inOneGo(restored, () => {
      giveUpOpen(restored, nowMs);
      copyLedger(restored);
      giveUpDue(restored, nowMs);
      leap(restored, revisionOf(restored, 'live'));
    });
    return true;
  } catch {
    inOneGo(restored, () => {
      restored.exec(CARRIED);
      giveUpOpen(restored, nowMs);
      giveUpDue(restored, nowMs);
      leap(restored, 0);
    });
    return false;
  } finally {
    restored.exec('DETACH live');
  }
}

/** Chats whose next briefing is known, as their schedule is what the backup has. */
const CARRIED = 'CREATE TEMP TABLE carried (chat TEXT PRIMARY KEY)';

function copyLedger(restored: DatabaseSync): void {
  const known =
    'FROM live.subscriptions AS known WHERE known.chat = subscriptions.chat AND known.cadence = subscriptions.cadence';
  restored.exec(`
    ${CARRIED};
    INSERT INTO carried SELECT chat FROM main.subscriptions WHERE EXISTS (SELECT 1 ${known});
    UPDATE main.subscriptions SET next_at = (SELECT next_at ${known}) WHERE chat IN (SELECT chat FROM carried);
  `);
  // Those of both: the store may be of an older schema, or of a newer one.
  const columns = columnsOf(restored, 'main')
    .filter((name) => columnsOf(restored, 'live').includes(name))
    .join(', ');
  restored.exec(`INSERT OR REPLACE INTO main.deliveries (${columns}) SELECT ${columns} FROM live.deliveries`);
  restored
    .prepare(
      'INSERT OR REPLACE INTO main.key_values SELECT * FROM live.key_values WHERE substr(key, 1, ?) = ?',
    )
    .run(TOLD_PREFIX.length, TOLD_PREFIX);
}

function giveUpOpen(restored: DatabaseSync, nowMs: number): void {
  restored
    .prepare(
      `UPDATE main.deliveries SET state = 'given-up', settled_at = ?, reason = ?, content = NULL, claims = claims + 1
       WHERE state IN ('pending', 'claimed')`,
    )
    .run(nowMs, GIVEN_UP);
}

/** Entered as settled, so that the next tick moves the schedule on without sending. */
function giveUpDue(restored: DatabaseSync, nowMs: number): void {
  restored
    .prepare(
      `INSERT INTO main.deliveries (chat, slot, state, free_at, settled_at, reason)
       SELECT chat, next_at, 'given-up', next_at, ?, ? FROM main.subscriptions
       WHERE next_at <= ? AND chat NOT IN (SELECT chat FROM carried) ON CONFLICT DO NOTHING`,
    )
    .run(nowMs, GIVEN_UP, nowMs);
}

/** Also as if all had been given their stories just now: a running bot reads anew what it has in mind. */
function leap(restored: DatabaseSync, seen: number): void {
  const revision = Math.max(seen, revisionOf(restored, 'main')) + REVISION_LEAP;
  restored.prepare('UPDATE main.article_revision SET revision = ?').run(revision);
  restored.prepare('UPDATE main.story_articles SET revision = ?').run(revision);
}

function revisionOf(database: DatabaseSync, schema: 'main' | 'live'): number {
  return Number(database.prepare(`SELECT revision FROM ${schema}.article_revision`).get()?.['revision']);
}

function columnsOf(database: DatabaseSync, schema: 'main' | 'live'): string[] {
  const rows = database.prepare("SELECT name FROM pragma_table_info('deliveries', ?)").all(schema);
  return rows.map((row) => String(row['name']));
}

/** Not immediate, which would want to write to what is attached too. */
function inOneGo(database: DatabaseSync, use: () => void): void {
  database.exec('BEGIN');
  try {
    use();
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
