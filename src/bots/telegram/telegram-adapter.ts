/** Telegram, by grammY: long polling, one chat's messages in order, Telegram's own limits obeyed. */
import { autoRetry } from '@grammyjs/auto-retry';
import { run, type RunnerHandle, sequentialize } from '@grammyjs/runner';
import { apiThrottler } from '@grammyjs/transformer-throttler';
import { Api, Bot, type Context, GrammyError, HttpError, InlineKeyboard } from 'grammy';
import type { Logger } from 'pino';
import { BrevierError, type ChatId } from '../../model.ts';
import type { Reply } from '../blocks.ts';
import type { ChatAdapter, DeliveryOutcome, Responder } from '../chat-adapter.ts';
import { type CommandSpec, commandAliases } from '../commands.ts';
import { fromChatId, toChatId, toIncoming } from './incoming.ts';
import { renderMessages } from './render.ts';

export interface TelegramOptions {
  readonly token: string;
  /** Another Bot API server than Telegram's. */
  readonly apiUrl?: string;
  readonly commands: readonly Pick<CommandSpec, 'name' | 'description'>[];
  readonly logger: Logger;
}

const LONGEST_WAIT_SECONDS = 60;
const TRIES = 3;
const POLL_SECONDS = 30;

export function createTelegramAdapter({ token, apiUrl, commands, logger }: TelegramOptions): ChatAdapter {
  const client = apiUrl === undefined ? {} : { apiRoot: apiUrl };
  const bot = new Bot(token, { client });
  // Only messages count against Telegram's rates per chat; behind the others an answer would wait a second for its "typing".
  const throttle = apiThrottler();
  bot.api.config.use((call, method, payload, signal) =>
    method === 'sendMessage' ? throttle(call, method, payload, signal) : call(method, payload, signal),
  );
  bot.api.config.use(autoRetry({ maxDelaySeconds: LONGEST_WAIT_SECONDS, maxRetryAttempts: TRIES }));
  let runner: RunnerHandle | undefined;

  async function send(chat: ChatId, reply: Reply): Promise<string[]> {
    const to = fromChatId(chat);
    if (!to) throw new BrevierError('telegram-chat', `"${chat}" is no Telegram chat`);
    const messageIds: string[] = [];
    for (const { text, buttons } of renderMessages(reply)) {
      const keyboard = InlineKeyboard.from(
        buttons.map((row) => row.map(({ label, action }) => InlineKeyboard.text(label, action))),
      );
      const sent = await bot.api.sendMessage(to.chatId, text, {
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
        ...(to.topic === undefined ? {} : { message_thread_id: to.topic }),
        ...(buttons.length > 0 ? { reply_markup: keyboard } : {}),
      });
      messageIds.push(String(sent.message_id));
    }
    return messageIds;
  }

  function listen(responder: Responder): void {
    const known = new Set([...commands.map(({ name }) => name), ...Object.keys(commandAliases)]);
    bot.use(sequentialize((context) => (context.chat ? String(context.chat.id) : undefined)));
    bot.use(async (context) => {
      if (context.callbackQuery) await context.answerCallbackQuery().catch(() => {});
      const incoming = toIncoming(context, known);
      if (!incoming) return;
      await context.replyWithChatAction('typing').catch(() => {});
      await responder.respond(incoming, (reply) => send(incoming.chat, reply));
    });
    bot.catch(({ error, ctx }) =>
      logger.warn({ chat: chatOf(ctx), reason: explain(error, token) }, 'Telegram refused a message'),
    );
  }

  return {
    platform: 'telegram',
    async start(responder) {
      try {
        // Without retries: who starts it should hear at once what is wrong.
        const api = new Api(token, client);
        bot.botInfo = await api.getMe();
        await api.setMyCommands(commands.map(({ name, description }) => ({ command: name, description })));
      } catch (error) {
        throw startError(error, token);
      }
      listen(responder);
      runner = run(bot, {
        runner: {
          silent: true,
          fetch: { timeout: POLL_SECONDS, allowed_updates: ['message', 'channel_post', 'callback_query'] },
        },
      });
      runner
        .task()
        ?.catch((error: unknown) =>
          logger.error({ reason: explain(error, token) }, 'Telegram polling stopped'),
        );
    },
    async deliver(chat, reply) {
      try {
        return { type: 'sent', messageIds: await send(chat, reply) };
      } catch (error) {
        return toOutcome(error, token);
      }
    },
    async stop() {
      if (runner?.isRunning()) await runner.stop();
    },
  };
}

function chatOf(context: Context): ChatId | undefined {
  return context.chat && toChatId(context.chat.id, undefined);
}

function startError(error: unknown, token: string): BrevierError {
  if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)) {
    return new BrevierError(
      'telegram-token',
      'Telegram refuses TELEGRAM_BOT_TOKEN; ask @BotFather for the token (/token) and set it anew',
    );
  }
  return new BrevierError(
    'telegram-unreachable',
    `Telegram cannot be reached (${explain(error, token)}); check the network and TELEGRAM_API_URL`,
  );
}

const GONE =
  /blocked by the user|user is deactivated|chat not found|kicked from|not a member|chat was deleted|group chat was upgraded|bot can't initiate|PEER_ID_INVALID|TOPIC_(?:CLOSED|DELETED)|message thread not found/iu;

function toOutcome(error: unknown, token: string): DeliveryOutcome {
  const reason = explain(error, token);
  if (!(error instanceof GrammyError)) return { type: 'failed', reason };
  if (GONE.test(error.description)) return { type: 'gone', reason };
  const seconds = error.parameters.retry_after;
  return { type: 'failed', reason, ...(seconds === undefined ? {} : { retryAfterMs: seconds * 1000 }) };
}

/** What went wrong, in words that never hold the token: addresses of the Bot API do. */
function explain(error: unknown, token: string): string {
  const words =
    error instanceof GrammyError
      ? `${error.error_code}: ${error.description}`
      : error instanceof HttpError
        ? 'network failure'
        : error instanceof Error
          ? error.message
          : String(error);
  return words.replaceAll(token, '<token>');
}
