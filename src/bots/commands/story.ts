/** A story by its number or button: told in full, and from then on the one that is spoken of. */
import type { Context } from '../conversations.ts';
import { type Asked, type BotParts, type Outcome, say } from '../handler.ts';
import type { Telling } from '../origin.ts';
import { storyReply } from '../story-reply.ts';

export async function showStory(asked: Asked, parts: BotParts, storyId: string): Promise<Outcome> {
  const story = await parts.desk.story(storyId);
  if (!story) return say(asked.wording.story.gone);
  const place = asked.context.stories.indexOf(storyId);
  const reply = storyReply(story, place + 1 || 1, await tellingFor(asked, parts), asked.hears);
  return { reply, context: aboutStory(asked.context, storyId) };
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

export async function tellingFor({ chat, wording }: Asked, { chats, now }: BotParts): Promise<Telling> {
  const { zone } = await chats.settings(chat);
  return { wording, zone, now: now() };
}
