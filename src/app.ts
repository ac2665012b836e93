/** The composition root: with app/ the only place that brings every layer together. */
import type { Logger } from 'pino';
import type { AdapterMaker } from './bots/chat-adapter.ts';
import { commandsOf } from './bots/commands.ts';
import type { Config } from './config.ts';
import { createAnswerer } from './desk/answering/answerer.ts';
import { createDesk, type Desk } from './desk/desk.ts';
import type { Writer } from './desk/writing/writer.ts';
import { noInstruments } from './instruments.ts';
import { createLogger } from './log.ts';
import type { Meaning } from './desk/meaning/meaning.ts';
import type { Article } from './model.ts';
import type { Monitor } from './monitoring/monitor.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/ports.ts';
import { levelOf, watchStore } from './store/trouble.ts';
import { now } from './app/now.ts';

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
      await writer?.close();
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
export async function configuredAdapters(config: Config, logger: Logger): Promise<AdapterMaker[]> {
  const { discord, telegram, proxy, admins } = config;
  const makers: AdapterMaker[] = [];
  const commands = commandsOf(config);
  if (discord) {
    // Before discord.js is loaded: it takes the gateway's connection from there.
    if (proxy) (await import('./bots/discord/gateway-proxy.ts')).gatewayByProxy(proxy);
    const { createDiscordAdapter } = await import('./bots/discord/discord-adapter.ts');
    const options = { ...discord, commands, logger: logger.child({ platform: 'discord' }) };
    makers.push({ platform: 'discord', create: () => createDiscordAdapter(options) });
  }
  if (telegram) {
    const { createTelegramAdapter } = await import('./bots/telegram/telegram-adapter.ts');
    const options = { ...telegram, proxy, commands, admins, logger: logger.child({ platform: 'telegram' }) };
    makers.push({ platform: 'telegram', create: () => createTelegramAdapter(options) });
  }
  return makers;
}

/** Instruments that count, and where they are looked at; neither where it isn't configured. */
export async function openMonitor({ store }: App, config: Config, logger: Logger): Promise<Monitor> {
  const { health, discord, telegram } = config;
  if (!health) return { instruments: noInstruments, watch() {}, async stop() {} };
  const { startMonitor } = await import('./monitoring/monitor.ts');
  const platforms = [...(discord ? ['discord'] : []), ...(telegram ? ['telegram'] : [])];
  return await startMonitor({ ...health, platforms, store, now, logger });
}
