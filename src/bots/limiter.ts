/** Keeps a person, a chat or a server from taking all of the bot's time: so many requests at once, then so many a minute. */
import { LRUCache } from 'lru-cache';
import type { Who } from './access.ts';

export interface Limiter {
  /** `first-refused`: the first one too many since there was room, for which a word is due. */
  admit(who: Pick<Who, 'chat' | 'user' | 'server' | 'within'>): 'admitted' | 'first-refused' | 'refused';
}

export interface Rate {
  readonly atOnce: number;
  readonly perMinute: number;
}

export type Rates = Readonly<Record<'user' | 'chat' | 'server', Rate>>;

const MOST_OF_A_KIND = 10_000;

interface Room {
  left: number;
  atMs: number;
  refusing: boolean;
}

/** `now` is in milliseconds. The terminal's chat is its owner's own: it is never refused. */
export function createLimiter(now: () => number, rates: Rates): Limiter {
  const kinds = { user: roomsOf(rates.user), chat: roomsOf(rates.chat), server: roomsOf(rates.server) };

  function roomsOf(rate: Rate): (id: string) => { readonly room: Room; readonly rate: Rate } {
    const rooms = new LRUCache<string, Room>({ max: MOST_OF_A_KIND });
    return (id) => {
      const atMs = now();
      const room = rooms.get(id) ?? { left: rate.atOnce, atMs, refusing: false };
      rooms.set(id, room);
      const passedMs = Math.max(0, atMs - room.atMs);
      room.left = Math.min(rate.atOnce, room.left + (passedMs / 60_000) * rate.perMinute);
      room.atMs = atMs;
      return { room, rate };
    };
  }

  return {
    admit({ chat, user, server, within }) {
      if (chat.startsWith('terminal:')) return 'admitted';
      const platform = chat.slice(0, chat.indexOf(':'));
      const whole = server ?? within;
      const all = [
        kinds.user(`${platform}:${user.id}`),
        kinds.chat(chat),
        ...(whole === undefined ? [] : [kinds.server(whole)]),
      ];
      const full = all.find(({ room }) => room.left < 1)?.room;
      if (!full) {
        for (const { room, rate } of all) {
          room.left -= 1;
          // Said once a burst: the odd one that gets through in the middle of it does not end it.
          if (room.left >= rate.atOnce / 2) room.refusing = false;
        }
        return 'admitted';
      }
      if (full.refusing) return 'refused';
      full.refusing = true;
      return 'first-refused';
    },
  };
}
