/** A scheduled briefing: what is new for this chat since its last one, composed and handed to its platform. */
import type { Briefing, Delivery } from '../model.ts';
import type { Progress } from '../store/ports.ts';
import type { ChatAdapter, DeliveryOutcome } from './chat-adapter.ts';
import type { FullSettings } from './chats.ts';
import { briefed } from './commands/digest.ts';
import { type BotParts, type Outcome, say } from './handler.ts';
import { wordingOf } from './language/languages.ts';
import { when } from './origin.ts';
import type { Told } from './told.ts';

const DAY_MS = 24 * 3_600_000;
const FARTHEST_BACK_MS = 7 * DAY_MS;

/** `keep` is told, after each message but the last, what has gone out and what is being sent. */
export type Deliver = (
  delivery: Delivery,
  keep: (progress: Progress) => Promise<void>,
) => Promise<DeliveryOutcome | { readonly type: 'dropped'; readonly reason: string }>;

export function createDeliver(parts: BotParts, adapters: ReadonlyMap<string, ChatAdapter>): Deliver {
  const { told } = parts;
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
      await parts.conversations.remember(sent.chat ?? chat, undefined, context, sent.messageIds);
    return sent;
  };

  async function compose(
    { chat, slot }: Delivery,
    topic: string | undefined,
    settings: FullSettings,
  ): Promise<Outcome> {
    const now = parts.now();
    const wording = wordingOf(settings.language);
    const { until, stories } = await told.recall(chat, slot);
    // At least a day back: an article that came in late is news to whom it was not told.
    const since = Math.min(until === undefined ? Infinity : Date.parse(until), Date.parse(now) - DAY_MS);
    const from = new Date(Math.max(since, Date.parse(now) - FARTHEST_BACK_MS)).toISOString();
    const windows = [{ from, to: now }];
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
      await told.add(chat, slot, now, found.stories.slice(0, settings.stories));
      return briefed(found, { settings, now, window: { ...asked, shown: [] }, wording, known });
    }
    const since24 = until === undefined ? {} : { since: when(until, { wording, zone: settings.zone, now }) };
    return say(wording.briefing.none({ ...about, ...since24 }));
  }
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
