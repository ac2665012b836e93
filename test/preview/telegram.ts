/** docs/pictures/telegram-*.png: a briefing of the real bot process, from the very payload that it sent. npm run picture */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { newFolder, runBrevier, spawnBrevier } from '../servers/bot-process.ts';
import { type SentMessage, startTelegramServer } from '../servers/telegram-server.ts';
import { previewArticles } from './articles.ts';
import { morningZone } from './morning-zone.ts';
import { screenshot } from './screenshot.ts';
import { telegramPage } from './telegram-page.ts';

const pictures = resolve(import.meta.dirname, '..', '..', 'docs', 'pictures');
const ASKED = '/digest';
const WIDTH = 560;

async function briefing(): Promise<readonly SentMessage[]> {
  const server = await startTelegramServer({ token: '1:t' });
  const cwd = newFolder();
  await runBrevier(['import', '-'], { cwd, input: previewArticles(Date.now()) });
  const env = { TELEGRAM_BOT_TOKEN: '1:t', TELEGRAM_API_URL: server.apiUrl };
  const bot = spawnBrevier(['start'], { cwd, env });
  await bot.logged('Brevier is running');
  await server.say(`/settings zone ${morningZone()} stories 2`);
  const messages = await server.say(ASKED);
  bot.child.kill('SIGTERM');
  await bot.finished;
  await server.close();
  return messages;
}

const messages = await briefing();
mkdirSync(pictures, { recursive: true });
for (const scheme of ['light', 'dark'] as const)
  screenshot(
    telegramPage({ asked: ASKED, messages, scheme }),
    join(pictures, `telegram-${scheme}.png`),
    WIDTH,
  );
