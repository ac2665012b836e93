/** A reply on its way to a chat: edited in place or sent, message after message, and to where the chat has moved. */
import type { Api } from 'grammy';
import type { ForceReply, InlineKeyboardMarkup } from 'grammy/types';
import type { Logger } from 'pino';
import { BrevierError, type ChatId } from '../../model.ts';
import type { Reply } from '../blocks.ts';
import { fromChatId, type Place, toChatId } from './chat-ids.ts';
import { isUnchanged, isUneditable, newHome } from './errors.ts';
import { forceReply } from './force-reply.ts';
import { isFitting, toMarkup } from './keyboard.ts';
import { renderMessages, type TelegramMessage } from './render.ts';

/** What a reply answers. */
export interface Asked {
  /** The message that it is a reply to. */
  readonly replyTo?: number;
  /** The message whose button was pressed. */
  readonly pressed?: number;
  readonly inChat: 'private' | 'group' | 'supergroup' | 'channel';
}

export interface Sender {
  /** Resolves to the ids of the messages that hold the reply. */
  send(api: Api, chat: ChatId, reply: Reply, asked?: Asked): Promise<string[]>;
  /** Takes note that a chat has another id from now on. */
  moved(from: number, to: number): Promise<void>;
}

const DRESS = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;

export function createSender(tellMoved: (from: ChatId, to: ChatId) => Promise<void>, logger: Logger): Sender {
  const homes = new Map<number, number>();

  async function moved(from: number, to: number): Promise<void> {
    if (homes.get(from) === to) return;
    homes.set(from, to);
    await tellMoved(toChatId(from), toChatId(to));
  }

  /** Does it where the chat is now; once more where the chat turns out to have moved. */
  async function atHome<T>(place: Place, act: (place: Place) => Promise<T>): Promise<T> {
    const now = { ...place, chatId: homes.get(place.chatId) ?? place.chatId };
    try {
      return await act(now);
    } catch (error) {
      const home = newHome(error);
      if (home === undefined) throw error;
      await moved(now.chatId, home);
      return await act({ ...now, chatId: home });
    }
  }

  async function sendAll(
    api: Api,
    place: Place,
    messages: readonly TelegramMessage[],
    reply: Reply,
    asked: Asked | undefined,
  ): Promise<string[]> {
    const messageIds: string[] = [];
    for (const [index, { text, buttons }] of messages.entries()) {
      const isLast = index === messages.length - 1;
      const markup: InlineKeyboardMarkup | ForceReply | undefined =
        buttons.length > 0 ? toMarkup(buttons) : isLast ? forceReply(reply, asked?.inChat) : undefined;
      const sent = await atHome(place, ({ chatId, topic }) =>
        api.sendMessage(chatId, text, {
          ...DRESS,
          ...(topic === undefined ? {} : { message_thread_id: topic }),
          ...(index > 0 || asked?.replyTo === undefined
            ? {}
            : { reply_parameters: { message_id: asked.replyTo, allow_sending_without_reply: true } }),
          ...(markup ? { reply_markup: markup } : {}),
        }),
      );
      messageIds.push(String(sent.message_id));
    }
    return messageIds;
  }

  /** Whether the message holds the reply now; a message that can't be changed any more does not. */
  async function edit(
    api: Api,
    place: Place,
    messageId: number,
    { text, buttons }: TelegramMessage,
  ): Promise<boolean> {
    try {
      await api.editMessageText(place.chatId, messageId, text, { ...DRESS, reply_markup: toMarkup(buttons) });
      return true;
    } catch (error) {
      if (isUneditable(error)) return false;
      if (isUnchanged(error)) return true;
      throw error;
    }
  }

  return {
    moved,
    async send(api, chat, reply, asked) {
      const place = fromChatId(chat);
      if (!place) throw new BrevierError('telegram-chat', `"${chat}" is no Telegram chat`);
      const unfit = reply.buttons?.filter((button) => !isFitting(button)) ?? [];
      if (unfit.length > 0)
        logger.warn({ chat, buttons: unfit }, 'buttons that Telegram refuses were left out');
      const messages = renderMessages(reply);
      const [only] = messages;
      const pressed = reply.replaces && !reply.awaitsReply ? asked?.pressed : undefined;
      if (pressed !== undefined && only && messages.length === 1) {
        const edited = await atHome(place, (now) => edit(api, now, pressed, only));
        if (edited) return [String(pressed)];
      }
      return await sendAll(api, place, messages, reply, asked);
    },
  };
}
