/** The bots and the schedule, brought together. */
import type { Logger } from 'pino';
import { createBot } from '../bots/bot.ts';
import type { AdapterMaker, Responder } from '../bots/chat-adapter.ts';
import { createChats } from '../bots/chats.ts';
import { createConversations } from '../bots/conversations.ts';
import { createDeliver } from '../bots/deliver.ts';
import { leaveNoTrace } from '../bots/leave-no-trace.ts';
import { createLimiter } from '../bots/limiter.ts';
import { type RunningAdapters, runAdapters } from '../bots/run-adapters.ts';
import { createService } from '../bots/service.ts';
import { createToldMemory } from '../bots/told.ts';
import type { Config } from '../config.ts';
import { readStatistics } from '../desk/statistics.ts';
import { createFeedFinder } from '../feeds/feed-finder.ts';
import { type Instruments, noInstruments } from '../instruments.ts';
import { withLogFields } from '../log.ts';
import type { Watched } from '../monitoring/monitor.ts';
import { createOutbox } from '../schedule/outbox.ts';
import { createTicker } from '../schedule/ticker.ts';
import type { App } from '../app.ts';
import { now } from './now.ts';

export interface RunningBots extends Watched, Pick<RunningAdapters, 'failures' | 'ended' | 'stop'> {
  readonly started: readonly string[];
}

/** Starts the bots and the schedule; a platform that fails to start does not keep the others from running. */
export async function startBots(
  app: App,
  config: Config,
  makers: readonly AdapterMaker[],
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
      const [platform = ''] = id.split(':');
      return (await adapters.running.get(platform)?.leave?.(id)) ?? false;
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
    statistics: () => readStatistics(store, now()),
  };
  const bot = createBot(parts, logger);
  const responder: Responder = {
    ...bot,
    respond: (incoming, send, draft) =>
      withLogFields({ chat: incoming.chat }, () => bot.respond(incoming, send, draft)),
  };
  const adapters = runAdapters(makers, responder, logger);
  await adapters.begun;
  const { running, platforms, waiting, failures, ended } = adapters;
  const scheduling = {
    platforms,
    subscriptions: store.subscriptions,
    deliveries: store.deliveries,
    now,
    logger,
    lateMs: config.schedule.lateHours * HOUR_MS,
    instruments,
  };
  const deliver = leaveNoTrace(createDeliver(parts, running), { ...store, ...service });
  const outbox = createOutbox({
    ...scheduling,
    send: (delivery, keep) =>
      withLogFields({ chat: delivery.chat, slot: delivery.slot }, () => deliver(delivery, keep)),
  });
  const ticker = createTicker({ ...scheduling, outbox });
  if (failures.length < makers.length) ticker.start();
  return {
    failures,
    started: [...platforms],
    ended,
    platforms: () =>
      new Map([
        ...[...running].map(([platform, adapter]) => [platform, adapter.isConnected()] as const),
        ...[...waiting].map((platform) => [platform, false] as const),
      ]),
    lastTick: () => ticker.lastTick(),
    async stop() {
      // Whoever waits for the model goes on without it.
      app.writer?.close();
      await ticker.stop();
      await adapters.stop();
      await finder.close();
    },
  };
}

const HOUR_MS = 3_600_000;
const OPENAI = 'https://api.openai.com/v1';

/** Where articles and questions go to be written up; undefined where no model is configured. */
function modelHost({ model }: Config): string | undefined {
  return model && URL.parse(model.baseUrl ?? OPENAI)?.host;
}
