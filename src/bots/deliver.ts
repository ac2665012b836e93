/** A scheduled briefing: what is new for this chat since its last one, composed and handed to its platform. */
import { LRUCache } from 'lru-cache';
import type { Briefing, Delivery, StoryBrief } from '../model.ts';
import type { Progress } from '../store/ports.ts';
import type { ChatAdapter, DeliveryOutcome } from './chat-adapter.ts';
import type { FullSettings } from './chats.ts';
import { briefed } from './commands/digest.ts';
import { type BotParts, type Outcome, say } from './handler.ts';
import { wordingOf } from './language/languages.ts';
import { when } from './origin.ts';
import type { Told } from './told.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FARTHEST_BACK_MS = 7 * DAY_MS;
const MOST_COMPOSED = 200;

/** All that a briefing follows from; chats of which it is the same get the same one. */
interface Asked {
  readonly end: string;
  readonly topic: string | undefined;
  readonly settings: FullSettings;
  readonly before: Told;
}

interface Composed {
  readonly outcome: Outcome;
  readonly stories: readonly StoryBrief[];
}

/** `keep` is told, after each message but the last, what has gone out and what is being sent. */
export type Deliver = (
  delivery: Delivery,
  keep: (progress: Progress) => Promise<void>,
) => Promise<DeliveryOutcome | { readonly type: 'dropped'; readonly reason: string }>;

export function createDeliver(parts: BotParts, adapters: ReadonlyMap<string, ChatAdapter>): Deliver {
  const { told } = parts;
  /** Composed once for all, and by one at a time. */
  const composed = new LRUCache<string, Promise<Composed>>({ max: MOST_COMPOSED });
  return async (delivery, keep) => {
    const { chat, slot, messageIds } = delivery;
    const subscription = await parts.subscriptions.get(chat);
    if (!subscription) return { type: 'dropped', reason: 'the schedule was turned off' };
    const adapter = adapters.get(chat.slice(0, chat.indexOf(':')));
    if (!adapter) return { type: 'failed', reason: 'its platform is not running' };
    const settings = { ...(await parts.chats.settings(chat)), zone: subscription.cadence.zone };
    // A briefing of which a part went out is finished as it was begun.
    const { reply, context } = begun(delivery) ?? (await compose(delivery, subscription.topic, settings));
    const sent = await adapter.deliver(chat, reply, {
      key: `${chat} ${slot}`,
      sent: messageIds,
      onSent: (ids) =>
        keep({ messageIds: ids, content: JSON.stringify({ reply, context } satisfies Outcome) }),
    });
    // A forum's post is a chat within it.
    if (sent.type === 'sent' && sent.chat) await parts.chats.isWithin(sent.chat, chat);
    if (sent.type === 'sent' && context)
      await parts.conversations.remember(sent.chat ?? chat, undefined, context, sent.messageIds);
    return sent;
  };

  async function compose(
    { chat, slot }: Delivery,
    topic: string | undefined,
    settings: FullSettings,
  ): Promise<Outcome> {
    const before = await told.recall(chat, slot);
    const end = endOf(slot, parts.now());
    const asked = { end, topic, settings, before };
    const key = JSON.stringify(asked);
    const making = composed.get(key) ?? make(asked);
    composed.set(key, making);
    try {
      const { outcome, stories } = await making;
      if (stories.length > 0) await told.add(chat, slot, end, stories);
      return outcome;
    } catch (error) {
      composed.delete(key);
      throw error;
    }
  }

  async function make({ end, topic, settings, before }: Asked): Promise<Composed> {
    const wording = wordingOf(settings.language);
    const { until, stories } = before;
    // At least a day back: an article that came in late is news to whom it was not told.
    const since = Math.min(until === undefined ? Infinity : Date.parse(until), Date.parse(end) - DAY_MS);
    const from = new Date(Math.max(since, Date.parse(end) - FARTHEST_BACK_MS)).toISOString();
    const windows = [{ from, to: end }];
    const latest = until === undefined ? await parts.desk.latestWindow(topic) : undefined;
    // A chat's first briefing is worth having though the newest articles be older than a day.
    if (latest) windows.push(latest);
    const about = topic === undefined ? {} : { topic };
    for (const window of windows) {
      const asked = { ...window, ...about };
      const found = await parts.desk.briefing({
        ...asked,
        settings,
        most: settings.stories + 1,
        told: new Map(Object.entries(stories)),
      });
      if (found.stories.length === 0) continue;
      const known = knownOf(found, stories);
      const dress = { settings, now: end, window: { ...asked, shown: [] }, wording, known };
      return { outcome: briefed(found, dress), stories: found.stories.slice(0, settings.stories) };
    }
    const since24 =
      until === undefined ? {} : { since: when(until, { wording, zone: settings.zone, now: end }) };
    return { outcome: say(wording.briefing.none({ ...about, ...since24 })), stories: [] };
  }
}

/**
 * Until when a briefing tells: its slot, or so many whole hours after it. Chats that are due together are told of the same time,
 * however long it takes to serve them all; after downtime a briefing is not hours old.
 */
function endOf(slot: string, now: string): string {
  const lateMs = Math.max(Date.parse(now) - Date.parse(slot), 0);
  return new Date(Date.parse(slot) + lateMs - (lateMs % HOUR_MS)).toISOString();
}

/** What the chat had been told of the stories that come as updates. */
function knownOf({ stories }: Briefing, told: Told['stories']): Record<string, readonly string[]> {
  return Object.fromEntries(
    stories.flatMap(({ storyId, update }) => {
      const known = update ? told[storyId] : undefined;
      return known ? [[storyId, known]] : [];
    }),
  );
}

function begun({ content }: Delivery): Outcome | undefined {
  if (content === undefined) return undefined;
  const outcome: Outcome = JSON.parse(content);
  return outcome;
}
