/**
 * What a chat has been speaking of, so that "and who said that?" has a meaning. Each person in a group has a thread of
 * their own; a reply to a message goes back to what that message was about. Everything here lapses after some days.
 */
import type { ChatId } from '../model.ts';
import type { Store } from '../store/ports.ts';

/** What a message was about. */
export interface Context {
  /** The stories that it listed, in its order. */
  readonly stories: readonly string[];
  /** The one story that it was about. */
  readonly storyId?: string;
  readonly question?: string;
  readonly answer?: string;
  /** The briefing that it was, so that "more" can go on. */
  readonly briefing?: {
    readonly from: string;
    readonly to: string;
    readonly topic?: string;
    readonly shown: readonly string[];
  };
}

export interface Conversations {
  /** What the message replied to was about, else what this person spoke of last, else the chat's last briefing. */
  recall(chat: ChatId, user: string, messageId?: string): Promise<Context>;
  remember(
    chat: ChatId,
    user: string | undefined,
    context: Context,
    messageIds: readonly string[],
  ): Promise<void>;
}

const TTL_MS = 3 * 24 * 3_600_000;
const NOTHING: Context = { stories: [] };

export function createConversations(store: Store): Conversations {
  const kept = store.keyValue<Context>('conversations');
  const chatKey = (chat: ChatId): string => `${chat}|`;
  const userKey = (chat: ChatId, user: string): string => `${chat}|user|${user}`;
  const messageKey = (chat: ChatId, messageId: string): string => `${chat}|message|${messageId}`;
  return {
    async recall(chat, user, messageId) {
      const replied = messageId === undefined ? undefined : await kept.get(messageKey(chat, messageId));
      if (replied) return replied;
      const own = await kept.get(userKey(chat, user));
      const briefed = await kept.get(chatKey(chat));
      return own
        ? { ...own, stories: own.stories.length > 0 ? own.stories : (briefed?.stories ?? []) }
        : (briefed ?? NOTHING);
    },
    async remember(chat, user, context, messageIds) {
      for (const messageId of messageIds) await kept.set(messageKey(chat, messageId), context, TTL_MS);
      if (user !== undefined) await kept.set(userKey(chat, user), context, TTL_MS);
      if (context.stories.length > 0) await kept.set(chatKey(chat), context, TTL_MS);
    },
  };
}
