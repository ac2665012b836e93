/** The bot behind every platform: takes what came in to its handler, sends the reply, and remembers what it was about. */
import type { Logger } from 'pino';
import { type Entry, isPrivate, type Who } from './access.ts';
import type { Incoming, Responder } from './chat-adapter.ts';
import { complete } from './completions.ts';
import { share } from './commands/share.ts';
import { type AnsweredRequest, stopwatch } from '../instruments.ts';
import { handle, knownName } from './handle.ts';
import { type BotParts, type Outcome, sayPrivately } from './handler.ts';
import { languageOf, wordingOf } from './language/languages.ts';
import type { Wording } from './language/wording.ts';
import { move } from './move.ts';
import { levelOf } from '../store/trouble.ts';

export function createBot(parts: BotParts, logger: Logger): Responder {
  const { chats, conversations, limiter, instruments, service } = parts;

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
    async respond(incoming, send, draft) {
      const { chat, user, openedFrom, within } = incoming;
      const admission = limiter.admit(incoming);
      if (admission === 'refused') return;
      const tell = begin(incoming);
      let how: AnsweredRequest['outcome'] = admission === 'admitted' ? 'answered' : 'refused';
      const epoch = service.forgetting.epoch(chat, user.id);
      let outcome: Outcome;
      try {
        const entry = await service.access.enter(incoming);
        if (entry.type === 'refused') {
          tell('refused');
          return await turnAway(incoming, entry, send);
        }
        for (const one of [chat, within, openedFrom?.chat]) if (one) await service.forgetting.returned(one);
        if (within) await chats.isWithin(chat, within);
        if (openedFrom) await chats.belongsTo(chat, openedFrom.chat);
        const wording = await wordingFor(incoming);
        outcome =
          admission === 'first-refused'
            ? sayPrivately(wording.talk.tooFast)
            : await handle(incoming, parts, { wording, ...(draft && { draft }) });
      } catch (error) {
        how = 'failed';
        logger[levelOf(error)]({ err: error, chat, command: commandOf(incoming) }, 'a request failed');
        outcome = sayPrivately(wordingOf(languageOf(incoming.locale)).talk.failed);
      }
      const messageIds = await send(outcome.reply).catch((error: unknown) => {
        tell('unsent');
        throw error;
      });
      tell(how);
      const isForgotten = service.forgetting.epoch(chat, user.id) !== epoch;
      if (!outcome.context || isForgotten) return;
      try {
        await conversations.remember(chat, user.id, outcome.context, messageIds);
      } catch (error) {
        // It has been answered; what comes next stands by itself.
        logger[levelOf(error)]({ err: error, chat }, 'what was answered could not be remembered');
      }
    },
    complete: async (request) => ((await isAdmitted(request)) ? await complete(request, parts) : []),
    share: async (request) => ((await isAdmitted(request.user)) ? await share(request, parts) : []),
    left: (chat) => service.forgetting.left(chat),
    moved: (from, to) => move(from, to, parts),
  };

  async function isAdmitted(who: Who): Promise<boolean> {
    return (await service.access.enter(who, 'unseen')).type === 'admitted';
  }

  /** Who may not use the bot is told so once; where it has no business, it leaves. */
  async function turnAway(
    incoming: Incoming,
    { first, leave }: Extract<Entry, { type: 'refused' }>,
    send: Parameters<Responder['respond']>[1],
  ): Promise<void> {
    const { chat } = incoming;
    logger.info({ chat, leave }, 'somebody was turned away');
    try {
      const wording = wordingOf(languageOf(incoming.locale));
      if (first) await send(sayPrivately(wording.service.access.notAllowed).reply);
      if (isPrivate(incoming)) await parts.subscriptions.remove(chat);
    } finally {
      if (leave !== undefined) await service.leave(leave);
    }
  }

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
