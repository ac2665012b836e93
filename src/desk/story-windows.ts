/** The stories of a window of time, read once for all the chats that ask for it. */
import { LRUCache } from 'lru-cache';
import type { StoredArticle, Story } from '../model.ts';
import type { Store } from '../store/ports.ts';

export interface StoryWindows {
  /** Those with an article whose time lies in [from, to), each with its articles of that time, newest first. */
  stories(from: string, to: string): Promise<readonly Story[]>;
}

const MINUTE_MS = 60_000;
/** Some ten days of news; a longer window is read anew each time. */
const MOST_ARTICLES = 20_000;

export function createStoryWindows(store: Store): StoryWindows {
  const known = new LRUCache<string, readonly Story[]>({
    maxSize: MOST_ARTICLES,
    sizeCalculation: (stories) => 1 + stories.reduce((sum, { articles }) => sum + articles.length, 0),
  });

  async function whole(from: string, to: string): Promise<readonly Story[]> {
    const key = `${await store.articles.revision()} ${from} ${to}`;
    const before = known.get(key);
    if (before) return before;
    const stories = await readStories(store, from, to);
    known.set(key, stories);
    return stories;
  }

  return {
    async stories(from, to) {
      // By the minute, so that those who ask a moment later find it read.
      const first = toInstant(Math.floor(Date.parse(from) / MINUTE_MS) * MINUTE_MS);
      const last = toInstant(Math.ceil(Date.parse(to) / MINUTE_MS) * MINUTE_MS);
      const [begin, end] = [Date.parse(from), Date.parse(to)];
      return (await whole(first, last)).flatMap((story) => within(story, begin, end));
    },
  };
}

async function readStories(store: Store, from: string, to: string): Promise<readonly Story[]> {
  const articles = await store.articles.between(from, to);
  const assigned = await store.stories.assignedBetween(from, to);
  const storyOf = new Map(assigned.map(({ articleId, storyId }) => [articleId, storyId]));
  const groups = new Map<string, [StoredArticle, ...StoredArticle[]]>();
  for (const article of articles) {
    // An article that no story was chosen for in time is a story of its own, under its own id.
    const storyId = storyOf.get(article.id) ?? article.id;
    const group = groups.get(storyId);
    if (group) group.push(article);
    else groups.set(storyId, [article]);
  }
  return [...groups].map(([id, grouped]) => ({ id, articles: grouped }));
}

/** The story itself where all of it is in the window, so that what is known of it still is. */
function within(story: Story, begin: number, end: number): Story[] {
  const isWithin = ({ publishedAt, addedAt }: StoredArticle): boolean => {
    const time = Date.parse(publishedAt ?? addedAt);
    return time >= begin && time < end;
  };
  if (story.articles.every(isWithin)) return [story];
  const [first, ...more] = story.articles.filter(isWithin);
  return first ? [{ id: story.id, articles: [first, ...more] }] : [];
}

function toInstant(ms: number): string {
  return new Date(ms).toISOString();
}
