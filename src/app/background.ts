/** What runs beside the bots, brought together: feeds, upkeep, what is written ahead. */
import type { Logger } from 'pino';
import { createChats } from '../bots/chats.ts';
import { createForgetting, type Forgetting } from '../bots/forgetting.ts';
import { createToldMemory } from '../bots/told.ts';
import { createWriteAhead } from '../bots/write-ahead.ts';
import type { Config } from '../config.ts';
import { type Desk } from '../desk/desk.ts';
import { syncFeeds } from '../feeds/feed-list.ts';
import type { FeedReading } from '../feeds/feed-reading.ts';
import type { Round } from '../feeds/poller.ts';
import { type Instruments, noInstruments } from '../instruments.ts';
import { createLogger } from '../log.ts';
import type { Feed } from '../model.ts';
import { everyMinute, everyNight, everyQuarter } from '../schedule/clock.ts';
import { LEDGER_DAYS } from '../schedule/ledger.ts';
import type { Store } from '../store/ports.ts';
import { isTrouble, levelOf } from '../store/trouble.ts';
import type { App } from '../app.ts';
import { now } from './now.ts';

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
  const { createFeedReading } = await import('../feeds/feed-reading.ts');
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

const DAY_MS = 24 * 3_600_000;
const SPENDING_MS = 400 * DAY_MS;

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
