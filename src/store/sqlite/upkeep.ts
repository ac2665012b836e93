/** How much is kept, and for how long. */
import type { Database } from './database.ts';
import type { ArticleStatistics, Counted } from '../ports.ts';

/** Small enough that other writers get their turn in between. */
const BATCH = 500;
const MOST_DAYS = 14;

export function readStatistics(database: Database): ArticleStatistics {
  const counted = (column: string, order: string, limit: number): Counted[] =>
    database
      .all(
        `SELECT ${column} AS name, count(*) AS articles FROM articles GROUP BY name ORDER BY ${order} LIMIT ?`,
        limit,
      )
      .map(({ name, articles }) => ({ name: String(name), articles: Number(articles) }));
  return {
    sources: counted("coalesce(source, '')", 'articles DESC, name', -1),
    languages: counted('language', 'articles DESC, name', -1),
    days: counted("date(time / 1000, 'unixepoch')", 'name DESC', MOST_DAYS),
    bytes: usedBytes(database),
  };
}

/** Without the pages that removed articles have left free; new ones are written there. */
function usedBytes(database: Database): number {
  const pragma = (name: string): number => Number(database.first(`PRAGMA ${name}`)?.[name]);
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
}

/** To be called in the transaction of the change. */
export function nextRevision(database: Database): void {
  database.run('UPDATE article_revision SET revision = revision + 1');
}

export function pruneArticles(database: Database, addedBefore: number, mostBytes: number): number {
  const remove = (where: string, ...values: readonly number[]): number =>
    database.run(
      `DELETE FROM articles WHERE row IN (SELECT row FROM articles WHERE ${where} ORDER BY added_at, row LIMIT ${BATCH})`,
      ...values,
    );
  let removed = 0;
  for (let gone = BATCH; gone === BATCH; removed += gone) gone = remove('added_at < ?', addedBefore);
  // Several megabytes go with each batch of a store that is too large.
  for (let gone = BATCH; gone > 0 && usedBytes(database) > mostBytes; removed += gone) gone = remove('TRUE');
  if (removed > 0) nextRevision(database);
  return removed;
}
