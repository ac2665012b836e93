/** What the bot says of people's data, of who may use it, and of the feeds that chats ask for. */

/** What is kept, as /privacy tells it of this very installation. Numbers are days. */
export interface PrivacyFacts {
  readonly conversation: number;
  readonly ledger: number;
  readonly left: number;
  /** Where articles and questions go to be written up; none where no model is configured. */
  readonly modelHost: string | undefined;
  readonly chatFeeds: boolean;
  /** The store is a database of its own, which may be on another machine. */
  readonly database: boolean;
}

export interface ServiceWording {
  readonly privacy: {
    readonly heading: string;
    lines(facts: PrivacyFacts): readonly string[];
    readonly how: string;
  };
  readonly forget: {
    /** To who may have the whole chat forgotten. */
    readonly ask: string;
    /** To all others, who can have their own forgotten. */
    readonly askNot: string;
    readonly chatButton: string;
    readonly meButton: string;
    readonly done: string;
    readonly doneMe: string;
    readonly which: string;
  };
  readonly exported: {
    readonly chat: string;
    readonly me: string;
    readonly onlyAdmins: string;
    readonly sent: string;
    readonly unreachable: string;
  };
  readonly feeds: {
    readonly notAllowed: string;
    none(most: number): string;
    own(count: number, most: number): string;
    readonly shared: string;
    readonly which: string;
    unknownVerb(verb: string): string;
    added(name: string): string;
    joined(name: string): string;
    known(name: string): string;
    removed(url: string): string;
    notYours(url: string): string;
    noAddress(typed: string): string;
    readonly private: string;
    noFeed(typed: string): string;
    unreachable(typed: string): string;
    tooMany(most: number): string;
    readonly tooManyInAll: string;
  };
  readonly access: {
    readonly notAllowed: string;
  };
  readonly admin: {
    readonly usage: string;
    wrongId(typed: string): string;
    blocked(id: string): string;
    blockedAndLeft(id: string): string;
    unblocked(id: string): string;
    notBlocked(id: string): string;
    configured(id: string): string;
    isOwner(id: string): string;
    readonly noBlocks: string;
    readonly blocks: string;
    inConfiguration(id: string): string;
    allowed(ids: string): string;
    left(id: string): string;
    notIn(id: string): string;
  };
}
