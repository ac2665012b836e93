/** Every earlier schema on Postgres with rows in it, brought to the newest. */
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { migrations } from '../../src/store/postgres/migrations.ts';
import { newUrl, server, withClient } from './postgres-schema.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const MS = Date.parse(NOW);
const CADENCE = { times: ['08:00'], days: [1, 2, 3], zone: 'Europe/Berlin' };
const versions = Array.from({ length: migrations.length - 1 }, (_, index) => index + 1);

async function storeOf(version: number): Promise<string> {
  const url = await newUrl();
  await withClient(url, async (client) => {
    await client.query('CREATE TABLE brevier_schema (version integer NOT NULL)');
    await client.query('INSERT INTO brevier_schema VALUES ($1)', [version]);
    for (const migration of migrations.slice(0, version)) await client.query(migration);
    await client.query(
      `INSERT INTO articles (id, title, text, language, links, added_at, digest, title_words, words)
       VALUES ('one', 'Dam opens', 'Water flows.', 'en', '[]', $1, '\\x00', to_tsvector('brevier', 'dam opens'),
         to_tsvector('brevier', 'dam opens water flows'))`,
      [MS],
    );
    await client.query(
      "INSERT INTO subscriptions (chat, cadence, topic, next_at) VALUES ('telegram:1', $1, 'World', $2)",
      [JSON.stringify(CADENCE), MS],
    );
    await client.query(
      `INSERT INTO deliveries (chat, slot, state, free_at, settled_at, message_ids)
       VALUES ('telegram:1', $1, 'claimed', $1, NULL, '[]'), ('telegram:2', $1, 'sent', $1, $1, '["7"]')`,
      [MS],
    );
    await client.query(
      `INSERT INTO key_values (key, value) VALUES ('chats::telegram:1', '{"value":{"stories":3}}')`,
    );
  });
  return url;
}

describe.skipIf(server === '')('on Postgres (skipped where it is not installed)', () => {
  test.each(versions)(
    'a store of schema %i is brought to the newest by itself, with all that was in it',
    async (version) => {
      const store = await openStore(await storeOf(version));
      const hits = await store.articles.search({ words: ['water'], match: 'all', limit: 5 });
      expect(hits).toMatchObject([{ article: { id: 'one', title: 'Dam opens', addedAt: NOW } }]);
      expect(await store.subscriptions.get('telegram:1')).toMatchObject({ cadence: CADENCE, nextAt: NOW });
      expect(await store.deliveries.get('telegram:2', NOW)).toMatchObject({
        state: 'sent',
        messageIds: ['7'],
      });
      expect(await store.deliveries.claim('telegram', NOW, '2026-11-24T09:00:00Z', 9)).toHaveLength(1);
      expect(await store.keyValue('chats').get('telegram:1')).toEqual({ stories: 3 });
      await store.close();
    },
  );

  test('a step that fails half way leaves the store as it was', async () => {
    const url = await storeOf(1);
    await withClient(url, (client) => client.query('CREATE INDEX deliveries_claimed ON deliveries (chat)'));
    await expect(openStore(url)).rejects.toThrow('deliveries_claimed');
    await withClient(url, async (client) => {
      expect((await client.query('SELECT version FROM brevier_schema')).rows).toEqual([{ version: 1 }]);
      await expect(client.query('SELECT content FROM deliveries')).rejects.toThrow('content');
    });
  });
});
