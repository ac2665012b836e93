/** A part of a story: of the one named, else of the one spoken of. */
import { actions } from '../actions.ts';
import type { Button } from '../blocks.ts';
import { type Asked, type BotParts, type Outcome, say } from '../handler.ts';
import type { StoryQuestion } from '../language/phrases.ts';
import { dressed, type StoryPart } from '../story-parts.ts';
import { background } from './background.ts';
import { digest } from './digest.ts';
import { news } from './news.ts';
import { quotes } from './quotes.ts';
import { sources } from './sources.ts';
import { aboutStory, showStory, tellingFor } from './story.ts';
import { summary } from './summary.ts';
import { timeline } from './timeline.ts';

const storyParts: Readonly<Record<Exclude<StoryQuestion, 'whole'>, StoryPart>> = {
  summary,
  quotes,
  sources,
  timeline,
  background,
  news,
};

export async function tellPart(
  asked: Asked,
  parts: BotParts,
  part: StoryQuestion,
  { storyId = spokenOf(asked), speaker }: { readonly storyId?: string; readonly speaker?: string } = {},
): Promise<Outcome> {
  const { chat, context, wording } = asked;
  if (storyId === undefined) {
    // With no story in mind, the news is that of all.
    if (part === 'news' || part === 'summary') return await digest({ ...asked, words: '' }, parts);
    return { reply: { ...say(wording.story.which).reply, buttons: numbers(context.stories) } };
  }
  if (part === 'whole') return await showStory(asked, parts, storyId);
  const story = await parts.desk.story(storyId);
  if (!story) return say(wording.story.gone);
  const telling = await tellingFor(asked, parts);
  const content = await storyParts[part](story, telling, {
    ...parts,
    chat,
    context,
    ...(speaker === undefined ? {} : { speaker }),
  });
  const { citations, ...reply } = await dressed(content, parts, telling);
  // What was asked of another story is not leant on any more.
  const before = context.storyId === storyId ? context : aboutStory(context, storyId);
  return { reply, context: { ...before, citations } };
}

function spokenOf({ context: { storyId, stories } }: Asked): string | undefined {
  return storyId ?? (stories.length === 1 ? stories[0] : undefined);
}

function numbers(stories: readonly string[]): Button[] {
  return stories.map((storyId, index) => ({ label: String(index + 1), action: actions.story(storyId) }));
}
