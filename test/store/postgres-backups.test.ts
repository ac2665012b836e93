import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { restoreBackup, saveBackup } from '../../src/store/backup-files.ts';
import { backupsOf, openStore } from '../../src/store/open-store.ts';
import { migrations } from '../../src/store/postgres/migrations.ts';
import { article } from '../articles.ts';
import { backupsContract } from '../contracts/backups-contract.ts';
import { newUrl, server, withClient } from './postgres-schema.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'brevier-dumps-'));

async function drop(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query('SELECT current_schema() AS name');
    await client.query(`DROP SCHEMA ${rows[0].name} CASCADE; CREATE SCHEMA ${rows[0].name}`);
  });
}

describe.skipIf(server === '')('on Postgres (skipped where it is not installed)', () => {
  backupsContract('postgres', {
    newUrl,
    setVersion: (url, change) =>
      withClient(url, async (client) => {
        await client.query('UPDATE brevier_schema SET version = version + $1', [change]);
      }),
    lose: drop,
    other: 'SQLite format 3\0 and so on, as SQLite begins its files',
  });

  test.each(Array.from({ length: migrations.length - 1 }, (_, index) => index + 1))(
    'a backup of schema %i is brought to the newest',
    async (version) => {
      const url = await newUrl();
      await withClient(url, async (client) => {
        await client.query('CREATE TABLE brevier_schema (version integer NOT NULL)');
        await client.query('INSERT INTO brevier_schema VALUES ($1)', [version]);
        for (const migration of migrations.slice(0, version)) await client.query(migration);
        await client.query("INSERT INTO key_values (key, value) VALUES ('samples::k', '{\"value\":1}')");
      });
      const file = join(folder, `schema-${version}.dump`);
      const backups = await backupsOf(url);
      await saveBackup(backups, file, { force: false });
      const store = await openStore(url);
      await store.keyValue('samples').set('k', 2);
      await store.articles.put([article()], NOW);
      expect(await restoreBackup(backups, file, NOW)).toMatchObject({ schema: version, articles: 0 });
      expect(await store.keyValue('samples').get('k')).toBe(1);
      await store.deliveries.open([{ chat: 'telegram:1', slot: NOW }]);
      expect(await store.deliveries.claim('telegram', NOW, NOW, 1)).toMatchObject([{ claim: 1 }]);
      await store.close();
    },
  );

  test('what is beside the store in the same schema stays', async () => {
    const url = await newUrl();
    const store = await openStore(url);
    const file = join(folder, 'beside.dump');
    const backups = await backupsOf(url);
    await saveBackup(backups, file, { force: false });
    await withClient(url, (client) => client.query('CREATE TABLE notes AS SELECT 1 AS one'));
    await restoreBackup(backups, file, NOW);
    await withClient(url, async (client) => {
      expect((await client.query('SELECT one FROM notes')).rows).toEqual([{ one: 1 }]);
    });
    await store.close();
  });

  test('a restore that fails half way changes nothing', async () => {
    const url = await newUrl();
    const store = await openStore(url);
    const file = join(folder, 'half.dump');
    const backups = await backupsOf(url);
    await saveBackup(backups, file, { force: false });
    await store.articles.put([article({ id: 'one' })], NOW);
    // Another's, of a name that the backup gives to an index.
    await withClient(url, (client) =>
      client.query('ALTER INDEX articles_by_time RENAME TO other; CREATE SEQUENCE articles_by_time'),
    );
    await expect(restoreBackup(backups, file, NOW)).rejects.toMatchObject({ code: 'backup-failed' });
    expect(await store.articles.get('one')).toBeDefined();
    await store.close();
  });

  test('the password is in no argument, which every user of the machine could see', async () => {
    const programs = mkdtempSync(join(tmpdir(), 'brevier-programs-'));
    writeFileSync(join(programs, 'pg_dump'), '#!/bin/sh\necho "error: $* with $PGPASSWORD" >&2; exit 1', {
      mode: 0o755,
    });
    const url = (await newUrl()).replace('brevier@', 'brevier:s%40cret@');
    await (await openStore(url)).close();
    vi.stubEnv('PATH', `${programs}:${process.env['PATH']}`);
    const saving = saveBackup(await backupsOf(url), join(folder, 'x'), { force: false });
    await expect(saving).rejects.toThrow(/^error: --no-password --format=custom [^@]* with s@cret;/u);
    vi.unstubAllEnvs();
  });

  test('without its programs it says what to install', async () => {
    const url = await newUrl();
    await (await openStore(url)).close();
    vi.stubEnv('PATH', '/nowhere');
    const backups = await backupsOf(url);
    await expect(saveBackup(backups, join(folder, 'x'), { force: false })).rejects.toMatchObject({
      code: 'backup-programs',
      message: expect.stringContaining('postgresql-client'),
    });
    vi.unstubAllEnvs();
  });
});
