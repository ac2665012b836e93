/** Networks that are not the usual one: all by a proxy, which alone knows names; IPv6 alone. */
import { networkInterfaces } from 'node:os';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readProxy } from '../src/proxy.ts';
import { newFolder, runBrevier, spawnBrevier } from './servers/bot-process.ts';
import { startDiscordServer, textOf } from './servers/discord-server.ts';
import { startProxyServer } from './servers/proxy-server.ts';
import { startTelegramServer } from './servers/telegram-server.ts';
import { makeCertificate, startTlsFront } from './servers/tls-front.ts';
import { startWebServer } from './servers/web-server.ts';

const portOf = (url: string): number => Number(new URL(url).port);
const FEED = `<rss version="2.0"><channel><title>The Skarn Gazette</title><item><title>Lighthouse at Skarn goes dark</title>
<description>The lighthouse went dark on its last night of service, the harbour board said on Monday after a long meeting.</description>
</item></channel></rss>`;

test('by a proxy: both platforms, their gateway, and a feed', async ({ skip }) => {
  const certificate = makeCertificate('discord.test', 'gateway.test', 'telegram.test');
  if (!certificate) return skip('openssl is not installed');
  const discord = await startDiscordServer({ token: 'd', gatewayUrl: 'https://gateway.test' });
  const telegram = await startTelegramServer({ token: '1:t' });
  const web = await startWebServer();
  web.at('/feed.xml', { type: 'application/rss+xml', body: FEED });
  const fronts = await Promise.all(
    [discord, telegram].map(({ apiUrl }) => startTlsFront(certificate, portOf(apiUrl))),
  );
  const [discordPort = 0, telegramPort = 0] = fronts.map(({ port }) => port);
  const proxy = await startProxyServer({
    'discord.test': discordPort,
    'gateway.test': discordPort,
    'telegram.test': telegramPort,
    'feeds.test': portOf(web.origin),
  });
  const cwd = newFolder();
  writeFileSync(join(cwd, 'settings.yaml'), 'feeds: [http://feeds.test/feed.xml]\n');
  const env = {
    BREVIER_CONFIG: 'settings.yaml',
    DISCORD_TOKEN: 'd',
    DISCORD_API_URL: 'https://discord.test/api',
    TELEGRAM_BOT_TOKEN: '1:t',
    TELEGRAM_API_URL: 'https://telegram.test',
    HTTPS_PROXY: proxy.url,
    http_proxy: proxy.url,
    NODE_EXTRA_CA_CERTS: certificate.file,
  };
  const bot = spawnBrevier(['start'], { cwd, env });
  await bot.logged('the feeds brought news');
  const [briefing] = await discord.slash('digest');
  expect(briefing && textOf(briefing)).toMatch(/Lighthouse at Skarn/u);
  expect((await telegram.say('/help'))[0]?.text).toMatch(/digest/u);
  bot.child.kill('SIGTERM');
  expect(await bot.finished).toMatchObject({ code: 0 });
  expect(new Set(proxy.asked)).toEqual(
    new Set([
      'CONNECT discord.test:443',
      'CONNECT gateway.test:443',
      'CONNECT telegram.test:443',
      'CONNECT feeds.test:80',
    ]),
  );
  const { stdout } = await runBrevier(['doctor'], { cwd, env });
  expect(stdout).not.toMatch(/FIX/u);
  await Promise.all([discord, telegram, web, proxy, ...fronts].map((server) => server.close()));
});

test('IPv6 alone: both platforms and their gateway', async ({ skip }) => {
  const hasIt = Object.values(networkInterfaces()).some((all) =>
    all?.some(({ address }) => address === '::1'),
  );
  if (!hasIt) return skip('there is no ::1 here');
  const discord = await startDiscordServer({ token: 'd', host: '::1' });
  const telegram = await startTelegramServer({ token: '1:t', host: '::1' });
  const bot = spawnBrevier(['start'], {
    cwd: newFolder(),
    env: {
      DISCORD_TOKEN: 'd',
      DISCORD_API_URL: discord.apiUrl,
      TELEGRAM_BOT_TOKEN: '1:t',
      TELEGRAM_API_URL: telegram.apiUrl,
    },
  });
  await bot.logged('Brevier is running');
  expect((await discord.slash('help')).length).toBe(1);
  expect((await telegram.say('/help'))[0]?.text).toMatch(/digest/u);
  bot.child.kill('SIGTERM');
  expect(await bot.finished).toMatchObject({ code: 0 });
  await Promise.all([discord.close(), telegram.close()]);
});

test.each([
  [{}, undefined],
  [
    { HTTPS_PROXY: 'proxy:3128', NO_PROXY: '.intern' },
    {
      HTTPS_PROXY: 'http://proxy:3128/',
      NO_PROXY: expect.stringMatching(/^\.intern,localhost,127\.0\.0\.1/u),
    },
  ],
  [
    { HTTP_PROXY: 'http://a:1', http_proxy: 'http://b:2' },
    { HTTP_PROXY: 'http://b:2/', HTTPS_PROXY: 'http://b:2/' },
  ],
])('%j is read', (environment, expected) => {
  const read = readProxy(environment, (problem) => expect.unreachable(problem));
  if (expected) expect(read).toMatchObject(expected);
  else expect(read).toBeUndefined();
});

test('what is no http proxy is refused without what may be its password', () => {
  const refused: string[] = [];
  readProxy({ HTTPS_PROXY: 'socks5://me:hunter2@proxy:1080' }, (problem) => refused.push(problem));
  expect(refused.join()).toMatch(/^HTTPS_PROXY is no address of an http proxy; use one such as/u);
  expect(refused.join()).not.toContain('hunter2');
});
