/** A story by its number or button: told in full, and from then on the one that is spoken of. */
import type { KeyPoint } from '../../model.ts';
import type { Context } from '../conversations.ts';
import { type Asked, type BotParts, type Outcome, say } from '../handler.ts';
import type { Telling } from '../origin.ts';
import { POINTS, storyReply } from '../story-reply.ts';
import { dressed } from '../story-parts.ts';
import { writingFor } from '../writing.ts';

export async function showStory(asked: Asked, parts: BotParts, storyId: string): Promise<Outcome> {
  const { chat } = asked;
  const settings = await parts.chats.settings(chat);
  const story = await parts.desk.story(storyId, writingFor(chat, 'story', settings));
  if (!story) return say(asked.wording.story.gone);
  const place = asked.context.stories.indexOf(storyId);
  const reply = storyReply(story, place + 1 || 1, await tellingFor(asked, parts), asked.hears);
  return { reply, context: aboutStory(asked.context, storyId) };
}

/** What a model told of the story, in its articles' own sentences, for the one who asked. */
export async function showOriginal(asked: Asked, parts: BotParts, storyId: string): Promise<Outcome> {
  const { chat, context, wording } = asked;
  const settings = await parts.chats.settings(chat);
  const story = await parts.desk.story(storyId, writingFor(chat, 'again', settings));
  if (!story) return say(wording.story.gone);
  const points = story.keyPoints
    .slice(0, POINTS.long)
    .flatMap((point): KeyPoint[] =>
      point.by === 'model'
        ? point.evidence.map((one) => ({ text: one.text, evidence: [one], by: 'extract' }))
        : [point],
    );
  const telling = await tellingFor(asked, parts);
  const { citations, ...reply } = await dressed({ heading: story.title, points }, parts, telling);
  return { reply: { ...reply, private: true }, context: { ...aboutStory(context, storyId), citations } };
}

/** The conversation goes on about this story; what was asked of another one before is done with. */
export function aboutStory({ stories, briefing, listing, known }: Context, storyId: string): Context {
  return {
    stories,
    storyId,
    ...(briefing && { briefing }),
    ...(listing && { listing }),
    ...(known && { known }),
  };
}

export async function tellingFor(
  { chat, wording }: Asked,
  { chats, now, model }: BotParts,
): Promise<Telling> {
  const { zone } = await chats.settings(chat);
  return { wording, zone, now: now(), model };
}
