/** What every command's handler is given, and what it gives back. */
import type { Instruments } from '../instruments.ts';
import type { Desk } from '../desk/desk.ts';
import type { Statistics } from '../desk/statistics.ts';
import type { ChatId } from '../model.ts';
import type { SubscriptionStore } from '../store/ports.ts';
import type { Reply } from './blocks.ts';
import type { Hearing, ShowDraft } from './chat-adapter.ts';
import type { Chats } from './chats.ts';
import type { Context, Conversations } from './conversations.ts';
import type { Wording } from './language/wording.ts';
import type { Limiter } from './limiter.ts';
import type { Service } from './service.ts';
import type { ToldMemory } from './told.ts';
import type { WritingModel } from './writing.ts';

export interface BotParts {
  readonly desk: Desk;
  readonly chats: Chats;
  readonly conversations: Conversations;
  readonly subscriptions: SubscriptionStore;
  readonly told: ToldMemory;
  readonly limiter: Limiter;
  readonly service: Service;
  /** Topics offered before those of the stored articles. */
  readonly topics: readonly string[];
  readonly now: () => string;
  readonly instruments: Instruments;
  readonly statistics: () => Promise<Statistics>;
  /** Where one may write. */
  readonly model?: WritingModel | undefined;
}

export interface Asked {
  readonly chat: ChatId;
  readonly user: string;
  /** The words after the command, or those of the message. */
  readonly words: string;
  /** What the conversation was about when this was asked. */
  readonly context: Context;
  readonly admin: () => Promise<boolean>;
  /** BCP 47 tag of the user's platform language, where the platform tells. */
  readonly locale?: string;
  readonly wording: Wording;
  readonly hears: Hearing;
  /** Shows what there is of an answer while the rest of it comes, where the platform can. */
  readonly draft?: ShowDraft;
}

export interface Outcome {
  readonly reply: Reply;
  /** What the conversation is about from here on; unchanged where nothing is given. */
  readonly context?: Context;
}

export type Handler = (asked: Asked, parts: BotParts) => Promise<Outcome>;

/** A reply of plain lines, one below the other. */
export function say(...lines: readonly string[]): Outcome {
  return { reply: { blocks: lines.map((text) => ({ type: 'text', text })) } };
}

/** The same, for the one who asked only. */
export function sayPrivately(...lines: readonly string[]): Outcome {
  const { reply } = say(...lines);
  return { reply: { ...reply, private: true } };
}
