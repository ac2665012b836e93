/** How much is kept, and for how long. */
import type { ArticleStatistics, Counted } from '../ports.ts';
import type { Database, Queries } from './database.ts';

/** Small enough that other writers get their turn in between. */
const BATCH = 500;
const MOST_DAYS = 14;

export async function readStatistics(database: Database): Promise<ArticleStatistics> {
  const counted = async (name: string, order: string, limit: number | null): Promise<Counted[]> => {
    const rows = await database.all(
      `SELECT ${name} AS name, count(*) AS articles FROM articles GROUP BY 1 ORDER BY ${order} LIMIT $1`,
      [limit],
    );
    return rows.map((row) => ({ name: String(row['name']), articles: Number(row['articles']) }));
  };
  return {
    sources: await counted("coalesce(source, '')", 'articles DESC, name', null),
    languages: await counted('language', 'articles DESC, name', null),
    days: await counted(
      "to_char(to_timestamp(time / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD')",
      'name DESC',
      MOST_DAYS,
    ),
    bytes: await usedBytes(database),
  };
}

/** Of the rows, not of the files: those keep the room of what was removed, for what comes. */
async function usedBytes(database: Database): Promise<number> {
  return Number((await database.first('SELECT coalesce(sum(bytes), 0) AS bytes FROM articles'))?.['bytes']);
}

/** To be called in the transaction of the change. */
export async function nextRevision(queries: Queries): Promise<void> {
  await queries.run('UPDATE article_revision SET revision = revision + 1');
}

export async function pruneArticles(
  database: Database,
  addedBefore: number,
  mostBytes: number,
): Promise<number> {
  const remove = (where: string, values: readonly number[] = []): Promise<number> =>
    database.transaction(async (queries) => {
      const removed = await queries.run(
        `DELETE FROM articles WHERE id IN (SELECT id FROM articles WHERE ${where} ORDER BY added_at, arrival LIMIT ${BATCH})`,
        values,
      );
      if (removed > 0) await nextRevision(queries);
      return removed;
    });
  let removed = 0;
  for (let gone = BATCH; gone === BATCH; removed += gone) gone = await remove('added_at < $1', [addedBefore]);
  // Several megabytes go with each batch of a store that is too large.
  for (let gone = BATCH; gone > 0 && (await usedBytes(database)) > mostBytes; removed += gone)
    gone = await remove('TRUE');
  return removed;
}
