/** Which article belongs to which story. */
import { ARTICLE_COLUMNS, toArticle, toAssignment, toMs } from '../article-rows.ts';
import type { Absorption, StoryStore } from '../ports.ts';
import type { Database, Queries } from './database.ts';
import { nextRevision } from './upkeep.ts';

export function createStoryStore(database: Database): StoryStore {
  return {
    async unassigned(limit) {
      const rows = await database.all(
        `SELECT ${ARTICLE_COLUMNS} FROM (SELECT * FROM waiting_articles ORDER BY time, article_id LIMIT $1) AS waiting
         JOIN articles ON articles.id = article_id ORDER BY waiting.time, article_id`,
        [limit],
      );
      return rows.map(toArticle);
    },
    assign: (assignments, absorbed = []) =>
      database.transaction(async (queries) => {
        await nextRevision(queries);
        // An article may have gone since it was read; it needs no story then.
        await queries.run(
          `INSERT INTO story_articles (article_id, story_id, revision)
           SELECT id, new_story, revision FROM unnest($1::text[], $2::text[]) AS new (new_id, new_story)
             JOIN articles ON id = new_id CROSS JOIN article_revision
           ON CONFLICT (article_id) DO UPDATE SET story_id = excluded.story_id, revision = excluded.revision`,
          [assignments.map(({ articleId }) => articleId), assignments.map(({ storyId }) => storyId)],
        );
        await queries.run('DELETE FROM waiting_articles WHERE article_id = ANY ($1)', [
          assignments.map(({ articleId }) => articleId),
        ]);
        for (const one of absorbed) await absorb(queries, one);
      }),
    async assignedBetween(from, to) {
      const rows = await database.all(
        `SELECT article_id, story_id FROM articles JOIN story_articles ON article_id = id
         WHERE time >= $1 AND time < $2 ORDER BY time, id`,
        [toMs(from), toMs(to)],
      );
      return rows.map(toAssignment);
    },
    async assignedSince(revision, from, to) {
      const rows = await database.all(
        `SELECT article_id, story_id FROM story_articles JOIN articles ON id = article_id
         WHERE revision > $1 AND time >= $2 AND time < $3 ORDER BY time, id`,
        [revision, toMs(from), toMs(to)],
      );
      return rows.map(toAssignment);
    },
    async storyOf(articleId) {
      const row = await database.first('SELECT story_id FROM story_articles WHERE article_id = $1', [
        articleId,
      ]);
      return row && String(row['story_id']);
    },
    async articlesOf(storyId) {
      const rows = await database.all(
        `SELECT ${ARTICLE_COLUMNS} FROM articles JOIN story_articles ON article_id = id
         WHERE story_id = coalesce((SELECT into_id FROM absorbed_stories WHERE story_id = $1), $1)
         ORDER BY time DESC, id`,
        [storyId],
      );
      return rows.map(toArticle);
    },
  };
}

async function absorb(queries: Queries, { storyId, into }: Absorption): Promise<void> {
  await queries.run(
    'UPDATE story_articles SET story_id = $1, revision = (SELECT revision FROM article_revision) WHERE story_id = $2',
    [into, storyId],
  );
  await queries.run('UPDATE absorbed_stories SET into_id = $1 WHERE into_id = $2', [into, storyId]);
  await queries.run(
    'INSERT INTO absorbed_stories (story_id, into_id) VALUES ($1, $2) ON CONFLICT (story_id) DO UPDATE SET into_id = excluded.into_id',
    [storyId, into],
  );
}
