/** A bot whose disk becomes full while it runs: on a disk of its own, where this user may mount one. */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { newFolder, runBrevier, spawnBrevier } from './servers/bot-process.ts';
import { startTelegramServer, visibleText } from './servers/telegram-server.ts';

const sample = resolve(import.meta.dirname, '..', 'samples', 'kessel-dam-crack-inspection.txt');
const cwd = newFolder();
const isMounted = mount(cwd);

function mount(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Takes all the room there is; returns how to give it back. */
function fill(): () => void {
  const filler = join(cwd, 'filler');
  const file = openSync(filler, 'w');
  try {
    for (;;) writeSync(file, Buffer.alloc(512));
  } catch {
    closeSync(file);
  }
  // As long as somebody reads, SQLite's log grows and is not begun anew.
  const reader = new DatabaseSync(join(cwd, 'data', 'brevier.db'), { readOnly: true });
  reader.exec('BEGIN; SELECT count(*) FROM articles');
  return () => {
    reader.close();
    rmSync(filler);
  };
}

describe.skipIf(!isMounted)('a full disk (skipped where no tmpfs can be mounted)', () => {
  afterAll(() => void execFileSync('umount', ['--lazy', cwd]));

  test('keeps the bot from remembering, not from answering; it says so once, and goes on by itself', async () => {
    const server = await startTelegramServer({ token: '1:t' });
    await runBrevier(['import', sample], { cwd });
    const env = { TELEGRAM_BOT_TOKEN: '1:t', TELEGRAM_API_URL: server.apiUrl };
    const bot = spawnBrevier(['start'], { cwd, env });
    await bot.logged('Brevier is running');
    const say = async (words: string): Promise<string> =>
      visibleText((await server.say(words))[0]?.text ?? '');
    const empty = fill();
    for (let time = 0; time < 3; time += 1) {
      expect(await say('/digest')).toMatch(/Kessel Dam/u);
      expect(await say('How long is the crack in the Kessel Dam?')).toMatch(/metres/u);
      expect(await say('/settings stories 5')).toMatch(/went wrong/u);
    }
    const imported = await runBrevier(['import', join(sample, '..')], { cwd });
    expect([imported.code, imported.stderr]).toEqual([
      1,
      expect.stringMatching(/the disk is full under the store/u),
    ]);
    empty();
    expect(await say('/settings stories 5')).not.toMatch(/went wrong/u);
    await bot.logged('the store can be written again');
    bot.child.kill('SIGTERM');
    const { code, stderr } = await bot.finished;
    expect(code).toBe(0);
    expect(stderr.match(/the store cannot be written/gu)).toHaveLength(1);
    expect(stderr).not.toMatch(/"level":50.*"level":50/su);
    await server.close();
  });
});
