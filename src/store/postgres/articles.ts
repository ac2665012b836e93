/** Articles and their search index. */
import type { Article } from '../../model.ts';
import { ARTICLE_COLUMNS, contentDigest, toArticle, toInstant, toMs } from '../article-rows.ts';
import type { ArticleStore, PutStatus } from '../ports.ts';
import type { Database, Queries, Row } from './database.ts';
import { createSearch } from './search.ts';
import { nextRevision, pruneArticles, readStatistics } from './upkeep.ts';
import { indexed } from './words.ts';

const MOST_VERSIONS = 5;

export function createArticleStore(database: Database): ArticleStore {
  const select = `SELECT ${ARTICLE_COLUMNS} FROM articles`;
  const many = async (sql: string, values?: readonly unknown[]) =>
    (await database.all(sql, values)).map(toArticle);
  return {
    put: (articles, addedAt) => database.transaction((queries) => putAll(queries, articles, toMs(addedAt))),
    async get(id) {
      return (await many(`${select} WHERE id = $1`, [id]))[0];
    },
    async earlier(id) {
      const rows = await database.all(
        'SELECT title, text, replaced_at FROM article_versions WHERE article_id = $1 ORDER BY replaced_at DESC',
        [id],
      );
      return rows.map(({ title, text, replaced_at: at }) => ({
        title: String(title),
        text: String(text),
        replacedAt: toInstant(at),
      }));
    },
    getAll: (ids) =>
      many(
        `${select} JOIN unnest($1::text[]) WITH ORDINALITY AS asked (asked_id, place) ON asked_id = id ORDER BY place`,
        [ids],
      ),
    between: (from, to) =>
      many(`${select} WHERE time >= $1 AND time < $2 ORDER BY time DESC, id`, [toMs(from), toMs(to)]),
    newest: (limit) => many(`${select} ORDER BY time DESC, id LIMIT $1`, [limit]),
    search: createSearch(database),
    statistics: () => readStatistics(database),
    prune: ({ addedBefore, mostBytes }) => pruneArticles(database, toMs(addedBefore), mostBytes),
    remove: (ids) =>
      database.transaction(async (queries) => {
        await nextRevision(queries);
        return await queries.run('DELETE FROM articles WHERE id = ANY ($1)', [ids]);
      }),
    atUrls: (urls) =>
      many(
        `SELECT DISTINCT ON (place) ${ARTICLE_COLUMNS}
         FROM articles JOIN unnest($1::text[]) WITH ORDINALITY AS asked (address, place) ON url = address ORDER BY place`,
        [urls],
      ),
    async revision() {
      return String((await database.first('SELECT revision FROM article_revision'))?.['revision']);
    },
    async counts() {
      const row = await database.first(
        'SELECT count(*) AS articles, max(time) AS newest, (SELECT count(DISTINCT story_id) FROM story_articles) AS stories FROM articles',
      );
      const newest = row?.['newest'] ?? null;
      return {
        articles: Number(row?.['articles']),
        stories: Number(row?.['stories']),
        ...(newest === null ? {} : { newest: toInstant(newest) }),
      };
    },
  };
}

async function putAll(queries: Queries, articles: readonly Article[], addedAt: number): Promise<PutStatus[]> {
  // Locked before the articles are looked at, so that two who bring the same one don't both find it new.
  await queries.first('SELECT revision FROM article_revision FOR UPDATE');
  const statuses: PutStatus[] = [];
  for (const batch of distinct(articles)) statuses.push(...(await putBatch(queries, batch, addedAt)));
  if (statuses.some((status) => status !== 'known')) await nextRevision(queries);
  return statuses;
}

/** In their order, cut where an article comes a second time: the later one changes the earlier. */
function distinct(articles: readonly Article[]): Article[][] {
  const batches: Article[][] = [];
  let ids = new Set<string>();
  for (const article of articles) {
    if (batches.length === 0 || ids.has(article.id)) {
      batches.push([]);
      ids = new Set();
    }
    ids.add(article.id);
    batches.at(-1)?.push(article);
  }
  return batches;
}

