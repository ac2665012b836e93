/** "Timeline": what each article of a story added, in the order in which they came. */
import { keyPoints } from '../../digest/key-points.ts';
import type { KeyPoint, StoredArticle } from '../../model.ts';
import { articleTime, type StoryPart } from '../story-parts.ts';

const MOST_STEPS = 8;
const MOST_POINTS = 2;

export const timeline: StoryPart = async (story, { wording }, { desk }) => {
  const own = story.articles.filter(({ copyOf }) => copyOf === undefined);
  const articles = await desk.articles(own.map(({ id }) => id));
  const ordered = articles.toSorted((a, b) => articleTime(a).localeCompare(articleTime(b)));
  return {
    heading: wording.story.timeline(story.title),
    points: ordered
      .map((article, index) => added(article, ordered.slice(0, index)))
      .filter((points) => points.length > 0)
      .slice(-MOST_STEPS)
      .flat(),
  };
};

function added(article: StoredArticle, before: readonly StoredArticle[]): KeyPoint[] {
  return keyPoints([article], { most: MOST_POINTS, known: before });
}
