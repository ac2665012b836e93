/** /digest: the briefing now, and "More" of it. */
import { countStories } from '../../digest/briefing.ts';
import type { Briefing } from '../../model.ts';
import { briefingReply } from '../briefing-reply.ts';
import type { FullSettings } from '../chats.ts';
import type { Context } from '../conversations.ts';
import { type Asked, type BotParts, type Handler, type Outcome, say } from '../handler.ts';
import type { Wording } from '../language/wording.ts';

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
  const today = await brief(asked, parts, { ...day, ...about, shown: [] });
  if (today && (today.context?.stories.length ?? 0) >= FEW_STORIES) return today;
  // Little or nothing of the last day: the newest there is, called by its name, is worth more than an empty page.
  const latest = await parts.desk.latestWindow(topic);
  const older = latest && (await brief(asked, parts, { ...latest, ...about, shown: [] }, briefing.latest));
  const more = (older?.context?.stories.length ?? 0) > (today?.context?.stories.length ?? 0);
  const none = topic === undefined ? briefing.nothingStored : briefing.none({ topic });
  return (more ? older : today) ?? say(none);
};

/** The stories of the last briefing's window that it had no room for. */
export const more: Handler = async (asked, parts) => {
  const { context, wording } = asked;
  if (!context.briefing) return await digest({ ...asked, words: '' }, parts);
  const next = await brief(asked, parts, context.briefing, wording.briefing.more);
  return next ?? say(wording.briefing.noMore);
};

async function brief(
  { chat, wording }: Asked,
  { desk, chats, now }: BotParts,
  window: NonNullable<Context['briefing']>,
  name?: string,
): Promise<Outcome | undefined> {
  const settings = await chats.settings(chat);
  const { shown, ...asked } = window;
  // One more than is shown, to know whether there is more.
  const found = await desk.briefing({ ...asked, settings, most: settings.stories + 1, skip: new Set(shown) });
  if (found.stories.length === 0) return undefined;
  return briefed(found, { settings, now: now(), window, wording, ...(name === undefined ? {} : { name }) });
}

export interface Briefed {
  readonly settings: FullSettings;
  readonly now: string;
  readonly window: NonNullable<Context['briefing']>;
  readonly wording: Wording;
  readonly name?: string;
  readonly known?: Context['known'];
}

/** Dresses a briefing asked for with one story more than the chat wants. */
export function briefed(found: Briefing, { settings, now, window, wording, name, known }: Briefed): Outcome {
  const briefing = firstStories(found, settings.stories);
  const stories = briefing.stories.map(({ storyId }) => storyId);
  const listing = {
    stories,
    firstNumber: window.shown.length + 1,
    more: found.stories.length > stories.length,
    at: now,
    ...(name === undefined ? {} : { name }),
  };
  const { zone, length } = settings;
  return {
    reply: briefingReply(briefing, { ...listing, zone, length, now, wording }),
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
