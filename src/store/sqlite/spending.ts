/** What a language model took. */
import type { SpendingStore } from '../ports.ts';
import { SPENDING_ADDED, SPENDING_COLUMNS, SPENDING_SUMS, toDaySpending } from '../spending-rows.ts';
import type { Database } from './database.ts';

export function createSpendingStore(database: Database): SpendingStore {
  return {
    async add({ day, kind, chat, calls, inputTokens, outputTokens, kept, replaced }) {
      database.run(
        `INSERT INTO spending (day, kind, chat, ${SPENDING_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (day, kind, chat) DO UPDATE SET ${SPENDING_ADDED}`,
        day,
        kind,
        chat,
        calls,
        inputTokens,
        outputTokens,
        kept,
        replaced,
      );
    },
    async tokens(day, chat) {
      const row = database.first(
        `SELECT coalesce(sum(input_tokens + output_tokens), 0) AS everybody,
           coalesce(sum(CASE WHEN chat = ? THEN input_tokens + output_tokens END), 0) AS own
         FROM spending WHERE day = ?`,
        chat,
        day,
      );
      return { all: Number(row?.['everybody'] ?? 0), chat: Number(row?.['own'] ?? 0) };
    },
    async since(day) {
      return database
        .all(
          `SELECT day, kind, ${SPENDING_SUMS} FROM spending WHERE day >= ? GROUP BY day, kind ORDER BY day DESC, kind`,
          day,
        )
        .map(toDaySpending);
    },
    async prune(before) {
      return database.run('DELETE FROM spending WHERE day < ?', before);
    },
  };
}
