/** The real bot process, configured by its file, in a group, in a channel and where stories are shared. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder, spawnBrevier } from '../../servers/bot-process.ts';
import { startTelegramServer, visibleText } from '../../servers/telegram-server.ts';
import { messageOf } from '../../servers/telegram/updates.ts';
import { CHANNEL, GROUP } from './bot.ts';
import { freePort } from './free-port.ts';

/** With the sample articles, which an empty store begins with. */
async function startProcess(telegram: string, health?: number) {
  const server = await startTelegramServer({ token: '1:t' });
  const cwd = newFolder();
  writeFileSync(join(cwd, 'settings.yaml'), `feeds: []\ntelegram: ${telegram}\n`);
  const bot = spawnBrevier(['start'], {
    cwd,
    env: {
      TELEGRAM_BOT_TOKEN: '1:t',
      TELEGRAM_API_URL: server.apiUrl,
      BREVIER_CONFIG: 'settings.yaml',
      ...(health === undefined ? {} : { HEALTH_PORT: String(health) }),
    },
  });
  await bot.logged('Brevier is running');
  return {
    server,
    async stop() {
      bot.child.kill('SIGTERM');
      expect(await bot.finished).toMatchObject({ code: 0 });
      await server.close();
    },
  };
}

test('in a group, in a channel, and shared in another chat', async () => {
  const { server, stop } = await startProcess('{}');
  const [refused] = await server.say('/schedule 08:00', GROUP);
  expect(refused?.text).toBe('Only admins can change this.');
  expect(refused?.reply_parameters).toBeDefined();
  const [posted] = await server.say('/schedule 08:00', CHANNEL);
  expect(posted?.text).toMatch(/Next briefing/u);
  const [offered] = (await server.inline('Kessel'))['results'] as readonly {
    readonly title: string;
    readonly reply_markup: { readonly inline_keyboard: readonly (readonly { readonly url: string }[])[] };
  }[];
  expect(offered?.title).toMatch(/Kessel/u);
  expect(offered?.reply_markup.inline_keyboard[0]?.[0]?.url).toMatch(
    /^https:\/\/t\.me\/brevier_bot\?start=ask_[\w-]+$/u,
  );
  await stop();
});

test('told by Telegram to wait, it ends when it is to end', async () => {
  const port = await freePort();
  const { server, stop } = await startProcess('{}', port);
  const wait = { status: 429, description: 'Too Many Requests', parameters: { retry_after: 600 } };
  server.failNext('getUpdates', wait, { times: 9 });
  // The poll that is held comes back with it, and the next one fails.
  server.unheard({ message: messageOf(1, 'not to the bot', GROUP) }).catch(() => undefined);
  const status = async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).status;
  await expect.poll(status, { timeout: 20_000 }).toBe(503);
  await stop();
});

test('by webhook, with rich messages', async () => {
  const port = await freePort();
  const webhook = JSON.stringify({ url: 'https://bot.example/telegram', port, host: '127.0.0.1' });
  const { server, stop } = await startProcess(`{ rich: true, webhook: ${webhook} }`);
  const [call] = await server.called('setWebhook');
  const answers = server.expect(7, 1);
  const answer = await fetch(`http://127.0.0.1:${port}/telegram`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-telegram-bot-api-secret-token': String(call?.fields['secret_token']),
    },
    body: JSON.stringify({ update_id: 1, message: messageOf(1, '/digest World', {}) }),
  });
  expect(answer.status).toBe(200);
  const [briefing] = await answers;
  expect(briefing?.rich_message?.html).toContain('<h4>1. ');
  expect(visibleText(briefing?.text ?? '')).toMatch(/Kessel Dam/u);
  await stop();
});
