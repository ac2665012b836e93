/**
 * What a chat has been speaking of, so that "and who said that?" has a meaning. Each person in a group has a thread of
 * their own; a reply to a message goes back to what that message was about. Everything here lapses after some days.
 */
import type { ChatId, Evidence } from '../model.ts';
import type { Store } from '../store/ports.ts';

/** What a message was about. */
export interface Context {
  /** The stories that it listed, in its order. */
  readonly stories: readonly string[];
  /** The one story that it was about. */
  readonly storyId?: string;
  /** The last question that is whole in itself. */
  readonly question?: string;
  readonly answer?: string;
  /** Who was spoken of, the nearest first, for "she" and "he". */
  readonly people?: readonly Spoken[];
  /** The passages that it cited, in its order. */
  readonly citations?: readonly Evidence[];
  /** The briefing that it was, so that "more" can go on. */
  readonly briefing?: {
    readonly from: string;
    readonly to: string;
    readonly topic?: string;
    readonly shown: readonly string[];
  };
  /** What its pages show. */
  readonly listing?: Listing;
  /** Of stories that it told as updates, the articles that the chat had been told before. */
  readonly known?: Readonly<Record<string, readonly string[]>>;
}

export interface Spoken {
  readonly name: string;
  readonly gender?: 'he' | 'she';
}

/** A part of a briefing as it was shown, so that it can be shown again. */
export interface Listing {
  readonly stories: readonly string[];
  /** The number of the first, from 1. */
  readonly firstNumber: number;
  readonly name?: string;
  readonly more: boolean;
  readonly at: string;
  /** The stories that were told in a model's words, each with the headline that it had. */
  readonly written?: Readonly<Record<string, string>>;
}

export interface Conversations {
  /** What the message replied to was about, else what this person spoke of last, else the chat's last briefing. */
  recall(chat: ChatId, user: string, messageId?: string): Promise<Context>;
  /** What this very message was about; undefined once that is forgotten. */
  ofMessage(chat: ChatId, messageId: string): Promise<Context | undefined>;
  /** Without a user: what was sent unasked. */
  remember(
    chat: ChatId,
    user: string | undefined,
    context: Context,
    messageIds: readonly string[],
  ): Promise<void>;
  /** A chat that was given another id goes on with what it spoke of. */
  move(from: ChatId, to: ChatId): Promise<void>;
}

interface Kept extends Context {
  readonly at?: string;
  /** Who was answered by it, so that it goes when they are forgotten. */
  readonly by?: string;
  readonly unasked?: boolean;
}

const DAY_MS = 24 * 3_600_000;
export const CONVERSATION_DAYS = 3;
const TTL_MS = CONVERSATION_DAYS * DAY_MS;
/** As long as the ledger names the chat that it was. */
const MOVED_TTL_MS = 30 * DAY_MS;
const NOTHING: Context = { stories: [] };

export function createConversations(store: Store, now: () => string): Conversations {
  const kept = store.keyValue<Kept>('conversations');
  const moved = store.keyValue<ChatId>('moved-chats');

  /** What stands under this key, in the chat or in the one that it was before. */
  async function read(chat: ChatId, key: string): Promise<Kept | undefined> {
    const found = await kept.get(`${chat}|${key}`);
    if (found) return found;
    const before = await moved.get(chat);
    return before === undefined ? undefined : await kept.get(`${before}|${key}`);
  }

  return {
    async recall(chat, user, messageId) {
      const replied = messageId === undefined ? undefined : await read(chat, `message|${messageId}`);
      if (replied) return replied;
      const own = await read(chat, `user|${user}`);
      const listed = await read(chat, '');
      if (!own) return listed ?? NOTHING;
      const newer = listed?.unasked === true && (listed.at ?? '') > (own.at ?? '');
      return listed && (newer || own.stories.length === 0) ? { ...own, ...listingOf(listed) } : own;
    },
    ofMessage: (chat, messageId) => read(chat, `message|${messageId}`),
    async remember(chat, user, context, messageIds) {
      const at = now();
      // Whatever it goes on from, it is now about this person, or about nobody.
      const { by: _, ...about }: Kept = context;
      const told = user === undefined ? about : { ...about, by: user };
      for (const messageId of messageIds) await kept.set(`${chat}|message|${messageId}`, told, TTL_MS);
      if (user !== undefined) await kept.set(`${chat}|user|${user}`, { ...told, at }, TTL_MS);
      // Of what one person asks, the others share the list of stories only.
      if (context.stories.length > 0)
        await kept.set(`${chat}|`, { ...listingOf(context), at, unasked: user === undefined }, TTL_MS);
    },
    async move(from, to) {
      await moved.set(to, from, MOVED_TTL_MS);
    },
  };
}

function listingOf({ stories, briefing, listing, known }: Context): Context {
  return {
    stories,
    ...(briefing && { briefing }),
    ...(listing && { listing }),
    ...(known && { known }),
  };
}
