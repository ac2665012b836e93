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
  const own = async (chat: ChatId): Promise<Partial<ChatSettings>> => (await kept.get(chat)) ?? {};
  return {
    defaults,
    own,
    settings: async (chat) => withDefaults(await own(chat)),
    async change(chat, changes) {
      const changed: ChatSettings = { follow: [], mute: [], ...(await own(chat)), ...changes };
      await kept.set(chat, changed);
      return withDefaults(changed);
    },
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
