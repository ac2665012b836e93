/** A scheduled briefing: what is new for this chat since its last one, composed and handed to its platform. */
import type { Delivery } from '../model.ts';
import type { Progress } from '../store/ports.ts';
import type { Reply } from './blocks.ts';
import type { ChatAdapter, DeliveryOutcome } from './chat-adapter.ts';
import { when } from './briefing-reply.ts';
import type { FullSettings } from './chats.ts';
import { briefed } from './commands/digest.ts';
import type { BotParts, Outcome } from './handler.ts';
import type { ToldMemory } from './told.ts';

const DAY_MS = 24 * 3_600_000;
const FARTHEST_BACK_MS = 7 * DAY_MS;

/** `keep` is told, after each message but the last, what has gone out and what is being sent. */
export type Deliver = (
  delivery: Delivery,
  keep: (progress: Progress) => Promise<void>,
) => Promise<DeliveryOutcome | { readonly type: 'dropped'; readonly reason: string }>;

export function createDeliver(
  parts: BotParts,
  told: ToldMemory,
  adapters: ReadonlyMap<string, ChatAdapter>,
): Deliver {
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
    if (sent.type === 'sent' && context)
      await parts.conversations.remember(chat, undefined, context, sent.messageIds);
    return sent;
  };

  async function compose(
    { chat, slot }: Delivery,
    topic: string | undefined,
    settings: FullSettings,
  ): Promise<Outcome> {
    const now = parts.now();
    const { until, stories } = await told.recall(chat, slot);
    // At least a day back: an article that came in late is news to whom it was not told.
    const since = Math.min(until === undefined ? Infinity : Date.parse(until), Date.parse(now) - DAY_MS);
    const from = new Date(Math.max(since, Date.parse(now) - FARTHEST_BACK_MS)).toISOString();
    const known = new Map(Object.entries(stories));
    const windows = [{ from, to: now }];
    const latest = until === undefined ? await parts.desk.latestWindow(topic) : undefined;
    // A chat's first briefing is worth having though the newest articles be older than a day.
    if (latest) windows.push(latest);
    for (const window of windows) {
      const asked = { ...window, ...(topic === undefined ? {} : { topic }) };
      const found = await parts.desk.briefing({
        ...asked,
        settings,
        most: settings.stories + 1,
        told: known,
      });
      if (found.stories.length === 0) continue;
      await told.add(chat, slot, now, found.stories.slice(0, settings.stories));
      return briefed(found, settings, now, { ...asked, shown: [] });
    }
    const about = topic === undefined ? '' : ` about ${topic}`;
    const since24 = until === undefined ? '' : ` since ${when(until, settings.zone, now)}`;
    const reply: Reply = { blocks: [{ type: 'text', text: `No new stories${about}${since24}.` }] };
    return { reply };
  }
}

function begun({ content }: Delivery): Outcome | undefined {
  if (content === undefined) return undefined;
  const outcome: Outcome = JSON.parse(content);
  return outcome;
}
