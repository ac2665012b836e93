/**
 * What the rest of Brevier may ask of the store. Every port is asynchronous, so that a networked database can stand
 * behind it; test/contracts/ holds one suite for each.
 */
import type {
  Article,
  ChatId,
  Delivery,
  EarlierVersion,
  Feed,
  Slot,
  StoredArticle,
  Subscription,
} from '../model.ts';
import type { Namespace } from './what-is-kept.ts';

export interface ArticleStore {
  /** Adds or updates all in one transaction. Same id and content: "known"; same id, other content: "updated". */
  put(articles: readonly Article[], addedAt: string): Promise<readonly PutStatus[]>;
  get(id: string): Promise<StoredArticle | undefined>;
  /** What the article said before, newest first; a few versions back. */
  earlier(id: string): Promise<readonly EarlierVersion[]>;
  /** Those that exist, in the order of `ids`. */
  getAll(ids: readonly string[]): Promise<readonly StoredArticle[]>;
  /** Articles whose time (published, else added) lies in [from, to), newest first. */
  between(from: string, to: string): Promise<readonly StoredArticle[]>;
  /** The newest by time (published, else added), newest first. */
  newest(limit: number): Promise<readonly StoredArticle[]>;
  /** Articles by words, best first; what is asked is words, never query syntax. */
  search(query: SearchQuery): Promise<readonly SearchHit[]>;
  /** The articles at these addresses, where there are any. */
  atUrls(urls: readonly string[]): Promise<readonly StoredArticle[]>;
  /** Another one after each change of the articles, of their stories or of their vectors, by whichever process. */
  revision(): Promise<string>;
  counts(): Promise<{ readonly articles: number; readonly stories: number; readonly newest?: string }>;
  /** How many articles there are of each outlet and language, most first, and what they take on disk. */
  statistics(): Promise<ArticleStatistics>;
  /** Removes articles that came in before `addedBefore`, and the oldest beyond `mostBytes`; returns how many. */
  prune(limits: { readonly addedBefore: string; readonly mostBytes: number }): Promise<number>;
  remove(ids: readonly string[]): Promise<number>;
}

export interface ArticleStatistics {
  readonly sources: readonly Counted[];
  readonly languages: readonly Counted[];
  /** By the UTC day of their time, newest first; a fortnight of them. */
  readonly days: readonly Counted[];
  readonly bytes: number;
}

export interface Counted {
  readonly name: string;
  readonly articles: number;
}

export type PutStatus = 'new' | 'known' | 'updated';

export interface SearchQuery {
  readonly words: readonly string[];
  /**
   * "all": every word must occur; "any": the more and the rarer, the better; "three": any three of the first words,
   * those that came in last first (which costs the same however many articles hold them).
   */
  readonly match: 'all' | 'any' | 'three';
  /** Only in headlines. */
  readonly in?: 'title';
  readonly limit: number;
  /** Only articles whose time lies before this instant. */
  readonly until?: string;
}

export interface SearchHit {
  readonly article: StoredArticle;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
}

export interface Assignment {
  readonly articleId: string;
  readonly storyId: string;
}

/** A story that has become part of another. */
export interface Absorption {
  readonly storyId: string;
  readonly into: string;
}

/** Which article belongs to which story. A story that was absorbed is found by its old id too. */
export interface StoryStore {
  /** Articles that no story has been chosen for yet, oldest first. */
  unassigned(limit: number): Promise<readonly StoredArticle[]>;
  /** All or nothing; `absorbed`, in order, after the assignments. */
  assign(assignments: readonly Assignment[], absorbed?: readonly Absorption[]): Promise<void>;
  /** The stories of the articles whose time lies in [from, to), oldest first. */
  assignedBetween(from: string, to: string): Promise<readonly Assignment[]>;
  /** Of those, the ones given since the articles had this revision. */
  assignedSince(revision: string, from: string, to: string): Promise<readonly Assignment[]>;
  /** The story id of this article, where it has one. */
  storyOf(articleId: string): Promise<string | undefined>;
  /** The story's articles, newest first. */
  articlesOf(storyId: string): Promise<readonly StoredArticle[]>;
}

