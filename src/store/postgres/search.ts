/** Articles by words. Postgres ranks without rarity, so that is brought in here: a word that few articles hold counts more. */
import { LRUCache } from 'lru-cache';
import { ARTICLE_COLUMNS, toArticle, toMs } from '../article-rows.ts';
import type { ArticleStore, SearchHit, SearchQuery } from '../ports.ts';
import type { Database, Row } from './database.ts';
import { queryWords, toQuery } from './words.ts';

/** In this many articles or more, a word is common, and is counted no further. */
const COMMON = 2_000;
/** So many hits, those that came in last, are ranked. */
const MOST_RANKED = 2_000;
const RARITY_FOR_MS = 10 * 60_000;
/** Weights of D, C, B, A: a headline's word counts as much more as it does in the embedded store. */
const WEIGHTS = '{0.25, 0.25, 0.25, 1}';

export function createSearch(database: Database): ArticleStore['search'] {
  const counts = new LRUCache<string, number>({ max: 20_000, ttl: RARITY_FOR_MS });

  /** How many articles hold the word, up to COMMON. */
  async function countOf(word: string, column: string): Promise<number> {
    const key = `${column} ${word}`;
    const known = counts.get(key);
    if (known !== undefined) return known;
    const row = await database.first(
      `SELECT count(*) AS count FROM (SELECT 1 FROM articles WHERE ${column} @@ to_tsquery('brevier', $1) LIMIT ${COMMON}) AS hits`,
      [word],
    );
    const count = Number(row?.['count']);
    counts.set(key, count);
    return count;
  }

  return async ({ words: asked, match, in: part, limit, until }: SearchQuery) => {
    const words = queryWords(asked);
    const query = toQuery(words, match);
    if (query === undefined) return [];
    const column = part === 'title' ? 'title_words' : 'words';
    const before = until === undefined ? Number.MAX_SAFE_INTEGER : toMs(until);
    if (match === 'three') {
      const rows = await database.all(
        `SELECT ${ARTICLE_COLUMNS}, 0 AS score FROM
           (SELECT * FROM articles WHERE ${column} @@ to_tsquery('brevier', $1) AND time < $2 ORDER BY arrival DESC LIMIT $3) AS articles
         ORDER BY time DESC, id`,
        [query, before, limit],
      );
      return rows.map(toHit);
    }
    const held = await Promise.all(words.map((word) => countOf(word, column)));
    const rare = words.filter((_, index) => (held[index] ?? 0) < COMMON);
    // Where common words are asked along with rarer ones, they rank but don't find: they would find everything.
    const finding = match === 'any' && rare.length > 0 ? rare.join(' | ') : query;
    const rows = await database.all(
      `SELECT ${ARTICLE_COLUMNS},
         (SELECT coalesce(sum(rarity * ts_rank('${WEIGHTS}', ${column}, to_tsquery('brevier', word), 1)), 0)
          FROM unnest($4::text[], $5::float8[]) AS asked (word, rarity)) AS score
       FROM (SELECT * FROM articles WHERE ${column} @@ to_tsquery('brevier', $1) AND time < $2 ORDER BY arrival DESC LIMIT ${MOST_RANKED}) AS articles
       ORDER BY score DESC, time DESC, id LIMIT $3`,
      [finding, before, limit, words, held.map((count) => Math.log(1 + (4 * COMMON) / (1 + count)))],
    );
    return rows.map(toHit);
  };
}

function toHit(row: Row): SearchHit {
  return { article: toArticle(row), score: Number(row['score']) };
}