async function putBatch(queries: Queries, batch: readonly Article[], addedAt: number): Promise<PutStatus[]> {
  const known = await queries.all('SELECT id, digest FROM articles WHERE id = ANY ($1)', [
    batch.map(({ id }) => id),
  ]);
  const digests = new Map(known.map(({ id, digest }: Row) => [id, Buffer.from(digest as Uint8Array)]));
  const judged = batch.map((article) => {
    const before = digests.get(article.id);
    const digest = contentDigest(article);
    const status: PutStatus = !before ? 'new' : before.equals(digest) ? 'known' : 'updated';
    return { article, digest, status };
  });
  const changed = judged.filter(({ status }) => status === 'updated').map(({ article }) => article);
  if (changed.length > 0) await keepVersions(queries, changed, addedAt);
  const written = judged.filter(({ status }) => status !== 'known');
  if (written.length > 0) {
    await queries.run(WRITE, [
      JSON.stringify(written.map(({ article, digest }) => toRow(article, digest))),
      addedAt,
    ]);
    const fresh = judged.filter(({ status }) => status === 'new').map(({ article }) => article.id);
    await queries.run(
      'INSERT INTO waiting_articles (time, article_id) SELECT time, id FROM articles WHERE id = ANY ($1)',
      [fresh],
    );
  }
  return judged.map(({ status }) => status);
}

const WRITE = `
  INSERT INTO articles (id, title, text, section, url, source, author, image, language, links, published_at, added_at, digest, title_words, words)
  SELECT id, title, text, section, url, source, author, image, language, links, published_at, $2, decode(digest, 'hex'),
    to_tsvector('brevier', title_words),
    setweight(to_tsvector('brevier', title_words), 'A') || setweight(to_tsvector('brevier', text_words), 'D')
  FROM json_to_recordset($1) AS row (id text, title text, text text, section text, url text, source text, author text, image text,
    language text, links text, published_at bigint, digest text, title_words text, text_words text)
  ON CONFLICT (id) DO UPDATE SET title = excluded.title, text = excluded.text, section = excluded.section, url = excluded.url,
    source = excluded.source, author = excluded.author, image = excluded.image, language = excluded.language, links = excluded.links,
    published_at = excluded.published_at, digest = excluded.digest, title_words = excluded.title_words, words = excluded.words`;

function toRow(article: Article, digest: Buffer): Record<string, unknown> {
  const { links, publishedAt, ...rest } = article;
  const row = {
    ...rest,
    links: JSON.stringify(links),
    published_at: publishedAt === undefined ? null : toMs(publishedAt),
    digest: digest.toString('hex'),
    title_words: indexed(article.title),
    text_words: indexed(article.text),
  };
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === 'string' ? clean(value) : value]),
  );
}

/** Postgres keeps no NUL and no half of a surrogate pair in a text. */
function clean(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/** Those of the given articles that stand there with another title or text. */
const CHANGED = `FROM articles JOIN unnest($1::text[], $2::text[], $3::text[]) AS new (new_id, new_title, new_text) ON new_id = id
     WHERE articles.title <> new_title OR articles.text <> new_text`;

/** The texts as they stand, before they are written over; nothing where only what surrounds them has changed. */
async function keepVersions(queries: Queries, articles: readonly Article[], at: number): Promise<void> {
  const ids = articles.map(({ id }) => id);
  const changed = [ids, articles.map(({ title }) => clean(title)), articles.map(({ text }) => clean(text))];
  await queries.run(
    `INSERT INTO article_versions (article_id, replaced_at, title, text)
     SELECT id, $4, articles.title, articles.text ${CHANGED}
     ON CONFLICT (article_id, replaced_at) DO NOTHING`,
    [...changed, at],
  );
  // Its vector told what the earlier text said.
  await queries.run(`DELETE FROM article_vectors WHERE article_id IN (SELECT id ${CHANGED})`, changed);
  await queries.run(
    `DELETE FROM article_versions AS old WHERE article_id = ANY ($1) AND replaced_at NOT IN
       (SELECT replaced_at FROM article_versions WHERE article_id = old.article_id ORDER BY replaced_at DESC LIMIT ${MOST_VERSIONS})`,
    [ids],
  );
}
