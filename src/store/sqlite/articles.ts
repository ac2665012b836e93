/** Articles and their search index, in one transaction. */
import type { ArticleStore, PutStatus, SearchHit, SearchQuery } from '../ports.ts';
import { ARTICLE_COLUMNS, contentDigest, toArticle, toInstant, toMs } from '../article-rows.ts';
import type { Database, Row } from './database.ts';
import { nextRevision, pruneArticles, readStatistics } from './upkeep.ts';
import type { Article } from '../../model.ts';

/** Headlines count this much more than text. */
const TITLE_WEIGHT = 4;
const MOST_WORDS = 32;
/** Each more makes it half as slow again. */
const MOST_WORDS_OF_THREE = 7;

type Index = 'article_words' | 'article_titles';

const bestHits = (index: Index): string => `SELECT ${ARTICLE_COLUMNS}, score FROM
    (SELECT rowid AS hit, -rank AS score FROM ${index}
     WHERE ${index} MATCH ? AND rank MATCH 'bm25(${index === 'article_words' ? `${TITLE_WEIGHT}.0, ` : ''}1.0)'
     ORDER BY rank LIMIT ?)
  JOIN articles ON articles.row = hit ORDER BY score DESC, time DESC, articles.id`;
/** The last ones to come in, found without the rest of the index being read. */
const newestHits = (index: Index): string => `SELECT ${ARTICLE_COLUMNS}, 0 AS score FROM
    (SELECT ${index}.rowid AS hit FROM ${index} CROSS JOIN articles ON articles.row = ${index}.rowid
     WHERE ${index} MATCH ? AND time < ? ORDER BY ${index}.rowid DESC LIMIT ?)
  JOIN articles ON articles.row = hit ORDER BY time DESC, articles.id`;

export function createArticleStore(database: Database): ArticleStore {
  const select = `SELECT ${ARTICLE_COLUMNS} FROM articles`;

  const newestRow = (): number =>
    Number(database.first('SELECT coalesce(max(row), 0) AS row FROM articles')?.['row']);

  /** Brings the articles after this row into the search index, and among those that wait for a story. */
  function index(after: number): void {
    database.run(
      'INSERT INTO article_words (rowid, title, text) SELECT row, title, text FROM articles WHERE row > ?',
      after,
    );
    database.run(
      'INSERT INTO article_titles (rowid, title) SELECT row, title FROM articles WHERE row > ?',
      after,
    );
    database.run(
      'INSERT INTO waiting_articles (time, article_id) SELECT time, id FROM articles WHERE row > ?',
      after,
    );
  }

  function putAll(articles: readonly Article[], addedAt: number): PutStatus[] {
    let indexed = newestRow();
    const statuses = articles.map((article) =>
      putOne(article, addedAt, () => {
        // What is changed has to be in the index before its old words are taken out.
        index(indexed);
        indexed = newestRow();
      }),
    );
    index(indexed);
    if (statuses.some((status) => status !== 'known')) nextRevision(database);
    return statuses;
  }

  function putOne(article: Article, addedAt: number, beforeChange: () => void): PutStatus {
    const digest = contentDigest(article);
    const known = database.first('SELECT digest FROM articles WHERE id = ?', article.id);
    if (known && Buffer.from(known['digest'] as Uint8Array).equals(digest)) return 'known';
    const { id, title, text, section, url, source, author, image, language, links, publishedAt } = article;
    if (known) {
      beforeChange();
      keepVersion(database, article, addedAt);
    }
    database.run(
      `INSERT INTO articles (id, title, text, section, url, source, author, image, language, links, published_at, added_at, digest)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET title = excluded.title, text = excluded.text, section = excluded.section,
         url = excluded.url, source = excluded.source, author = excluded.author, image = excluded.image, language = excluded.language,
         links = excluded.links, published_at = excluded.published_at, digest = excluded.digest`,
      id,
      title,
      text,
      section ?? null,
      url ?? null,
      source ?? null,
      author ?? null,
      image ?? null,
      language,
      JSON.stringify(links),
      publishedAt === undefined ? null : toMs(publishedAt),
      addedAt,
      digest,
    );
    return known ? 'updated' : 'new';
  }

  return {
    async put(articles, addedAt) {
      return database.transaction(() => putAll(articles, toMs(addedAt)));
    },
    async get(id) {
      const row = database.first(`${select} WHERE id = ?`, id);
      return row && toArticle(row);
    },
    async earlier(id) {
      const rows = database.all(
        'SELECT title, text, replaced_at FROM article_versions WHERE article_id = ? ORDER BY replaced_at DESC',
        id,
      );
      return rows.map(({ title, text, replaced_at: at }) => ({
        title: String(title),
        text: String(text),
        replacedAt: toInstant(at),
      }));
    },
    async getAll(ids) {
      return ids.flatMap((id) => {
        const row = database.first(`${select} WHERE id = ?`, id);
        return row ? [toArticle(row)] : [];
      });
    },
    async between(from, to) {
      const rows = database.all(
        `${select} WHERE time >= ? AND time < ? ORDER BY time DESC, id`,
        toMs(from),
        toMs(to),
      );
      return rows.map(toArticle);
    },
    async newest(limit) {
      return database.all(`${select} ORDER BY time DESC, id LIMIT ?`, limit).map(toArticle);
    },
    async search({ words, match, in: column, limit, until }) {
      const query = toQuery(words, match);
      if (query === undefined) return [];
      const searched = column === undefined ? 'article_words' : 'article_titles';
      const before = until === undefined ? Number.MAX_SAFE_INTEGER : toMs(until);
      const toHit = (row: Row): SearchHit => ({ article: toArticle(row), score: Number(row['score']) });
      if (match === 'three') return database.all(newestHits(searched), query, before, limit).map(toHit);
      // The index gives the best without a look at the articles; of those, some may be too new.
      for (let taken = until === undefined ? limit : limit * 4; ; taken *= 8) {
        const rows = database.all(bestHits(searched), query, taken);
        const found = rows.filter((row) => Number(row['published_at'] ?? row['added_at']) < before);
        if (found.length >= limit || rows.length < taken) return found.slice(0, limit).map(toHit);
      }
    },
    async statistics() {
      return readStatistics(database);
    },
    async prune({ addedBefore, mostBytes }) {
      return pruneArticles(database, toMs(addedBefore), mostBytes);
    },
    async remove(ids) {
      return database.transaction(() => {
        nextRevision(database);
        return ids.reduce((gone, id) => gone + database.run('DELETE FROM articles WHERE id = ?', id), 0);
      });
    },
    async atUrls(urls) {
      return urls.flatMap((url) => database.all(`${select} WHERE url = ? LIMIT 1`, url).map(toArticle));
    },
    async revision() {
      return String(database.first('SELECT revision FROM article_revision')?.['revision']);
    },
    async counts() {
      const row = database.first(
        'SELECT count(*) AS articles, max(time) AS newest, (SELECT count(DISTINCT story_id) FROM story_articles) AS stories FROM articles',
      );
      const newest = row?.['newest'];
      return {
        articles: Number(row?.['articles']),
        stories: Number(row?.['stories']),
        ...(typeof newest === 'number' ? { newest: toInstant(newest) } : {}),
      };
    },
  };
}

