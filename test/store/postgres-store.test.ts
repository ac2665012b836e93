/** The store on a real Postgres; skipped, and said so, where there is none. */
import { describe, expect, test } from 'vitest';
import type { Slot } from '../../src/model.ts';
import { migrations } from '../../src/store/postgres/migrations.ts';
import { openStore } from '../../src/store/open-store.ts';
import { tables } from '../../src/store/what-is-kept.ts';
import { article } from '../articles.ts';
import { personalContract } from '../contracts/personal-contract.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { newUrl, server, withClient } from './postgres-schema.ts';
import { vectorContract } from '../contracts/vector-contract.ts';

const NOW = '2026-11-24T08:00:00.000Z';
describe.skipIf(server === '')(
  'Postgres (skipped where it is not installed: apt-get install postgresql)',
  () => {
    storeContract('postgres', async () => openStore(await newUrl()));
    personalContract('postgres', async () => openStore(await newUrl()));

    test('every table is known to hold data of chats or not to', async () => {
      const url = await newUrl();
      await (await openStore(url)).close();
      await withClient(url, async (client) => {
        const { rows } = await client.query<{ name: string }>(
          'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()',
        );
        expect(rows.map(({ name }) => name).toSorted()).toEqual(
          [...Object.keys(tables), 'key_values', 'brevier_schema'].toSorted(),
        );
      });
    });
    vectorContract('postgres', async () => openStore(await newUrl()));

    test('keeps everything over a restart, and migrates once however many start at once', async () => {
      const url = await newUrl();
      const one = article();
      const stores = await Promise.all(Array.from({ length: 5 }, () => openStore(url)));
      await stores[0]?.articles.put([one], NOW);
      await Promise.all(stores.map((store) => store.close()));
      const again = await openStore(url);
      expect(await again.articles.get(one.id)).toBeDefined();
      await again.close();
    });

    test('two processes that bring the same article find it new once', async () => {
      const url = await newUrl();
      const [a, b] = [await openStore(url), await openStore(url)];
      const one = article({ text: 'storm' });
      const statuses = await Promise.all([a, b].map((store) => store.articles.put([one], NOW)));
      expect(statuses.flat().toSorted()).toEqual(['known', 'new']);
      await Promise.all([a.close(), b.close()]);
    });

    test('of many claimants, each slot has one', async () => {
      const url = await newUrl();
      const stores = [await openStore(url), await openStore(url)];
      const slots = Array.from({ length: 50 }, (_, chat): Slot => ({ chat: `telegram:${chat}`, slot: NOW }));
      await stores[0]?.deliveries.open(slots);
      const claims = await Promise.all(
        Array.from({ length: 120 }, (_, index) =>
          stores[index % 2]?.deliveries.claim('telegram', NOW, '2026-11-24T08:05:00Z', 1),
        ),
      );
      const chats = claims.flatMap((claim) => claim ?? []).map(({ chat }) => chat);
      // Rows that another is just taking are passed over, so a claimant may go away with nothing.
      expect(new Set(chats).size).toBe(chats.length);
      const left = await stores[1]?.deliveries.claim('telegram', NOW, '2026-11-24T08:05:00Z', 99);
      expect(chats.length + (left?.length ?? 0)).toBe(50);
      await Promise.all(stores.map((store) => store.close()));
    });

    test('text that Postgres cannot hold is kept as near as can be', async () => {
      const store = await openStore(await newUrl());
      const one = article({ title: 'A\0B', text: 'Half \uD83D of a pair' });
      await store.articles.put([one], NOW);
      expect(await store.articles.get(one.id)).toMatchObject({
        title: 'A\uFFFDB',
        text: 'Half \uFFFD of a pair',
      });
      expect(await store.articles.put([one], NOW)).toEqual(['known']);
      await store.close();
    });

    test('of a newer Brevier is refused', async () => {
      const url = await newUrl();
      await (await openStore(url)).close();
      await withClient(url, (client) =>
        client.query('UPDATE brevier_schema SET version = $1', [migrations.length + 1]),
      );
      await expect(openStore(url)).rejects.toMatchObject({ code: 'store-newer' });
    });

    test('a database that is not there is told with the cure', async () => {
      const missing = openStore(server.replace('/postgres?', '/nowhere?'));
      await expect(missing).rejects.toMatchObject({
        code: 'store-unopenable',
        message: expect.stringContaining('createdb'),
      });
    });

    test('a connection that breaks is replaced', async () => {
      // A database of its own, so that no other test's connections break.
      const name = `test_${process.pid}_broken`;
      await withClient(server, (client) => client.query(`CREATE DATABASE ${name}`));
      const store = await openStore(server.replace('/postgres?', `/${name}?`));
      await withClient(server, (client) =>
        client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]),
      );
      await store.articles.counts().catch(() => undefined);
      expect(await store.articles.counts()).toEqual({ articles: 0, stories: 0 });
      await store.close();
    });
  },
);

test('a server that does not answer is told without repeating the address', async () => {
  const opening = openStore('postgres://user:secret@127.0.0.1:1/brevier');
  await expect(opening).rejects.toMatchObject({ code: 'store-unreachable' });
  await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
});
