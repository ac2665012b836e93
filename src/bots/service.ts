/** What the bot has beside the news: people's data, who may use it, the feeds that chats ask for. */
import type { Store } from '../store/ports.ts';
import { type Access, type AccessRules, createAccess } from './access.ts';
import { type ChatFeedRules, type ChatFeeds, createChatFeeds, type FindFeed } from './chat-feeds.ts';
import type { Chats } from './chats.ts';
import { createForgetting, type Forgetting } from './forgetting.ts';

export interface ServiceRules extends AccessRules {
  readonly chatFeeds: ChatFeedRules;
  /** The host of the language model that articles and questions go to, where there is one. */
  readonly modelHost?: string | undefined;
  /** Whether the store is a database of its own, which may be on another machine. */
  readonly database?: boolean;
}

export interface Service {
  readonly rules: ServiceRules;
  readonly forgetting: Forgetting;
  readonly access: Access;
  readonly feeds: ChatFeeds;
  /** Leaves a group or a server; false where it is not in there. */
  leave(id: string): Promise<boolean>;
}

export interface ServiceParts {
  readonly store: Store;
  readonly chats: Chats;
  readonly now: () => string;
  readonly rules: ServiceRules;
  readonly findFeed: FindFeed;
  readonly leave: (id: string) => Promise<boolean>;
}

export function createService({ store, chats, now, rules, findFeed, leave }: ServiceParts): Service {
  return {
    rules,
    forgetting: createForgetting(store, chats, now),
    access: createAccess(store, rules, now),
    feeds: createChatFeeds(store.feeds, rules.chatFeeds, findFeed, now),
    leave,
  };
}
