/** "Background", "what happened before?": how the story began, and earlier articles about the same. */
import { keyPoints } from '../../digest/key-points.ts';
import type { StoryBrief } from '../../model.ts';
import { articleTime, type StoryPart } from '../story-parts.ts';
import type { Block } from '../blocks.ts';

const MOST_EARLIER = 3;

export const background: StoryPart = async (story, { wording }, { desk }) => {
  const ids = story.related.flatMap(({ kind, articleId }) =>
    kind === 'same-story' || articleId === undefined ? [] : articleId,
  );
  const first = await firstOf(story, desk);
  const since = first ? articleTime(first) : '';
  const earlier = (await desk.articles(ids))
    .filter((article) => articleTime(article) < since)
    .toSorted((a, b) => articleTime(b).localeCompare(articleTime(a)))
    .slice(0, MOST_EARLIER);
  const told = [...(first && first.id !== story.id ? [first] : []), ...earlier];
  const points = told.flatMap((article) => keyPoints([article], { most: 1 }));
  const heading =
    points.length > 0 ? wording.story.background(story.title) : wording.story.noBackground(story.title);
  return { heading, points, after: readOn(story) };
};

async function firstOf({ articles }: StoryBrief, desk: Parameters<StoryPart>[2]['desk']) {
  const all = await desk.articles(articles.map(({ id }) => id));
  return all.toSorted((a, b) => articleTime(a).localeCompare(articleTime(b)))[0];
}

/** What the story's own pages point to. */
function readOn({ related }: StoryBrief): Block[] {
  return related
    .filter(({ kind, articleId }) => kind === 'page' && articleId === undefined)
    .slice(0, MOST_EARLIER)
    .map(({ title, url, source }) => ({
      type: 'source',
      title,
      ...(url === undefined ? {} : { url }),
      ...(source === undefined ? {} : { origin: source }),
    }));
}
