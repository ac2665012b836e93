/** Stories to share in another chat. */
import type { SharedStory, ShareRequest } from '../chat-adapter.ts';
import { storyReply } from '../briefing-reply.ts';
import type { BotParts } from '../handler.ts';

export async function share(
  { typed, most }: ShareRequest,
  { desk, now }: BotParts,
): Promise<readonly SharedStory[]> {
  const hits = await desk.search(typed, most);
  const ids = new Set<string>();
  for (const { article } of hits) {
    const storyId = await desk.storyOf(article.id);
    if (storyId !== undefined) ids.add(storyId);
  }
  const stories: SharedStory[] = [];
  for (const storyId of ids) {
    const story = await desk.story(storyId);
    if (!story) continue;
    const summary = story.keyPoints[0]?.text ?? '';
    stories.push({ storyId, title: story.title, summary, reply: storyReply(story, 1, 'UTC', now()) });
  }
  return stories;
}