/** Every word in quote marks, so that none of it is query syntax; undefined where too few words are left. */
function toQuery(words: readonly string[], match: SearchQuery['match']): string | undefined {
  const quoted = words
    .slice(0, MOST_WORDS)
    .map((word) => word.replace(/["\0]/gu, ' ').trim())
    // A word of signs alone would match nothing, and with "all" rule out everything.
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => `"${word}"`);
  if (match === 'three') return atLeast(3, quoted.slice(0, MOST_WORDS_OF_THREE));
  return quoted.length > 0 ? quoted.join(match === 'all' ? ' AND ' : ' OR ') : undefined;
}

/** Nested rather than spelled out, which would read each word's hits many times over. */
function atLeast(count: number, words: readonly string[]): string | undefined {
  if (words.length < count) return undefined;
  if (count === 1) return `(${words.join(' OR ')})`;
  const parts = words.flatMap((word, at) => {
    const rest = atLeast(count - 1, words.slice(at + 1));
    return rest === undefined ? [] : [`(${word} AND ${rest})`];
  });
  return `(${parts.join(' OR ')})`;
}

const MOST_VERSIONS = 5;

/** The text as it stands, before it is written over; nothing where only what surrounds it has changed. */
function keepVersion(database: Database, { id, title, text }: Article, at: number): void {
  database.run(
    `INSERT INTO article_versions (article_id, replaced_at, title, text)
     SELECT id, ?, title, text FROM articles WHERE id = ? AND (title <> ? OR text <> ?)
     ON CONFLICT (article_id, replaced_at) DO NOTHING`,
    at,
    id,
    title,
    text,
  );
  database.run(
    `DELETE FROM article_versions WHERE article_id = ?1 AND replaced_at NOT IN
       (SELECT replaced_at FROM article_versions WHERE article_id = ?1 ORDER BY replaced_at DESC LIMIT ${MOST_VERSIONS})`,
    id,
  );
}
