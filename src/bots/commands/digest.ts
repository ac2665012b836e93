/** /digest: the briefing now, and "More" of it. */
import { countStories } from '../../digest/briefing.ts';
import type { Briefing } from '../../model.ts';
import { type BriefingDress, briefingReply } from '../briefing-reply.ts';
import type { FullSettings } from '../chats.ts';
import type { Context } from '../conversations.ts';
import { type Asked, type BotParts, type Handler, type Outcome, say } from '../handler.ts';

const DAY_MS = 24 * 3_600_000;
const MOST_TOPIC_LENGTH = 100;
/** With fewer stories than this in the last day, older ones are worth having too. */
const FEW_STORIES = 3;

export const digest: Handler = async (asked, parts) => {
  const topic = asked.words.replace(/\s+/gu, ' ').trim().slice(0, MOST_TOPIC_LENGTH) || undefined;
  const now = parts.now();
  const day = { from: new Date(Date.parse(now) - DAY_MS).toISOString(), to: now };
  const about = topic === undefined ? {} : { topic };
  const today = await page(asked, parts, { ...day, ...about, shown: [] });
  if (today && (today.context?.stories.length ?? 0) >= FEW_STORIES) return today;
  // Little or nothing of the last day: the newest there is, called by its name, is worth more than an empty page.
  const latest = await parts.desk.latestWindow(topic);
  const older = latest && (await page(asked, parts, { ...latest, ...about, shown: [] }, 'Latest stories'));
  const more = (older?.context?.stories.length ?? 0) > (today?.context?.stories.length ?? 0);
  return (more ? older : today) ?? say(topic === undefined ? noStories() : `No new stories about ${topic}.`);
};

/** The stories of the last briefing's window that it had no room for. */
export const more: Handler = async (asked, parts) => {
  const { briefing } = asked.context;
  if (!briefing) return await digest({ ...asked, words: '' }, parts);
  return (await page(asked, parts, briefing, 'More stories')) ?? say('No new stories beyond these.');
};

export function noStories(): string {
  return 'No new stories: the store holds no articles yet. Add some with: brevier import PATH';
}

async function page(
  { chat }: Asked,
  { desk, chats, now }: BotParts,
  window: NonNullable<Context['briefing']>,
  name?: string,
): Promise<Outcome | undefined> {
  const settings = await chats.settings(chat);
  const { shown, ...asked } = window;
  // One more than is shown, to know whether there is more.
  const found = await desk.briefing({ ...asked, settings, most: settings.stories + 1, skip: new Set(shown) });
  if (found.stories.length === 0) return undefined;
  return briefed(found, settings, now(), window, name);
}

/** Dresses a briefing asked for with one story more than the chat wants. */
export function briefed(
  found: Briefing,
  settings: FullSettings,
  now: string,
  window: NonNullable<Context['briefing']>,
  name?: string,
): Outcome {
  const briefing = firstStories(found, settings.stories);
  const dress: BriefingDress = {
    zone: settings.zone,
    length: settings.length,
    now,
    firstNumber: window.shown.length + 1,
    more: found.stories.length > briefing.stories.length,
    ...(name === undefined ? {} : { name }),
  };
  const ids = briefing.stories.map(({ storyId }) => storyId);
  return {
    reply: briefingReply(briefing, dress),
    context: {
      stories: [...window.shown, ...ids],
      briefing: { ...window, shown: [...window.shown, ...ids] },
    },
  };
}

function firstStories(found: Briefing, most: number): Briefing {
  const stories = found.stories.slice(0, most);
  if (stories.length === found.stories.length) return found;
  return { ...found, stories, counts: countStories(stories) };
}
