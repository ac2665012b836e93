/** Telegram, by grammY: what comes in is answered in a chat's order and beside other chats, and sent as Telegram allows. */
import { Agent as HttpAgent, type ProxyEnv } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { sequentialize } from '@grammyjs/runner';
import { Api, Bot, type Context } from 'grammy';
import type { Logger } from 'pino';
import type { BrevierError } from '../../model.ts';
import type { Reply } from '../blocks.ts';
import type { Incoming, Responder, ChatAdapter } from '../chat-adapter.ts';
import { allUnsent } from '../unsent.ts';
import { commandAliases } from '../commands.ts';
import { createDrafts } from '../drafts.ts';
import { mayPress } from './channels.ts';
import { fromChatId, toChatId } from './chat-ids.ts';
import { type MenuCommand, registerCommands } from './command-lists.ts';
import { sendDraft } from './draft.ts';
import { explain, isGone, isRefused, isTokenRefused, startError, toOutcome } from './errors.ts';
import { createHomes } from './homes.ts';
import { toIncoming } from './incoming.ts';
import { answerInline } from './inline.ts';
import { createLanes } from './lanes.ts';
import { wasRemoved } from './membership.ts';
import { createPersonalSend } from './personally.ts';
import { receiveByPolling } from './polling.ts';
import { type Asked, createSend } from './send.ts';
import { whileTyping } from './typing.ts';
import { type AllowedUpdate, receiveByWebhook, type Receiving, type WebhookOptions } from './webhook.ts';

export interface TelegramOptions {
  readonly token: string;
  /** Another Bot API server than Telegram's. */
  readonly apiUrl?: string;
  /** In Node's form. */
  readonly proxy?: Readonly<ProxyEnv> | undefined;
  /** Long polling where it is left out. */
  readonly webhook?: WebhookOptions | undefined;
  /** Stories as rich messages, which older clients don't show; HTML where it is left out. */
  readonly rich?: boolean;
  readonly commands: readonly MenuCommand[];
  /** Who runs the bot, as `admins:` has them. */
  readonly admins?: readonly string[];
  readonly logger: Logger;
}

/** Longer than a poll is held. */
const CALL_SECONDS = 60;
const UPDATES: readonly AllowedUpdate[] = [
  'message',
  'channel_post',
  'callback_query',
  'inline_query',
  'my_chat_member',
];

