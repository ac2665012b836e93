/** Which article belongs to which story. */
import type { Absorption, StoryStore } from '../ports.ts';
import { ARTICLE_COLUMNS, toArticle, toAssignment, toMs } from '../article-rows.ts';
import type { Database } from './database.ts';
import { nextRevision } from './upkeep.ts';

export function createStoryStore(database: Database): StoryStore {
  return {
    async unassigned(limit) {
      const rows = database.all(
        `SELECT ${ARTICLE_COLUMNS} FROM waiting_articles CROSS JOIN articles ON articles.id = article_id
         ORDER BY waiting_articles.time, article_id LIMIT ?`,
        limit,
      );
      return rows.map(toArticle);
    },
    async assign(assignments, absorbed = []) {
      database.transaction(() => {
        nextRevision(database);
        for (const { articleId, storyId } of assignments) {
          // An article may have gone since it was read; it needs no story then.
          database.run(
            `INSERT INTO story_articles (article_id, story_id, revision)
             SELECT id, ?, revision FROM articles, article_revision WHERE id = ?
             ON CONFLICT (article_id) DO UPDATE SET story_id = excluded.story_id, revision = excluded.revision`,
            storyId,
            articleId,
          );
          database.run('DELETE FROM waiting_articles WHERE article_id = ?', articleId);
        }
        for (const one of absorbed) absorb(database, one);
      });
    },
    async assignedBetween(from, to) {
      const rows = database.all(
        `SELECT article_id, story_id FROM articles JOIN story_articles ON article_id = articles.id
         WHERE time >= ? AND time < ? ORDER BY time, articles.id`,
        toMs(from),
        toMs(to),
      );
      return rows.map(toAssignment);
    },
    async assignedSince(revision, from, to) {
      const rows = database.all(
        `SELECT article_id, story_id FROM story_articles CROSS JOIN articles ON articles.id = article_id
         WHERE revision > ? AND time >= ? AND time < ? ORDER BY time, articles.id`,
        Number(revision),
        toMs(from),
        toMs(to),
      );
      return rows.map(toAssignment);
    },
    async storyOf(articleId) {
      const row = database.first('SELECT story_id FROM story_articles WHERE article_id = ?', articleId);
      return row && String(row['story_id']);
    },
    async articlesOf(storyId) {
      const rows = database.all(
        `SELECT ${ARTICLE_COLUMNS} FROM articles JOIN story_articles ON article_id = articles.id
         WHERE story_id = coalesce((SELECT into_id FROM absorbed_stories WHERE story_id = ?1), ?1)
         ORDER BY time DESC, articles.id`,
        storyId,
      );
      return rows.map(toArticle);
    },
  };
}

function absorb(database: Database, { storyId, into }: Absorption): void {
  database.run(
    'UPDATE story_articles SET story_id = ?, revision = (SELECT revision FROM article_revision) WHERE story_id = ?',
    into,
    storyId,
  );
  database.run('UPDATE absorbed_stories SET into_id = ? WHERE into_id = ?', into, storyId);
  database.run(
    'INSERT INTO absorbed_stories (story_id, into_id) VALUES (?, ?) ON CONFLICT (story_id) DO UPDATE SET into_id = excluded.into_id',
    storyId,
    into,
  );
}
