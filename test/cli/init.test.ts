/** `brevier init` as a person meets it: the real process in a terminal, and in scripts. */
import { readFileSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCurrent } from '../../src/cli/init/current.ts';
import { answersFrom } from '../../src/cli/init/unattended.ts';
import { loadConfig } from '../../src/config.ts';
import { newFolder, runBrevier } from '../servers/bot-process.ts';
import { startDiscordServer } from '../servers/discord-server.ts';
import { hasPseudoTerminals, runInTerminal } from '../servers/pseudo-terminal.ts';
import { startTelegramServer } from '../servers/telegram-server.ts';

const binary = resolve(import.meta.dirname, '..', '..', 'bin', 'brevier.js');
const ENTER = '\r';
const [CTRL_C, CTRL_D] = ['\u0003', '\u0004'];

function ask(steps: readonly (readonly [string, string])[], cwd: string, env: NodeJS.ProcessEnv) {
  const clean = { PATH: process.env['PATH'], HOME: cwd, TERM: 'xterm', TZ: 'Europe/Berlin', ...env };
  return runInTerminal([process.execPath, binary, 'init'], steps, { cwd, env: clean });
}

const read = (...path: readonly string[]): string => readFileSync(join(...path), 'utf8');

describe.runIf(hasPseudoTerminals)('in a terminal', () => {
  test('from nothing to a bot that runs: a refused token is asked for again, no secret is shown', async () => {
    const [discord, telegram] = [
      await startDiscordServer({ token: 'discord-secret' }),
      await startTelegramServer({ token: '1:telegram-secret' }),
    ];
    const cwd = newFolder();
    writeFileSync(join(cwd, '.env'), '# mine\nLOG_LEVEL=warn\n');
    const env = { DISCORD_API_URL: discord.apiUrl, TELEGRAM_API_URL: telegram.apiUrl };
    const { code, screen } = await ask(
      [
        ['Discord token', `wrong${ENTER}`],
        ['Reset Token … Discord token', `"discord-secret"${ENTER}`],
        ['Telegram token', `1:telegram-secret${ENTER}`],
        ['language model', ENTER],
        ['Time zone', ENTER],
        ['Stories', `50${ENTER}`],
        ['number from 1 to 20', `\b\b4${ENTER}`],
        ['How much', ENTER],
        ['Topics', ENTER],
        ['Feeds', ENTER],
        ['Write this?', ENTER],
      ],
      cwd,
      env,
    );
    expect(screen).toMatch(/Discord refuses this token; press Bot > Reset Token/u);
    expect(screen).toMatch(
      /invite Brevier \(https:\/\/discord\.com\/oauth2\/authorize\?client_id=\d+&scope=bot\+app/u,
    );
    expect(screen).toMatch(/Telegram knows it as @brevier_bot/u);
    expect(screen).toMatch(/DISCORD_TOKEN: set\r?\n.*TELEGRAM_BOT_TOKEN: set.*zone: UTC → Europe\/Berlin/su);
    expect(screen).not.toMatch(/discord-secret|telegram-secret/u);
    expect(code).toBe(0);
    expect(read(cwd, '.env')).toBe(
      '# mine\nLOG_LEVEL=warn\nDISCORD_TOKEN=discord-secret\nTELEGRAM_BOT_TOKEN=1:telegram-secret\n',
    );
    expect(statSync(join(cwd, '.env')).mode & 0o777).toBe(0o600);
    expect(loadConfig({}, cwd).defaults).toEqual({ zone: 'Europe/Berlin', stories: 4, length: 'medium' });
    expect(read(cwd, 'config', 'brevier.yaml')).toContain('# Every key may be left out.');
    const { stdout } = await runBrevier(['doctor'], { cwd, env: { ...env, BREVIER_CONFIG: '' } });
    expect(stdout).not.toMatch(/FIX/u);
    await Promise.all([discord.close(), telegram.close()]);
  });

  test.each([
    ['Ctrl-C at the first question', [['Discord token', CTRL_C]]],
    [
      'Ctrl-C at the last',
      [
        ['Discord token', ENTER],
        ['Telegram token', ENTER],
        ['language model', ENTER],
        ['Time zone', ENTER],
        ['Stories', ENTER],
        ['How much', ENTER],
        ['Topics', ENTER],
        ['Feeds', ENTER],
        ['Write this?', CTRL_C],
      ],
    ],
    ['the end of the input', [['Discord token', CTRL_D]]],
    [
      'a choice left by Ctrl-C',
      [
        ['Discord token', ENTER],
        ['Telegram token', ENTER],
        ['language model', CTRL_C],
      ],
    ],
  ] as const)('%s writes nothing', async (_, steps) => {
    const cwd = newFolder();
    const { code, screen } = await ask(steps, cwd, {});
    expect(screen).toMatch(/brevier: init was left; nothing was written\r?\n$/u);
    expect(screen).not.toMatch(/Error|Warning/u);
    expect(code).toBe(130);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('asked again, it keeps what is there unless told otherwise', async () => {
    const server = await startTelegramServer({ token: '1:new' });
    const cwd = newFolder();
    writeFileSync(
      join(cwd, '.env'),
      'TELEGRAM_BOT_TOKEN=1:old # revoked\nDISCORD_API_URL=http://127.0.0.1:2/api\n',
    );
    mkdirSync(join(cwd, 'config'));
    writeFileSync(join(cwd, 'config', 'brevier.yaml'), 'defaults: { zone: Asia/Tokyo } # home\nfeeds: []\n');
    const { code, screen } = await ask(
      [
        ['Discord token', `offline${ENTER}`],
        ['without a trial', ENTER],
        ['Replace it?', ENTER],
        ['Telegram token', `1:new${ENTER}`],
        ['language model', ENTER],
        ['Asia/Tokyo', ENTER],
        ['Stories', ENTER],
        ['How much', ENTER],
        ['Topics', ENTER],
        ['Feeds', ENTER],
        ['Write this?', ENTER],
      ],
      cwd,
      { TELEGRAM_API_URL: server.apiUrl },
    );
    expect(screen).toMatch(/127\.0\.0\.1:2 cannot be reached \(ECONNREFUSED\)/u);
    expect(code).toBe(0);
    expect(read(cwd, '.env')).toBe(
      'TELEGRAM_BOT_TOKEN=1:new\nDISCORD_API_URL=http://127.0.0.1:2/api\nDISCORD_TOKEN=offline\n',
    );
    expect(read(cwd, 'config', 'brevier.yaml')).toBe('defaults: { zone: Asia/Tokyo } # home\nfeeds: []\n');
    await server.close();
  });
});

describe('in a script', () => {
  const own = { BREVIER_CONFIG: '' };

  test('without a terminal it says how', async () => {
    const { code, stderr } = await runBrevier(['init'], { cwd: newFolder(), env: own });
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/asks in a terminal, and this is none.*--yes/u),
    ]);
  });

  test('options and the environment are the answers', async () => {
    const server = await startTelegramServer({ token: '1:secret' });
    const cwd = newFolder();
    const opml =
      '<opml version="2.0"><body><outline text="Skarn" xmlUrl="https://skarn.example/feed"/></body></opml>';
    writeFileSync(join(cwd, 'mine.opml'), opml);
    const args = [
      '--yes',
      '--zone',
      'japan',
      '--topic',
      'World',
      '--topic',
      'Sea, ships',
      '--feeds',
      'mine.opml',
    ];
    const env = { ...own, TELEGRAM_BOT_TOKEN: '1:secret', TELEGRAM_API_URL: server.apiUrl };
    const { code, stdout, stderr } = await runBrevier(['init', ...args], { cwd, env });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /TELEGRAM_BOT_TOKEN: set.*zone: UTC → Asia\/Tokyo.*feeds: 24 → 25.*to @brevier_bot/su,
    );
    expect(stdout).not.toContain('secret');
    expect(read(cwd, '.env')).toBe('TELEGRAM_BOT_TOKEN=1:secret\n');
    const config = loadConfig({}, cwd);
    expect(config.topics).toEqual(['World', 'Sea, ships']);
    expect(config.feeds.at(-1)).toEqual({ url: 'https://skarn.example/feed', source: 'Skarn' });
    const again = await runBrevier(['init', ...args], { cwd, env });
    expect(again.stdout).toMatch(/^Nothing to change\./u);
    await server.close();
  });

  test('a refused token writes nothing', async () => {
    const server = await startTelegramServer({ token: '1:other' });
    const cwd = newFolder();
    const env = { ...own, TELEGRAM_BOT_TOKEN: '1:secret', TELEGRAM_API_URL: server.apiUrl };
    const { code, stderr } = await runBrevier(['init', '--yes'], { cwd, env });
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/TELEGRAM_BOT_TOKEN: Telegram refuses.*@BotFather/u),
    ]);
    expect(existsSync(join(cwd, '.env'))).toBe(false);
    await server.close();
  });

  test.each([
    [{ zone: 'Mars' }, /--zone "Mars" is no time zone/u],
    [{ zone: 'Canada' }, /--zone "Canada" has several: America\/.* …$/u],
    [{ stories: '0' }, /--stories "0" is no number from 1 to 20/u],
    [{ length: 'huge' }, /none of short, medium, long/u],
    [{ feeds: 'nowhere.opml' }, /nowhere\.opml cannot be read/u],
  ])('%j is refused', async (values, words) => {
    const current = readCurrent(newFolder(), {});
    await expect(answersFrom(values, current, {}, new Date().toISOString())).rejects.toThrow(words);
  });

  test('options without --yes, a config that is no folder, settings that are broken', async () => {
    expect((await runBrevier(['init', '--zone', 'UTC'], { cwd: newFolder(), env: own })).stderr).toMatch(
      /add --yes/u,
    );
    const cwd = newFolder();
    writeFileSync(join(cwd, 'config'), '');
    const blocked = await runBrevier(['init', '--yes', '--zone', 'Berlin'], { cwd, env: own });
    expect(blocked.stderr).toMatch(
      /config\/brevier\.yaml cannot be written \(\w+\); make its folder writable/u,
    );
    const broken = newFolder();
    mkdirSync(join(broken, 'config'));
    writeFileSync(join(broken, 'config', 'brevier.yaml'), 'defaults: {storys: 3}');
    const told = await runBrevier(['init', '--yes'], { cwd: broken, env: own });
    expect(told.stderr).toMatch(/to be mended first: .*brevier\.yaml:1: .*did you mean stories/u);
  });
});
