/** What a briefing says of itself. */
import type { BriefingCounts, StoryBrief } from '../model.ts';

/** An article without an outlet counts for none. */
export function countStories(stories: readonly Pick<StoryBrief, 'articles'>[]): BriefingCounts {
  const articles = stories.flatMap((story) => story.articles);
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
