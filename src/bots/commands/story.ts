/** A story by its number or button: told in full, and from then on the one that is spoken of. */
import { storyReply } from '../briefing-reply.ts';
import { type Asked, type BotParts, type Outcome, say } from '../handler.ts';

export async function showStory(asked: Asked, parts: BotParts, storyId: string): Promise<Outcome> {
  const story = await parts.desk.story(storyId);
  if (!story) return say('That story is no longer stored.');
  const { zone } = await parts.chats.settings(asked.chat);
  const place = asked.context.stories.indexOf(storyId);
  return {
    reply: storyReply(story, place + 1 || 1, zone, parts.now()),
    context: {
      stories: asked.context.stories,
      ...(asked.context.briefing && { briefing: asked.context.briefing }),
      storyId,
    },
  };
}
