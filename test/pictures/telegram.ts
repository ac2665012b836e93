/**
 * Draws docs/pictures/telegram-*.png: the bot's real process answers /digest on the sample articles, and what it sent to the
 * loopback Bot API is shown as Telegram shows it. Needs Chromium and pngquant: node test/pictures/telegram.ts [CHROMIUM]
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newFolder, runBrevier, spawnBrevier } from '../servers/bot-process.ts';
import { type SentMessage, startTelegramServer } from '../servers/telegram-server.ts';
import { telegramPage } from './telegram-page.ts';

const root = resolve(import.meta.dirname, '..', '..');
const pictures = join(root, 'docs', 'pictures');
const chromium = process.argv[2] ?? 'chromium';
const ASKED = '/digest World';
const WIDTH = 560;

async function briefing(): Promise<readonly SentMessage[]> {
  const server = await startTelegramServer({ token: '1:t' });
  const cwd = newFolder();
  await runBrevier(['import', join(root, 'samples')], { cwd });
  const env = { TELEGRAM_BOT_TOKEN: '1:t', TELEGRAM_API_URL: server.apiUrl };
  const bot = spawnBrevier(['start'], { cwd, env });
  await bot.logged('Brevier is running');
  const messages = await server.say(ASKED);
  bot.child.kill('SIGTERM');
  await bot.finished;
  await server.close();
  return messages;
}

function browse(page: string, ...options: readonly string[]): string {
  const usual = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--disable-lcd-text',
    '--force-device-scale-factor=2',
  ];
  return execFileSync(chromium, [...usual, ...options, pathToFileURL(page).href], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

const messages = await briefing();
mkdirSync(pictures, { recursive: true });
for (const scheme of ['light', 'dark'] as const) {
  const page = join(newFolder(), `telegram-${scheme}.html`);
  writeFileSync(page, telegramPage({ asked: ASKED, messages, scheme }));
  const [, height = '1000'] =
    /data-height="(\d+)"/u.exec(browse(page, `--window-size=${WIDTH},600`, '--dump-dom')) ?? [];
  const picture = join(pictures, `telegram-${scheme}.png`);
  browse(page, `--window-size=${WIDTH},${height}`, `--screenshot=${picture}`);
  execFileSync('pngquant', ['--force', '--output', picture, '64', picture]);
}
