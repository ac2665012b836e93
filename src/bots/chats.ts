/** A chat's settings, with the configured defaults behind them. */
import type { BriefLength, ChatId, ChatSettings } from '../model.ts';
import type { KeyValue, Store } from '../store/ports.ts';

/** Settings with nothing left open. */
export interface FullSettings extends ChatSettings {
  readonly zone: string;
  readonly stories: number;
  readonly length: BriefLength;
}

export interface Chats {
  settings(chat: ChatId): Promise<FullSettings>;
  change(chat: ChatId, changes: Partial<ChatSettings>): Promise<FullSettings>;
}

const MOST_STORIES = 20;

export interface ChatDefaults {
  readonly zone: string;
  readonly stories: number;
  readonly length: BriefLength;
}

export function createChats(store: Store, defaults: ChatDefaults): Chats {
  const kept: KeyValue<ChatSettings> = store.keyValue('chats');
  const withDefaults = (own: ChatSettings | undefined): FullSettings => ({
    ...defaults,
    follow: [],
    mute: [],
    ...own,
  });
  return {
    settings: async (chat) => withDefaults(await kept.get(chat)),
    async change(chat, changes) {
      const own: ChatSettings = { follow: [], mute: [], ...(await kept.get(chat)), ...changes };
      await kept.set(chat, own);
      return withDefaults(own);
    },
  };
}

/** The number of stories that someone typed, where it is one that a briefing can have. */
export function parseStories(typed: string): number | undefined {
  const count = /^\d{1,3}$/u.test(typed) ? Number(typed) : 0;
  return count >= 1 && count <= MOST_STORIES ? count : undefined;
}

export function parseLength(typed: string): BriefLength | undefined {
  const lengths: readonly BriefLength[] = ['short', 'medium', 'long'];
  return lengths.find((length) => length === typed.toLowerCase());
}
