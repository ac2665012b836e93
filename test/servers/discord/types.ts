/** What a test sees of the loopback Discord. */
export type Json = Readonly<Record<string, unknown>>;

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** A message as the bot sent or edited it. */
export interface BotMessage {
  readonly id: string;
  readonly channel: string;
  readonly ephemeral: boolean;
  readonly components: readonly Json[];
  readonly body: Json;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

export interface Actor {
  readonly channel?: string;
  readonly user?: string;
  readonly roles?: readonly string[];
  readonly locale?: string;
  /** In a server unless false. */
  readonly guild?: boolean;
  readonly permissions?: bigint;
  /** The bot was installed by the user alone: it isn't on the server. */
  readonly userInstalled?: boolean;
}

/** How an interaction was acknowledged, or what it was answered with. */
export interface Callback {
  readonly interaction: string;
  readonly type: number;
  readonly data: Json;
}

export interface Modal {
  readonly customId: string;
  readonly title: string;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly value?: string;
    readonly style: number;
    readonly required: boolean;
  }[];
  /** Where it was opened, and from which message. */
  readonly actor: Actor;
  readonly message?: BotMessage;
}

export interface Failure {
  readonly status?: number;
  readonly code?: number;
  readonly message?: string;
  /** In seconds, for 429. */
  readonly retryAfter?: number;
  /** The request is carried out, and its answer lost; or it is never answered. */
  readonly answer?: 'lost' | 'never';
  /** "METHOD /path"; posts to channels unless said. */
  readonly route?: RegExp;
}

export interface DiscordServer {
  readonly apiUrl: string;
  /** Those that the bot is in; to be emptied by tests. */
  readonly guilds: Json[];
  readonly requests: readonly Request[];
  /** What was sent and edited, in order. */
  readonly sent: readonly BotMessage[];
  readonly callbacks: readonly Callback[];
  /** Gateway sessions, by how they began: "identify 0/1", "resume". */
  readonly sessions: readonly string[];
  /** Requests that Discord would have refused: outside its limits, or not as its own document has them. */
  readonly refusals: readonly string[];
  /** Someone uses a slash command; resolves with what the bot shows in answer, once it has shown `answers` messages. */
  slash(
    name: string,
    options?: readonly Json[],
    actor?: Actor,
    answers?: number,
  ): Promise<readonly BotMessage[]>;
  /** Presses a button. */
  press(action: string, message: BotMessage, actor?: Actor, answers?: number): Promise<readonly BotMessage[]>;
  /** Chooses from the menu that holds the value. */
  choose(value: string, message: BotMessage, actor?: Actor, answers?: number): Promise<readonly BotMessage[]>;
  /** Presses a button that opens a modal. */
  open(action: string, message: BotMessage, actor?: Actor): Promise<Modal>;
  submit(
    modal: Modal,
    values: Readonly<Record<string, string>>,
    answers?: number,
  ): Promise<readonly BotMessage[]>;
  /** "Ask about this" on the bot's own message, which opens a modal. */
  askAbout(message: BotMessage, actor?: Actor): Promise<Modal>;
  /** The same on somebody else's words. */
  askAboutWords(text: string, actor?: Actor, answers?: number): Promise<readonly BotMessage[]>;
  complete(
    name: string,
    options: readonly Json[],
  ): Promise<readonly { readonly name: string; readonly value: string }[]>;
  /** Someone writes; `mention` names the bot, `replyTo` answers a message of the bot's, `silent` without pinging it. */
  write(
    text: string,
    options?: Actor & { readonly mention?: boolean; readonly replyTo?: string; readonly silent?: boolean },
    answers?: number,
  ): Promise<readonly BotMessage[]>;
  /** The next messages of the bot, anywhere. */
  expect(answers: number): Promise<readonly BotMessage[]>;
  /** The newest message of which this holds, once there is one. */
  shown(is: (message: BotMessage) => boolean): Promise<BotMessage>;
  /** An event as it is. */
  dispatch(type: string, data: Json): void;
  /** A server of which the bot may know, with its channels; see payloads.ts. */
  join(guild: Json): void;
  /** Gives a command to a role or a user, as a server's admin may. */
  grant(
    command: string,
    to: { readonly id: string; readonly type: 1 | 2; readonly permission: boolean },
  ): void;
  /** The next requests fail so. */
  failNext(failure: Failure, times?: number): void;
  /** Resolves once the request has come in. */
  requested(route: RegExp): Promise<Request>;
  /**
   * Breaks the gateway connection, with a code where one is given; resolves when the bot has resumed or identified anew.
   * `meanwhile` happens while it is away.
   */
  dropConnection(code?: number, meanwhile?: () => void): Promise<void>;
  /** Rejects where anything was refused. */
  /** The token is reset in the Developer Portal. */
  revoke(): void;
  close(): Promise<void>;
}
