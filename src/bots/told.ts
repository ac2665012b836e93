/** What each chat was told by its scheduled briefings: which articles of which stories. It keeps yesterday's out. */
import type { ChatId, StoryBrief } from '../model.ts';
import type { KeyValue, Store } from '../store/ports.ts';

/** Article ids by story id, and until when the chat was told. */
export interface Told {
  readonly until?: string;
  readonly stories: Readonly<Record<string, readonly string[]>>;
}

export interface ToldMemory {
  recall(chat: ChatId): Promise<Told>;
  add(chat: ChatId, until: string, stories: readonly StoryBrief[]): Promise<void>;
  move(from: ChatId, to: ChatId): Promise<void>;
}

/** Windows reach back a few days, so more stories than this are never asked for. */
const MOST_STORIES = 400;

export function createToldMemory(store: Store): ToldMemory {
  const kept: KeyValue<Told> = store.keyValue('told');
  const recall = async (chat: ChatId): Promise<Told> => (await kept.get(chat)) ?? { stories: {} };
  return {
    recall,
    async add(chat, until, stories) {
      const before = new Map(Object.entries((await recall(chat)).stories));
      for (const { storyId, articles } of stories) {
        const known = before.get(storyId) ?? [];
        // Deleted first, so that the newest stand last and the oldest are dropped.
        before.delete(storyId);
        before.set(storyId, [...new Set([...known, ...articles.map(({ id }) => id)])]);
      }
      await kept.set(chat, { until, stories: Object.fromEntries([...before].slice(-MOST_STORIES)) });
    },
    async move(from, to) {
      const told = await kept.get(from);
      if (!told) return;
      await kept.set(to, told);
      await kept.delete(from);
    },
  };
}
