/** `brevier doctor`: every fault in a sentence with its cure, each made for real. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkClock } from '../../src/cli/doctor/machine.ts';
import { checkFeeds } from '../../src/cli/doctor/store.ts';
import { loadConfig } from '../../src/config.ts';
import { openStore } from '../../src/store/open-store.ts';
import { newFolder, runBrevier } from '../servers/bot-process.ts';
import { startDiscordServer } from '../servers/discord-server.ts';
import { startTelegramServer } from '../servers/telegram-server.ts';
import { startWebServer } from '../servers/web-server.ts';

async function faults(env: NodeJS.ProcessEnv, cwd = newFolder()): Promise<string> {
  const { code, stdout, stderr } = await runBrevier(['doctor'], { cwd, env });
  const wrong = stdout.split('\n').filter((line) => line.startsWith('FIX'));
  expect([code, stderr]).toEqual([wrong.length > 0 ? 1 : 0, '']);
  return wrong.join('\n');
}

test('with --json, a value a line with what is checked, whether it is well, and what to do', async () => {
  const { stdout } = await runBrevier(['doctor', '--json'], {
    cwd: newFolder(),
    env: { TZ: 'Nowhere/Land' },
  });
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  for (const row of rows)
    expect(row).toEqual({ check: expect.any(String), ok: expect.any(Boolean), says: expect.any(String) });
  expect(rows.filter(({ ok }) => ok !== true)).toEqual([
    {
      check: 'clock',
      ok: false,
      says: expect.stringMatching(/^TZ is "Nowhere\/Land".*UTC is taken; set it/u),
    },
  ]);
});

test('tokens that are good, of bots that nobody can hear', async () => {
  const [discord, telegram] = [
    await startDiscordServer({ token: 'd' }),
    await startTelegramServer({ token: '1:t' }),
  ];
  const env = {
    DISCORD_TOKEN: 'Bot d',
    DISCORD_API_URL: discord.apiUrl,
    TELEGRAM_BOT_TOKEN: '1:t',
    TELEGRAM_API_URL: telegram.apiUrl,
  };
  expect(await faults(env)).toBe('');
  discord.guilds.pop();
  await fetch(`${telegram.apiUrl}/bot1:t/setWebhook`, {
    method: 'POST',
    body: JSON.stringify({ url: 'https://other.example/hook', secret_token: 'x' }),
  });
  const said = await faults(env);
  expect(said).toMatch(
    /discord: Brevier is in no server yet; invite it: https:\/\/discord\.com\/oauth2\/authorize\?client_id=/u,
  );
  expect(said).toMatch(
    /telegram: @brevier_bot posts to a webhook at other\.example, which brevier start takes away/u,
  );
  await Promise.all([discord.close(), telegram.close()]);
});

test('tokens that are refused, and platforms that nobody answers for', async () => {
  const discord = await startDiscordServer({ token: 'd' });
  const said = await faults({
    DISCORD_TOKEN: 'hunter2',
    DISCORD_API_URL: discord.apiUrl,
    TELEGRAM_BOT_TOKEN: '1:hunter2',
    TELEGRAM_API_URL: 'http://127.0.0.1:2',
  });
  expect(said).toMatch(
    /DISCORD_TOKEN: Discord refuses this token; press Bot > Reset Token.*not the client secret/u,
  );
  expect(said).toMatch(/127\.0\.0\.1:2 cannot be reached \(ECONNREFUSED\); check the network, HTTPS_PROXY/u);
  expect(said).not.toContain('hunter2');
  await discord.close();
});

test('a proxy that is not there', async () => {
  const said = await faults({ HTTPS_PROXY: 'http://me:hunter2@127.0.0.1:2' });
  expect(said).toBe('FIX  proxy: nothing answers at the proxy 127.0.0.1:2; correct HTTPS_PROXY, or unset it');
});

test('settings that are broken keep the rest from nothing', async () => {
  const cwd = newFolder();
  mkdirSync(join(cwd, 'config'));
  writeFileSync(join(cwd, 'config', 'brevier.yaml'), 'defaults:\n  storys: 3\n');
  const { stdout } = await runBrevier(['doctor'], { cwd, env: { BREVIER_CONFIG: '' } });
  expect(stdout).toMatch(
    /FIX {2}configuration: .*brevier\.yaml:2: .*did you mean stories\?.*ok {3}store: /su,
  );
});

test('a store that does not open is told once', async () => {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'data'), '');
  const said = await faults({}, cwd);
  expect(said).toMatch(
    /^FIX {2}store: the store's folder \S+ cannot be made \(EEXIST\); name another in STORE_URL$/u,
  );
});

test('feeds that fail are named, with why', async () => {
  const web = await startWebServer();
  const cwd = newFolder();
  const feeds = ['/one', '/two', '/three', '/four'].map((path) => web.at(path, { status: 503 }));
  writeFileSync(join(cwd, 'settings.yaml'), `fetch: { private: true }\nfeeds: ${JSON.stringify(feeds)}\n`);
  const env = { BREVIER_CONFIG: 'settings.yaml' };
  await runBrevier(['feeds', 'poll'], { cwd, env });
  const store = await openStore(`sqlite:${join(cwd, 'data', 'brevier.db')}`);
  await expect(checkFeeds(store, loadConfig(env, cwd))).rejects.toThrow(
    /^4 of 4 fail: http:\S+ fails at its server \(503\);.*; and 1 more; see brevier feeds list/u,
  );
  await store.close();
  await web.close();
});

test('feeds whose names are not known are the network’s fault, not theirs', async () => {
  const store = await openStore('sqlite::memory:');
  const problem = 'has a host name that is not known (is there a network?)';
  const now = new Date().toISOString();
  await store.feeds.add({
    url: 'https://a.invalid/feed',
    configured: false,
    dueAt: now,
    failures: 1,
    problem,
  });
  await expect(checkFeeds(store, loadConfig({}, newFolder()))).rejects.toThrow(
    /^1 of \d+ fail: .*; check the network and its name servers$/u,
  );
  await store.close();
});

test('a clock that is off', () => {
  expect(checkClock([2_000], 'Europe/Berlin')).toMatch(/^\d\d:\d\d in Europe\/Berlin, as the platforms/u);
  expect(() => checkClock([-3_600_000], 'UTC')).toThrow(/clock is 3600 s off; set it by NTP/u);
});

test.each(['', 'Nowhere/Land', 'UTC+3'])('a machine without a time zone (TZ=%j) has UTC', async (TZ) => {
  const { code, stdout } = await runBrevier(['start'], {
    cwd: newFolder(),
    env: { TZ },
    input: '/schedule 08:00\n',
  });
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/^Next briefing: \w+ \d+ \w+, 08:00 \(UTC\), in /mu),
  ]);
});

test('started as a service without a token, it says why it ends', async () => {
  const { code, stderr } = await runBrevier(['start'], { cwd: newFolder() });
  expect([code, stderr]).toEqual([
    0,
    expect.stringMatching(/No token is set.*nothing was typed\. brevier init/u),
  ]);
});