export function createTelegramAdapter(options: TelegramOptions): ChatAdapter {
  const { token, apiUrl, proxy, webhook, rich = false, commands, admins = [], logger } = options;
  const client = {
    timeoutSeconds: CALL_SECONDS,
    ...(apiUrl === undefined ? {} : { apiRoot: apiUrl }),
    ...(proxy && { baseFetchConfig: { agent: agentBy(proxy, apiUrl) } }),
  };
  const bot = new Bot(token, { client });
  const { scheduled } = createLanes(bot.api, token, client);
  const known = new Set([...commands.map(({ name }) => name), ...Object.keys(commandAliases)]);
  const atWork = new Set<Promise<void>>();
  const lost = Promise.withResolvers<BrevierError>();
  let responder: Responder;
  let receiving: Receiving | undefined;
  const homes = createHomes((from, to) => responder.moved(from, to));
  const send = createSend({ bot: () => bot.botInfo.username, homes, rich, logger });

  const sendReply = createPersonalSend(send);
  function notice(error: unknown): void {
    if (isTokenRefused(error)) lost.resolve(startError(error, token));
  }

  async function take(context: Context): Promise<void> {
    const { chat, message } = context;
    if (chat && wasRemoved(context)) return await responder.left(toChatId(chat.id));
    if (chat && message?.migrate_to_chat_id !== undefined)
      return await homes.moved(chat.id, message.migrate_to_chat_id);
    const incoming = toIncoming(context, known);
    if (!chat || !incoming) return;
    // A group that became a supergroup knows the bot already.
    if (incoming.type === 'joined' && homes.isNewHome(chat.id)) return;
    const drafts = createDrafts((sofar) =>
      sendDraft(bot.api, incoming.chat, { sofar, draftId: context.update.update_id }),
    );
    const sendLast = async (reply: Reply): Promise<string[]> => {
      await drafts.end();
      return await sendReply(bot.api, incoming, reply, askedBy(incoming, context));
    };
    const answer = (): Promise<void> =>
      responder.respond(incoming, sendLast, chat.type === 'private' ? drafts.draft : undefined);
    // A channel shows no typing, and nobody waits for a greeting.
    if (chat.type === 'channel' || incoming.type === 'joined') return await answer();
    await whileTyping(() => context.replyWithChatAction('typing'), answer);
  }

  function listen(): void {
    bot.use(async (context, next) => {
      const work = next().catch((error: unknown) => {
        notice(error);
        const chat = context.chat && toChatId(context.chat.id);
        const level = isGone(error) ? 'debug' : 'warn';
        logger[level]({ chat, reason: explain(error, token) }, 'a Telegram update was not answered');
      });
      atWork.add(work);
      await work;
      atWork.delete(work);
    });
    bot.on('inline_query', (context) => answerInline(context, responder));
    bot.on('callback_query', async (context, next) => {
      // At once: the button shows that it was pressed, however long the chat's earlier questions take.
      void context.answerCallbackQuery().catch(() => {});
      if (await mayPress(context)) await next();
    });
    bot.use(sequentialize((context) => context.chat && String(context.chat.id)));
    bot.use((context) => take(context));
  }

  return {
    platform: 'telegram',
    lost: lost.promise,
    async start(given) {
      responder = given;
      // Without retries: who starts it should hear at once what is wrong.
      const impatient = new Api(token, client);
      try {
        bot.botInfo = await impatient.getMe();
      } catch (error) {
        throw startError(error, token);
      }
      if (!bot.botInfo.supports_inline_queries)
        logger.info('stories can be shared by inline mode once @BotFather has turned it on (/setinline)');
      try {
        await registerCommands(impatient, { commands, owners: usersAmong(admins) });
      } catch (error) {
        logger.warn({ reason: explain(error, token) }, "Telegram's menu of commands could not be set");
      }
      listen();
      try {
        receiving = webhook
          ? await receiveByWebhook(bot, token, webhook, UPDATES)
          : await receiveByPolling(bot, token, UPDATES, logger, (error) =>
              lost.resolve(startError(error, token)),
            );
      } catch (error) {
        throw startError(error, token);
      }
    },
    isConnected: () => receiving?.isConnected() ?? false,
    async deliver(chat, reply, unsent = allUnsent()) {
      try {
        return { type: 'sent', messageIds: await send(scheduled, chat, reply, { unsent }) };
      } catch (error) {
        notice(error);
        return toOutcome(error, token);
      }
    },
    async leave(id) {
      const place = fromChatId(`telegram:${id.replace(/^telegram:/u, '')}`);
      try {
        return place !== undefined && place.chatId < 0 && (await bot.api.leaveChat(place.chatId));
      } catch (error) {
        if (isRefused(error) || isGone(error)) return false;
        throw error;
      }
    },
    async stop() {
      await receiving?.stop();
      await Promise.all(atWork);
    },
  };
}

function usersAmong(admins: readonly string[]): number[] {
  return admins.flatMap((id) => (id.startsWith('telegram:') ? Number(id.slice('telegram:'.length)) : []));
}

/** grammY brings agents of its own, which know no proxy. */
function agentBy(proxyEnv: Readonly<ProxyEnv>, apiUrl = 'https:'): HttpAgent {
  const options = { keepAlive: true, proxyEnv };
  return apiUrl.startsWith('https:') ? new HttpsAgent(options) : new HttpAgent(options);
}

/** Follow-ups are answered in reply to their message; in groups so is everything, as others talk in between. */
function askedBy(incoming: Incoming, { chat, message, callbackQuery }: Context): Asked {
  const inChat = chat?.type ?? 'private';
  const pressed = callbackQuery?.message?.message_id;
  const replyTo = message?.message_id ?? (inChat === 'private' ? undefined : pressed);
  const replies = inChat !== 'channel' && (incoming.type === 'message' || inChat !== 'private');
  return {
    inChat,
    ...(pressed === undefined ? {} : { pressed }),
    ...(replies && replyTo !== undefined ? { replyTo } : {}),
  };
}
