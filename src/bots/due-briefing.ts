/** What a scheduled briefing tells: what is new for its chat. */
import type { Desk } from '../desk/desk.ts';
import type { Briefing } from '../model.ts';
import type { FullSettings } from './chats.ts';
import type { Told } from './told.ts';

/** All that a briefing follows from; chats of which it is the same get the same one. */
export interface Due {
  /** Until when it tells. */
  readonly end: string;
  readonly topic: string | undefined;
  readonly settings: FullSettings;
  /** What the chat was told before. */
  readonly before: Told;
}

export interface DueBriefing {
  /** With one story more than the chat wants, where there is one. */
  readonly briefing: Briefing;
  readonly window: { readonly from: string; readonly to: string; readonly topic?: string };
}

const DAY_MS = 24 * 3_600_000;
const FARTHEST_BACK_MS = 7 * DAY_MS;

/** Undefined where there is nothing new. */
export async function findDue(
  { end, topic, settings, before: { until, stories } }: Due,
  desk: Desk,
): Promise<DueBriefing | undefined> {
  // At least a day back: an article that came in late is news to whom it was not told.
  const since = Math.min(until === undefined ? Infinity : Date.parse(until), Date.parse(end) - DAY_MS);
  const from = new Date(Math.max(since, Date.parse(end) - FARTHEST_BACK_MS)).toISOString();
  const windows = [{ from, to: end }];
  const latest = until === undefined ? await desk.latestWindow(topic) : undefined;
  // A chat's first briefing is worth having though the newest articles be older than a day.
  if (latest) windows.push(latest);
  const told = new Map(Object.entries(stories));
  for (const span of windows) {
    const window = { ...span, ...(topic === undefined ? {} : { topic }) };
    const briefing = await desk.briefing({ ...window, settings, most: settings.stories + 1, told });
    if (briefing.stories.length > 0) return { briefing, window };
  }
  return undefined;
}
