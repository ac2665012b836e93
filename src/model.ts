/**
 * The nouns of Brevier. This file imports nothing; everything else may import it.
 *
 * Times are ISO 8601 instants in UTC ("2026-11-24T07:12:00Z"). Offsets count UTF-16 units into `Article.text`,
 * so that `text.slice(start, end)` gives the words.
 */

/** A headline that an article's page pointed to, with its address where the page gave one. */
export interface ArticleLink {
  readonly title: string;
  readonly url?: string;
}

/** One piece of news as it was read: `text` is the cleaned body, paragraphs parted by a blank line. */
export interface Article {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly section?: string;
  readonly url?: string;
  /** The outlet: its name where the page gives one, else its host. */
  readonly source?: string;
  readonly author?: string;
  readonly publishedAt?: string;
  /** The address of its lead image. */
  readonly image?: string;
  /** BCP 47 primary language subtag, "en" where it could not be told. */
  readonly language: string;
  readonly links: readonly ArticleLink[];
}

/** An article in the store, with the instant at which it came in. */
export interface StoredArticle extends Article {
  readonly addedAt: string;
}

/** What an article said before it was changed; earlier quotes are traced to it. */
export interface EarlierVersion {
  readonly title: string;
  readonly text: string;
  /** When the next version came in. */
  readonly replacedAt: string;
}

/** A feed that is read in the background, and how it fares. */
export interface Feed {
  /** The feed's own address. */
  readonly url: string;
  /** From the configuration file rather than added by hand. */
  readonly configured: boolean;
  /** The outlet's name and the section of its articles, where the feed was given them. */
  readonly source?: string | undefined;
  readonly section?: string | undefined;
  /** What the feed calls itself. */
  readonly title?: string | undefined;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  readonly dueAt: string;
  /** The pause between two readings that suits it. */
  readonly intervalMs?: number | undefined;
  /** In a row. */
  readonly failures: number;
  /** What went wrong last; absent once it has been read again. */
  readonly problem?: string | undefined;
  /** Its server says that it is gone for good; it is not asked any more. */
  readonly gone?: boolean | undefined;
  readonly readAt?: string | undefined;
  /** When it last held something new. */
  readonly newAt?: string | undefined;
}

/** A place in an article. */
export interface Span {
  readonly articleId: string;
  readonly start: number;
  readonly end: number;
}

/** A span with its words, for showing: `text` is the article's slice, to the letter. */
export interface Evidence extends Span {
  readonly text: string;
}

/** A sentence or two of what happened; without evidence it can't be made. */
export interface KeyPoint {
  readonly text: string;
  readonly evidence: readonly [Evidence, ...Evidence[]];
  readonly by: 'extract' | 'model';
  /** By a model, in the reader's language. */
  readonly translation?: string;
}

/** A headline in a model's words, with what it rests on; `title` stays the article's own. */
export interface Headline {
  readonly text: string;
  readonly evidence: readonly [Evidence, ...Evidence[]];
  readonly by: 'model';
}

/** One contiguous span of direct speech. `text` is the article's slice, without the quote marks around it. */
export interface Quote extends Evidence {
  /** The speaker's name as fully as the article gives it, without title; absent where it isn't clear. */
  readonly speaker?: string;
  /** The title or function that the article gives the speaker, in its own words. */
  readonly role?: string;
  /** The reporting verb or phrase as it stands in the article ("said", "told reporters"). */
  readonly verb?: string;
  /** A later part of the same utterance as the quote before it (after "he said,"). */
  readonly continues?: boolean;
  /** Chosen to be shown by itself. */
  readonly pull: boolean;
  /** By a model, in the reader's language: shown beside the words themselves, and as a translation. */
  readonly translation?: string;
}

/** Where to read on. */
export interface RelatedLink {
  readonly title: string;
  /** Where it leads to a stored article. */
  readonly articleId?: string;
  readonly url?: string;
  readonly source?: string;
  readonly kind: 'page' | 'same-story' | 'background';
}

/** What is said of an article or of a story in a briefing. */
export interface Brief {
  readonly id: string;
  readonly title: string;
  readonly headline?: Headline;
  /** By a model, in the reader's language. */
  readonly titleTranslation?: string;
  readonly section?: string;
  readonly keyPoints: readonly KeyPoint[];
  readonly quotes: readonly Quote[];
  readonly related: readonly RelatedLink[];
}

