/** The composition root: the only file that brings every layer together. */
import type { Logger } from 'pino';
import { createBot } from './bots/bot.ts';
import type { ChatAdapter } from './bots/chat-adapter.ts';
import { createChats } from './bots/chats.ts';
import { commandSpecs } from './bots/commands.ts';
import { createConversations } from './bots/conversations.ts';
import { createDeliver } from './bots/deliver.ts';
import { createToldMemory } from './bots/told.ts';
import type { Config } from './config.ts';
import { createDesk, type Desk } from './desk/desk.ts';
import { createTicker } from './schedule/ticker.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/ports.ts';

export interface App {
  readonly store: Store;
  readonly desk: Desk;
  close(): Promise<void>;
}

export async function openApp(config: Config): Promise<App> {
  const store = await openStore(config.storeUrl);
  return { store, desk: createDesk({ store, now }), close: () => store.close() };
}

/** The adapters of every platform that has a token. Each client library is loaded only where it is used. */
export async function configuredAdapters(config: Config, logger: Logger): Promise<ChatAdapter[]> {
  const adapters: ChatAdapter[] = [];
  if (config.discord) {
    const { createDiscordAdapter } = await import('./bots/discord/discord-adapter.ts');
    adapters.push(createDiscordAdapter({ ...config.discord, commands: commandSpecs, logger }));
  }
  if (config.telegram) {
    const { createTelegramAdapter } = await import('./bots/telegram/telegram-adapter.ts');
    adapters.push(createTelegramAdapter({ ...config.telegram, commands: commandSpecs, logger }));
  }
  return adapters;
}

export interface RunningBots {
  /** Platforms that could not start, with why. */
  readonly failures: readonly unknown[];
  readonly started: readonly string[];
  stop(): Promise<void>;
}

/** Starts the bots and the schedule; a platform that fails to start does not keep the others from running. */
export async function startBots(
  app: App,
  config: Config,
  adapters: readonly ChatAdapter[],
  logger: Logger,
): Promise<RunningBots> {
  const { store, desk } = app;
  const parts = {
    desk,
    chats: createChats(store, config.defaults),
    conversations: createConversations(store),
    subscriptions: store.subscriptions,
    topics: config.topics,
    now,
  };
  const bot = createBot(parts, logger);
  const results = await Promise.allSettled(adapters.map((adapter) => adapter.start(bot)));
  const running = adapters.filter((_, index) => results[index]?.status === 'fulfilled');
  const failures = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  const byPlatform = new Map(running.map((adapter) => [adapter.platform, adapter]));
  const ticker = createTicker({
    platforms: [...byPlatform.keys()],
    subscriptions: store.subscriptions,
    deliveries: store.deliveries,
    send: createDeliver(parts, createToldMemory(store), byPlatform),
    now,
    logger,
  });
  if (running.length > 0) ticker.start();
  return {
    failures,
    started: [...byPlatform.keys()],
    async stop() {
      await ticker.stop();
      await Promise.allSettled(running.map((adapter) => adapter.stop()));
    },
  };
}

function now(): string {
  return new Date().toISOString();
}
