/** What each chat was told by its scheduled briefings: which articles of which stories. It keeps yesterday's out. */
import type { ChatId, StoryBrief } from '../model.ts';
import type { KeyValue, Store } from '../store/ports.ts';

/** Article ids by story id, and until when the chat was told. */
export interface Told {
  readonly until?: string;
  readonly stories: Readonly<Record<string, readonly string[]>>;
}

/** What is kept: all that was told, and what the newest slot added, so that this can be left out again. */
interface Kept extends Told {
  readonly newest?: Told & { readonly slot: string };
}

export interface ToldMemory {
  /** What the chat has been told; before this slot, where one is given. */
  recall(chat: ChatId, slot?: string): Promise<Told>;
  /** Kept before it is sent: a slot that is sent again, after a crash, has not told its own stories. */
  add(
    chat: ChatId,
    slot: string,
    until: string,
    stories: readonly Pick<StoryBrief, 'storyId' | 'articles'>[],
  ): Promise<void>;
  move(from: ChatId, to: ChatId): Promise<void>;
}

/** Windows reach back a few days, so more stories than this are never asked for. */
const MOST_STORIES = 400;

export function createToldMemory(store: Store): ToldMemory {
  const kept: KeyValue<Kept> = store.keyValue('told');

  async function recall(chat: ChatId, slot?: string): Promise<Told> {
    const { newest, ...all } = (await kept.get(chat)) ?? { stories: {} };
    if (!newest || newest.slot !== slot) return all;
    const stories = Object.entries(all.stories).map(([storyId, articles]): [string, readonly string[]] => {
      const added = new Set(newest.stories[storyId]);
      return [storyId, articles.filter((id) => !added.has(id))];
    });
    return {
      ...(newest.until === undefined ? {} : { until: newest.until }),
      stories: Object.fromEntries(stories.filter(([, articles]) => articles.length > 0)),
    };
  }

  return {
    recall,
    async add(chat, slot, until, stories) {
      const before = await recall(chat, slot);
      const after = new Map(Object.entries(before.stories));
      const added: Record<string, readonly string[]> = {};
      for (const { storyId, articles } of stories) {
        const known = after.get(storyId) ?? [];
        added[storyId] = articles.map(({ id }) => id).filter((id) => !known.includes(id));
        // Deleted first, so that the newest stand last and the oldest are dropped.
        after.delete(storyId);
        after.set(storyId, [...known, ...added[storyId]]);
      }
      await kept.set(chat, {
        until,
        stories: Object.fromEntries([...after].slice(-MOST_STORIES)),
        newest: { slot, stories: added, ...(before.until === undefined ? {} : { until: before.until }) },
      });
    },
    async move(from, to) {
      const told = await kept.get(from);
      if (!told) return;
      await kept.set(to, told);
      await kept.delete(from);
    },
  };
}
