/** What Telegram brings, in the bot's own terms; undefined for what is not meant for it. */
import type { Context } from 'grammy';
import type { ChatId } from '../../model.ts';
import type { Incoming, IncomingBase } from '../chat-adapter.ts';

/** `known`: names of the commands that are ours, also where they are not addressed to us by name. */
export function toIncoming(context: Context, known: ReadonlySet<string>): Incoming | undefined {
  const base = baseOf(context);
  if (!base) return undefined;
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
  const text = message?.text;
  if (!message || text === undefined || message.from?.is_bot) return undefined;
  const command = /^\/([a-z0-9_]{1,64})(?:@(\w+))?(?:\s+(.*))?$/isu.exec(text);
  if (command) {
    const [, name = '', addressee, args = ''] = command;
    if (addressee !== undefined && addressee.toLowerCase() !== context.me.username.toLowerCase())
      return undefined;
    const ours = addressee !== undefined || message.chat.type === 'private' || known.has(name.toLowerCase());
    return ours ? { ...base, type: 'command', name: name.toLowerCase(), args: args.trim() } : undefined;
  }
  const replied = message.reply_to_message;
  const toUs = replied?.from?.id === context.me.id;
  const mention = new RegExp(`(?<![\\w@])@${context.me.username}\\b`, 'giu');
  if (message.chat.type !== 'private' && !toUs && !mention.test(text)) return undefined;
  if (message.chat.type === 'channel') return undefined;
  const words = text.replace(mention, ' ').replace(/\s+/gu, ' ').trim();
  return {
    ...base,
    type: 'message',
    text: words,
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
  return {
    chat: toChatId(chat.id, topic),
    user: { id: String(user?.id ?? chat.id) },
    ...(user?.language_code === undefined ? {} : { locale: user.language_code }),
    admin: () => isAdmin(context),
  };
}

async function isAdmin(context: Context): Promise<boolean> {
  const chat = context.chat;
  // Only admins post in a channel, and an anonymous admin speaks as the group itself.
  if (!chat || chat.type === 'private' || chat.type === 'channel') return chat !== undefined;
  if (context.message?.sender_chat?.id === chat.id) return true;
  if (!context.from) return false;
  const member = await context.getChatMember(context.from.id);
  return member.status === 'creator' || member.status === 'administrator';
}

export function toChatId(id: number, topic: number | undefined): ChatId {
  return `telegram:${id}${topic === undefined ? '' : `/${topic}`}`;
}

/** The chat and topic that a ChatId names. */
export function fromChatId(chat: ChatId): { readonly chatId: number; readonly topic?: number } | undefined {
  const match = /^telegram:(-?\d+)(?:\/(\d+))?$/u.exec(chat);
  if (!match) return undefined;
  return { chatId: Number(match[1]), ...(match[2] === undefined ? {} : { topic: Number(match[2]) }) };
}
