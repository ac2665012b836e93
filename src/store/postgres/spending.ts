/** What a language model took. */
import type { SpendingStore } from '../ports.ts';
import { SPENDING_ADDED, SPENDING_COLUMNS, SPENDING_SUMS, toDaySpending } from '../spending-rows.ts';
import type { Database } from './database.ts';

export function createSpendingStore(database: Database): SpendingStore {
  return {
    async add({ day, kind, chat, calls, inputTokens, outputTokens, kept, replaced }) {
      await database.run(
        `INSERT INTO spending (day, kind, chat, ${SPENDING_COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (day, kind, chat) DO UPDATE SET ${SPENDING_ADDED}`,
        [day, kind, chat, calls, inputTokens, outputTokens, kept, replaced],
      );
    },
    async tokens(day, chat) {
      const row = await database.first(
        `SELECT coalesce(sum(input_tokens + output_tokens), 0) AS everybody,
           coalesce(sum(input_tokens + output_tokens) FILTER (WHERE chat = $1), 0) AS own
         FROM spending WHERE day = $2`,
        [chat, day],
      );
      return { all: Number(row?.['everybody'] ?? 0), chat: Number(row?.['own'] ?? 0) };
    },
    async since(day) {
      const rows = await database.all(
        `SELECT day, kind, ${SPENDING_SUMS} FROM spending WHERE day >= $1 GROUP BY day, kind ORDER BY day DESC, kind`,
        [day],
      );
      return rows.map(toDaySpending);
    },
    async prune(before) {
      return await database.run('DELETE FROM spending WHERE day < $1', [before]);
    },
  };
}
