/** The composition root: the only file that brings every layer together. */
import type { Logger } from 'pino';
import { createBot } from './bots/bot.ts';
import type { ChatAdapter, Responder } from './bots/chat-adapter.ts';
import { watchAdapters } from './bots/watch-adapters.ts';
import { createChats } from './bots/chats.ts';
import { commandsOf } from './bots/commands.ts';
import { createConversations } from './bots/conversations.ts';
import { createDeliver } from './bots/deliver.ts';
import { createForgetting, type Forgetting } from './bots/forgetting.ts';
import { leaveNoTrace } from './bots/leave-no-trace.ts';
import { createLimiter } from './bots/limiter.ts';
import { createService } from './bots/service.ts';
import { createToldMemory } from './bots/told.ts';
import { createWriteAhead } from './bots/write-ahead.ts';
import type { Config } from './config.ts';
import { createAnswerer } from './desk/answering/answerer.ts';
import { createDesk, type Desk } from './desk/desk.ts';
import { readStatistics } from './desk/statistics.ts';
import type { Writer } from './desk/writing/writer.ts';
import { createFeedFinder } from './feeds/feed-finder.ts';
import { syncFeeds } from './feeds/feed-list.ts';
import type { FeedReading } from './feeds/feed-reading.ts';
import type { Round } from './feeds/poller.ts';
import { type Instruments, noInstruments } from './instruments.ts';
import { createLogger, withLogFields } from './log.ts';
import type { Meaning } from './desk/meaning/meaning.ts';
import type { Article, Feed } from './model.ts';
import type { Monitor, Watched } from './monitoring/monitor.ts';
import { everyMinute, everyNight, everyQuarter } from './schedule/clock.ts';
import { LEDGER_DAYS } from './schedule/ledger.ts';
import { createOutbox } from './schedule/outbox.ts';
import { createTicker } from './schedule/ticker.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/ports.ts';
import { isTrouble, levelOf, watchStore } from './store/trouble.ts';

export interface App {
  readonly store: Store;
  readonly desk: Desk;
  /** Where a model is configured. */
  readonly writer?: Writer;
  close(): Promise<void>;
}

export async function openApp(config: Config, logger: Logger = createLogger('silent')): Promise<App> {
  const store = watchStore(await openStore(config.storeUrl), logger);
  const answerer = createAnswerer();
  const writer = await openWriter(
    config,
    store,
    (ids) => store.articles.getAll(ids),
    (error) => logger[levelOf(error)]({ err: error }, 'a model’s lines could not be had'),
  );
  const meaning = await openMeaning(config, store);
  return {
    store,
    desk: createDesk({ store, now, answerer, ...(writer && { writer }), ...(meaning && { meaning }) }),
    ...(writer && { writer }),
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
  onFailure?: (error: unknown) => void,
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
    ...(onFailure && { onFailure }),
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
    // Before discord.js is loaded: it takes the gateway's connection from there.
    if (config.proxy) (await import('./bots/discord/gateway-proxy.ts')).gatewayByProxy(config.proxy);
    const { createDiscordAdapter } = await import('./bots/discord/discord-adapter.ts');
    adapters.push(
      createDiscordAdapter({
        ...config.discord,
        commands: commandsOf(config),
        logger: logger.child({ platform: 'discord' }),
      }),
    );
  }
  if (config.telegram) {
    const { createTelegramAdapter } = await import('./bots/telegram/telegram-adapter.ts');
    adapters.push(
      createTelegramAdapter({
        ...config.telegram,
        proxy: config.proxy,
        commands: commandsOf(config),
        admins: config.admins,
        logger: logger.child({ platform: 'telegram' }),
      }),
    );
  }
  return adapters;
}

/** Instruments that count, and where they are looked at; neither where it isn't configured. */
export async function openMonitor({ store }: App, { health }: Config, logger: Logger): Promise<Monitor> {
  if (!health) return { instruments: noInstruments, watch() {}, async stop() {} };
  const { startMonitor } = await import('./monitoring/monitor.ts');
  return await startMonitor({ ...health, store, now, logger });
}

