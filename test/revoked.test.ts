/** A token that is revoked while the real process runs. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../src/store/open-store.ts';
import type { Store } from '../src/store/ports.ts';
import { newFolder, runBrevier, spawnBrevier } from './servers/bot-process.ts';
import { startDiscordServer, textOf } from './servers/discord-server.ts';
import { CHANNEL } from './servers/discord/payloads.ts';
import { startTelegramServer } from './servers/telegram-server.ts';

async function startBoth() {
  const discord = await startDiscordServer({ token: 'd' });
  const telegram = await startTelegramServer({ token: '1:t' });
  const cwd = newFolder();
  const env = {
    DISCORD_TOKEN: 'd',
    DISCORD_API_URL: discord.apiUrl,
    TELEGRAM_BOT_TOKEN: '1:t',
    TELEGRAM_API_URL: telegram.apiUrl,
  };
  const bot = spawnBrevier(['start'], { cwd, env });
  await bot.logged('Brevier is running');
  return {
    discord,
    telegram,
    bot,
    cwd,
    env,
    close: async () => void (await Promise.all([discord.close(), telegram.close()])),
  };
}

async function withStore<Result>(cwd: string, use: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(`sqlite:${join(cwd, 'data', 'brevier.db')}`);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

test('the other platform goes on, until that is lost too: then the process fails', async () => {
  const { discord, telegram, bot, close } = await startBoth();
  discord.revoke();
  await bot.logged('Discord refuses DISCORD_TOKEN; reset it');
  expect((await telegram.say('/help'))[0]?.text).toMatch(/digest/u);
  telegram.revoke();
  const { code, stderr } = await bot.finished;
  expect(code).toBe(1);
  expect(stderr).toMatch(/Telegram refuses TELEGRAM_BOT_TOKEN; ask @BotFather.*no platform is left/su);
  await close();
});

test('Discord goes on without Telegram, and doctor says what to do', async () => {
  const { discord, telegram, bot, cwd, env, close } = await startBoth();
  telegram.revoke();
  await bot.logged('Telegram refuses TELEGRAM_BOT_TOKEN');
  const [help] = await discord.slash('help');
  expect(help && textOf(help)).toMatch(/digest/u);
  const { code, stdout } = await runBrevier(['doctor'], { cwd, env });
  expect(code).toBe(1);
  expect(stdout).toMatch(/FIX {2}telegram: TELEGRAM_BOT_TOKEN: Telegram refuses this token; ask @BotFather/u);
  bot.child.kill('SIGTERM');
  expect((await bot.finished).code).toBe(0);
  await close();
});

test('a briefing that the lost platform refused waits for the new token', async () => {
  const cwd = newFolder();
  const due = new Date(Date.now() - 60_000).toISOString();
  await withStore(cwd, async ({ subscriptions, deliveries }) => {
    const cadence = { times: ['08:00'], days: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC' } as const;
    const far = new Date(Date.now() + 3_600_000).toISOString();
    await subscriptions.set({ chat: `discord:${CHANNEL}`, cadence, nextAt: far });
    await deliveries.open([{ chat: `discord:${CHANNEL}`, slot: due }]);
  });
  const refusing = await startDiscordServer({ token: 'd' });
  refusing.failNext({ status: 401, message: '401: Unauthorized' }, 9);
  const first = spawnBrevier(['start'], {
    cwd,
    env: { DISCORD_TOKEN: 'd', DISCORD_API_URL: refusing.apiUrl },
  });
  expect((await first.finished).code).toBe(1);
  await refusing.close();
  await withStore(cwd, async ({ deliveries }) => {
    expect(await deliveries.claim('discord', inAnHour(), inAnHour(2), 9)).toHaveLength(1);
  });
});

function inAnHour(hours = 1): string {
  return new Date(Date.now() + hours * 3_600_000).toISOString();
}
