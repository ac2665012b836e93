/** What Telegram brings, in the bot's own terms; undefined for what is not meant for it. */
import type { Context } from 'grammy';
import type { Chat, Message } from 'grammy/types';
import type { Hearing, Incoming, IncomingBase } from '../chat-adapter.ts';
import { isAdmin } from './admin.ts';
import { toChatId } from './chat-ids.ts';
import { wasAdded } from './membership.ts';

/** `known`: names of the commands that are ours, also where they are not addressed to us by name. */
export function toIncoming(context: Context, known: ReadonlySet<string>): Incoming | undefined {
  const base = baseOf(context);
  if (!base) return undefined;
  if (wasAdded(context)) return { ...base, type: 'joined' };
  const data = context.callbackQuery?.data;
  if (data !== undefined) {
    const messageId = context.callbackQuery?.message?.message_id;
    return {
      ...base,
      type: 'button',
      action: data,
      ...(messageId === undefined ? {} : { messageId: String(messageId) }),
    };
  }
  const message = context.message ?? context.channelPost;
  const text = message?.text ?? message?.caption;
  if (!message || text === undefined || isOfBots(message, context.me.id)) return undefined;
  return command(context, message, text, base, known) ?? words(context, message, text, base);
}

/** Written by another bot, shared from this one, or a channel's post that its group shows too. */
function isOfBots(message: Message, me: number): boolean {
  // Who writes as a group or a channel has a bot for a sender.
  const bot = message.from?.is_bot === true && message.sender_chat === undefined;
  return bot || message.via_bot?.id === me || message.is_automatic_forward === true;
}

const COMMAND = /^\/([a-z0-9_]{1,64})(?:@(\w+))?(?:\s+(.*))?$/isu;

function command(
  { me }: Context,
  message: Message,
  text: string,
  base: IncomingBase,
  known: ReadonlySet<string>,
): Incoming | undefined {
  const match = COMMAND.exec(text);
  if (!match) return undefined;
  const [, typed = '', addressee, args = ''] = match;
  const name = typed.toLowerCase();
  const ours =
    addressee === undefined
      ? message.chat.type === 'private' || known.has(name)
      : addressee.toLowerCase() === me.username.toLowerCase();
  return ours ? { ...base, type: 'command', name, args: args.trim() } : undefined;
}

/** In a group only what is said to the bot: by mention, or in reply to it. In a channel nothing is. */
function words({ me }: Context, message: Message, text: string, base: IncomingBase): Incoming | undefined {
  if (message.chat.type === 'channel' || COMMAND.test(text)) return undefined;
  const replied = message.reply_to_message;
  const toUs = replied?.from?.id === me.id;
  const mention = new RegExp(`(?<![\\w@])@${me.username}\\b`, 'giu');
  if (message.chat.type !== 'private' && !toUs && !mention.test(text)) return undefined;
  return {
    ...base,
    type: 'message',
    text: text.replace(mention, ' ').replace(/\s+/gu, ' ').trim(),
    ...(toUs && replied ? { repliedTo: String(replied.message_id) } : {}),
  };
}

function baseOf(context: Context): IncomingBase | undefined {
  const chat = context.chat;
  if (!chat) return undefined;
  const message = context.message ?? context.channelPost ?? context.callbackQuery?.message;
  const topic =
    message && 'is_topic_message' in message && message.is_topic_message
      ? message.message_thread_id
      : undefined;
  const user = context.from;
  const speaker = context.message?.sender_chat?.id ?? user?.id ?? chat.id;
  return {
    chat: toChatId(chat.id, topic),
    ...(topic === undefined ? {} : { within: toChatId(chat.id) }),
    user: { id: String(speaker) },
    hears: hearingIn(chat.type),
    ...(user?.language_code === undefined ? {} : { locale: user.language_code }),
    admin: () => isAdmin(context),
  };
}

/** Groups by Telegram's privacy mode, which keeps all other words from the bot. */
function hearingIn(type: Chat['type']): Hearing {
  if (type === 'private') return 'all';
  return type === 'channel' ? 'none' : 'addressed';
}
