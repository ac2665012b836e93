/** What is kept of a chat and of a person, handed over and taken away. */
import { LRUCache } from 'lru-cache';
import type { ChatId } from '../model.ts';
import type { Kept, KeyValue, Store } from '../store/ports.ts';
import type { Chats } from './chats.ts';

const MOST_RECENT = 1_000;
const DAY_MS = 24 * 3_600_000;
/** For so long a chat that let the bot go finds everything as it was, should it take it back. */
export const LEFT_DAYS = 7;

/** A chat's or a person's data, as it is handed over: docs/privacy.md has the shape. */
export interface Export {
  /** The chat, or the person: "telegram:456". */
  readonly of: string;
  readonly exportedAt: string;
  /** By kind. */
  readonly kept: Readonly<Record<string, readonly Omit<Kept, 'kind'>[]>>;
}

export interface Forgetting {
  exportChat(chat: ChatId): Promise<Export>;
  /** A person's, in all chats of the platform. */
  exportUser(platform: string, user: string): Promise<Export>;
  /** With the chats within it and the one that it was; returns how many entries went. */
  forgetChat(chat: ChatId): Promise<number>;
  forgetUser(platform: string, user: string): Promise<number>;
  /** Another one after either of the two was forgotten here: what was begun before is not to be remembered. */
  epoch(chat: ChatId, user: string): number;
  /** The bot was removed: nothing is sent there any more, and what is kept goes when some days are over. */
  left(chat: ChatId): Promise<void>;
  /** It is spoken to there again. */
  returned(chat: ChatId): Promise<void>;
  /** Forgets the chats that it left so many days ago; returns how many. */
  forgetLeft(): Promise<number>;
}

export function createForgetting(
  { personal, subscriptions, keyValue }: Pick<Store, 'personal' | 'subscriptions' | 'keyValue'>,
  places: Chats,
  now: () => string,
): Forgetting {
  const leftAt: KeyValue<string> = keyValue('left-chats');
  const moved: KeyValue<ChatId> = keyValue('moved-chats');

  /** How often chats and people have been forgotten; the older ones are no longer being answered. */
  const times = new LRUCache<string, number>({ max: MOST_RECENT });
  const count = (of: string): void => void times.set(of, (times.get(of) ?? 0) + 1);

  async function whole(chat: ChatId): Promise<readonly ChatId[]> {
    const all = await places.withAllWithin(chat);
    const before = await Promise.all(all.map((one) => moved.get(one)));
    return [...new Set([...all, ...before.filter((one) => one !== undefined)])];
  }

  function exported(of: string, entries: readonly Kept[]): Export {
    const kept: Record<string, Omit<Kept, 'kind'>[]> = {};
    for (const { kind, ...entry } of entries) (kept[kind] ??= []).push(entry);
    return { of, exportedAt: now(), kept };
  }

  async function forget(chats: readonly ChatId[]): Promise<number> {
    let forgotten = 0;
    for (const chat of chats) {
      const all = await whole(chat);
      for (const one of all) count(one);
      forgotten += await personal.forgetChats(all);
    }
    if (chats.length > 0) await places.areNoMoreWithin(chats);
    return forgotten;
  }

  return {
    exportChat: async (chat) => exported(chat, await personal.ofChats(await whole(chat))),
    exportUser: async (platform, user) =>
      exported(`${platform}:${user}`, await personal.ofUser(platform, user)),
    forgetChat: (chat) => forget([chat]),
    async forgetUser(platform, user) {
      count(personKey(platform, user));
      return await personal.forgetUser(platform, user);
    },
    epoch: (chat, user) =>
      (times.get(chat) ?? 0) + (times.get(personKey(chat.slice(0, chat.indexOf(':')), user)) ?? 0),
    async left(chat) {
      for (const one of await places.withAllWithin(chat)) await subscriptions.remove(one);
      // A server has many channels that the bot was never spoken to in.
      if ((await personal.ofChats(await whole(chat))).length > 0) await leftAt.set(chat, now());
    },
    async returned(chat) {
      if ((await leftAt.get(chat)) !== undefined) await leftAt.delete(chat);
    },
    async forgetLeft() {
      const before = new Date(Date.parse(now()) - LEFT_DAYS * DAY_MS).toISOString();
      const long = (await leftAt.entries()).filter(([, at]) => at < before);
      await forget(long.map(([chat]) => toChatId(chat)));
      return long.length;
    },
  };
}

/** Told apart from a chat of the same number. */
function personKey(platform: string, user: string): string {
  return `person ${platform}:${user}`;
}

function toChatId(key: string): ChatId {
  const colon = key.indexOf(':');
  return `${key.slice(0, colon)}:${key.slice(colon + 1)}`;
}
