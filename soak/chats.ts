/** The articles and the chats of a soak, and what became of each chat's briefing. */
import type { ChatId } from '../src/model.ts';
import { createChats } from '../src/bots/chats.ts';
import { createDesk } from '../src/desk/desk.ts';
import type { Store } from '../src/store/ports.ts';
import { makeArticle, OUTLETS } from '../bench/articles.ts';
import type { Posted } from './platform.ts';
import { defaults, MOST_STORIES, type PlatformName } from './settings.ts';

const STORIES = 14;
const HOUR_MS = 3_600_000;

export async function storeArticles(store: Store): Promise<void> {
  const now = Date.now();
  const articles = Array.from({ length: STORIES }, (_, index) => ({
    ...makeArticle(OUTLETS * index, 1),
    publishedAt: new Date(now - HOUR_MS - index * 60_000).toISOString(),
  }));
  await createDesk({ store, now: () => new Date().toISOString() }).receive(articles);
}

export interface Round {
  readonly slot: string;
  readonly chats: readonly ChatId[];
}

/** So many chats, all new, that are due now. */
export async function subscribe(
  store: Store,
  platform: PlatformName,
  { first, count }: { readonly first: number; readonly count: number },
): Promise<Round> {
  const slot = new Date(Date.now() - 1).toISOString();
  const settings = createChats(store, defaults);
  const chats = Array.from(
    { length: count },
    (_, index): ChatId => `${platform}:${1_000_000 + first + index}`,
  );
  for (const [index, chat] of chats.entries()) await settings.change(chat, { stories: storiesOf(index) });
  for (const chat of chats) {
    const { hour } = Temporal.Now.zonedDateTimeISO('UTC').subtract({ hours: 1 });
    const cadence = {
      times: [`${String(hour).padStart(2, '0')}:00`],
      days: [1, 2, 3, 4, 5, 6, 7],
      zone: 'UTC',
    } as const;
    await store.subscriptions.set({ chat, cadence, nextAt: slot });
  }
  return { slot, chats };
}

export interface Counts {
  /** Chats of which a message, or all, is missing or not the one that it should be. */
  readonly lost: number;
  /** Messages that came again. */
  readonly doubled: number;
  readonly messages: number;
}

/** Every chat with the same settings must have got the same, once. */
export async function countRound(
  store: Store,
  { slot, chats }: Round,
  posted: readonly Posted[],
): Promise<Counts> {
  const inChat = Map.groupBy(posted, ({ chat }) => chat);
  const expected = new Map<number, string>();
  let [lost, doubled, messages] = [0, 0, 0];
  for (const [index, chat] of chats.entries()) {
    const delivery = await store.deliveries.get(chat, slot);
    const got = inChat.get(chat) ?? [];
    const words = (delivery?.messageIds ?? []).map((id) => got.find((one) => one.id === id)?.words ?? 'lost');
    const whole = words.join('\n');
    const should = expected.getOrInsert(storiesOf(index), whole);
    if (delivery?.state !== 'sent' || words.length === 0 || whole !== should || words.includes('lost'))
      lost += 1;
    doubled += got.length - words.length;
    messages += words.length;
  }
  return { lost, doubled, messages };
}

export async function isDelivered({ deliveries }: Store, { slot, chats }: Round): Promise<boolean> {
  const last = chats.at(-1);
  const opened = last !== undefined && (await deliveries.get(last, slot)) !== undefined;
  return opened && (await deliveries.backlog()).open === 0;
}

function storiesOf(index: number): number {
  return 1 + (index % MOST_STORIES);
}
