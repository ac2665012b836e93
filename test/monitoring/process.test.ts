/** The real bot process, looked at from outside: /healthz and /metrics while it delivers, is refused, and loses its platform. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { openStore } from '../../src/store/open-store.ts';
import { freePort } from '../bots/telegram/free-port.ts';
import { newFolder, runBrevier, spawnBrevier } from '../servers/bot-process.ts';
import { startTelegramServer } from '../servers/telegram-server.ts';
import { readMetrics } from './scraped.ts';

const CHATS = ['telegram:700700700', 'telegram:800800800'] as const;
const REFUSED = { status: 503, description: 'Service Unavailable' };
const PATIENTLY = { timeout: 20_000, interval: 100 };
const deploy = resolve(import.meta.dirname, '..', '..', 'deploy');

/** A minute ago both chats were due; there is one article. */
async function prepare(): Promise<string> {
  const cwd = newFolder();
  const article = {
    title: 'Lighthouse at Skarn goes dark',
    text: 'The lighthouse at Skarn went dark on its last night of service, the harbour board said.',
    source: 'Skarn Gazette',
    publishedAt: new Date(Date.now() - 3_600_000).toISOString(),
  };
  await runBrevier(['import', '-'], { cwd, input: JSON.stringify(article) });
  const store = await openStore(`sqlite:${join(cwd, 'data', 'brevier.db')}`);
  for (const [index, chat] of CHATS.entries())
    await store.subscriptions.set({
      chat,
      cadence: { times: ['08:00'], days: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC' },
      nextAt: new Date(Date.now() - 60_000 + index).toISOString(),
    });
  await store.close();
  return cwd;
}

test('what is sent, refused and lost is seen; nothing of who it is for', async () => {
  const server = await startTelegramServer({ token: '1:t' });
  const port = await freePort();
  server.failNext('sendMessage', REFUSED, { after: 1, times: 9 });
  const env = { TELEGRAM_BOT_TOKEN: '1:t', TELEGRAM_API_URL: server.apiUrl, HEALTH_PORT: String(port) };
  const bot = spawnBrevier(['start'], { cwd: await prepare(), env: { ...env, LOG_LEVEL: 'debug' } });
  const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${port}${path}`, { method });
  await bot.logged('a briefing was delivered');
  await bot.logged('a briefing could not be delivered yet');

  const well = await ask('/healthz');
  expect(well.status).toBe(200);
  expect(await well.json()).toEqual({ status: 'ok', store: 'ok', schedule: 'ok', telegram: 'ok' });
  expect((await ask('/healthz', 'HEAD')).status).toBe(200);
  expect((await ask('/metrics', 'POST')).status).toBe(405);
  expect((await ask('/else')).status).toBe(404);

  const text = await (await ask('/metrics')).text();
  const { names, value } = readMetrics(text);
  const telegram = (name: string): number | undefined => value(`${name}{platform="telegram"}`);
  expect(telegram('brevier_deliveries_due_total')).toBe(2);
  expect(telegram('brevier_deliveries_claimed_total')).toBe(2);
  expect(telegram('brevier_deliveries_sent_total')).toBe(1);
  expect(telegram('brevier_deliveries_retried_total')).toBe(1);
  expect(telegram('brevier_schedules')).toBe(2);
  expect(telegram('brevier_delivery_lateness_seconds_sum')).toBeGreaterThanOrEqual(60);
  expect(value('brevier_deliveries_open')).toBe(1);
  expect(value('brevier_articles')).toBe(1);
  expect(text).not.toMatch(/700700700|800800800|1:t/u);

  // What the examples for operators ask for, there is.
  const dashboard = readFileSync(join(deploy, 'grafana-dashboard.json'), 'utf8');
  JSON.parse(dashboard);
  const alerts = readFileSync(join(deploy, 'prometheus-alerts.yml'), 'utf8');
  parse(alerts);
  const asked = [dashboard, alerts].flatMap(
    (one) => one.match(/\b(?:brevier|nodejs|process)_[a-z_]+\b/gu) ?? [],
  );
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter((name) => !names.has(name))).toEqual([]);

  // The poll that is held comes back, and the next one fails; a little later it is tried again.
  server.failNext('getUpdates', REFUSED);
  const taken = server.sayUnheard('not to the bot', { chat: -5, type: 'group' });
  const status = async () => (await ask('/healthz')).status;
  await expect.poll(status, PATIENTLY).toBe(503);
  expect(await (await ask('/healthz')).json()).toMatchObject({
    status: 'failing',
    telegram: 'not connected',
  });
  await taken;
  await expect.poll(status, PATIENTLY).toBe(200);
  server.failNext('sendMessage', REFUSED, { times: 0 });
  await server.say('/search a secret of mine');

  bot.child.kill('SIGTERM');
  const { code, stderr } = await bot.finished;
  expect(code).toBe(0);
  const lines = stderr.split('\n').flatMap((line) => (line.startsWith('{') ? JSON.parse(line) : []));
  const delivered = lines.find(({ msg }) => msg === 'a briefing was delivered');
  expect(delivered).toMatchObject({
    chat: expect.stringMatching(/^telegram:[78]00/u),
    slot: expect.any(String),
  });
  const answered = lines.find(({ command }) => command === 'search');
  expect(answered).toMatchObject({ chat: 'telegram:7', outcome: 'answered' });
  expect(stderr).not.toContain('a secret of mine');
  await server.close();
});

test('a port that is taken is said, and the bot runs on', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const server = await startTelegramServer({ token: '1:t' });
  const env = { TELEGRAM_BOT_TOKEN: '1:t', TELEGRAM_API_URL: server.apiUrl, HEALTH_PORT: String(port) };
  const bot = spawnBrevier(['start'], { cwd: newFolder(), env });
  await bot.logged('choose another port in health.port (or HEALTH_PORT)');
  await bot.logged('Brevier is running');
  expect((await server.say('/help'))[0]?.text).toMatch(/digest/u);
  bot.child.kill('SIGTERM');
  expect((await bot.finished).code).toBe(0);
  await server.close();
  taken.close();
});
