/** A reply on its way to a chat: edited in place or sent, message after message, and to where the chat has moved. */
import type { Api } from 'grammy';
import type { ForceReply, InlineKeyboardMarkup, InputRichMessage, Message } from 'grammy/types';
import type { Logger } from 'pino';
import { BrevierError, type ChatId } from '../../model.ts';
import type { Button, Reply } from '../blocks.ts';
import { fromChatId, type Place, toChatId } from './chat-ids.ts';
import { isRefused, isUnchanged, isUneditable, newHome } from './errors.ts';
import { forceReply } from './force-reply.ts';
import { isFitting, keyboard, toMarkup } from './keyboard.ts';
import { renderMessages } from './render.ts';
import { richMessage } from './rich.ts';

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
  /** Whether a chat has moved to this id. */
  isNewHome(chatId: number): boolean;
}

interface Outgoing {
  /** HTML, or a rich message. */
  readonly body: string | InputRichMessage;
  readonly buttons: readonly (readonly Button[])[];
}

interface Sending {
  readonly api: Api;
  readonly place: Place;
  readonly reply: Reply;
  readonly asked: Asked | undefined;
}

const HTML = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;

export interface SenderParts {
  readonly tellMoved: (from: ChatId, to: ChatId) => Promise<void>;
  /** Whether stories are sent as rich messages, until the server refuses one. */
  readonly rich: boolean;
  readonly logger: Logger;
}

export function createSender({ tellMoved, rich, logger }: SenderParts): Sender {
  let richly = rich;
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
    { api, place, reply, asked }: Sending,
    messages: readonly Outgoing[],
  ): Promise<string[]> {
    const messageIds: string[] = [];
    for (const [index, { body, buttons }] of messages.entries()) {
      const isLast = index === messages.length - 1;
      const markup: InlineKeyboardMarkup | ForceReply | undefined =
        buttons.length > 0 ? toMarkup(buttons) : isLast ? forceReply(reply, asked?.inChat) : undefined;
      const sent = await atHome<Message>(place, ({ chatId, topic }) => {
        const other = {
          ...(topic === undefined ? {} : { message_thread_id: topic }),
          ...(index > 0 || asked?.replyTo === undefined
            ? {}
            : { reply_parameters: { message_id: asked.replyTo, allow_sending_without_reply: true } }),
          ...(markup ? { reply_markup: markup } : {}),
        };
        return typeof body === 'string'
          ? api.sendMessage(chatId, body, { ...HTML, ...other })
          : api.sendRichMessage(chatId, body, other);
      });
      messageIds.push(String(sent.message_id));
    }
    return messageIds;
  }

  /** Whether the message holds the reply now; a message that can't be changed any more does not. */
  async function edit(
    { api, place }: Sending,
    messageId: number,
    { body, buttons }: Outgoing,
  ): Promise<boolean> {
    const other = { ...(typeof body === 'string' ? HTML : {}), reply_markup: toMarkup(buttons) };
    try {
      await atHome(place, ({ chatId }) => api.editMessageText(chatId, messageId, body, other));
      return true;
    } catch (error) {
      if (isUneditable(error)) return false;
      if (isUnchanged(error)) return true;
      throw error;
    }
  }

  async function put(sending: Sending, messages: readonly Outgoing[]): Promise<string[]> {
    const { reply, asked } = sending;
    const [only] = messages;
    const pressed = reply.replaces && !reply.awaitsReply ? asked?.pressed : undefined;
    if (pressed !== undefined && only && messages.length === 1 && (await edit(sending, pressed, only)))
      return [String(pressed)];
    return await sendAll(sending, messages);
  }

  return {
    moved,
    isNewHome: (chatId) => homes.values().some((home) => home === chatId),
    async send(api, chat, reply, asked) {
      const place = fromChatId(chat);
      if (!place) throw new BrevierError('telegram-chat', `"${chat}" is no Telegram chat`);
      const unfit = reply.buttons?.filter((button) => !isFitting(button)) ?? [];
      if (unfit.length > 0)
        logger.warn({ chat, buttons: unfit }, 'buttons that Telegram refuses were left out');
      const sending = { api, place, reply, asked };
      const messages = renderMessages(reply).map(({ text, buttons }) => ({ body: text, buttons }));
      const whole = richly ? richMessage(reply, messages.length) : undefined;
      if (!whole) return await put(sending, messages);
      try {
        return await put(sending, [{ body: whole, buttons: keyboard(reply.buttons ?? []) }]);
      } catch (error) {
        if (!isRefused(error)) throw error;
        const sent = await put(sending, messages);
        // It was the rich message that was refused, and would be again.
        richly = false;
        logger.warn(
          { reason: error.description },
          'rich messages are refused here; HTML is sent in their place',
        );
        return sent;
      }
    },
  };
}
