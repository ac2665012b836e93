/** A page of a briefing that was sent before: the same stories, made again. */
import { countStories } from '../../digest/briefing.ts';
import type { StoryBrief } from '../../model.ts';
import { briefingReply } from '../briefing-reply.ts';
import type { Context } from '../conversations.ts';
import { type Asked, type BotParts, type Outcome, sayPrivately } from '../handler.ts';

/** The order may have changed a little since, so that a few more than were shown are looked through. */
const SPARE = 5;

/** `asked.context`: what the briefing's message was about. */
export async function turnPage(
  { chat, wording, context }: Asked,
  parts: BotParts,
  page: number,
): Promise<Outcome> {
  if (!context.briefing || !context.listing) return sayPrivately(wording.briefing.lapsed);
  const { listing, briefing } = context;
  const { zone, length } = await parts.chats.settings(chat);
  const stories = await listed(chat, parts, context);
  if (stories.length === 0) return sayPrivately(wording.briefing.lapsed);
  const { topic } = briefing;
  const made = {
    ...briefing,
    ...(topic === undefined ? {} : { topic }),
    stories,
    counts: countStories(stories),
  };
  const reply = briefingReply(made, { ...listing, zone, length, now: listing.at, wording, page });
  return { reply: { ...reply, replaces: true }, context };
}

async function listed(
  chat: Asked['chat'],
  { desk, chats }: BotParts,
  { briefing, listing, known = {} }: Context,
): Promise<StoryBrief[]> {
  if (!briefing || !listing) return [];
  const { shown, ...window } = briefing;
  const own = new Set(listing.stories);
  const found = await desk.briefing({
    ...window,
    settings: await chats.settings(chat),
    most: listing.stories.length + SPARE,
    skip: new Set(shown.filter((storyId) => !own.has(storyId))),
    told: new Map(Object.entries(known)),
  });
  const byId = new Map(found.stories.map((story) => [story.storyId, story]));
  const stories: StoryBrief[] = [];
  for (const storyId of listing.stories) {
    const story = byId.get(storyId) ?? (await desk.story(storyId));
    if (story) stories.push(story);
  }
  return stories;
}
