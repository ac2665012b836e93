/** The store on a database server, for several processes. */
import { createKeyValues } from '../key-values.ts';
import type { Store } from '../ports.ts';
import { createArticleStore } from './articles.ts';
import { openDatabase } from './database.ts';
import { createFeedStore } from './feeds.ts';
import { createStorage } from './key-values.ts';
import { createPersonalData } from './personal-data.ts';
import { createDeliveryStore, createSubscriptionStore } from './schedule.ts';
import { createSpendingStore } from './spending.ts';
import { createStoryStore } from './stories.ts';
import { createVectorStore } from './vectors.ts';

export async function openPostgresStore(url: string): Promise<Store> {
  const database = await openDatabase(url);
  return {
    articles: createArticleStore(database),
    stories: createStoryStore(database),
    feeds: createFeedStore(database),
    subscriptions: createSubscriptionStore(database),
    deliveries: createDeliveryStore(database),
    spending: createSpendingStore(database),
    personal: createPersonalData(database),
    vectors: createVectorStore(database),
    keyValue: createKeyValues(createStorage(database)),
    close: () => database.close(),
  };
}
