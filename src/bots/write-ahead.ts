/**
 * Before the hour at which many briefings are due, the stories that they would tell now are written, one after the other: at that hour
 * they are there, and only what came in since is asked for.
 */
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { StoryBrief } from '../model.ts';
import type { FullSettings } from './chats.ts';
import { type Due, findDue } from './due-briefing.ts';
import type { BotParts } from './handler.ts';
import { isWritten, writingFor } from './writing.ts';

const MINUTE_MS = 60_000;
const AHEAD_MS = 45 * MINUTE_MS;
/** In one run, so that it stays in the background. */
const MOST_STORIES = 60;
const MOST_SUBSCRIPTIONS = 2_000;
const MOST_BRIEFINGS = 200;
const LONGEST_MS = 12 * MINUTE_MS;
const MOST_KNOWN = 2_000;

export interface WriteAheadParts extends Pick<BotParts, 'desk' | 'chats' | 'told' | 'now'> {
  readonly subscriptions: Pick<BotParts['subscriptions'], 'due'>;
  readonly platforms: readonly string[];
  readonly logger: Logger;
}

export interface WriteAhead {
  /** Resolves to for how many stories the model was asked, or what it wrote before was found; never rejects. */
  run(): Promise<number>;
  /** Begins no further story. */
  stop(): void;
}

export function createWriteAhead(parts: WriteAheadParts): WriteAhead {
  const { desk, chats, told: memory, subscriptions, platforms, now, logger } = parts;
  /** Stories that were had written before, as they were told. */
  const known = new LRUCache<string, true>({ max: MOST_KNOWN });
  let stopped = false;

  /** The briefings that are due soon, each once however many chats get it. */
  async function due(): Promise<Due[]> {
    const until = new Date(Date.parse(now()) + AHEAD_MS).toISOString();
    const found = new Map<string, Due>();
    for (const { chat, topic } of await subscriptions.due(platforms, until, MOST_SUBSCRIPTIONS)) {
      if (found.size >= MOST_BRIEFINGS) break;
      const settings = await chats.settings(chat);
      const before = await memory.recall(chat);
      const { stories, language, follow, mute } = settings;
      const key = JSON.stringify([topic, stories, language, follow, mute, before]);
      if (!found.has(key)) found.set(key, { end: now(), topic, settings, before });
    }
    return [...found.values()];
  }

  async function writeAll(): Promise<number> {
    const until = performance.now() + LONGEST_MS;
    let written = 0;
    for (const one of await due()) {
      const found = await findDue(one, desk);
      for (const story of found?.briefing.stories.slice(0, one.settings.stories) ?? []) {
        const key = keyOf(story, one.settings);
        if (known.has(key)) continue;
        if (stopped || written >= MOST_STORIES || performance.now() > until) return written;
        const [told] = await desk.written([story], writingFor(undefined, 'ahead', one.settings));
        written += 1;
        // What the endpoint missed it is asked again the next time.
        if (told && isWritten(told)) known.set(key, true);
      }
    }
    return written;
  }

  return {
    async run() {
      try {
        const written = await writeAll();
        if (written > 0) logger.info({ stories: written }, 'stories were written ahead of their briefings');
        return written;
      } catch (error) {
        if (!stopped) logger.error({ err: error }, 'stories could not be written ahead');
        return 0;
      }
    },
    stop: () => void (stopped = true),
  };
}

/** What a story is written from. */
function keyOf({ title, keyPoints }: StoryBrief, { language }: FullSettings): string {
  return JSON.stringify([language, title, keyPoints.map(({ text }) => text)]);
}
