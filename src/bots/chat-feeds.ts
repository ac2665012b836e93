/** Feeds that a chat asks for, where the owner allows it. */
import type { ChatId, Feed } from '../model.ts';
import type { FeedStore } from '../store/ports.ts';

export interface ChatFeedRules {
  readonly allowed: boolean;
  readonly perChat: number;
  readonly inAll: number;
}

/** What an address turned out to be; `feed` is the one that is read, which a page may have named. */
export type FoundFeed =
  | { readonly type: 'feed'; readonly feed: Feed }
  | { readonly type: 'no-address' | 'private' | 'no-feed' }
  | { readonly type: 'unreachable'; readonly reason: string };

/** Looks at an address: is there a feed? Only public ones are asked. */
export type FindFeed = (typed: string) => Promise<FoundFeed>;

export type AddedFeed =
  | Exclude<FoundFeed, { type: 'feed' }>
  | { readonly type: 'added' | 'joined' | 'known'; readonly feed: Feed }
  | { readonly type: 'too-many' | 'too-many-in-all'; readonly most: number };

export interface ChatFeeds {
  readonly rules: ChatFeedRules;
  of(chat: ChatId): Promise<readonly Feed[]>;
  add(chat: ChatId, typed: string): Promise<AddedFeed>;
  /** The address as it was typed, or as it is listed. */
  remove(chat: ChatId, typed: string): Promise<boolean>;
}

export function createChatFeeds(
  feeds: FeedStore,
  rules: ChatFeedRules,
  find: FindFeed,
  now: () => string,
): ChatFeeds {
  return {
    rules,
    async of(chat) {
      const own = new Set((await feeds.askers()).flatMap((one) => (one.chat === chat ? one.url : [])));
      return own.size === 0 ? [] : (await feeds.list()).filter(({ url }) => own.has(url));
    },
    async add(chat, typed) {
      const { perChat, inAll } = rules;
      // Before anything is fetched for who may have no more.
      const all = await feeds.askers();
      if (all.filter((one) => one.chat === chat).length >= perChat)
        return { type: 'too-many', most: perChat };
      const urls = new Set(all.map(({ url }) => url));
      if (urls.size >= inAll) return { type: 'too-many-in-all', most: inAll };
      const found = await find(typed);
      if (found.type !== 'feed') return found;
      return { type: await feeds.addFor(chat, found.feed, now()), feed: found.feed };
    },
    async remove(chat, typed) {
      const address = URL.parse(typed) ?? URL.parse(`https://${typed}`);
      if (!address) return false;
      address.hash = '';
      return await feeds.removeFor(chat, address.href);
    },
  };
}
