/** The bot behind every platform: takes what came in to its handler, sends the reply, and remembers what it was about. */
import type { Logger } from 'pino';
import { zonesLike } from '../time-zones.ts';
import { parseAction } from './actions.ts';
import type { CompletionRequest, Incoming, Responder } from './chat-adapter.ts';
import { commandAliases } from './commands.ts';
import { ask, followUp } from './commands/ask.ts';
import { digest, more } from './commands/digest.ts';
import { help } from './commands/help.ts';
import { schedule } from './commands/schedule.ts';
import { search } from './commands/search.ts';
import { settings } from './commands/settings.ts';
import { share } from './commands/share.ts';
import { showStory } from './commands/story.ts';
import { offeredTopics, topics } from './commands/topics.ts';
import { move } from './move.ts';
import type { Asked, BotParts, Handler, Outcome } from './handler.ts';
import { say, sayPrivately } from './handler.ts';

const handlers: Readonly<Record<string, Handler>> = { digest, ask, search, schedule, topics, settings, help };
const MOST_COMPLETIONS = 25;
/** "2", "more on 2", "story 2". */
const STORY_NUMBER =
  /^(?:(?:tell me )?(?:more )?(?:on|about)\s+|(?:story|number|no\.?)\s+|#)*(\d{1,3})[.!?]?$/iu;

export function createBot(parts: BotParts, logger: Logger): Responder {
  return {
    async respond(incoming, send) {
      const { chat } = incoming;
      let outcome: Outcome;
      try {
        outcome = await handle(incoming, parts);
      } catch (error) {
        logger.error({ err: error, chat, incoming: incoming.type }, 'a request failed');
        outcome = sayPrivately(
          'Something went wrong here. It has been logged, and nothing is lost; please try again.',
        );
      }
      const messageIds = await send(outcome.reply);
      if (outcome.context)
        await parts.conversations.remember(chat, incoming.user.id, outcome.context, messageIds);
    },
    complete: (request) => complete(request, parts),
    share: (request) => share(request, parts),
    left: async (chat) => {
      await parts.subscriptions.remove(chat);
    },
    moved: (from, to) => move(from, to, parts),
  };
}

async function handle(incoming: Incoming, parts: BotParts): Promise<Outcome> {
  const { chat, user, admin } = incoming;
  const about =
    incoming.type === 'message'
      ? incoming.repliedTo
      : incoming.type === 'button' || incoming.type === 'form'
        ? incoming.messageId
        : undefined;
  const context = await parts.conversations.recall(chat, user.id, about);
  const asked = (words: string): Asked => ({ chat, user: user.id, words, context, admin });
  switch (incoming.type) {
    case 'command':
      return await command(incoming.name, asked(incoming.args), parts);
    case 'button': {
      const action = parseAction(incoming.action);
      if (action?.type === 'story') return await showStory(asked(''), parts, action.storyId);
      if (action?.type === 'more') return await more(asked(''), parts);
      if (action?.type === 'settings') return await settings(asked(''), parts);
      return sayPrivately('That button is from an older version of me. /help says what I can do.');
    }
    case 'form':
      return await followUp(asked(incoming.values['question'] ?? ''), parts);
    case 'joined':
      return await help(asked(''), parts);
    case 'message':
      return await message(asked(incoming.text.trim()), parts);
  }
}

async function command(name: string, asked: Asked, parts: BotParts): Promise<Outcome> {
  const handler = handlers[commandAliases[name] ?? name];
  return handler
    ? await handler(asked, parts)
    : sayPrivately(`I know no command "/${name}". /help says what I can do.`);
}

async function message(asked: Asked, parts: BotParts): Promise<Outcome> {
  const { words, context } = asked;
  if (words === '') return await help(asked, parts);
  const slash = /^\/(\S+)\s*(.*)$/su.exec(words);
  if (slash) return await command(slash[1]?.toLowerCase() ?? '', { ...asked, words: slash[2] ?? '' }, parts);
  if (/^[a-z]+$/iu.test(words) && words.toLowerCase() in handlers)
    return await command(words.toLowerCase(), { ...asked, words: '' }, parts);
  if (/^more[.!?]*$/iu.test(words) && context.briefing) return await more(asked, parts);
  const number = STORY_NUMBER.exec(words)?.[1];
  if (number !== undefined && context.stories.length > 0) {
    const storyId = context.stories[Number(number) - 1];
    if (storyId !== undefined) return await showStory(asked, parts, storyId);
    return say(`The briefing had ${context.stories.length} stories; there is no number ${number}.`);
  }
  return await followUp(asked, parts);
}

async function complete(
  { chat, option, typed }: CompletionRequest,
  parts: BotParts,
): Promise<readonly string[]> {
  if (option === 'zone') return zonesLike(typed, MOST_COMPLETIONS);
  const part = typed.trim().toLowerCase();
  const names = option === 'topic' ? await offeredTopics(parts, 200) : await storyTitles(chat, parts);
  return names.filter((name) => name.toLowerCase().includes(part)).slice(0, MOST_COMPLETIONS);
}

/** Headlines of the chat's last briefing. */
async function storyTitles(
  chat: CompletionRequest['chat'],
  { conversations, desk }: BotParts,
): Promise<string[]> {
  const { stories } = await conversations.recall(chat, '');
  const briefs = await Promise.all(stories.slice(0, MOST_COMPLETIONS).map((id) => desk.story(id)));
  return briefs.flatMap((brief) => brief?.title ?? []);
}
