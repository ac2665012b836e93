/** The store in a file of its own. */
import { openDatabase } from './database.ts';
import { createKeyValues } from './key-values.ts';
import type { Store } from './ports.ts';
import { createArticleStore } from './sqlite-articles.ts';
import { createFeedStore } from './sqlite-feeds.ts';
import { createStorage } from './sqlite-key-values.ts';
import { createDeliveryStore, createSubscriptionStore } from './sqlite-schedule.ts';
import { createStoryStore } from './sqlite-stories.ts';

export function openSqliteStore(path: string): Store {
  const database = openDatabase(path);
  return {
    articles: createArticleStore(database),
    stories: createStoryStore(database),
    feeds: createFeedStore(database),
    subscriptions: createSubscriptionStore(database),
    deliveries: createDeliveryStore(database),
    keyValue: createKeyValues(createStorage(database)),
    async close() {
      database.close();
    },
  };
}
