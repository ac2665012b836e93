/** A scheduled briefing: what is new for this chat since its last one, composed and handed to its platform. */
import { LRUCache } from 'lru-cache';
import type { Briefing, Delivery, StoryBrief } from '../model.ts';
import type { Progress } from '../store/ports.ts';
import type { ChatAdapter, DeliveryOutcome } from './chat-adapter.ts';
import type { FullSettings } from './chats.ts';
import { briefed } from './commands/digest.ts';
import { type Due, findDue } from './due-briefing.ts';
import { type BotParts, type Outcome, say } from './handler.ts';
import { wordingOf } from './language/languages.ts';
import { when } from './origin.ts';
import type { Told } from './told.ts';
import { writeShown, writingFor } from './writing.ts';

const HOUR_MS = 3_600_000;
const MOST_COMPOSED = 200;

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

  async function make({ end, topic, settings, before }: Due): Promise<Composed> {
    const wording = wordingOf(settings.language);
    const found = await findDue({ end, topic, settings, before }, parts.desk);
    if (found) {
      // Nobody asks for it, and many chats may get the same one: no single chat pays.
      const writing = writingFor(undefined, 'briefing', settings);
      const briefing = await writeShown(found.briefing, settings.stories, writing, parts);
      const { model } = parts;
      const window = { ...found.window, shown: [] };
      const known = knownOf(briefing, before.stories);
      const outcome = briefed(briefing, { settings, now: end, window, wording, known, model });
      return { outcome, stories: briefing.stories.slice(0, settings.stories) };
    }
    const { until } = before;
    const about = topic === undefined ? {} : { topic };
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
