/** A finite, ordered set of story briefs for a window of time. */
import type { Briefing, BriefingCounts, StoredArticle, Story } from '../model.ts';
import { briefStory } from './brief.ts';

export interface BriefingOptions {
  /** In the order in which they are told. */
  readonly stories: readonly Story[];
  readonly background: (story: Story) => readonly StoredArticle[];
  /** The articles of the story that the reader was told before. */
  readonly told?: (story: Story) => readonly StoredArticle[];
  readonly from: string;
  readonly to: string;
  readonly topic?: string;
}

export function makeBriefing({ stories, background, told, from, to, topic }: BriefingOptions): Briefing {
  return {
    from,
    to,
    ...(topic === undefined ? {} : { topic }),
    stories: stories.map((story) => briefStory(story, background(story), told?.(story))),
    counts: countStories(stories.map(({ articles }) => articles)),
  };
}

/** `stories`: the articles of each. An article without an outlet counts for none. */
export function countStories(
  stories: readonly (readonly { readonly source?: string; readonly publishedAt?: string }[])[],
): BriefingCounts {
  const articles = stories.flat();
  const newest = articles
    .flatMap(({ publishedAt }) => publishedAt ?? [])
    .toSorted()
    .at(-1);
  return {
    stories: stories.length,
    articles: articles.length,
    sources: new Set(articles.flatMap(({ source }) => source ?? [])).size,
    ...(newest === undefined ? {} : { newest }),
  };
}
