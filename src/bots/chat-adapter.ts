/** The port between the platforms and the bot: what comes in from a chat, and how a reply gets out. */
import type { BrevierError, ChatId } from '../model.ts';
import type { Reply } from './blocks.ts';
import type { Unsent } from './unsent.ts';

/** All words; those that reply to the bot or mention it; none, so that questions take a button or a command. */
export type Hearing = 'all' | 'addressed' | 'none';

export interface IncomingBase {
  readonly chat: ChatId;
  readonly user: { readonly id: string };
  /** BCP 47 tag of the user's platform language, where the platform tells. */
  readonly locale?: string;
  /** The message that the chat was opened from, as a thread is: what that was about, the thread is about; its chat's settings hold. */
  readonly openedFrom?: { readonly chat: ChatId; readonly messageId: string };
  /** The chat of which this one is a topic: when the bot leaves that, it leaves this. */
  readonly within?: ChatId;
  /** The server that the chat is in: "discord:server:123". */
  readonly server?: string;
  /** Which words written in the chat come in: all, unless said. */
  readonly hears?: Hearing;
  /** Whether this user may change the chat's settings (a private chat's user may). */
  readonly admin: () => Promise<boolean>;
}

/** What somebody did in a chat. */
export type Incoming = IncomingBase &
  (
    | { readonly type: 'command'; readonly name: string; readonly args: string }
    /** Words addressed to the bot: by reply, by mention, in a private chat or in a story's thread. */
    | { readonly type: 'message'; readonly text: string; readonly repliedTo?: string }
    | { readonly type: 'button'; readonly action: string; readonly messageId?: string }
    /** The form of a button, filled in. */
    | {
        readonly type: 'form';
        readonly action: string;
        readonly values: Readonly<Record<string, string>>;
        readonly messageId?: string;
      }
    /** The bot was added to the chat: time to say what it is. */
    | { readonly type: 'joined' }
  );

/** Shows a reply of which the rest is still to come; at once or a little later, or not at all. Never throws. */
export type ShowDraft = (sofar: Reply) => void;

export interface Responder {
  /**
   * Answers what came in. The reply must be sent whole before the promise resolves to the ids of its messages. `send` is
   * not called where there is nothing to say: of far too many messages at once only one is told so. `draft` may be called before
   * `send`, which takes its place.
   */
  readonly respond: (
    incoming: Incoming,
    send: (reply: Reply) => Promise<readonly string[]>,
    draft?: ShowDraft,
  ) => Promise<void>;
  /** Completions for an option of a command that is being typed, best first, at most 25. */
  readonly complete: (request: CompletionRequest) => Promise<readonly string[]>;
  /** Stories to share in another chat, by words of theirs; the newest where there are none. At most `most`. */
  readonly share: (request: ShareRequest) => Promise<readonly SharedStory[]>;
  /** The bot was removed or blocked: nothing more is sent there. */
  readonly left: (chat: ChatId) => Promise<void>;
  /** The platform gave the chat another id: its settings, schedule and memory go with it. */
  readonly moved: (from: ChatId, to: ChatId) => Promise<void>;
}

export interface ShareRequest {
  readonly user: Pick<IncomingBase, 'chat' | 'user'>;
  readonly typed: string;
  readonly locale?: string;
  readonly most: number;
}

export interface SharedStory {
  readonly storyId: string;
  readonly title: string;
  /** Its first key point. */
  readonly summary: string;
  readonly reply: Reply;
}

export interface CompletionRequest extends Pick<IncomingBase, 'chat' | 'user' | 'server'> {
  readonly option: 'topic' | 'story' | 'zone';
  readonly typed: string;
}

/** `gone`: the chat will never take a message again (bot removed, blocked, chat deleted). */
export type DeliveryOutcome =
  | {
      readonly type: 'sent';
      readonly messageIds: readonly string[];
      /** Where follow-ups will come from, where that is another chat: a forum's post. */
      readonly chat?: ChatId;
    }
  | { readonly type: 'gone'; readonly reason: string }
  | { readonly type: 'failed'; readonly reason: string; readonly retryAfterMs?: number };

export interface ChatAdapter {
  /** The part of a ChatId before the colon. */
  readonly platform: string;
  /**
   * Connects, registers the commands, and answers until `stop`; once at most. Rejects with a BrevierError: of the code
   * `PLATFORM-unreachable` where another adapter may have more luck later, another such as for a wrong token.
   */
  start(responder: Responder): Promise<void>;
  /** Whether the platform reaches it at this moment. */
  isConnected(): boolean;
  /**
   * Sends unasked, in order, whole, but for what went out at an earlier try. Never throws for what the platform says. The same
   * key soon after (a retry after a crash) brings nothing new, where the platform can tell.
   */
  deliver(chat: ChatId, reply: Reply, unsent?: Unsent): Promise<DeliveryOutcome>;
  /** Leaves the group, channel or server of this id, as `access:` has it; false where it is not in there. */
  leave?(id: string): Promise<boolean>;
  /** Resolves once this adapter's connection has ended for good after it had started, such as by a token that was revoked. */
  readonly lost?: Promise<BrevierError>;
  /** Stops taking work, lets what is in flight finish. */
  stop(): Promise<void>;
}

/** Makes an adapter for every try to start one. */
export interface AdapterMaker extends Pick<ChatAdapter, 'platform'> {
  create(): ChatAdapter;
}
