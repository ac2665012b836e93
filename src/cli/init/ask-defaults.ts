/** What holds for chats that have not chosen for themselves: zone, length, topics. */
import { cityWithTime, zoneNamed } from '../../bots/countries.ts';
import type { Settings } from '../../config/settings.ts';
import { findZone, zoneOfLocale } from '../../time-zones.ts';
import type { Prompts } from './prompts.ts';

type Defaults = Settings['defaults'];

const MOST_STORIES = 20;
const NO_ZONE = 'no zone, city or country by that name; one such as Europe/Berlin, Lagos or Japan';

/** The settings' own, unless they say only what they say by themselves: then the machine's. */
export function guessZone(settings: Settings): string {
  if (settings.defaults.zone !== 'UTC') return settings.defaults.zone;
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions();
  // A machine without a zone has "Etc/Unknown", or UTC.
  const own = findZone(timeZone);
  return own !== undefined && own !== 'UTC' ? own : (zoneOfLocale(locale) ?? 'UTC');
}

export async function askDefaults(prompts: Prompts, settings: Settings, now: string): Promise<Defaults> {
  const zone = await askZone(prompts, guessZone(settings), now);
  const stories = await prompts.text('Stories in a briefing', {
    fallback: String(settings.defaults.stories),
    wrong: (typed) => (readStories(typed) === undefined ? `a number from 1 to ${MOST_STORIES}` : undefined),
  });
  const length = await prompts.choose(
    'How much of each story',
    [
      { name: 'short', value: 'short' },
      { name: 'medium', value: 'medium' },
      { name: 'long', value: 'long' },
    ] as const,
    settings.defaults.length,
  );
  return { zone, stories: readStories(stories) ?? settings.defaults.stories, length };
}

async function askZone(prompts: Prompts, guess: string, now: string): Promise<string> {
  const typed = await prompts.text('Time zone, by city or country', {
    fallback: guess,
    wrong: (words) => (zoneNamed(words, now) ? undefined : NO_ZONE),
  });
  const named = zoneNamed(typed, now);
  if (named?.type === 'zone') return named.zone;
  const [first, ...others] = (named?.zones ?? []).map((zone) => ({
    name: cityWithTime(zone, now),
    value: zone,
  }));
  return first ? await prompts.choose('Which of its zones', [first, ...others]) : guess;
}

export async function askTopics(prompts: Prompts, topics: readonly string[]): Promise<readonly string[]> {
  const typed = await prompts.text('Topics to offer, with commas between', { fallback: topics.join(', ') });
  return readTopics(typed);
}

/** "World, Sport" */
export function readTopics(typed: string): readonly string[] {
  return [...new Set(typed.split(',').map((topic) => topic.trim()))].filter((topic) => topic !== '');
}

export function readStories(typed: string): number | undefined {
  const stories = /^\d{1,2}$/u.test(typed.trim()) ? Number(typed) : 0;
  return stories >= 1 && stories <= MOST_STORIES ? stories : undefined;
}
