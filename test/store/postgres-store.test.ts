/** The store on a real Postgres; skipped, and said so, where there is none. */
import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import type { Slot } from '../../src/model.ts';
import { migrations } from '../../src/store/postgres/migrations.ts';
import { openStore } from '../../src/store/open-store.ts';
import { article } from '../articles.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { vectorContract } from '../contracts/vector-contract.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const server = inject('postgresUrl') ?? '';
let count = 0;

/** A schema of its own, as if it were a database of its own. */
async function newUrl(): Promise<string> {
  count += 1;
  const schema = `test_${process.pid}_${count}`;
  await withClient(server, (client) => client.query(`CREATE SCHEMA ${schema}`));
  return `${server}&options=${encodeURIComponent(`-c search_path=${schema}`)}`;
}

async function withClient(url: string, use: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await use(client);
  await client.end();
}

describe.skipIf(server === '')(
  'Postgres (skipped where it is not installed: apt-get install postgresql)',
  () => {
    storeContract('postgres', async () => openStore(await newUrl()));
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
      const url = await newUrl();
      const store = await openStore(url);
      await withClient(url, (client) =>
        client.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'brevier' AND pid <> pg_backend_pid()",
        ),
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
