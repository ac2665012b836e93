/** Feeds and how they fare, found by when they are due. */
import { toMs } from '../article-rows.ts';
import type { Database } from './database.ts';
import { dueAt, toAsker, toFeed } from '../feed-rows.ts';
import { UNWANTED_FEEDS } from '../personal-data.ts';
import type { FeedStore } from '../ports.ts';

export function createFeedStore(database: Database): FeedStore {
  return {
    async list() {
      return database.all('SELECT state FROM feeds ORDER BY url').map(toFeed);
    },
    async add(feed) {
      return database.transaction(() => {
        database.run('UPDATE feeds SET by_chats = 0 WHERE url = ?', feed.url);
        const added = database.run(
          'INSERT INTO feeds (url, due_at, state) VALUES (?, ?, ?) ON CONFLICT (url) DO NOTHING',
          feed.url,
          dueAt(feed),
          JSON.stringify(feed),
        );
        return added > 0;
      });
    },
    async settle(feed) {
      const changed = database.run(
        'UPDATE feeds SET due_at = ?, state = ? WHERE url = ?',
        dueAt(feed),
        JSON.stringify(feed),
        feed.url,
      );
      return changed > 0;
    },
    async remove(url) {
      return database.transaction(() => {
        database.run('DELETE FROM feed_chats WHERE url = ?', url);
        return database.run('DELETE FROM feeds WHERE url = ?', url) > 0;
      });
    },
    async addFor(chat, feed, at) {
      return database.transaction(() => {
        const added = database.run(
          'INSERT INTO feeds (url, due_at, state, by_chats) VALUES (?, ?, ?, 1) ON CONFLICT (url) DO NOTHING',
          feed.url,
          dueAt(feed),
          JSON.stringify(feed),
        );
        const asked = database.run(
          'INSERT INTO feed_chats (chat, url, added_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
          chat,
          feed.url,
          toMs(at),
        );
        return added > 0 ? 'added' : asked > 0 ? 'joined' : 'known';
      });
    },
    async removeFor(chat, url) {
      return database.transaction(() => {
        const removed = database.run('DELETE FROM feed_chats WHERE chat = ? AND url = ?', chat, url);
        database.run(UNWANTED_FEEDS.sql);
        return removed > 0;
      });
    },
    async askers() {
      return database.all('SELECT url, chat FROM feed_chats ORDER BY url, chat').map(toAsker);
    },
    async claim(now, leaseUntil) {
      const row = database.first(
        `UPDATE feeds SET due_at = ? WHERE url = (SELECT url FROM feeds WHERE due_at <= ? ORDER BY due_at, url LIMIT 1)
         RETURNING state`,
        toMs(leaseUntil),
        toMs(now),
      );
      return row && toFeed(row);
    },
  };
}
