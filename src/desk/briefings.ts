/** Briefings from the store: the stories of a window, ranked and briefed. */
import { countStories } from '../digest/briefing.ts';
import { rankStories } from '../digest/ranking.ts';
import { matchesTopic } from '../digest/topics.ts';
import type { Briefing, ChatSettings, Story, StoryBrief } from '../model.ts';
import type { Store } from '../store/ports.ts';
import type { Meaning } from './meaning/meaning.ts';
import { createStoryBriefs } from './story-briefs.ts';
import { createStoryWindows } from './story-windows.ts';

export interface BriefingRequest {
  readonly from: string;
  readonly to: string;
  readonly topic?: string;
  readonly settings: ChatSettings;
  readonly most: number | 'all';
  /** Stories to leave out: those already shown. */
  readonly skip?: ReadonlySet<string>;
  /** The articles of each story that the chat was told: what holds nothing else is left out, the rest is an update. */
  readonly told?: ReadonlyMap<string, readonly string[]>;
}

export interface Briefings {
  make(request: BriefingRequest, now: string): Promise<Briefing>;
  /** A story by itself, from all its articles. */
  story(storyId: string): Promise<StoryBrief | undefined>;
}

/** A listing of all stories is no briefing: from here on, where to read on is not looked up in the store. */
const MOST_LOOKED_UP = 40;

export function createBriefings(store: Store, meaning?: Meaning): Briefings {
  const windows = createStoryWindows(store);
  const briefs = createStoryBriefs(store, meaning);

  /** The story's articles that the chat was told, under whatever name it had then. */
  async function toldOf(
    storyId: string,
    known: ReadonlySet<string>,
    underItsName: readonly string[],
  ): Promise<readonly string[]> {
    if (known.size === 0) return [];
    const articles = await store.stories.articlesOf(storyId);
    const absorbed = articles.flatMap(({ id }) => (known.has(id) ? id : []));
    return [...new Set([...underItsName, ...absorbed])].toSorted();
  }

  return {
    async make({ from, to, topic, settings, most, skip, told }, now) {
      // By article, not by story: what was told as a story of its own may have become part of another.
      const known = new Set([...(told?.values() ?? [])].flat());
      const stories = (await windows.stories(from, to))
        .flatMap((story) => untold(story, known))
        .filter(
          (story) =>
            !skip?.has(story.id) &&
            (topic === undefined || story.articles.some((article) => matchesTopic(article, topic))),
        );
      const { follow, mute } = settings;
      const chosen = rankStories(stories, { now, follow, mute, most: most === 'all' ? Infinity : most });
      const made: StoryBrief[] = [];
      for (const [at, story] of chosen.entries()) {
        const before = await toldOf(story.id, known, told?.get(story.id) ?? []);
        const brief = await briefs.brief(story, { told: before, lookUp: at < MOST_LOOKED_UP });
        made.push(before.length > 0 ? { ...brief, update: true } : brief);
      }
      return {
        from,
        to,
        ...(topic === undefined ? {} : { topic }),
        stories: made,
        counts: countStories(made),
      };
    },
    async story(storyId) {
      const [first, ...more] = await store.stories.articlesOf(storyId);
      if (!first) return undefined;
      return await briefs.brief({ id: storyId, articles: [first, ...more] }, { lookUp: true });
    },
  };
}

/** The story with the articles that were not told yet, if there are any. */
function untold(story: Story, known: ReadonlySet<string>): Story[] {
  if (story.articles.every(({ id }) => !known.has(id))) return [story];
  const [first, ...more] = story.articles.filter(({ id }) => !known.has(id));
  return first ? [{ id: story.id, articles: [first, ...more] }] : [];
}
