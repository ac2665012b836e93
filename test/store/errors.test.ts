/** What SQLite itself says, provoked for real, as one line with the cure. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { explained } from '../../src/store/sqlite/errors.ts';

const path = join(mkdtempSync(join(tmpdir(), 'brevier-errors-')), 'brevier.db');

test('a full disk', () => {
  const database = new DatabaseSync(':memory:');
  database.exec('PRAGMA max_page_count = 4; CREATE TABLE t (x)');
  const fill = (): unknown =>
    explained(path, () => database.prepare('INSERT INTO t VALUES (zeroblob(100000))').run());
  expect(fill).toThrow(
    expect.objectContaining({
      code: 'store-full',
      message: `the disk is full under the store ${path}; free some space. Nothing stored is lost`,
    }),
  );
  database.close();
});

test('a store that another process holds', () => {
  const [one, other] = [new DatabaseSync(path), new DatabaseSync(path, { timeout: 0 })];
  one.exec('CREATE TABLE t (x); BEGIN EXCLUSIVE');
  expect(() => explained(path, () => other.exec('BEGIN IMMEDIATE'))).toThrow(
    expect.objectContaining({ code: 'store-locked', message: expect.stringContaining(path) }),
  );
  one.close();
  other.close();
});

test('a store that may not be written', () => {
  const database = new DatabaseSync(path, { readOnly: true });
  expect(() => explained(path, () => database.exec('CREATE TABLE u (x)'))).toThrow(
    expect.objectContaining({ code: 'store-read-only' }),
  );
  database.close();
});

test('a damaged store', () => {
  const damaged = join(path, '..', 'damaged.db');
  const database = new DatabaseSync(damaged);
  database.exec('CREATE TABLE t (x)');
  database.close();
  writeFileSync(damaged, Buffer.alloc(4096, 0x53), { flag: 'r+' });
  expect(() => explained(damaged, () => new DatabaseSync(damaged).prepare('SELECT * FROM t'))).toThrow(
    expect.objectContaining({ code: 'store-not-a-database' }),
  );
});

test("a fault that is none of SQLite's goes on as it is", () => {
  expect(() => explained(path, () => JSON.parse('{'))).toThrow(SyntaxError);
});
