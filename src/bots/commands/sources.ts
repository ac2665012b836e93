/** "Sources": the articles that a story is told by, newest first. */
import type { Block } from '../blocks.ts';
import { sourceBlock } from '../origin.ts';
import type { StoryPart } from '../story-parts.ts';

export const sources: StoryPart = async (story, telling) => {
  const { wording } = telling;
  const byId = new Map(story.articles.map((article) => [article.id, article]));
  const blocks = story.articles.map((article): Block => {
    const block = sourceBlock(article, telling);
    const original = article.copyOf === undefined ? undefined : byId.get(article.copyOf)?.source;
    const parts = [block.origin, original && wording.story.copyOf(original)].filter(Boolean);
    return parts.length > 0 ? { ...block, origin: parts.join(' · ') } : block;
  });
  return { heading: wording.story.sources(story.title), blocks };
};
