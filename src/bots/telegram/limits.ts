/**
 * Telegram's limits, each with where it stands. "Bot API": https://core.telegram.org/bots/api. What counts characters is
 * held in UTF-16 units, as entity offsets are counted: never fewer than the code points that Telegram may mean.
 */
export const limits = {
  /** Bot API, sendMessage: "1-4096 characters after entities parsing". */
  message: 4_096,
  /** https://limits.tginfo.me: further entities lose their formatting. */
  entities: 100,
  /** Bot API, InlineKeyboardButton: "1-64 bytes". */
  callbackBytes: 64,
  /** https://limits.tginfo.me: buttons of one inline keyboard. */
  buttons: 100,
  /** Bot API, ForceReply: "1-64 characters". */
  placeholder: 64,
  /** Bot API, setMyCommands. */
  commands: 100,
  /** Bot API, BotCommand: "1-256 characters". */
  commandDescription: 256,
  /** Bot API, answerInlineQuery: "No more than 50 results per query". */
  inlineResults: 50,
  /** Bot API, InlineQueryResultArticle: "1-64 Bytes". */
  inlineResultBytes: 64,
  /** https://core.telegram.org/bots/features#deep-linking: up to 64 of A-Z, a-z, 0-9, _ and -. */
  startPayload: /^[\w-]{1,64}$/u,
  rich: {
    /** https://core.telegram.org/bots/api#rich-message-limits: with those inside others and the items of lists. */
    blocks: 500,
    /** In the place of so many messages of plainer HTML, which keeps it far under "32768 UTF-8 characters". */
    htmlMessages: 3,
  },
  /** https://core.telegram.org/bots/faq#broadcasting-to-users: overall; what is scheduled always leaves one to an answer. */
  messagesPerSecond: 30,
  scheduledPerSecond: 29,
} as const;