export interface RunningBots extends Watched {
  /** Platforms that could not start, with why. */
  readonly failures: readonly unknown[];
  readonly started: readonly string[];
  /** Resolves once every platform that had started was ended by its own side. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the bots and the schedule; a platform that fails to start does not keep the others from running. */
export async function startBots(
  app: App,
  config: Config,
  adapters: readonly ChatAdapter[],
  logger: Logger,
  instruments: Instruments = noInstruments,
): Promise<RunningBots> {
  const { store, desk, writer } = app;
  writer?.watch(instruments);
  const chats = createChats(store, config.defaults);
  const finder = createFeedFinder(now);
  const service = createService({
    store,
    chats,
    now,
    rules: { ...config, modelHost: modelHost(config), database: !config.storeUrl.startsWith('sqlite:') },
    findFeed: (typed) => finder.find(typed),
    leave: async (id) => {
      const adapter = adapters.find(({ platform }) => id.startsWith(`${platform}:`));
      return (await adapter?.leave?.(id)) ?? false;
    },
  });
  const parts = {
    desk,
    chats,
    service,
    conversations: createConversations(store, now),
    subscriptions: store.subscriptions,
    told: createToldMemory(store),
    limiter: createLimiter(Date.now, config.limits),
    topics: config.topics,
    now,
    model: config.model,
    instruments,
    owners: config,
    statistics: () => readStatistics(store, now()),
  };
  const bot = createBot(parts, logger);
  const responder: Responder = {
    ...bot,
    respond: (incoming, send, draft) =>
      withLogFields({ chat: incoming.chat }, () => bot.respond(incoming, send, draft)),
  };
  const results = await Promise.allSettled(adapters.map((adapter) => adapter.start(responder)));
  const running = adapters.filter((_, index) => results[index]?.status === 'fulfilled');
  const failures = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  const byPlatform = new Map(running.map((adapter) => [adapter.platform, adapter]));
  const { platforms, ended, stop } = watchAdapters(running, logger);
  const scheduling = {
    platforms,
    subscriptions: store.subscriptions,
    deliveries: store.deliveries,
    now,
    logger,
    lateMs: config.schedule.lateHours * HOUR_MS,
    instruments,
  };
  const deliver = leaveNoTrace(createDeliver(parts, byPlatform), { ...store, ...service });
  const outbox = createOutbox({
    ...scheduling,
    send: (delivery, keep) =>
      withLogFields({ chat: delivery.chat, slot: delivery.slot }, () => deliver(delivery, keep)),
  });
  const ticker = createTicker({ ...scheduling, outbox });
  if (running.length > 0) ticker.start();
  return {
    failures,
    started: [...byPlatform.keys()],
    ended,
    platforms: () => new Map(running.map((adapter) => [adapter.platform, adapter.isConnected()])),
    lastTick: () => ticker.lastTick(),
    async stop() {
      // Whoever waits for the model goes on without it.
      app.writer?.close();
      await ticker.stop();
      await stop();
      await finder.close();
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
    proxy: config.proxy,
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
const SPENDING_MS = 400 * DAY_MS;
const OPENAI = 'https://api.openai.com/v1';

/** Where articles and questions go to be written up; undefined where no model is configured. */
function modelHost({ model }: Config): string | undefined {
  return model && URL.parse(model.baseUrl ?? OPENAI)?.host;
}

/** What is kept of chats and people, for the command line too. */
export function openForgetting({ store }: Pick<App, 'store'>, config: Config): Forgetting {
  return createForgetting(store, createChats(store, config.defaults), now);
}

/** What runs beside the bots: feeds are read, and what is too old or too much is let go. */
export async function startBackground(
  app: App,
  config: Config,
  logger: Logger,
  report: (news: FeedNews) => void,
  instruments: Instruments = noInstruments,
): Promise<Background> {
  const { store, desk } = app;
  // With a full disk it starts all the same: what is stored can be told.
  await listFeeds(app, config).catch(unlessTrouble);
  const feeds = await openFeedReading(app, config, logger);
  feeds.poller.start(async (round) => {
    const samples = round.received > 0 ? await removeSamples(store) : 0;
    await desk.catalogue();
    instruments.feedsRead(round);
    if (round.received > 0) logger.info(round, 'the feeds brought news');
    report({ ...round, samples });
  });
  const prune = async (): Promise<void> => {
    const { days, megabytes } = config.keep;
    const addedBefore = new Date(Date.parse(now()) - days * DAY_MS).toISOString();
    const removed = await store.articles.prune({ addedBefore, mostBytes: megabytes * 1_000_000 });
    if (removed > 0) logger.info({ removed }, 'old articles were removed');
    await store.deliveries.prune(new Date(Date.parse(now()) - LEDGER_DAYS * DAY_MS).toISOString());
    await store.spending.prune(new Date(Date.parse(now()) - SPENDING_MS).toISOString().slice(0, 10));
    await store.personal.sweep();
    const left = await openForgetting(app, config).forgetLeft();
    if (left > 0) logger.info({ chats: left }, 'chats that the bot was removed from were forgotten');
  };
  const ahead = createWriteAhead({
    desk,
    chats: createChats(store, config.defaults),
    told: createToldMemory(store),
    subscriptions: store.subscriptions,
    platforms: [config.discord && 'discord', config.telegram && 'telegram'].filter(
      (name) => name !== undefined,
    ),
    now,
    logger,
  });
  const writing = config.model && everyQuarter(async () => void (await ahead.run()));
  const upkeep = everyNight(() =>
    prune().catch((error: unknown) => logger[levelOf(error)]({ err: error }, 'nothing could be let go')),
  );
  await prune().catch(unlessTrouble);
  const embedding =
    config.model?.embeddings === undefined ? undefined : everyMinute(() => embed(desk, logger));
  return {
    async stop() {
      await embedding?.stop();
      ahead.stop();
      await writing?.stop();
      await upkeep.stop();
      await feeds.close();
    },
  };
}

function unlessTrouble(error: unknown): void {
  if (!isTrouble(error)) throw error;
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

const SAMPLES = 'samples' as const;

function now(): string {
  return new Date().toISOString();
}
