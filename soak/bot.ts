/** The process that is killed: the bot as it runs, but for a clock that ticks ten times a second and a shorter lease. */
import { setTimeout as pause } from 'node:timers/promises';
import type { ChatAdapter } from '../src/bots/chat-adapter.ts';
import { createBot } from '../src/bots/bot.ts';
import { createChats } from '../src/bots/chats.ts';
import { commandSpecs } from '../src/bots/commands.ts';
import { createConversations } from '../src/bots/conversations.ts';
import { createDeliver } from '../src/bots/deliver.ts';
import { createLimiter } from '../src/bots/limiter.ts';
import { createToldMemory } from '../src/bots/told.ts';
import { createDesk } from '../src/desk/desk.ts';
import { readStatistics } from '../src/desk/statistics.ts';
import { noInstruments } from '../src/instruments.ts';
import { createLogger } from '../src/log.ts';
import { createOutbox } from '../src/schedule/outbox.ts';
import { createTicker } from '../src/schedule/ticker.ts';
import { openStore } from '../src/store/open-store.ts';
import { openService, rates } from '../test/bots/open-service.ts';
import { defaults, MOST_STORIES, type PlatformName, TOKEN } from './settings.ts';

const TICK_MS = 100;
const LATE_MS = 24 * 3_600_000;

const [platform = '', apiUrl = '', storeUrl = '', leaseMs = ''] = process.argv.slice(2);
const now = (): string => new Date().toISOString();
const logger = createLogger('error');
const store = await openStore(storeUrl);
const adapter = await newAdapter();
const chats = createChats(store, defaults);
const parts = {
  desk: createDesk({ store, now }),
  chats,
  service: openService(store, chats),
  conversations: createConversations(store, now),
  subscriptions: store.subscriptions,
  told: createToldMemory(store),
  limiter: createLimiter(Date.now, rates),
  topics: [],
  now,
  instruments: noInstruments,
  owners: { admins: [] },
  statistics: () => readStatistics(store, now()),
};
const scheduling = {
  platforms: [platform],
  subscriptions: store.subscriptions,
  deliveries: store.deliveries,
  now,
  logger,
  lateMs: LATE_MS,
};
const outbox = createOutbox({
  ...scheduling,
  leaseMs: Number(leaseMs),
  send: createDeliver(parts, new Map([[platform, adapter]])),
});
const ticker = createTicker({ ...scheduling, outbox });

// As one that has run for a while: what it briefs is known.
const day = { from: new Date(Date.now() - 24 * 3_600_000).toISOString(), to: now() };
await parts.desk.briefing({ ...day, settings: { follow: [], mute: [] }, most: MOST_STORIES + 1 });

process.on('disconnect', () => process.exit());
process.on('message', () => void run());
process.send?.('ready');

async function run(): Promise<void> {
  await adapter.start(createBot(parts, logger));
  process.send?.('begun');
  for (;;) {
    void ticker.tick();
    await pause(TICK_MS);
  }
}

async function newAdapter(): Promise<ChatAdapter> {
  const common = { token: TOKEN, commands: commandSpecs, logger };
  if ((platform as PlatformName) === 'discord') {
    const { createDiscordAdapter } = await import('../src/bots/discord/discord-adapter.ts');
    return createDiscordAdapter({ ...common, apiUrl: `${apiUrl}/api` });
  }
  const { createTelegramAdapter } = await import('../src/bots/telegram/telegram-adapter.ts');
  return createTelegramAdapter({ ...common, apiUrl });
}
