/** Stories to share in another chat: by their words, or the newest. */
import { zoneOfLocale } from '../../time-zones.ts';
import type { SharedStory, ShareRequest } from '../chat-adapter.ts';
import type { BotParts } from '../handler.ts';
import { languageOf, wordingOf } from '../language/languages.ts';
import { storyReply } from '../story-reply.ts';

export async function share(
  { typed, locale, most }: ShareRequest,
  parts: BotParts,
): Promise<readonly SharedStory[]> {
  const { desk, chats, now } = parts;
  const wording = wordingOf(languageOf(locale));
  const telling = { wording, zone: zoneOfLocale(locale) ?? chats.defaults.zone, now: now() };
  const ids = typed.trim() === '' ? await newest(parts, most) : await found(parts, typed, most);
  const stories: SharedStory[] = [];
  for (const storyId of ids) {
    const story = await desk.story(storyId);
    if (!story) continue;
    const { buttons: _, ...reply } = storyReply(story, 1, telling);
    // Where it is shared, nobody can ask the bot about it.
    const blocks = reply.blocks.filter(({ type }) => type !== 'footer');
    const summary = story.keyPoints[0]?.text ?? '';
    stories.push({ storyId, title: story.title, summary, reply: { ...reply, blocks } });
  }
  return stories;
}

async function found({ desk }: BotParts, typed: string, most: number): Promise<string[]> {
  const ids = new Set<string>();
  for (const { article } of await desk.search(typed, most)) {
    const storyId = await desk.storyOf(article.id);
    if (storyId !== undefined) ids.add(storyId);
  }
  return [...ids];
}

async function newest({ desk, chats }: BotParts, most: number): Promise<string[]> {
  const window = await desk.latestWindow();
  if (!window) return [];
  const settings = { ...chats.defaults, follow: [], mute: [] };
  const { stories } = await desk.briefing({ ...window, settings, most });
  return stories.map(({ storyId }) => storyId);
}
