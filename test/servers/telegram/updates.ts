/** What happens in a chat, as the updates that tell of it. */
import type { Fields } from './refusals.ts';

export const BOT = { id: 4242, is_bot: true, first_name: 'Brevier', username: 'brevier_bot' };

/** The one channel that there is. */
export const CHANNEL = { chat: -500, type: 'channel' } as const;

/** https://core.telegram.org/bots/api#user: who stands in for anonymous admins and for channels. */
const STAND_IN = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };

export interface Speaker {
  readonly chat?: number;
  readonly type?: 'private' | 'group' | 'supergroup' | 'channel';
  readonly user?: number;
  readonly language?: string;
  readonly topic?: number;
  readonly replyTo?: { readonly id: number; readonly fromBot: boolean };
  /** The group itself or a channel, as which the user speaks. */
  readonly as?: number;
  /** Anything else that the message holds. */
  readonly more?: Fields;
}

export function chatOf({ chat = 7, type = 'private' }: Speaker): Fields {
  return type === 'private'
    ? { id: chat, type, first_name: 'Someone' }
    : { id: chat, type, title: 'A group' };
}

export function userOf({ user = 7, language = 'en' }: Speaker): Fields {
  return { id: user, is_bot: false, first_name: 'Someone', language_code: language };
}

export function messageOf(id: number, text: string | undefined, speaker: Speaker): Fields {
  const { type, topic, replyTo, as } = speaker;
  return {
    message_id: id,
    date: 0,
    ...(text === undefined ? {} : { text }),
    chat: chatOf(speaker),
    ...(type === 'channel'
      ? { sender_chat: chatOf(speaker) }
      : as === undefined
        ? { from: userOf(speaker) }
        : { from: STAND_IN, sender_chat: { id: as, type: 'channel', title: 'It' } }),
    ...(topic === undefined ? {} : { message_thread_id: topic, is_topic_message: true }),
    ...(replyTo === undefined
      ? {}
      : {
          reply_to_message: {
            message_id: replyTo.id,
            date: 0,
            chat: chatOf(speaker),
            from: replyTo.fromBot ? BOT : { id: 8, is_bot: false, first_name: 'Else' },
          },
        }),
    ...speaker.more,
  };
}

/** The bot's own standing in the chat, before and after. */
export function standing(before: string, after: string, speaker: Speaker): Fields {
  const member = (status: string): Fields => ({ status, user: BOT });
  return {
    my_chat_member: {
      chat: chatOf(speaker),
      from: userOf(speaker),
      date: 0,
      old_chat_member: member(before),
      new_chat_member: member(after),
    },
  };
}
