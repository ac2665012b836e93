/** /topics: what a chat follows and what it leaves out. */
import { fold } from '../../digest/words.ts';
import type { FullSettings } from '../chats.ts';
import { type BotParts, type Handler, ONLY_ADMINS, sayPrivately } from '../handler.ts';

const MOST_TOPICS = 50;
const MOST_TOPIC_LENGTH = 60;
const MOST_OFFERED = 12;

export const topics: Handler = async ({ chat, words, admin }, parts) => {
  const { chats } = parts;
  const [, verb = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/su.exec(words) ?? [];
  const topic = rest.replace(/\s+/gu, ' ').slice(0, MOST_TOPIC_LENGTH);
  const change = verb.toLowerCase();
  if (change === '' || change === 'show') {
    return sayPrivately(...described(await chats.settings(chat)), ...(await offered(parts)));
  }
  if (change !== 'follow' && change !== 'mute' && change !== 'clear') {
    return sayPrivately(
      `I know no "/topics ${verb}"; use /topics follow X, /topics mute X or /topics clear.`,
    );
  }
  if (!(await admin())) return sayPrivately(ONLY_ADMINS);
  if (topic === '' && change !== 'clear')
    return sayPrivately(`Which topic? For example: /topics ${change} Sport`);
  const { follow, mute } = await chats.settings(chat);
  const without = (list: readonly string[]): string[] =>
    list.filter((one) => topic !== '' && fold(one) !== fold(topic));
  const next = { follow: without(follow), mute: without(mute) };
  if (change !== 'clear') next[change].push(topic);
  if (next.follow.length + next.mute.length > MOST_TOPICS)
    return sayPrivately(`At most ${MOST_TOPICS} topics; /topics clear X makes room.`);
  return sayPrivately(...described(await chats.change(chat, next)));
};

function described({ follow, mute }: FullSettings): string[] {
  if (follow.length + mute.length === 0)
    return ['No topics are followed or muted: briefings take in everything.'];
  return [
    ...(follow.length > 0 ? [`Followed, and first in briefings: ${follow.join(', ')}`] : []),
    ...(mute.length > 0 ? [`Muted, and left out of briefings: ${mute.join(', ')}`] : []),
  ];
}

async function offered(parts: BotParts): Promise<string[]> {
  const names = await offeredTopics(parts, MOST_OFFERED);
  return names.length > 0 ? [`Topics of the stored articles: ${names.join(', ')}`] : [];
}

/** Those of the stored articles that are configured to come first, then the rest, each once. */
export async function offeredTopics({ desk, topics: preferred }: BotParts, most: number): Promise<string[]> {
  const stored = await desk.topics();
  const known = new Set(stored.map(fold));
  const names = [...preferred.filter((topic) => known.has(fold(topic))), ...stored];
  const once = new Map(names.map((name) => [fold(name), name]));
  return [...once.values()].slice(0, most);
}
