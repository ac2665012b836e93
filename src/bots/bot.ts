/** The bot behind every platform: takes what came in to its handler, sends the reply, and remembers what it was about. */
import type { Logger } from 'pino';
import type { Incoming, Responder } from './chat-adapter.ts';
import { complete } from './completions.ts';
import { share } from './commands/share.ts';
import { type AnsweredRequest, stopwatch } from '../instruments.ts';
import { handle, knownName } from './handle.ts';
import { type BotParts, type Outcome, sayPrivately } from './handler.ts';
import { languageOf, wordingOf } from './language/languages.ts';
import type { Wording } from './language/wording.ts';
import { move } from './move.ts';

export function createBot(parts: BotParts, logger: Logger): Responder {
  const { chats, conversations, limiter, instruments } = parts;

  /** Takes the time until it is told how it ended. */
  function begin(incoming: Incoming): (outcome: AnsweredRequest['outcome']) => void {
    const seconds = stopwatch();
    const { chat } = incoming;
    const request = { command: commandOf(incoming), platform: chat.slice(0, chat.indexOf(':')) };
    return (outcome) => {
      const took = seconds();
      instruments.request({ ...request, outcome, seconds: took });
      logger.debug({ chat, ...request, outcome, ms: Math.round(took * 1_000) }, 'a request has ended');
    };
  }

  return {
    async respond(incoming, send) {
      const { chat, user } = incoming;
      const admission = limiter.admit(chat);
      if (admission === 'refused') return;
      const tell = begin(incoming);
      let how: AnsweredRequest['outcome'] = admission === 'admitted' ? 'answered' : 'refused';
      let outcome: Outcome;
      try {
        const { openedFrom, within } = incoming;
        if (within) await chats.isWithin(chat, within);
        if (openedFrom) await chats.belongsTo(chat, openedFrom.chat);
        const wording = await wordingFor(incoming);
        outcome =
          admission === 'first-refused'
            ? sayPrivately(wording.talk.tooFast)
            : await handle(incoming, parts, wording);
      } catch (error) {
        how = 'failed';
        logger.error({ err: error, chat, command: commandOf(incoming) }, 'a request failed');
        outcome = sayPrivately(wordingOf(languageOf(incoming.locale)).talk.failed);
      }
      const messageIds = await send(outcome.reply).catch((error: unknown) => {
        tell('unsent');
        throw error;
      });
      tell(how);
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

/** Never what was typed: that may be anything. */
function commandOf(incoming: Incoming): string {
  return incoming.type === 'command' ? (knownName(incoming.name) ?? 'unknown') : incoming.type;
}
