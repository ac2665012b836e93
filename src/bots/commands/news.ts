/** "What's new": what a story's newer articles add to what this chat was told, else to its own earlier ones. */
import { keyPoints } from '../../digest/key-points.ts';
import type { KeyPoint, StoredArticle } from '../../model.ts';
import { when } from '../origin.ts';
import { articleTime, type StoryPart } from '../story-parts.ts';

const MOST_POINTS = 4;

export const news: StoryPart = async (story, telling, { desk, told, chat, context }) => {
  const { wording } = telling;
  const ids = story.articles.filter(({ copyOf }) => copyOf === undefined).map(({ id }) => id);
  const articles = (await desk.articles(ids)).toSorted((a, b) =>
    articleTime(b).localeCompare(articleTime(a)),
  );
  const toldBefore = context.known?.[story.storyId] ?? (await told.recall(chat)).stories[story.storyId] ?? [];
  const known = new Set(toldBefore);
  const [newest] = articles;
  const untold = articles.filter(({ id }) => !known.has(id));
  // All of it told, or nothing: then the last article is what is new.
  const fresh = untold.length > 0 && untold.length < articles.length ? untold : newest ? [newest] : [];
  const points = pointsOf(
    fresh,
    articles.filter((article) => !fresh.includes(article)),
  );
  if (points.length > 0) return { heading: wording.story.whatIsNew(story.title), points };
  return {
    heading: wording.story.nothingNewer(newest ? when(articleTime(newest), telling) : ''),
    points: story.keyPoints.slice(0, 1),
  };
};

function pointsOf([first, ...more]: readonly StoredArticle[], known: readonly StoredArticle[]): KeyPoint[] {
  if (!first || known.length === 0) return [];
  return keyPoints([first, ...more], { most: MOST_POINTS, known });
}
