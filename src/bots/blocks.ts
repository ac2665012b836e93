/**
 * What a reply is made of, before a platform dresses it. Every text here is plain and untrusted: adapters escape it.
 */
import type { ArticleLink, Quote } from '../model.ts';
import type { Language } from './language/wording.ts';

export type Block =
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | StoryBlock
  | PassageBlock
  | SourceBlock
  /** A small closing line: counts, sources, hints. */
  | { readonly type: 'footer'; readonly text: string };

export interface StoryBlock {
  readonly type: 'story';
  readonly storyId: string;
  /** Its place in the briefing, from 1. */
  readonly number: number;
  readonly title: string;
  readonly url?: string;
  /** The section or topic. */
  readonly label?: string;
  /** When its newest article was published, ready to print. */
  readonly time?: string;
  /** The address of its lead image. */
  readonly image?: string;
  readonly update?: boolean;
  readonly points: readonly string[];
  /** `translation` stands beside the words themselves, as one. */
  readonly quotes: readonly Pick<Quote, 'text' | 'speaker' | 'role' | 'translation'>[];
  readonly readOn: readonly ArticleLink[];
  /** What a model did to the words above, where it did. */
  readonly byModel?: 'wording' | 'translation';
}

/** The words of an article, with where they stand. */
export interface PassageBlock {
  readonly type: 'passage';
  readonly text: string;
  /** The part of `text`, in UTF-16 units, that is to be set off. */
  readonly mark?: { readonly start: number; readonly end: number };
  readonly title: string;
  readonly url?: string;
  /** Outlet and time, ready to print. */
  readonly origin?: string;
}

/** An article named by its headline, in a list of them. */
export interface SourceBlock {
  readonly type: 'source';
  readonly title: string;
  readonly url?: string;
  readonly origin?: string;
}

/** `action` comes back as it is when the button is pressed: at most 64 bytes, the least that a platform carries. */
export interface Button {
  readonly label: string;
  readonly action: string;
  /** What a short label such as "2" stands for, where a platform lists choices instead of a row of buttons. */
  readonly title?: string;
  /** What is to be filled in first, where the platform has forms; elsewhere the press comes in by itself. */
  readonly form?: Form;
}

/** A few fields that come back as a `form` by the button's action. */
export interface Form {
  readonly title: string;
  readonly fields: readonly [FormField, ...FormField[]];
}

export interface FormField {
  readonly name: string;
  readonly label: string;
  /** What stands in it at first. */
  readonly value?: string;
  readonly required?: boolean;
  /** For more than a line of text. */
  readonly long?: boolean;
}

export interface ReplyFile {
  /** With its ending; letters, digits, "-" and ".". */
  readonly name: string;
  readonly type: 'application/json';
  readonly text: string;
}

export interface Reply {
  readonly blocks: readonly Block[];
  /** What the adapter's own words ("Update", "Read on", "Next") are to be in: `wordingOf` has them; English unless said. */
  readonly language?: Language;
  /** In reading order; adapters break them into rows. */
  readonly buttons?: readonly Button[];
  /** Only for the one who asked (settings, refusals, errors), where the platform can. */
  readonly private?: boolean;
  /** Handed over after the blocks. */
  readonly file?: ReplyFile;
  /** For nobody but who asked: where the platform has no reply that one person sees, it goes to their private chat. */
  readonly personal?: {
    /** What is said in the chat in its place. */
    readonly sent: string;
    /** What is said where that person can't be written to. */
    readonly unreachable: string;
  };
  /** Takes the place of the message whose button was pressed, where the platform can. */
  readonly replaces?: boolean;
  /** Words are awaited in answer to it: a platform may open its reply line. */
  readonly awaitsReply?: boolean;
  /**
   * Where this would be a wall of messages, only this page of it is shown, from 1, with buttons that turn it
   * (`actions.page`); a reply without is always sent whole.
   */
  readonly page?: number;
}