/** An article as a story brief names it. */
export interface ArticleRef {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly source?: string;
  readonly publishedAt?: string;
  /** The id of the story's article that this one was taken from, word for word but for a little. */
  readonly copyOf?: string;
}

/** One event, told by one or more articles; `id` lasts from day to day. */
export interface Story {
  readonly id: string;
  readonly articles: readonly [StoredArticle, ...StoredArticle[]];
}

/** A figure in an article's words, and whose it is. */
export interface Figure extends Evidence {
  readonly source: string;
}

/** Figures for the same thing on which a story's outlets differ. */
export interface Difference {
  readonly figures: readonly [Figure, Figure];
}

/** A story in a briefing; `update` marks one that this chat was told before and that has something new. */
export interface StoryBrief extends Brief {
  readonly storyId: string;
  readonly articles: readonly [ArticleRef, ...ArticleRef[]];
  /** The address of the lead image of the newest article that has one. */
  readonly image?: string;
  readonly differences?: readonly Difference[];
  readonly update?: boolean;
}

/** A finite, ordered set of story briefs for one window of time. */
export interface Briefing {
  readonly from: string;
  readonly to: string;
  readonly topic?: string;
  readonly stories: readonly StoryBrief[];
  readonly counts: BriefingCounts;
}

/** What the listed stories rest on; `newest` is the time of the newest article among them. */
export interface BriefingCounts {
  readonly stories: number;
  readonly articles: number;
  readonly sources: number;
  readonly newest?: string;
}

/** A place in a text that is shown, in UTF-16 units. */
export interface Highlight {
  readonly start: number;
  readonly end: number;
}

/** A passage that an answer rests on, or the nearest one where there is no answer. */
export interface Citation extends Evidence {
  /** Where in `text` the very sentence stands that answers; the rest is what a reader needs around it. */
  readonly focus?: Highlight;
  readonly title: string;
  readonly url?: string;
  readonly source?: string;
  readonly publishedAt?: string;
}

export type Answer =
  | {
      readonly type: 'answered';
      readonly question: string;
      readonly text: string;
      /** `text` in the reader's language, where the articles are in another. */
      readonly translation?: string;
      /** The name, number or time in `text` that was asked for. */
      readonly highlight?: Highlight;
      readonly citations: readonly [Citation, ...Citation[]];
      readonly by: 'extract' | 'model';
    }
  | { readonly type: 'not-found'; readonly question: string; readonly nearest: readonly Citation[] };

/** How a chat wants its briefings. `zone` is an IANA time zone. */
export interface ChatSettings {
  readonly zone?: string;
  readonly stories?: number;
  readonly length?: BriefLength;
  /** BCP 47 primary language subtag of what the bot itself says. */
  readonly language?: string;
  readonly follow: readonly string[];
  readonly mute: readonly string[];
}

export type BriefLength = 'short' | 'medium' | 'long';

/** A chat's platform and id, in one string: "discord:123", "telegram:-100123", "telegram:-100123/7" (a topic), "terminal:local". */
export type ChatId = `${string}:${string}`;

/** When a chat's briefing is due: local times of day ("08:00", sorted), ISO weekdays (1 = Monday), in one zone. */
export interface Cadence {
  readonly times: readonly [string, ...string[]];
  readonly days: readonly [number, ...number[]];
  /** Only on these days of the month; -1 is its last. */
  readonly monthDays?: readonly [number, ...number[]];
  /** Only in these months, 1 to 12. */
  readonly months?: readonly [number, ...number[]];
  readonly zone: string;
}

/** A chat's standing order for briefings; `nextAt` is the next slot. */
export interface Subscription {
  readonly chat: ChatId;
  readonly cadence: Cadence;
  readonly topic?: string;
  readonly nextAt: string;
}

/** One due moment of a subscription. */
export interface Slot {
  readonly chat: ChatId;
  readonly slot: string;
}

/** A slot, and what became of it. `given-up`: it could not be sent while it mattered, or nobody wanted it any more. */
export interface Delivery extends Slot {
  readonly state: 'pending' | 'claimed' | 'sent' | 'gone' | 'given-up';
  /** The messages that went out, in order. */
  readonly messageIds: readonly string[];
  /** What was being sent when its first message went out, so that the others follow though the sender died. */
  readonly content?: string;
}

/** A failure that names what is wrong and how to mend it; `code` is stable, for tests and scripts. */
export class BrevierError extends Error {
  override readonly name = 'BrevierError';
  readonly code: string;

  constructor(code: string, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