/** Feeds, found by when they are due. */
export interface FeedStore {
  /** By address. */
  list(): Promise<readonly Feed[]>;
  /** False where its address is known already; the known one stays, for good though only chats had asked for it. */
  add(feed: Feed): Promise<boolean>;
  /** Keeps what became of a feed; false where it has been removed since. */
  settle(feed: Feed): Promise<boolean>;
  remove(url: string): Promise<boolean>;
  /** Adds a feed that a chat asked for. "joined": it is read already, for others too; "known": for this chat too. */
  addFor(chat: ChatId, feed: Feed, at: string): Promise<'added' | 'joined' | 'known'>;
  /** The chat wants it no more; what no chat wants, and chats alone wanted, is not read any longer. */
  removeFor(chat: ChatId, url: string): Promise<boolean>;
  /** Which chats asked for which feeds, by address. */
  askers(): Promise<readonly { readonly url: string; readonly chat: ChatId }[]>;
  /** Takes the feed that is due longest; nobody else is given it before `leaseUntil`. */
  claim(now: string, leaseUntil: string): Promise<Feed | undefined>;
}

/** Standing orders, found by when they are due. */
export interface SubscriptionStore {
  set(subscription: Subscription): Promise<void>;
  get(chat: ChatId): Promise<Subscription | undefined>;
  remove(chat: ChatId): Promise<boolean>;
  /** Those of these platforms with `nextAt` at or before `now`, earliest first. */
  due(platforms: readonly string[], now: string, limit: number): Promise<readonly Subscription[]>;
  /** Moves each on to its next slot, unless it has been changed since it was read; returns how many moved. */
  advance(moves: readonly Move[]): Promise<number>;
  count(): Promise<number>;
  /** How many there are on each platform that has any. */
  countByPlatform(): Promise<ReadonlyMap<string, number>>;
}

/** A subscription as it was read, and its next slot. */
export interface Move {
  readonly subscription: Subscription;
  readonly nextAt: string;
}

/** So many deliveries of a platform ended so, some of them so long after their slot. */
export interface SettledCount {
  readonly platform: string;
  readonly state: Settled['state'];
  readonly count: number;
  readonly withinMinute: number;
  readonly withinTenMinutes: number;
  readonly mostLateMs: number;
}

/** The ledger: one row for each (chat, slot), so that a restart never sends twice. */
export interface DeliveryStore {
  /** Enters the slots as pending, all in one go; returns how many did not stand there already. */
  open(slots: readonly Slot[]): Promise<number>;
  /**
   * Takes up to `limit` deliveries of the platform: those whose lease has lapsed before all others, as some of their messages may
   * have gone out; then those that are pending, the longest due first.
   */
  claim(platform: string, now: string, leaseUntil: string, limit: number): Promise<readonly Claimed[]>;
  /** Prolongs the leases of claimed deliveries; returns the claims that are lost. */
  renew(claims: readonly Claim[], leaseUntil: string): Promise<readonly Claim[]>;
  /**
   * Keeps, of a claimed delivery of several messages, those that went out and what it says; prolongs the lease. False where the claim
   * is lost, as with `settle` and `release`: then nothing is written.
   */
  progress(claim: Claim, sofar: Progress, leaseUntil: string): Promise<boolean>;
  settle(claim: Claim, settled: Settled, at: string): Promise<boolean>;
  /** Gives a claimed delivery back, not to be taken before `at`. */
  release(claim: Claim, at: string): Promise<boolean>;
  get(chat: ChatId, slot: string): Promise<Delivery | undefined>;
  /** How many are waiting or being sent, and since when the longest waiting is due. */
  backlog(): Promise<{ readonly open: number; readonly oldest?: string }>;
  /** What became of the deliveries that were settled in [from, to), by platform. */
  settledBetween(from: string, to: string): Promise<readonly SettledCount[]>;
  /** Removes what was settled before this instant; returns how many. */
  prune(settledBefore: string): Promise<number>;
}

/** `claim` counts the claims of this slot (a fencing token): who took it before, and slept through the lease, has lost it. */
export interface Claim extends Slot {
  readonly claim: number;
}

export type Claimed = Delivery & Claim;

export type Progress = Required<Pick<Delivery, 'messageIds' | 'content'>>;

