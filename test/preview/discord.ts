/** docs/pictures/discord-*.png: a briefing of the real bot process, from the very payload that it sent. npm run picture */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { newFolder, runBrevier, spawnBrevier } from '../servers/bot-process.ts';
import { admin, startDiscordServer } from '../servers/discord-server.ts';
import type { Json } from '../servers/discord/types.ts';
import { previewArticles } from './articles.ts';
import { discordPage } from './discord-page.ts';
import { morningZone } from './morning-zone.ts';
import { screenshot } from './screenshot.ts';

const pictures = resolve(import.meta.dirname, '..', '..', 'docs', 'pictures');
const STORIES = 3;

await main();

async function main(): Promise<void> {
  const server = await startDiscordServer({ token: 'd' });
  const cwd = newFolder();
  await runBrevier(['import', '-'], { cwd, input: previewArticles(Date.now()) });
  const bot = spawnBrevier(['start'], { cwd, env: { DISCORD_TOKEN: 'd', DISCORD_API_URL: server.apiUrl } });
  await bot.logged('Brevier is running');
  const options = [
    { name: 'zone', type: 3, value: morningZone() },
    { name: 'stories', type: 4, value: STORIES },
  ];
  await server.slash('settings', [{ name: 'set', type: 1, options }], admin);
  const sent = await server.slash('digest');
  bot.child.kill('SIGTERM');
  await bot.finished;
  await server.close();
  draw(sent.map(({ body }) => body));
}

function draw(messages: readonly Json[]): void {
  mkdirSync(pictures, { recursive: true });
  for (const theme of ['light', 'dark'] as const)
    screenshot(discordPage(messages, theme), join(pictures, `discord-${theme}.png`), 680);
}
