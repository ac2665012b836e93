/** The bot behind every platform, over a real store in memory and the sample articles, as somebody would talk to it. */
import { join } from 'node:path';
import { pino } from 'pino';
import type { Block, Reply } from '../../src/bots/blocks.ts';
import { createBot } from '../../src/bots/bot.ts';
import type { Incoming, Responder } from '../../src/bots/chat-adapter.ts';
import { createChats } from '../../src/bots/chats.ts';
import { createConversations } from '../../src/bots/conversations.ts';
import type { BotParts } from '../../src/bots/handler.ts';
import { createToldMemory } from '../../src/bots/told.ts';
import { renderText } from '../../src/bots/terminal/render.ts';
import { createDesk } from '../../src/desk/desk.ts';
import type { Limits } from '../../src/desk/writing/budget.ts';
import { createWriter } from '../../src/desk/writing/writer.ts';
import type { LanguageModel } from '../../src/digest/language-model.ts';
import { readStatistics } from '../../src/desk/statistics.ts';
import { noInstruments } from '../../src/instruments.ts';
import { readPaths } from '../../src/ingest/read-paths.ts';
import type { Article } from '../../src/model.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/ports.ts';
import { openService } from './open-service.ts';

export const NOW = '2026-11-23T19:00:00.000Z';
const samples = await Array.fromAsync(readPaths([join(import.meta.dirname, '..', '..', 'samples')], {}));
const samplesRead = samples.flatMap((result) => (result.type === 'article' ? [result.article] : []));

export interface Who {
  readonly chat?: Incoming['chat'];
  readonly user?: string;
  readonly admin?: boolean;
  readonly locale?: string;
  readonly openedFrom?: Incoming['openedFrom'];
  readonly hears?: Incoming['hears'];
  readonly within?: Incoming['within'];
  readonly server?: Incoming['server'];
}

export type Doing =
  | { readonly type: 'command'; readonly name: string; readonly args: string }
  | { readonly type: 'message'; readonly text: string; readonly repliedTo?: string }
  | { readonly type: 'button'; readonly action: string; readonly messageId?: string }
  | {
      readonly type: 'form';
      readonly action: string;
      readonly values: Readonly<Record<string, string>>;
      readonly messageId?: string;
    }
  | { readonly type: 'joined' };

export interface Answered {
  readonly reply: Reply;
  /** The id of its message. */
  readonly id: string;
  /** What was shown of it before it was whole. */
  readonly drafts: readonly Reply[];
}

export interface SampleBot {
  readonly store: Store;
  readonly bot: Responder;
  readonly parts: BotParts;
  respond(what: Doing, who?: Who): Promise<Answered>;
  /** What a line typed in a chat is answered with, as text; a line with a slash is a command. */
  say(line: string, who?: Who): Promise<string>;
  /** Presses the button of that label under a message. */
  press(label: string | RegExp, on: Pick<Answered, 'reply' | 'id'>, who?: Who): Promise<Answered>;
}

export interface SampleBotOptions extends Partial<Omit<BotParts, 'service'>> {
  readonly service?: Parameters<typeof openService>[2];
  /** May write. */
  readonly languageModel?: LanguageModel;
  /** Tokens a day, overall and for a chat; as many as it likes unless said. */
  readonly limits?: Limits;
  /** The samples, unless said. */
  readonly articles?: readonly Article[];
  /** One that other bots use too, as after a restart. */
  readonly store?: Store;
}

export async function openSampleBot(options: SampleBotOptions = {}): Promise<SampleBot> {
  const {
    service,
    languageModel,
    limits = { all: Infinity, chat: Infinity },
    articles = samplesRead,
    store = await openStore('sqlite::memory:'),
    ...some
  } = options;
  const now = some.now ?? ((): string => NOW);
  const writer = languageModel && {
    writer: createWriter({
      model: languageModel,
      store,
      articles: (ids) => store.articles.getAll(ids),
      limits,
      now,
    }),
  };
  const desk = createDesk({ store, now, ...writer });
  await desk.receive(articles);
  const chats = createChats(store, { zone: 'UTC', stories: 6, length: 'medium' });
  const parts: BotParts = {
    desk,
    chats,
    service: openService(store, chats, { now, ...service }),
    conversations: createConversations(store, now),
    subscriptions: store.subscriptions,
    told: createToldMemory(store),
    limiter: { admit: () => 'admitted' },
    topics: ['World', 'Nowhere'],
    now,
    ...(languageModel && { model: { name: 'small-model' } }),
    instruments: noInstruments,
    statistics: () => readStatistics(store, now()),
    ...some,
  };
  const bot = createBot(parts, pino({ level: 'silent' }));
  let messages = 0;

  async function respond(what: Doing, who: Who = {}): Promise<Answered> {
    const { chat = 'telegram:1', user = 'u', admin = true, locale, openedFrom, hears, within, server } = who;
    let reply: Reply | undefined;
    const drafts: Reply[] = [];
    messages += 1;
    const id = `m${messages}`;
    await bot.respond(
      {
        ...what,
        chat,
        user: { id: user },
        admin: async () => admin,
        ...(locale && { locale }),
        ...(openedFrom && { openedFrom }),
        ...(hears && { hears }),
        ...(within && { within }),
        ...(server && { server }),
      },
      async (given) => {
        reply = given;
        return [id];
      },
      (sofar) => void drafts.push(sofar),
    );
    if (!reply) throw new Error('no reply');
    return { reply, id, drafts };
  }

  return {
    store,
    bot,
    parts,
    respond,
    async say(line, who) {
      const command = /^\/(\S+)\s*(.*)$/su.exec(line);
      const what: Doing = command
        ? { type: 'command', name: command[1] ?? '', args: command[2] ?? '' }
        : { type: 'message', text: line };
      return textOf((await respond(what, who)).reply);
    },
    async press(label, { reply, id }, who) {
      const button = reply.buttons?.find((one) =>
        typeof label === 'string' ? one.label === label : label.test(one.label),
      );
      if (!button)
        throw new Error(`no button ${label} among ${reply.buttons?.map((one) => one.label).join(', ')}`);
      return await respond({ type: 'button', action: button.action, messageId: id }, who);
    },
  };
}

export function textOf(reply: Reply): string {
  return renderText(reply, { colour: false });
}

export function storiesOf(reply: Reply): Extract<Block, { type: 'story' }>[] {
  return reply.blocks.filter((block) => block.type === 'story');
}
