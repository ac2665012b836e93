/** A chat's settings, with the configured defaults behind them. */
import type { BriefLength, ChatId, ChatSettings } from '../model.ts';
import type { KeyValue, Store } from '../store/ports.ts';
import { type Language, languageOf } from './language/languages.ts';

/** Settings with nothing left open but the language, which is then each reader's own. */
export interface FullSettings extends ChatSettings {
  readonly zone: string;
  readonly stories: number;
  readonly length: BriefLength;
  readonly language?: Language;
}

export interface Chats {
  settings(chat: ChatId): Promise<FullSettings>;
  /** What was set in this chat itself. */
  own(chat: ChatId): Promise<Partial<ChatSettings>>;
  change(chat: ChatId, changes: Partial<ChatSettings>): Promise<FullSettings>;
  /** From now on the chat, a thread, has the settings of the one that it was opened in. */
  belongsTo(chat: ChatId, parent: ChatId): Promise<void>;
  /** The chat whose settings it has: itself, unless it is a thread. */
  home(chat: ChatId): Promise<ChatId>;
  /** Takes note of a chat within another, such as a topic of a forum. */
  isWithin(chat: ChatId, whole: ChatId): Promise<void>;
  /** No chat is to remember these as within it. */
  areNoMoreWithin(chats: readonly ChatId[]): Promise<void>;
  /** The chat, and those within it: the topics of a forum, the threads of a channel. */
  withAllWithin(chat: ChatId): Promise<readonly ChatId[]>;
  move(from: ChatId, to: ChatId): Promise<void>;
  readonly defaults: ChatDefaults;
}

export const MOST_STORIES = 20;

export interface ChatDefaults {
  readonly zone: string;
  readonly stories: number;
  readonly length: BriefLength;
}

export function createChats(store: Store, defaults: ChatDefaults): Chats {
  const kept: KeyValue<ChatSettings> = store.keyValue('chats');
  const withDefaults = ({ language, ...own }: Partial<ChatSettings>): FullSettings => {
    const spoken = languageOf(language);
    return { ...defaults, follow: [], mute: [], ...own, ...(spoken && { language: spoken }) };
  };
  const parents: KeyValue<ChatId> = store.keyValue('thread-parents');
  const within: KeyValue<readonly ChatId[]> = store.keyValue('chats-within');
  const home = async (chat: ChatId): Promise<ChatId> => (await parents.get(chat)) ?? chat;
  const own = async (chat: ChatId): Promise<Partial<ChatSettings>> =>
    (await kept.get(await home(chat))) ?? {};
  const isWithin = async (chat: ChatId, whole: ChatId): Promise<void> => {
    const known = (await within.get(whole)) ?? [];
    if (!known.includes(chat)) await within.set(whole, [...known, chat]);
  };
  return {
    defaults,
    own,
    settings: async (chat) => withDefaults(await own(chat)),
    async change(chat, changes) {
      const changed: ChatSettings = { follow: [], mute: [], ...(await own(chat)), ...changes };
      await kept.set(await home(chat), changed);
      return withDefaults(changed);
    },
    home,
    async belongsTo(chat, parent) {
      if ((await parents.get(chat)) !== parent) await parents.set(chat, parent);
      await isWithin(chat, parent);
    },
    isWithin,
    async areNoMoreWithin(some) {
      const gone = new Set<string>(some);
      for (const [whole, all] of await within.entries()) {
        const others = all.filter((one) => !gone.has(one));
        if (others.length < all.length) await within.set(whole, others);
      }
    },
    withAllWithin: async (chat) => [chat, ...((await within.get(chat)) ?? [])],
    async move(from, to) {
      const settings = await kept.get(from);
      if (!settings) return;
      await kept.set(to, settings);
      await kept.delete(from);
    },
  };
}

/** The number of stories that someone typed, where it is one that a briefing can have. */
export function parseStories(typed: string): number | undefined {
  const count = /^\d{1,3}$/u.test(typed) ? Number(typed) : 0;
  return count >= 1 && count <= MOST_STORIES ? count : undefined;
}

export const LENGTHS: readonly BriefLength[] = ['short', 'medium', 'long'];

export function parseLength(typed: string): BriefLength | undefined {
  return LENGTHS.find((length) => length === typed.toLowerCase());
}
