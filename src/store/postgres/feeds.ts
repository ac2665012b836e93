/** Feeds and how they fare, found by when they are due. */
import { toMs } from '../article-rows.ts';
import { dueAt, toAsker, toFeed } from '../feed-rows.ts';
import { UNWANTED_FEEDS } from '../personal-data.ts';
import type { FeedStore } from '../ports.ts';
import type { Database } from './database.ts';

export function createFeedStore(database: Database): FeedStore {
  return {
    async list() {
      return (await database.all('SELECT state FROM feeds ORDER BY url COLLATE "C"')).map(toFeed);
    },
    add(feed) {
      return database.transaction(async (queries) => {
        await queries.run('UPDATE feeds SET by_chats = 0 WHERE url = $1', [feed.url]);
        const added = await queries.run(
          'INSERT INTO feeds (url, due_at, state) VALUES ($1, $2, $3) ON CONFLICT (url) DO NOTHING',
          [feed.url, dueAt(feed), JSON.stringify(feed)],
        );
        return added > 0;
      });
    },
    async settle(feed) {
      const changed = await database.run('UPDATE feeds SET due_at = $1, state = $2 WHERE url = $3', [
        dueAt(feed),
        JSON.stringify(feed),
        feed.url,
      ]);
      return changed > 0;
    },
    remove(url) {
      return database.transaction(async (queries) => {
        await queries.run('DELETE FROM feed_chats WHERE url = $1', [url]);
        return (await queries.run('DELETE FROM feeds WHERE url = $1', [url])) > 0;
      });
    },
    addFor(chat, feed, at) {
      return database.transaction(async (queries) => {
        const added = await queries.run(
          'INSERT INTO feeds (url, due_at, state, by_chats) VALUES ($1, $2, $3, 1) ON CONFLICT (url) DO NOTHING',
          [feed.url, dueAt(feed), JSON.stringify(feed)],
        );
        const asked = await queries.run(
          'INSERT INTO feed_chats (chat, url, added_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
          [chat, feed.url, toMs(at)],
        );
        return added > 0 ? 'added' : asked > 0 ? 'joined' : 'known';
      });
    },
    removeFor(chat, url) {
      return database.transaction(async (queries) => {
        const removed = await queries.run('DELETE FROM feed_chats WHERE chat = $1 AND url = $2', [chat, url]);
        await queries.run(UNWANTED_FEEDS.sql);
        return removed > 0;
      });
    },
    async askers() {
      return (await database.all('SELECT url, chat FROM feed_chats ORDER BY url COLLATE "C", chat')).map(
        toAsker,
      );
    },
    async claim(now, leaseUntil) {
      const row = await database.first(
        `UPDATE feeds SET due_at = $1 WHERE url =
           (SELECT url FROM feeds WHERE due_at <= $2 ORDER BY due_at, url LIMIT 1 FOR UPDATE SKIP LOCKED)
         RETURNING state`,
        [toMs(leaseUntil), toMs(now)],
      );
      return row && toFeed(row);
    },
  };
}
