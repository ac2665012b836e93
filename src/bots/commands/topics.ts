/** /topics: what a chat follows and what it leaves out. */
import { fold } from '../../digest/words.ts';
import type { ChatSettings } from '../../model.ts';
import { actions } from '../actions.ts';
import type { FullSettings } from '../chats.ts';
import { type Asked, type BotParts, type Handler, type Outcome, say, sayPrivately } from '../handler.ts';
import type { TopicsWording, Wording } from '../language/wording.ts';

const MOST_TOPICS = 50;
const MOST_TOPIC_LENGTH = 60;
const MOST_OFFERED = 12;

export const topics: Handler = async ({ chat, words, admin, wording }, parts) => {
  const { chats } = parts;
  const [, verb = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/su.exec(words) ?? [];
  const topic = rest.replace(/\s+/gu, ' ').slice(0, MOST_TOPIC_LENGTH);
  const change = verb.toLowerCase();
  if (change === '' || change === 'show') {
    return sayPrivately(
      ...described(await chats.settings(chat), wording.topics),
      ...(await offered(parts, wording)),
    );
  }
  if (change !== 'follow' && change !== 'mute' && change !== 'clear')
    return sayPrivately(wording.topics.unknownVerb(verb));
  if (!(await admin())) return sayPrivately(wording.settings.onlyAdmins);
  if (topic === '' && change !== 'clear') return sayPrivately(wording.topics.which(change));
  const before = await chats.settings(chat);
  const next = topic === '' ? { follow: [], mute: [] } : without(before, topic);
  if (change !== 'clear') next[change].push(topic);
  if (next.follow.length + next.mute.length > MOST_TOPICS)
    return sayPrivately(wording.topics.tooMany(MOST_TOPICS));
  return sayPrivately(...described(await chats.change(chat, next), wording.topics));
};

/** Follows the topic, or no longer. */
export async function toggleTopic({ chat }: Asked, { chats }: BotParts, topic: string): Promise<void> {
  const before = await chats.settings(chat);
  const next = without(before, topic);
  const isFollowed = next.follow.length < before.follow.length;
  if (!isFollowed && before.follow.length + before.mute.length < MOST_TOPICS) next.follow.push(topic);
  await chats.change(chat, next);
}

/** Leaves out what a story's section holds, or takes it in again. */
export async function muteStory(
  { chat, admin, wording }: Asked,
  { desk, chats }: BotParts,
  storyId: string,
  change: 'mute' | 'unmute',
): Promise<Outcome> {
  const story = await desk.story(storyId);
  if (!story) return say(wording.story.gone);
  if (!(await admin())) return sayPrivately(wording.settings.onlyAdmins);
  const { section } = story;
  if (section === undefined) return sayPrivately(wording.topics.noSection);
  const before = await chats.settings(chat);
  const next = without(before, section);
  if (change === 'unmute') {
    await chats.change(chat, { ...next, follow: before.follow });
    return { reply: { ...say(wording.topics.unmuted(section)).reply, replaces: true } };
  }
  // What is followed stays noted: undoing brings it back.
  next.mute.push(section);
  await chats.change(chat, { ...next, follow: before.follow });
  const undo = { label: wording.buttons.undo, action: actions.unmute(storyId) };
  return { reply: { ...say(wording.topics.nowMuted(section)).reply, buttons: [undo] } };
}

function without({ follow, mute }: ChatSettings, topic: string): { follow: string[]; mute: string[] } {
  const others = (list: readonly string[]): string[] => list.filter((one) => fold(one) !== fold(topic));
  return { follow: others(follow), mute: others(mute) };
}

function described({ follow, mute }: FullSettings, wording: TopicsWording): string[] {
  if (follow.length + mute.length === 0) return [wording.all];
  return [
    ...(follow.length > 0 ? [wording.followed(follow.join(', '))] : []),
    ...(mute.length > 0 ? [wording.muted(mute.join(', '))] : []),
  ];
}

async function offered(parts: BotParts, { topics }: Wording): Promise<string[]> {
  const names = await offeredTopics(parts, MOST_OFFERED);
  return names.length > 0 ? [topics.offered(names.join(', '))] : [];
}

/** Those of the stored articles that are configured to come first, then the rest, each once. */
export async function offeredTopics({ desk, topics: preferred }: BotParts, most: number): Promise<string[]> {
  const stored = await desk.topics();
  const known = new Set(stored.map(fold));
  const names = [...preferred.filter((topic) => known.has(fold(topic))), ...stored];
  const once = new Map(names.map((name) => [fold(name), name]));
  return [...once.values()].slice(0, most);
}
