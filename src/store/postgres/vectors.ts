/** What articles say, as numbers. */
import { ARTICLE_COLUMNS, toArticle } from '../article-rows.ts';
import type { VectorStore } from '../ports.ts';
import { toArticleTime, toBytes, toVectors } from '../vector-rows.ts';
import type { Database } from './database.ts';
import { nextRevision } from './upkeep.ts';

export function createVectorStore(database: Database): VectorStore {
  return {
    async missing(model, { newest, limit }) {
      const rows = await database.all(
        `SELECT ${ARTICLE_COLUMNS} FROM (SELECT id AS found FROM articles ORDER BY time DESC LIMIT $1) AS recent
         JOIN articles ON id = found
         WHERE NOT EXISTS (SELECT FROM article_vectors WHERE article_id = found AND model = $2)
         ORDER BY time DESC, id LIMIT $3`,
        [newest, model, limit],
      );
      return rows.map(toArticle);
    },
    put: (model, vectors) =>
      database.transaction(async (queries) => {
        await nextRevision(queries);
        await queries.run(
          `INSERT INTO article_vectors (article_id, model, revision, vector)
           SELECT id, $1, revision, new_vector
           FROM unnest($2::text[], $3::text[], $4::text[], $5::bytea[]) AS new (new_id, new_title, new_text, new_vector)
             JOIN articles ON id = new_id AND title = new_title AND text = new_text CROSS JOIN article_revision
           ON CONFLICT (article_id) DO UPDATE
             SET model = excluded.model, revision = excluded.revision, vector = excluded.vector`,
          [
            model,
            vectors.map(({ article }) => article.id),
            vectors.map(({ article }) => article.title),
            vectors.map(({ article }) => article.text),
            vectors.map(({ vector }) => toBytes(vector)),
          ],
        );
      }),
    async getAll(model, articleIds) {
      const rows = await database.all(
        'SELECT article_id, vector FROM article_vectors WHERE article_id = ANY ($1) AND model = $2',
        [articleIds, model],
      );
      return toVectors(rows);
    },
    async keptSince(model, revision, limit) {
      const rows = await database.all(
        `SELECT article_id, time FROM article_vectors JOIN articles ON id = article_id
         WHERE revision > $1 AND model = $2 ORDER BY time DESC, article_id LIMIT $3`,
        [revision, model, limit],
      );
      return rows.map(toArticleTime);
    },
  };
}
