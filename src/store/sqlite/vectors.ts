/** What articles say, as numbers. */
import { ARTICLE_COLUMNS, toArticle } from '../article-rows.ts';
import type { VectorStore } from '../ports.ts';
import { toArticleTime, toBytes, toVectors } from '../vector-rows.ts';
import type { Database } from './database.ts';
import { nextRevision } from './upkeep.ts';

export function createVectorStore(database: Database): VectorStore {
  return {
    async missing(model, { newest, limit }) {
      const rows = database.all(
        `SELECT ${ARTICLE_COLUMNS} FROM
           (SELECT row AS found FROM (SELECT row, id, time FROM articles ORDER BY time DESC LIMIT ?) AS recent
            LEFT JOIN article_vectors ON article_id = recent.id AND model = ?
            WHERE article_id IS NULL ORDER BY recent.time DESC, recent.id LIMIT ?)
         JOIN articles ON articles.row = found ORDER BY time DESC, articles.id`,
        newest,
        model,
        limit,
      );
      return rows.map(toArticle);
    },
    async put(model, vectors) {
      database.transaction(() => {
        nextRevision(database);
        for (const { article, vector } of vectors)
          database.run(
            `INSERT INTO article_vectors (article_id, model, revision, vector)
             SELECT id, ?, revision, ? FROM articles, article_revision WHERE id = ? AND title = ? AND text = ?
             ON CONFLICT (article_id) DO UPDATE
               SET model = excluded.model, revision = excluded.revision, vector = excluded.vector`,
            model,
            toBytes(vector),
            article.id,
            article.title,
            article.text,
          );
      });
    },
    async getAll(model, articleIds) {
      const sql = 'SELECT article_id, vector FROM article_vectors WHERE article_id = ? AND model = ?';
      const rows = articleIds.flatMap((id) => {
        const row = database.first(sql, id, model);
        return row ? [row] : [];
      });
      return toVectors(rows);
    },
    async keptSince(model, revision, limit) {
      const rows = database.all(
        `SELECT article_id, time FROM article_vectors JOIN articles ON articles.id = article_id
         WHERE revision > ? AND model = ? ORDER BY time DESC, article_id LIMIT ?`,
        Number(revision),
        model,
        limit,
      );
      return rows.map(toArticleTime);
    },
  };
}
