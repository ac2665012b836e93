/** A page of a briefing that was sent before: the same stories, made again. */
import { countStories } from '../../digest/briefing.ts';
import type { WritingRequest } from '../../desk/writing/writer.ts';
import type { StoryBrief } from '../../model.ts';
import { briefingReply } from '../briefing-reply.ts';
import type { FullSettings } from '../chats.ts';
import type { Context } from '../conversations.ts';
import { type Asked, type BotParts, type Outcome, sayPrivately } from '../handler.ts';
import { writingFor } from '../writing.ts';

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
  const settings = await parts.chats.settings(chat);
  const stories = await listed(settings, parts, context, writingFor(chat, 'again', settings));
  if (stories.length === 0) return sayPrivately(wording.briefing.lapsed);
  const { topic } = briefing;
  const made = {
    ...briefing,
    ...(topic === undefined ? {} : { topic }),
    stories,
    counts: countStories(stories),
  };
  const reply = briefingReply(made, {
    ...listing,
    ...settings,
    now: listing.at,
    wording,
    page,
    model: parts.model,
  });
  return { reply: { ...reply, replaces: true }, context };
}

/** The briefing with every story in its articles' own words, for the one who asked. */
export async function showOriginals(asked: Asked, parts: BotParts): Promise<Outcome> {
  const { listing } = asked.context;
  const context = { ...asked.context, ...(listing && { listing: { ...listing, written: {} } }) };
  const { reply, ...outcome } = await turnPage({ ...asked, context }, parts, 1);
  return { ...outcome, reply: { ...reply, private: true, replaces: false } };
}

async function listed(
  settings: FullSettings,
  { desk }: BotParts,
  { briefing, listing, known = {} }: Context,
  writing: WritingRequest,
): Promise<StoryBrief[]> {
  if (!briefing || !listing) return [];
  const { shown, ...window } = briefing;
  const told = new Set(listing.stories);
  const found = await desk.briefing({
    ...window,
    settings,
    most: listing.stories.length + SPARE,
    skip: new Set(shown.filter((storyId) => !told.has(storyId))),
    told: new Map(Object.entries(known)),
  });
  const byId = new Map(found.stories.map((story) => [story.storyId, story]));
  const stories: StoryBrief[] = [];
  for (const storyId of listing.stories) {
    const story = byId.get(storyId) ?? (await desk.story(storyId));
    if (story) stories.push(story);
  }
  // What was shown in the articles' own words, as the model took too long, stays so: pages would break elsewhere.
  const { written = {} } = listing;
  const own = stories.filter(({ storyId }) => Object.hasOwn(written, storyId));
  const again = new Map((await desk.written(own, writing)).map((story) => [story.storyId, story]));
  return stories.map((story) => again.get(story.storyId) ?? story);
}
