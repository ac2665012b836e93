/** A ChatId names a chat of Telegram's, and within a forum the topic: "telegram:-100123/7". */
import type { ChatId } from '../../model.ts';

/** A chat, and the topic within it. */
export interface Place {
  readonly chatId: number;
  readonly topic?: number;
}

export function toChatId(id: number, topic?: number): ChatId {
  return `telegram:${id}${topic === undefined ? '' : `/${topic}`}`;
}

export function fromChatId(chat: ChatId): Place | undefined {
  const match = /^telegram:(-?\d+)(?:\/(\d+))?$/u.exec(chat);
  if (!match) return undefined;
  return { chatId: Number(match[1]), ...(match[2] === undefined ? {} : { topic: Number(match[2]) }) };
}
