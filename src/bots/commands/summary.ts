/** "Summary": a story in a few points, each with where it stands. */
import type { StoryPart } from '../story-parts.ts';

const MOST_POINTS = 3;

export const summary: StoryPart = async (story, { wording }) => ({
  heading: wording.story.summary(story.title),
  points: story.keyPoints.slice(0, MOST_POINTS),
});
