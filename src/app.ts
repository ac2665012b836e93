/** The composition root: the only file that brings every layer together. */
import type { Logger } from 'pino';
import { createBot } from './bots/bot.ts';
import type { ChatAdapter } from './bots/chat-adapter.ts';
import { createChats } from './bots/chats.ts';
import { commandSpecs } from './bots/commands.ts';
import { createConversations } from './bots/conversations.ts';
import { createDeliver } from './bots/deliver.ts';
import { createLimiter } from './bots/limiter.ts';
import { createToldMemory } from './bots/told.ts';
import type { Config } from './config.ts';
import { createAnswerer } from './desk/answering/answerer.ts';
import { createDesk, type Desk } from './desk/desk.ts';
import { syncFeeds } from './feeds/feed-list.ts';
import type { FeedReading } from './feeds/feed-reading.ts';
import type { Round } from './feeds/poller.ts';
import { createLogger } from './log.ts';
import type { Meaning } from './desk/meaning/meaning.ts';
import type { Writer } from './desk/writing/writer.ts';
import type { Article, Feed } from './model.ts';
import { everyMinute, everyNight } from './schedule/clock.ts';
import { createOutbox } from './schedule/outbox.ts';
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
  const answerer = createAnswerer();
  const writer = await openWriter(config, store, (ids) => store.articles.getAll(ids));
  const meaning = await openMeaning(config, store);
  return {
    store,
    desk: createDesk({ store, now, answerer, ...(writer && { writer }), ...(meaning && { meaning }) }),
    async close() {
      writer?.close();
      meaning?.close();
      await answerer.close();
      await store.close();
    },
  };
}

/** Undefined where no model is configured: then nothing of it is even loaded. */
export async function openWriter(
  { model }: Config,
  store: Store,
  articles: (ids: readonly string[]) => Promise<readonly Article[]>,
): Promise<Writer | undefined> {
  if (!model) return undefined;
  const { createLanguageModel } = await import('./digest/language-model/openai-model.ts');
  const { createWriter } = await import('./desk/writing/writer.ts');
  const { name, baseUrl, key, timeoutSeconds, tokensPerDay, tokensPerChat } = model;
  return createWriter({
    model: createLanguageModel({ name, baseUrl, key, timeoutMs: timeoutSeconds * 1_000 }),
    store,
    articles,
    limits: { all: tokensPerDay, chat: tokensPerChat },
    now,
  });
}

/** Undefined where no model of embeddings is configured: then all goes by words. */
async function openMeaning({ model }: Config, store: Store): Promise<Meaning | undefined> {
  if (model?.embeddings === undefined) return undefined;
  const { createEmbedder } = await import('./digest/language-model/openai-embedder.ts');
  const { createMeaning } = await import('./desk/meaning/meaning.ts');
  const { embeddings, baseUrl, key, timeoutSeconds, tokensPerDay, tokensPerChat } = model;
  return createMeaning({
    embedder: createEmbedder({ model: embeddings, baseUrl, key, timeoutMs: timeoutSeconds * 1_000 }),
    store,
    limits: { all: tokensPerDay, chat: tokensPerChat },
    now,
  });
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
    conversations: createConversations(store, now),
    subscriptions: store.subscriptions,
    told: createToldMemory(store),
    limiter: createLimiter(Date.now),
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
  const scheduling = {
    platforms: [...byPlatform.keys()],
    subscriptions: store.subscriptions,
    deliveries: store.deliveries,
    now,
    logger,
    lateMs: config.schedule.lateHours * HOUR_MS,
  };
  const outbox = createOutbox({
    ...scheduling,
    send: createDeliver(parts, byPlatform),
  });
  const ticker = createTicker({ ...scheduling, outbox });
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

/** The feeds as the configuration has them now, with those added by hand. */
export async function listFeeds({ store }: Pick<App, 'store'>, config: Config): Promise<readonly Feed[]> {
  await syncFeeds(store.feeds, config.feeds, now());
  return await store.feeds.list();
}

/** Loaded where it is used: reading the web takes a few libraries. */
export async function openFeedReading(
  { store, desk }: App,
  config: Config,
  logger: Logger = createLogger('silent'),
): Promise<FeedReading> {
  const { createFeedReading } = await import('./feeds/feed-reading.ts');
  return createFeedReading({
    store,
    take: (articles) => desk.take(articles),
    allowPrivate: config.fetch.private,
    everyMinute,
    now,
    logger,
  });
}

export interface Background {
  stop(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** So long it can be looked up what became of a delivery. */
const LEDGER_MS = 30 * DAY_MS;
const SPENDING_MS = 400 * DAY_MS;

/** What runs beside the bots: feeds are read, and what is too old or too much is let go. */
export async function startBackground(
  app: App,
  config: Config,
  logger: Logger,
  report: (news: FeedNews) => void,
): Promise<Background> {
  const { store, desk } = app;
  await listFeeds(app, config);
  const feeds = await openFeedReading(app, config, logger);
  feeds.poller.start(async (round) => {
    const samples = round.received > 0 ? await removeSamples(store) : 0;
    await desk.catalogue();
    if (round.received > 0) logger.info(round, 'the feeds brought news');
    report({ ...round, samples });
  });
  const prune = async (): Promise<void> => {
    const { days, megabytes } = config.keep;
    const addedBefore = new Date(Date.parse(now()) - days * DAY_MS).toISOString();
    const removed = await store.articles.prune({ addedBefore, mostBytes: megabytes * 1_000_000 });
    if (removed > 0) logger.info({ removed }, 'old articles were removed');
    await store.deliveries.prune(new Date(Date.parse(now()) - LEDGER_MS).toISOString());
    await store.spending.prune(new Date(Date.parse(now()) - SPENDING_MS).toISOString().slice(0, 10));
  };
  const upkeep = everyNight(prune);
  await prune();
  const embedding =
    config.model?.embeddings === undefined ? undefined : everyMinute(() => embed(desk, logger));
  return {
    async stop() {
      await embedding?.stop();
      await upkeep.stop();
      await feeds.close();
    },
  };
}

async function embed(desk: Desk, logger: Logger): Promise<void> {
  try {
    const embedded = await desk.embed();
    if (embedded > 0) logger.info({ embedded }, 'articles were given their vectors');
  } catch (error) {
    logger.error({ err: error }, 'articles could not be given their vectors; the next minute takes it up');
  }
}

/** What a round of feeds brought; `samples`: so many sample articles made room for it. */
export interface FeedNews extends Round {
  readonly samples: number;
}

/** The sample articles of an empty store are remembered, so that they can go when there is real news. */
export async function rememberSamples(store: Store, ids: readonly string[]): Promise<void> {
  await store.keyValue<readonly string[]>(SAMPLES).set('ids', ids);
}

async function removeSamples(store: Store): Promise<number> {
  const samples = store.keyValue<readonly string[]>(SAMPLES);
  const ids = await samples.get('ids');
  if (!ids) return 0;
  await samples.delete('ids');
  return await store.articles.remove(ids);
}

const SAMPLES = 'samples';

function now(): string {
  return new Date().toISOString();
}
