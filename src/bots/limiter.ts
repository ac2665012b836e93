/** Keeps one chat from taking all of the bot's time: so many requests at once, then so many a second. */
import { LRUCache } from 'lru-cache';
import type { ChatId } from '../model.ts';

export interface Limiter {
  /** `first-refused`: the first one too many since there was room, for which a word is due. */
  admit(chat: ChatId): 'admitted' | 'first-refused' | 'refused';
}

const AT_ONCE = 20;
const A_SECOND = 2;
const MOST_CHATS = 10_000;

interface Room {
  left: number;
  atMs: number;
  refusing: boolean;
}

/** `now` is in milliseconds. The terminal's chat is its owner's own: it is never refused. */
export function createLimiter(now: () => number): Limiter {
  const rooms = new LRUCache<ChatId, Room>({ max: MOST_CHATS });
  return {
    admit(chat) {
      if (chat.startsWith('terminal:')) return 'admitted';
      const atMs = now();
      const room = rooms.get(chat) ?? { left: AT_ONCE, atMs, refusing: false };
      rooms.set(chat, room);
      room.left = Math.min(AT_ONCE, room.left + (Math.max(0, atMs - room.atMs) / 1000) * A_SECOND);
      room.atMs = atMs;
      if (room.left >= 1) {
        room.left -= 1;
        // Said once a burst: the odd one that gets through in the middle of it does not end it.
        if (room.left >= AT_ONCE / 2) room.refusing = false;
        return 'admitted';
      }
      if (room.refusing) return 'refused';
      room.refusing = true;
      return 'first-refused';
    },
  };
}
