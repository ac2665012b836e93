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
  const known = context.known?.[story.storyId] ?? (await told.recall(chat)).stories[story.storyId] ?? [];
  const fresh = known.length > 0 ? articles.filter(({ id }) => !known.includes(id)) : articles.slice(0, 1);
  const points = pointsOf(
    fresh,
    articles.filter((article) => !fresh.includes(article)),
  );
  if (points.length > 0) return { heading: wording.story.whatIsNew(story.title), points };
  const [newest] = articles;
  return {
    heading: wording.story.nothingNewer(newest ? when(articleTime(newest), telling) : ''),
    points: story.keyPoints.slice(0, 1),
  };
};

/** What is said for the first time, else what the newer articles say; nothing where there are no older ones. */
function pointsOf([first, ...more]: readonly StoredArticle[], known: readonly StoredArticle[]): KeyPoint[] {
  if (!first || known.length === 0) return [];
  const points = keyPoints([first, ...more], { most: MOST_POINTS, known });
  return points.length > 0 ? points : keyPoints([first, ...more], { most: MOST_POINTS });
}
