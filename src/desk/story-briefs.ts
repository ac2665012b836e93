/** Briefs of stories, with what the store knows of them; made once for all the chats that are told them. */
import { LRUCache } from 'lru-cache';
import { briefStory } from '../digest/brief.ts';
import type { Story, StoryBrief } from '../model.ts';
import type { Store } from '../store/ports.ts';
import { findBackground } from './background.ts';
import type { Meaning } from './meaning/meaning.ts';
import { resolveLinks } from './resolve-links.ts';

export interface StoryBriefs {
  brief(story: Story, options: BriefOptions): Promise<StoryBrief>;
}

export interface BriefOptions {
  /** Articles of the story that the reader was told before, by id. */
  readonly told?: readonly string[] | undefined;
  /** Whether the store is searched for where to read on. */
  readonly lookUp: boolean;
}

const MOST_BRIEFS = 500;

export function createStoryBriefs(store: Store, meaning?: Meaning): StoryBriefs {
  const known = new LRUCache<string, StoryBrief>({ max: MOST_BRIEFS });

  async function make(story: Story, { told = [], lookUp }: BriefOptions): Promise<StoryBrief> {
    const background = lookUp ? await findBackground(store, story, meaning) : [];
    const brief = {
      ...briefStory(story, background, await store.articles.getAll(told)),
      ...imageOf(story),
    };
    return lookUp ? { ...brief, related: await resolveLinks(store, brief) } : brief;
  }

  return {
    async brief(story, options) {
      const { told = [], lookUp } = options;
      const revision = await store.articles.revision();
      const key = JSON.stringify([revision, story.id, story.articles.map(({ id }) => id), told, lookUp]);
      const before = known.get(key);
      if (before) return before;
      const made = await make(story, options);
      known.set(key, made);
      return made;
    },
  };
}

/** That of the newest article that has one. */
function imageOf({ articles }: Story): { readonly image?: string } {
  const image = articles.find((article) => article.image !== undefined)?.image;
  return image === undefined ? {} : { image };
}