export type Settled =
  | { readonly state: 'sent'; readonly messageIds: readonly string[] }
  | { readonly state: 'gone' | 'given-up'; readonly reason: string };

/** What a language model was asked for, and what that took: by day (UTC), kind of work and chat. */
export interface SpendingStore {
  add(spent: Spent): Promise<void>;
  /** What was spent on a day, by all and by this chat. */
  tokens(day: string, chat: string): Promise<{ readonly all: number; readonly chat: number }>;
  /** By day and kind, the newest day first, from this day on. */
  since(day: string): Promise<readonly DaySpending[]>;
  /** Removes what is older than this day; how many rows went. */
  prune(before: string): Promise<number>;
}

/** `day`: "2026-11-25"; `chat` is empty where no chat asked. */
export interface Spent extends Spending {
  readonly day: string;
  readonly kind: string;
  readonly chat: string;
}

export interface Spending {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Lines that were written and may be shown; lines that were thrown away by the checks. */
  readonly kept: number;
  readonly replaced: number;
}

export interface DaySpending extends Spending {
  readonly day: string;
  readonly kind: string;
}

/** What a text says as numbers, by a model of embeddings; one vector an article, gone with it and with the text it was made of. */
export interface VectorStore {
  /** Of the `newest` articles by time, those that have no vector of this model, newest first. */
  missing(
    model: string,
    { newest, limit }: { readonly newest: number; readonly limit: number },
  ): Promise<readonly StoredArticle[]>;
  /** Keeps each in the place of the article's last one, unless its headline or text has changed since it was read. */
  put(model: string, vectors: readonly ArticleVector[]): Promise<void>;
  /** This model's vectors of these articles, where there are any. */
  getAll(model: string, articleIds: readonly string[]): Promise<ReadonlyMap<string, Float32Array>>;
  /** Articles whose vector of this model was kept after the articles had this revision ("0": all), newest by time first. */
  keptSince(model: string, revision: string, limit: number): Promise<readonly ArticleTime[]>;
}

export interface ArticleVector {
  /** As it was when the vector was made. */
  readonly article: Pick<Article, 'id' | 'title' | 'text'>;
  readonly vector: Float32Array;
}

export interface ArticleTime {
  readonly articleId: string;
  /** When it was published, else added. */
  readonly time: string;
}

/** Small values by key, with a time to live where one is given. One namespace each. */
export interface KeyValue<Value> {
  get(key: string): Promise<Value | undefined>;
  set(key: string, value: Value, ttlMs?: number): Promise<void>;
  /** Sets the value unless there is one; false where there is. Of several processes at once, one sets it. */
  add(key: string, value: Value, ttlMs: number): Promise<boolean>;
  delete(key: string): Promise<void>;
  /** Those that have not lapsed, by key. */
  entries(): Promise<readonly (readonly [key: string, value: Value])[]>;
}

/** What is kept of chats and of people, of whatever kind: `what-is-kept.ts` has the kinds. */
export interface PersonalData {
  ofChats(chats: readonly ChatId[]): Promise<readonly Kept[]>;
  /** All at once or not at all; returns how many entries. `only`: of these namespaces. */
  forgetChats(chats: readonly ChatId[], only?: readonly Namespace[]): Promise<number>;
  /** What a person spoke of, in all chats of a platform. */
  ofUser(platform: string, user: string): Promise<readonly Kept[]>;
  forgetUser(platform: string, user: string): Promise<number>;
  /** Takes away what has lapsed; returns how much. */
  sweep(): Promise<number>;
}

/** An entry, as an export tells it. */
export interface Kept {
  readonly kind: string;
  readonly chat: ChatId;
  /** Which of several of a kind. */
  readonly part?: string;
  /** When it lapses by itself. */
  readonly until?: string;
  readonly value: unknown;
}

/** Everything that is kept. */
export interface Store {
  readonly articles: ArticleStore;
  readonly stories: StoryStore;
  readonly feeds: FeedStore;
  readonly subscriptions: SubscriptionStore;
  readonly deliveries: DeliveryStore;
  readonly spending: SpendingStore;
  readonly vectors: VectorStore;
  readonly personal: PersonalData;
  keyValue<Value>(namespace: Namespace): KeyValue<Value>;
  close(): Promise<void>;
}
