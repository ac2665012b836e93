/** Completions for the options of commands. */
import { zonesLike } from '../time-zones.ts';
import { zonesOfCountriesLike } from './countries.ts';
import type { CompletionRequest } from './chat-adapter.ts';
import { offeredTopics } from './commands/topics.ts';
import type { BotParts } from './handler.ts';

const MOST = 25;
const MOST_TOPICS = 200;

export async function complete(
  { chat, option, typed }: CompletionRequest,
  parts: BotParts,
): Promise<readonly string[]> {
  if (option === 'zone')
    return [...new Set([...zonesLike(typed, MOST), ...zonesOfCountriesLike(typed, parts.now())])].slice(
      0,
      MOST,
    );
  const part = typed.trim().toLowerCase();
  const names = option === 'topic' ? await offeredTopics(parts, MOST_TOPICS) : await storyTitles(chat, parts);
  return names.filter((name) => name.toLowerCase().includes(part)).slice(0, MOST);
}

/** Headlines of the chat's last briefing. */
async function storyTitles(
  chat: CompletionRequest['chat'],
  { conversations, desk }: BotParts,
): Promise<string[]> {
  const { stories } = await conversations.recall(chat, '');
  const briefs = await Promise.all(stories.slice(0, MOST).map((id) => desk.story(id)));
  return briefs.flatMap((brief) => brief?.title ?? []);
}
