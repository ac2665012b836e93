/** Briefings from the store: the stories of a window, ranked and briefed. */
import { countStories } from '../digest/briefing.ts';
import { rankStories } from '../digest/ranking.ts';
import { matchesTopic } from '../digest/topics.ts';
import type { Briefing, ChatSettings, Story, StoryBrief } from '../model.ts';
import type { Store } from '../store/ports.ts';
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

export function createBriefings(store: Store): Briefings {
  const windows = createStoryWindows(store);
  const briefs = createStoryBriefs(store);

  return {
    async make({ from, to, topic, settings, most, skip, told }, now) {
      const stories = (await windows.stories(from, to))
        .flatMap((story) => untold(story, told?.get(story.id)))
        .filter(
          (story) =>
            !skip?.has(story.id) &&
            (topic === undefined || story.articles.some((article) => matchesTopic(article, topic))),
        );
      const { follow, mute } = settings;
      const chosen = rankStories(stories, { now, follow, mute, most: most === 'all' ? Infinity : most });
      const made: StoryBrief[] = [];
      for (const [at, story] of chosen.entries()) {
        const before = told?.get(story.id);
        const brief = await briefs.brief(story, { told: before, lookUp: at < MOST_LOOKED_UP });
        made.push(before ? { ...brief, update: true } : brief);
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
function untold(story: Story, told: readonly string[] | undefined): Story[] {
  if (!told) return [story];
  const known = new Set(told);
  const [first, ...more] = story.articles.filter(({ id }) => !known.has(id));
  return first ? [{ id: story.id, articles: [first, ...more] }] : [];
}
