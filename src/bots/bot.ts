/** The bot behind every platform: takes what came in to its handler, sends the reply, and remembers what it was about. */
import type { Logger } from 'pino';
import type { Incoming, Responder } from './chat-adapter.ts';
import { complete } from './completions.ts';
import { share } from './commands/share.ts';
import { handle } from './handle.ts';
import { type BotParts, type Outcome, sayPrivately } from './handler.ts';
import { languageOf, wordingOf } from './language/languages.ts';
import type { Wording } from './language/wording.ts';
import { move } from './move.ts';

export function createBot(parts: BotParts, logger: Logger): Responder {
  const { chats, conversations, limiter } = parts;
  return {
    async respond(incoming, send, draft) {
      const { chat, user } = incoming;
      const admission = limiter.admit(chat);
      if (admission === 'refused') return;
      let outcome: Outcome;
      try {
        const { openedFrom, within } = incoming;
        if (within) await chats.isWithin(chat, within);
        if (openedFrom) await chats.belongsTo(chat, openedFrom.chat);
        const wording = await wordingFor(incoming);
        outcome =
          admission === 'first-refused'
            ? sayPrivately(wording.talk.tooFast)
            : await handle(incoming, parts, { wording, ...(draft && { draft }) });
      } catch (error) {
        logger.error({ err: error, chat, incoming: incoming.type }, 'a request failed');
        outcome = sayPrivately(wordingOf(languageOf(incoming.locale)).talk.failed);
      }
      const messageIds = await send(outcome.reply);
      if (outcome.context) await conversations.remember(chat, user.id, outcome.context, messageIds);
    },
    complete: (request) => complete(request, parts),
    share: (request) => share(request, parts),
    left: async (chat) => {
      for (const one of await chats.withAllWithin(chat)) await parts.subscriptions.remove(one);
    },
    moved: (from, to) => move(from, to, parts),
  };

  /** The chat's language, else that of whoever speaks. */
  async function wordingFor({ chat, locale }: Incoming): Promise<Wording> {
    const { language } = await chats.settings(chat);
    return wordingOf(language ?? languageOf(locale));
  }
}
