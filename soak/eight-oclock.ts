/**
 * `npm run soak:eight-oclock`: 100,000 chats that are due in one minute, on a platform that takes 30 messages a second. Options:
 * --minutes N, --chats N. What is measured runs in a process of its own.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeArticles, NOW } from '../bench/articles.ts';
import { createChats } from '../src/bots/chats.ts';
import { LANGUAGES } from '../src/bots/language/languages.ts';
import { createDesk } from '../src/desk/desk.ts';
import type { ChatId } from '../src/model.ts';
import { openStore } from '../src/store/open-store.ts';
import { defaults } from './settings.ts';

const DAY_MS = 24 * 3_600_000;
const ARTICLES_A_DAY = 400;

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '3' }, chats: { type: 'string', default: '100000' } },
});
const count = Number(values.chats);
const folder = mkdtempSync(join(tmpdir(), 'brevier-eight-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
const url = `sqlite:${join(folder, 'eight.db')}`;
const store = await openStore(url);
await createDesk({ store, now: () => NOW }).receive(makeArticles(0, ARTICLES_A_DAY, DAY_MS / ARTICLES_A_DAY));
const chats = createChats(store, defaults);
const cadence = { times: ['08:00'], days: [1, 2, 3, 4, 5, 6, 7], zone: 'UTC' } as const;
for (let index = 0; index < count; index += 1) {
  const chat: ChatId = `telegram:${1_000_000 + index}`;
  const language = LANGUAGES[index % LANGUAGES.length] ?? 'en';
  // Half of them have set something: a language and how many stories.
  if (index % 2 === 0) await chats.change(chat, { language, stories: 3 + (index % 4) });
  await store.subscriptions.set({ chat, cadence, nextAt: NOW });
}
await store.close();
const args = [join(import.meta.dirname, 'eight-oclock-process.ts'), url, values.minutes];
spawn(process.execPath, args, { stdio: 'inherit' });
