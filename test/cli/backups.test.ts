/** `brevier backup` and `brevier restore` as processes, beside a real bot. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { newFolder, runBrevier, spawnBrevier } from '../servers/bot-process.ts';
import { startTelegramServer, visibleText } from '../servers/telegram-server.ts';

const samples = resolve(import.meta.dirname, '..', '..', 'samples');
const dam = join(samples, 'kessel-dam-crack-inspection.txt');

test('a running bot tells of what was restored, and sends nothing a second time', async () => {
  const server = await startTelegramServer({ token: '1:t' });
  const cwd = newFolder();
  await runBrevier(['import', dam], { cwd });
  const store = await openStore(`sqlite:${join(cwd, 'data', 'brevier.db')}`);
  const slot = new Date(Date.now() - 60_000).toISOString();
  await store.subscriptions.set({
    chat: 'telegram:7',
    cadence: { times: ['08:00'], days: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC' },
    nextAt: slot,
  });
  expect((await runBrevier(['backup', 'before.db.gz'], { cwd })).stdout).toMatch(
    /^before\.db\.gz: 1 article, 1 schedule, \d+\.\d MB\n$/u,
  );
  const env = { TELEGRAM_BOT_TOKEN: '1:t', TELEGRAM_API_URL: server.apiUrl };
  const waiting = server.expect(7, 1);
  const bot = spawnBrevier(['start'], { cwd, env });
  await waiting;
  await bot.logged('a briefing was delivered');
  await store.articles.remove((await store.articles.newest(9)).map(({ id }) => id));
  expect((await server.say('/digest'))[0]?.text).toMatch(/^No new stories/u);

  const restored = await runBrevier(['restore', 'before.db.gz'], { cwd });
  expect(restored.stdout).toMatch(
    /^restored before\.db\.gz: 1 article, 1 schedule\nWhat was there before is in (.+);/u,
  );
  const [, aside = ''] = /is in (.+);/u.exec(restored.stdout) ?? [];
  expect(existsSync(aside)).toBe(true);
  const [briefing] = await server.say('/digest');
  expect(briefing && visibleText(briefing.text)).toMatch(/Kessel Dam/u);
  expect(await store.deliveries.get('telegram:7', slot)).toMatchObject({ state: 'sent' });
  expect(Date.parse((await store.subscriptions.get('telegram:7'))?.nextAt ?? '')).toBeGreaterThan(Date.now());
  await store.close();
  bot.child.kill('SIGTERM');
  expect((await bot.finished).code).toBe(0);
  expect(server.sent).toHaveLength(3);
  await server.close();
});

describe('for scripts', () => {
  const cwd = newFolder();

  beforeAll(async () => void (await runBrevier(['import', samples], { cwd })));

  test('--json tells what was backed up and restored', async () => {
    const saved = await runBrevier(['backup', '--json', 'a.db'], { cwd });
    expect(JSON.parse(saved.stdout)).toEqual({
      file: 'a.db',
      bytes: expect.any(Number),
      articles: 14,
      schedules: 0,
      schema: expect.any(Number),
    });
    const { stdout } = await runBrevier(['restore', '--json', 'a.db'], { cwd });
    expect(JSON.parse(stdout)).toEqual({
      file: 'a.db',
      articles: 14,
      schedules: 0,
      schema: expect.any(Number),
      knowsSent: true,
      restart: false,
      keptAside: expect.stringContaining('brevier.db.before-restore-'),
    });
  });

  test('- is standard output, and standard input', async () => {
    // As bytes: the helper of the other tests reads text.
    const binary = resolve(import.meta.dirname, '..', '..', 'bin', 'brevier.js');
    const brevier = (args: readonly string[], input?: Buffer) =>
      spawnSync(process.execPath, [binary, ...args], { cwd, ...(input && { input }), maxBuffer: 1e8 });
    const { stdout, stderr } = brevier(['backup', '-']);
    expect(stderr.toString()).toBe('backed up: 14 articles, 0 schedules\n');
    expect(brevier(['restore', '-'], stdout).stdout.toString()).toMatch(/^restored -: 14 articles/u);
    expect(brevier(['restore', '-'], Buffer.from('x')).stderr.toString()).toBe(
      'brevier: standard input is no backup of Brevier; name a file that brevier backup has made\n',
    );
  });

  test('a failure is one line and exit code 1, bad usage 2', async () => {
    writeFileSync(join(cwd, 'notes.txt'), 'Nothing but words.');
    const before = readdirSync(join(cwd, 'data')).length;
    const refused = await runBrevier(['restore', 'notes.txt'], { cwd });
    expect(refused).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'brevier: notes.txt is no backup of Brevier; name a file that brevier backup has made\n',
    });
    expect(readdirSync(join(cwd, 'data'))).toHaveLength(before);
    for (const args of [['backup'], ['backup', ''], ['restore', 'a', 'b']])
      expect((await runBrevier(args, { cwd })).code).toBe(2);
  });
});
