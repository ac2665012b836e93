/**
 * Everything that the store keeps, and of whom: the one place that /forget, /export and docs/privacy.md go by. A namespace that
 * does not stand here is no namespace, and a test holds the tables against the schema.
 */

/**
 * `chat`: the key is the chat's id; `chat-parts`: it begins with the id and "|"; `nobody`: no chat and no person;
 * `owner`: the owner's own notes, such as a block, which end when the owner ends them.
 */
export type Of = 'chat' | 'chat-parts' | 'nobody' | 'owner';

export interface Kind {
  readonly of: Of;
  /** What it is called in an export. */
  readonly as: string;
}

const kind = (of: Of, as: string): Kind => ({ of, as });

export const namespaces = {
  chats: kind('chat', 'settings'),
  told: kind('chat', 'told'),
  conversations: kind('chat-parts', 'conversations'),
  'thread-parents': kind('chat', 'thread-of'),
  'chats-within': kind('chat', 'chats-within'),
  'moved-chats': kind('chat', 'moved-from'),
  'left-chats': kind('chat', 'left-at'),
  'turned-away': kind('chat', 'turned-away'),
  blocked: kind('owner', 'blocked'),
  samples: kind('nobody', 'samples'),
  'repeated-lines': kind('nobody', 'repeated-lines'),
  'written-lines': kind('nobody', 'written-lines'),
  'lines-being-written': kind('nobody', 'written-lines'),
  'article-vectors': kind('nobody', 'article-vectors'),
} as const satisfies Readonly<Record<string, Kind>>;

export type Namespace = keyof typeof namespaces;

/** Those `of` a chat have its id in their column `chat`. */
export const tables = {
  subscriptions: kind('chat', 'schedule'),
  deliveries: kind('chat', 'deliveries'),
  feed_chats: kind('chat', 'feeds'),
  spending: kind('chat', 'model-use'),
  feeds: kind('nobody', 'feeds'),
  articles: kind('nobody', 'articles'),
  article_vectors: kind('nobody', 'articles'),
  article_versions: kind('nobody', 'articles'),
  article_revision: kind('nobody', 'articles'),
  waiting_articles: kind('nobody', 'articles'),
  story_articles: kind('nobody', 'stories'),
  absorbed_stories: kind('nobody', 'stories'),
} as const satisfies Readonly<Record<string, Kind>>;
