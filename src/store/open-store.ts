/** The store that STORE_URL names. */
import { BrevierError } from '../model.ts';
import { openDatabase } from './database.ts';
import { createKeyValues } from './key-values.ts';
import type { Store } from './ports.ts';
import { createArticleStore } from './sqlite-articles.ts';
import { createFeedStore } from './sqlite-feeds.ts';
import { createDeliveryStore, createSubscriptionStore } from './sqlite-schedule.ts';
import { createStoryStore } from './sqlite-stories.ts';

/** `sqlite:PATH`, or `sqlite::memory:` for one that is not kept. Throws a BrevierError that never repeats the url. */
export async function openStore(url: string): Promise<Store> {
  const path = /^sqlite:(?:\/\/(?=\/))?(.+)$/su.exec(url)?.[1];
  if (path === undefined) {
    const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(url)?.[1] ?? 'no scheme';
    throw new BrevierError(
      'store-url',
      `STORE_URL has ${scheme}, and this Brevier keeps its data in SQLite; use sqlite:PATH`,
    );
  }
  const database = openDatabase(path);
  return {
    articles: createArticleStore(database),
    stories: createStoryStore(database),
    feeds: createFeedStore(database),
    subscriptions: createSubscriptionStore(database),
    deliveries: createDeliveryStore(database),
    keyValue: createKeyValues(database),
    async close() {
      database.close();
    },
  };
}
