/** A reply on its way to a chat: edited in place, or sent message after message. */
import { type Api, InputFile } from 'grammy';
import type { ForceReply, InlineKeyboardMarkup, InputRichMessage, Message } from 'grammy/types';
import type { Logger } from 'pino';
import { BrevierError, type ChatId } from '../../model.ts';
import type { Button, Reply, ReplyFile } from '../blocks.ts';
import { createChannels, forChannel } from './channels.ts';
import { fromChatId, type Place } from './chat-ids.ts';
import { linkOfAction } from './deep-links.ts';
import { isRefused, isUnchanged, isUneditable } from './errors.ts';
import { forceReply } from './force-reply.ts';
import type { Homes } from './homes.ts';
import { isFitting, keyboard, toMarkup } from './keyboard.ts';
import { renderMessages } from './render.ts';
import { richMessage } from './rich.ts';
import { allUnsent, sendRest, type Unsent } from '../unsent.ts';

/** What a reply answers. */
export interface Asked {
  /** The message that it is a reply to. */
  readonly replyTo?: number;
  /** The message whose button was pressed. */
  readonly pressed?: number;
  readonly inChat: 'private' | 'group' | 'supergroup' | 'channel';
}

/** Resolves to the ids of the messages that hold the reply. */
export type Send = (
  api: Api,
  chat: ChatId,
  reply: Reply,
  how?: { readonly asked?: Asked; readonly unsent?: Unsent },
) => Promise<string[]>;

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
  readonly unsent: Unsent;
  readonly linkOf: (action: string) => string | undefined;
}

const HTML = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;

export interface SenderParts {
  /** The bot's own name. */
  readonly bot: () => string;
  readonly homes: Homes;
  /** Whether stories are sent as rich messages, until the server refuses one. */
  readonly rich: boolean;
  readonly logger: Logger;
}

export function createSend({ bot, homes, rich, logger }: SenderParts): Send {
  let richly = rich;
  const isChannel = createChannels();

  async function sendAll(sending: Sending, messages: readonly Outgoing[]): Promise<string[]> {
    const { api, place, reply, asked, unsent, linkOf } = sending;
    return await sendRest(messages, unsent, async ({ body, buttons }, index) => {
      const replyTo = index === 0 ? asked?.replyTo : undefined;
      const isLast = index === messages.length - 1;
      const markup: InlineKeyboardMarkup | ForceReply | undefined =
        buttons.length > 0
          ? toMarkup(buttons, linkOf)
          : isLast
            ? forceReply(reply, asked?.inChat === 'private')
            : undefined;
      const other = {
        ...(replyTo === undefined
          ? {}
          : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
        ...(markup ? { reply_markup: markup } : {}),
      };
      const { message_id: id } = await homes.at<Message>(place, ({ chatId, topic }) => {
        const inTopic = topic === undefined ? other : { ...other, message_thread_id: topic };
        return typeof body === 'string'
          ? api.sendMessage(chatId, body, { ...HTML, ...inTopic })
          : api.sendRichMessage(chatId, body, inTopic);
      });
      return String(id);
    });
  }

  /** Whether the message holds the reply now; a message that can't be changed any more does not. */
  async function edit(sending: Sending, messageId: number, { body, buttons }: Outgoing): Promise<boolean> {
    const { api, place, linkOf } = sending;
    const other = { ...(typeof body === 'string' ? HTML : {}), reply_markup: toMarkup(buttons, linkOf) };
    try {
      await homes.at(place, ({ chatId }) => api.editMessageText(chatId, messageId, body, other));
      return true;
    } catch (error) {
      if (isUneditable(error)) return false;
      if (isUnchanged(error)) return true;
      throw error;
    }
  }

  /** After the words that go with it; nothing edits a file into a message. */
  async function sendFile({ api, place, asked }: Sending, { name, text }: ReplyFile): Promise<string> {
    const document = new InputFile(Buffer.from(text), name);
    const { message_id: id } = await homes.at<Message>(place, ({ chatId, topic }) =>
      api.sendDocument(chatId, document, {
        ...(topic === undefined ? {} : { message_thread_id: topic }),
        ...(asked?.replyTo === undefined
          ? {}
          : { reply_parameters: { message_id: asked.replyTo, allow_sending_without_reply: true } }),
      }),
    );
    return String(id);
  }

  async function put(sending: Sending, messages: readonly Outgoing[]): Promise<string[]> {
    const { reply, asked } = sending;
    const [only] = messages;
    const pressed = reply.replaces && !reply.awaitsReply ? asked?.pressed : undefined;
    if (pressed !== undefined && only && messages.length === 1 && (await edit(sending, pressed, only)))
      return [String(pressed)];
    return await sendAll(sending, messages);
  }

  return async (api, chat, given, { asked, unsent = allUnsent() } = {}) => {
    const place = fromChatId(chat);
    if (!place) throw new BrevierError('telegram-chat', `"${chat}" is no Telegram chat`);
    const inChannel = asked ? asked.inChat === 'channel' : await isChannel(api, place);
    const reply = inChannel ? forChannel(given, bot()) : given;
    const linkOf = (action: string): string | undefined =>
      inChannel ? linkOfAction(bot(), action) : undefined;
    const unfit = reply.buttons?.filter((button) => !isFitting(button)) ?? [];
    if (unfit.length > 0)
      logger.warn({ chat, buttons: unfit.length }, 'buttons that Telegram refuses were left out');
    const sending = { api, place, reply, asked, unsent, linkOf };
    const messages = renderMessages(reply).map(({ text, buttons }) => ({ body: text, buttons }));
    if (reply.file) return [...(await sendAll(sending, messages)), await sendFile(sending, reply.file)];
    const whole = richly ? richMessage(reply, messages.length) : undefined;
    if (!whole) return await put(sending, messages);
    try {
      return await put(sending, [{ body: whole, buttons: keyboard(reply.buttons ?? []) }]);
    } catch (error) {
      if (!isRefused(error)) throw error;
      const sent = await put(sending, messages);
      // It was the rich message that was refused, and would be again.
      richly = false;
      const reason = error.description;
      logger.warn({ reason }, 'rich messages are refused here; HTML is sent in their place');
      return sent;
    }
  };
}
