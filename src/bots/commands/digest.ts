/** /digest: the briefing now, and "More" of it. */
import { countStories } from '../../digest/briefing.ts';
import type { Briefing } from '../../model.ts';
import { briefingReply } from '../briefing-reply.ts';
import type { FullSettings } from '../chats.ts';
import type { Context } from '../conversations.ts';
import { type Asked, type BotParts, type Handler, type Outcome, say } from '../handler.ts';
import type { Wording } from '../language/wording.ts';
import { isWritten, titleOf, writeShown, type WritingModel, writingFor } from '../writing.ts';

const DAY_MS = 24 * 3_600_000;
const MOST_TOPIC_LENGTH = 100;
/** With fewer stories than this in the last day, older ones are worth having too. */
const FEW_STORIES = 3;

export const digest: Handler = async (asked, parts) => {
  const { briefing } = asked.wording;
  const topic = asked.words.replace(/\s+/gu, ' ').trim().slice(0, MOST_TOPIC_LENGTH) || undefined;
  const now = parts.now();
  const day = { from: new Date(Date.parse(now) - DAY_MS).toISOString(), to: now };
  const about = topic === undefined ? {} : { topic };
  const settings = await parts.chats.settings(asked.chat);
  const today = await find({ ...day, ...about, shown: [] }, settings, parts);
  if (today.count >= FEW_STORIES) return await tell(today, asked, parts);
  // Little or nothing of the last day: the newest there is, called by its name, is worth more than an empty page.
  const latest = await parts.desk.latestWindow(topic);
  const older = latest && (await find({ ...latest, ...about, shown: [] }, settings, parts));
  if (older && older.count > today.count) return await tell(older, asked, parts, briefing.latest);
  if (today.count > 0) return await tell(today, asked, parts);
  return say(topic === undefined ? briefing.nothingStored : briefing.none({ topic }));
};

/** The stories of the last briefing's window that it had no room for. */
export const more: Handler = async (asked, parts) => {
  const { chat, context, wording } = asked;
  if (!context.briefing) return await digest({ ...asked, words: '' }, parts);
  const next = await find(context.briefing, await parts.chats.settings(chat), parts);
  return next.count === 0
    ? say(wording.briefing.noMore)
    : await tell(next, asked, parts, wording.briefing.more);
};

interface Found {
  readonly briefing: Briefing;
  readonly window: NonNullable<Context['briefing']>;
  readonly settings: FullSettings;
  /** So many of its stories are shown. */
  readonly count: number;
}

async function find(
  window: NonNullable<Context['briefing']>,
  settings: FullSettings,
  { desk }: BotParts,
): Promise<Found> {
  const { shown, ...asked } = window;
  // One more than is shown, to know whether there is more.
  const most = settings.stories + 1;
  const briefing = await desk.briefing({ ...asked, settings, most, skip: new Set(shown) });
  return { briefing, window, settings, count: Math.min(briefing.stories.length, settings.stories) };
}

async function tell(
  { briefing, window, settings, count }: Found,
  { chat, wording }: Asked,
  parts: BotParts,
  name?: string,
): Promise<Outcome> {
  const { now, model } = parts;
  const written = await writeShown(briefing, count, writingFor(chat, 'briefing', settings), parts);
  const dress = { settings, now: now(), window, wording, model };
  return briefed(written, { ...dress, ...(name === undefined ? {} : { name }) });
}

export interface Briefed {
  readonly settings: FullSettings;
  readonly now: string;
  readonly window: NonNullable<Context['briefing']>;
  readonly wording: Wording;
  readonly name?: string;
  readonly known?: Context['known'];
  readonly model?: WritingModel | undefined;
}

/** Dresses a briefing asked for with one story more than the chat wants. */
export function briefed(found: Briefing, dress: Briefed): Outcome {
  const { settings, now, window, wording, name, known, model } = dress;
  const briefing = firstStories(found, settings.stories);
  const stories = briefing.stories.map(({ storyId }) => storyId);
  const written = briefing.stories.filter(isWritten).map((story) => [story.storyId, titleOf(story)]);
  const listing = {
    stories,
    firstNumber: window.shown.length + 1,
    more: found.stories.length > stories.length,
    at: now,
    ...(written.length > 0 && { written: Object.fromEntries(written) }),
    ...(name === undefined ? {} : { name }),
  };
  const { zone, length } = settings;
  return {
    reply: briefingReply(briefing, { ...listing, zone, length, now, wording, model }),
    context: {
      stories: [...window.shown, ...stories],
      briefing: { ...window, shown: [...window.shown, ...stories] },
      listing,
      ...(known && { known }),
    },
  };
}

function firstStories(found: Briefing, most: number): Briefing {
  const stories = found.stories.slice(0, most);
  if (stories.length === found.stories.length) return found;
  return { ...found, stories, counts: countStories(stories) };
}
