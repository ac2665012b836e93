/** A data folder that may not be written, and a damaged store: one line with the cure, and what needs no store goes on. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { newFolder, runBrevier } from '../servers/bot-process.ts';

const root = resolve(import.meta.dirname, '..', '..');
const sample = join(root, 'samples', 'kessel-dam-crack-inspection.txt');
const NOBODY = 65_534;

/** As one who is not root, for whom no folder is read-only. */
function runAsNobody(args: readonly string[], cwd: string) {
  const isRoot = process.getuid?.() === 0;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin', 'brevier.js'), ...args], {
    cwd,
    env: { HOME: cwd, BREVIER_CONFIG: join(root, 'test', 'servers', 'no-feeds.yaml') },
    encoding: 'utf8',
    input: '',
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  });
  return { code: status, stdout, stderr };
}

describe('a data folder that may not be written', () => {
  const cwd = newFolder();
  const data = join(cwd, 'data');

  beforeAll(async () => {
    await runBrevier(['import', sample], { cwd });
    for (const name of ['brevier.db', 'brevier.db-wal', 'brevier.db-shm'])
      writeFileSync(join(data, name), '', { flag: 'a', mode: 0o644 });
    chmodSync(data, 0o555);
    chmodSync(cwd, 0o555);
  });

  test.each([['start'], ['digest'], ['import', sample]])('%s', (...args) => {
    expect(runAsNobody(args, cwd)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^brevier: the store .*brevier\.db cannot be written; make.*writable\n$/u,
      ),
    });
  });

  test('no folder, and none can be made', () => {
    const empty = newFolder();
    chmodSync(empty, 0o555);
    expect(runAsNobody(['start'], empty)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^brevier: the store's folder .*data cannot be made \(EACCES\); name another in STORE_URL\n$/u,
      ),
    });
  });

  test.each([[['read', sample]], [['brief', sample]], [['--help']], [['--version']]])(
    'does not matter to %j',
    (args) => {
      expect(runAsNobody(args, cwd)).toMatchObject({ code: 0, stderr: '' });
    },
  );

  test('can be backed up', () => {
    const elsewhere = newFolder();
    chmodSync(elsewhere, 0o777);
    expect(runAsNobody(['backup', join(elsewhere, 'saved.db')], cwd)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('saved.db: 1 article'),
    });
  });
});

describe('a damaged store', () => {
  test.each([
    ['from its first page on', (file: Buffer) => file.fill(0x53)],
    ['in its schema', (file: Buffer) => file.fill(0x53, 100, 4_096)],
  ])('%s is told, with what mends it', async (_, damage) => {
    const cwd = newFolder();
    await runBrevier(['import', sample], { cwd });
    expect((await runBrevier(['backup', 'good.db'], { cwd })).code).toBe(0);
    const store = join(cwd, 'data', 'brevier.db');
    writeFileSync(store, damage(readFileSync(store)));
    expect(await runBrevier(['digest'], { cwd })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^brevier: .*brevier\.db .*damaged.*brevier restore FILE.*\n$/u),
    });
    expect((await runBrevier(['restore', 'good.db'], { cwd })).code).toBe(0);
    expect((await runBrevier(['digest', '--until', '2026-11-22'], { cwd })).stdout).toMatch(/Kessel Dam/u);
  });

  test('is not backed up in the place of a whole one', async () => {
    const cwd = newFolder();
    mkdirSync(join(cwd, 'data'));
    writeFileSync(join(cwd, 'data', 'brevier.db'), Buffer.alloc(8_192, 0x53));
    expect(await runBrevier(['backup', 'bad.db'], { cwd })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('damaged'),
    });
  });
});
