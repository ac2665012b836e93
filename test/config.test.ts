import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadConfig } from '../src/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'brevier-config-'));

function withFile(text: string): NodeJS.ProcessEnv {
  const path = join(folder, 'brevier.yaml');
  writeFileSync(path, text);
  return { BREVIER_CONFIG: path };
}

describe('loadConfig', () => {
  test('the settings that come with Brevier are good', () => {
    const config = loadConfig({}, join(import.meta.dirname, '..'));
    expect(config.defaults).toEqual({ zone: 'UTC', stories: 6, length: 'medium' });
    expect(config.storeUrl).toMatch(/^sqlite:.*data\/brevier\.db$/u);
    expect(config.discord).toBeUndefined();
  });

  test('an empty file means the defaults', () => {
    expect(loadConfig(withFile(''), folder).defaults.zone).toBe('UTC');
  });

  test('tokens come from the environment, and an empty one is none', () => {
    const config = loadConfig({ ...withFile(''), DISCORD_TOKEN: 'abc', TELEGRAM_BOT_TOKEN: ' ' }, folder);
    expect(config.discord?.token).toBe('abc');
    expect(config.telegram).toBeUndefined();
  });

  const discord = `MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.${'x'.repeat(38)}`;
  const telegram = `1234567890:AA${'x'.repeat(33)}`;

  test.each([`"${discord}"`, `'${discord}'`, `Bot ${discord}`, ` ${discord}\n`])(
    'what is around a token is left out: %s',
    (written) => {
      expect(loadConfig({ ...withFile(''), DISCORD_TOKEN: written }, folder).discord?.token).toBe(discord);
    },
  );

  test('tokens that were put in each other’s place are told, and not shown', () => {
    const load = (): unknown =>
      loadConfig({ ...withFile(''), DISCORD_TOKEN: telegram, TELEGRAM_BOT_TOKEN: discord }, folder);
    expect(load).toThrow(
      /DISCORD_TOKEN holds a token of Telegram's.*TELEGRAM_BOT_TOKEN holds a token of Disc/u,
    );
    expect(load).not.toThrow(/xxx/u);
  });

  test("Telegram's settings are those of a bot with a token", () => {
    const webhook = { url: 'https://bot.example/telegram', port: 8443 };
    const file = withFile(`telegram: { webhook: ${JSON.stringify(webhook)} }`);
    expect(loadConfig({ ...file, TELEGRAM_BOT_TOKEN: 't' }, folder).telegram).toMatchObject({
      token: 't',
      rich: false,
      webhook,
    });
    expect(loadConfig(file, folder)).not.toHaveProperty('telegram');
  });

  test.each([
    ['{ webhook: { url: "http://bot.example", port: 8443 } }', /telegram\.webhook\.url is no https address/u],
    ['{ webhook: { url: "https://bot.example" } }', /telegram\.webhook\.port/u],
    [
      '{ webhook: { url: "https://bot.example", port: 1, secret: x } }',
      /telegram\.webhook\.secret is not a setting here; known are url, port, host/u,
    ],
  ])('telegram: %s is refused', (telegram, problem) => {
    expect(() => loadConfig(withFile(`telegram: ${telegram}`), folder)).toThrow(problem);
  });

  test('shards by the environment come before those of the file', () => {
    const file = withFile('discord: { shards: { count: 4, ids: [0, 1] } }\n');
    const of = (shards: string): unknown =>
      loadConfig({ ...file, DISCORD_TOKEN: 'abc', DISCORD_SHARDS: shards }, folder).discord?.shards;
    expect(of('2,3/4')).toEqual({ count: 4, ids: [2, 3] });
    expect(of('')).toEqual({ count: 4, ids: [0, 1] });
    for (const wrong of ['2', '1/', 'a/2', '0/2/3', '-1/2']) expect(() => of(wrong)).toThrow(/IDS\/COUNT/u);
    expect(() => of('2/2')).toThrow(/ids from 0 to count - 1/u);
  });

  test("shards are this process's share of the bot's servers", () => {
    const file = withFile('discord: { shards: { count: 4, ids: [0, 1] } }\n');
    expect(loadConfig({ ...file, DISCORD_TOKEN: 'abc' }, folder).discord?.shards).toEqual({
      count: 4,
      ids: [0, 1],
    });
    expect(loadConfig(file, folder).discord).toBeUndefined();
  });

  test('what is watched is listened for on this machine alone, and only where a port is given', () => {
    const of = (text: string, environment: NodeJS.ProcessEnv = {}): unknown =>
      loadConfig({ ...withFile(text), ...environment }, folder).health;
    expect(of('health: { host: 0.0.0.0 }\n')).toBeUndefined();
    expect(of('health: { port: 9464 }\n')).toEqual({ port: 9464, host: '127.0.0.1' });
    const both = of('health: { port: 9464, host: 0.0.0.0 }\n', { HEALTH_PORT: '9000' });
    expect(both).toEqual({ port: 9000, host: '0.0.0.0' });
    for (const wrong of ['x', '70000', '-1', '1.5'])
      expect(() => of('', { HEALTH_PORT: wrong })).toThrow(
        /HEALTH_PORT is no port; use a number such as 9464/u,
      );
    expect(() => of('health: { prt: 1 }\n')).toThrow(
      /health\.prt is not a setting here; did you mean port\? known are port, host/u,
    );
  });

  test('one error names every bad key with its line and the cure', () => {
    const bad = withFile('defaults:\n  zone: Mars/Phobos\n  storeys: 3\n  length: huge\nfeed: []\n');
    const load = (): unknown =>
      loadConfig({ ...bad, LOG_LEVEL: 'loud', DISCORD_API_URL: 'http://127.0.0.1:1/' }, folder);
    for (const part of [
      /brevier\.yaml:2: defaults\.zone is no time zone; use an IANA name such as Europe\/Berlin/u,
      /brevier\.yaml:3: defaults\.storeys is not a setting here; did you mean stories\? known are zone, stories, length/u,
      /brevier\.yaml:4: defaults\.length must be one of short, medium, long/u,
      /brevier\.yaml:5: feed is not a setting here/u,
      /LOG_LEVEL must be one of/u,
      /DISCORD_API_URL must end in \/api/u,
    ]) {
      expect(load).toThrow(part);
    }
    expect(load).not.toThrow(/\n/u);
  });

  test.each([
    ['broken YAML', 'defaults: [\n'],
    ['a list', '- 1\n'],
    ['a shard that there is not', 'discord: { shards: { count: 2, ids: [2] } }\n'],
    ['a shard twice', 'discord: { shards: { count: 2, ids: [0, 0] } }\n'],
    ['an unknown setting of Discord', 'discord: { shards: { count: 2, ids: [0], of: 3 } }\n'],
    ['a number of stories out of range', 'defaults: {stories: 50}\n'],
  ])('%s is refused', (_, text) => {
    expect(() => loadConfig(withFile(text), folder)).toThrow(/brevier\.yaml:\d: /u);
  });

  test.each([
    ['defaults: {storys: 3}', /defaults\.storys is not a setting here; did you mean stories\?/u],
    ['feed: []', /feed is not a setting here; did you mean feeds\?/u],
    ['zone: UTC', /zone is not a setting here; it belongs under defaults:/u],
    ['plugins: []', /plugins is not a setting here; known are defaults, .*newer Brevier.*update this one/u],
    ['model: {prices: {in: 1, output: 2}}', /model\.prices\.in is not .*known are input, output, currency/u],
  ])('%s: what may have been meant', (text, words) => {
    expect(() => loadConfig(withFile(text), folder)).toThrow(words);
  });

  test.each([
    ['defaults: {stories: 50}', /brevier\.yaml:1: defaults\.stories must be at most 20/u],
    ['defaults: {stories: 0}', /stories must be at least 1/u],
    ['defaults: {stories: 2.5}', /stories must be a whole number/u],
    ['defaults: {stories: many}', /stories must be a number/u],
    ['schedule: {lateHours: 0}', /lateHours must be more than 0/u],
    ['topics: World', /topics must be a list/u],
    ['topics: [""]', /topics\.0 must not be empty/u],
    ['keep: 30', /keep must be a group of settings/u],
    ['fetch: {private: maybe}', /private must be true or false/u],
    ['feeds:\n  - ftp://example.org/x', /brevier\.yaml:2: feeds\.0\.url is no address of a feed/u],
    ['feeds:\n  - {source: BBC}', /brevier\.yaml:2: feeds\.0\.url is missing/u],
  ])('%s: the line, and what is allowed', (text, words) => {
    expect(() => loadConfig(withFile(text), folder)).toThrow(words);
  });

  test('files of earlier versions are understood as they are', () => {
    const first = 'defaults:\n  zone: UTC\n  stories: 6\n  length: medium\ntopics: [World, Sport]\n';
    expect(loadConfig(withFile(first), folder)).toMatchObject({ topics: ['World', 'Sport'], feeds: [] });
    const second = `${first}feeds: ['https://example.org/feed.xml']\nkeep: { days: 30 }\n`;
    expect(loadConfig(withFile(second), folder)).toMatchObject({
      feeds: [{ url: 'https://example.org/feed.xml' }],
      keep: { days: 30, megabytes: 4000 },
    });
  });

  test('a file that is named but not there is refused', () => {
    expect(() => loadConfig({ BREVIER_CONFIG: 'nowhere.yaml' }, folder)).toThrow(
      /cannot read .*nowhere\.yaml.*BREVIER_CONFIG/u,
    );
  });
});

test('names an admin that is no user', () => {
  expect(loadConfig(withFile("admins: ['discord:123']"), folder).admins).toEqual(['discord:123']);
  expect(() => loadConfig(withFile("admins: ['@somebody']"), folder)).toThrow(/admins\.0 is no user/u);
});

test.each([
  ["access: { allow: ['discord:server:1', 'telegram:-1001'] }", undefined],
  ["access: { block: ['telegram:@x'] }", /access.block.0 is no user, chat or server/u],
  ['limits: { user: { atOnce: 0 } }', /limits.user.atOnce/u],
  ['limits: { user: { perHour: 3 } }', /perHour is not a setting here; known are atOnce, perMinute/u],
  ['chatFeeds: { allowed: true }', undefined],
  ['chatFeeds: { allowed: true }\nfetch: { private: true }', /cannot both be true/u],
])('who may use it, and how much: %s', (settings, problem) => {
  const load = (): unknown => loadConfig(withFile(settings), folder);
  if (problem) expect(load).toThrow(problem);
  else expect(load()).toMatchObject({ limits: { chat: { atOnce: 20, perMinute: 120 } } });
});
