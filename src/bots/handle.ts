/** From what came in to the handler that answers it. */
import { type Action, parseAction } from './actions.ts';
import type { Incoming } from './chat-adapter.ts';
import { commandAliases } from './commands.ts';
import { admin } from './commands/admin.ts';
import { ask, followUp } from './commands/ask.ts';
import { digest, more } from './commands/digest.ts';
import { exportData } from './commands/export.ts';
import { feeds } from './commands/feeds.ts';
import { forget } from './commands/forget.ts';
import { help } from './commands/help.ts';
import { privacy } from './commands/privacy.ts';
import { schedule } from './commands/schedule.ts';
import { search } from './commands/search.ts';
import { settings } from './commands/settings.ts';
import { joined, start } from './commands/start.ts';
import { showPassage } from './commands/passage.ts';
import { showStory } from './commands/story.ts';
import { stats } from './commands/stats.ts';
import { tellPart } from './commands/story-part.ts';
import { topics } from './commands/topics.ts';
import { whoSaid } from './commands/who-said.ts';
import { fillIn, press } from './press.ts';
import { type Asked, type BotParts, type Handler, type Outcome, say, sayPrivately } from './handler.ts';
import { interpret } from './interpret.ts';
import { plain } from './which-story.ts';

const handlers: Readonly<Record<string, Handler>> = {
  digest,
  ask,
  search,
  schedule,
  topics,
  settings,
  help,
  start,
  stats,
  privacy,
  export: exportData,
  forget,
  feeds,
  admin,
};

export async function handle(
  incoming: Incoming,
  parts: BotParts,
  how: Pick<Asked, 'wording' | 'draft'>,
): Promise<Outcome> {
  const { wording } = how;
  const { chat, user, admin, locale, hears = 'all' } = incoming;
  const about = messageMeant(incoming);
  const { conversations } = parts;
  const recalled = await conversations.recall(chat, user.id, about);
  const { openedFrom } = incoming;
  // In a thread that nothing was said in yet, it is about what the message told that it hangs on.
  const isNew = openedFrom !== undefined && recalled.stories.length === 0 && recalled.storyId === undefined;
  const context = isNew
    ? ((await conversations.ofMessage(openedFrom.chat, openedFrom.messageId)) ?? recalled)
    : recalled;
  const asked = (words: string): Asked => ({
    chat,
    user: user.id,
    words,
    context,
    admin,
    ...how,
    hears,
    ...(locale === undefined ? {} : { locale }),
  });
  switch (incoming.type) {
    case 'command':
      return await command(incoming.name, asked(incoming.args), parts);
    case 'button':
    case 'form': {
      const action: Action | undefined = parseAction(incoming.action);
      if (!action) return sayPrivately(wording.talk.oldButton);
      const filled =
        incoming.type === 'form' ? await fillIn(action, incoming.values, asked(''), parts) : undefined;
      return filled ?? (await press(action, asked(''), parts, about));
    }
    case 'joined':
      return await joined(asked(''), parts);
    case 'message':
      return await message(asked(incoming.text.trim()), parts);
  }
}

function messageMeant(incoming: Incoming): string | undefined {
  if (incoming.type === 'message') return incoming.repliedTo;
  return incoming.type === 'button' || incoming.type === 'form' ? incoming.messageId : undefined;
}

/** What the command is called in the table, whatever it is called elsewhere. */
export function knownName(name: string): string | undefined {
  const known = Object.hasOwn(commandAliases, name) ? commandAliases[name] : name;
  return known !== undefined && Object.hasOwn(handlers, known) ? known : undefined;
}

async function command(name: string, asked: Asked, parts: BotParts): Promise<Outcome> {
  const handler = handlers[knownName(name) ?? ''];
  return handler ? await handler(asked, parts) : sayPrivately(asked.wording.talk.unknownCommand(name));
}

async function message(asked: Asked, parts: BotParts): Promise<Outcome> {
  const { words, context, wording } = asked;
  if (words === '') return await help(asked, parts);
  const slash = /^\/(\S+)\s*(.*)$/su.exec(words);
  if (slash) return await command(slash[1]?.toLowerCase() ?? '', { ...asked, words: slash[2] ?? '' }, parts);
  const bare = withoutSlash(words);
  if (bare) return await command(bare.name, { ...asked, words: bare.args }, parts);
  if (words.startsWith('[')) return await ask(asked, parts);
  if (!/[\p{L}\p{N}]/u.test(words)) return say(wording.talk.noWords);
  const speaker = await whoSaid(asked, parts, plain(words));
  if (speaker) return speaker;
  const meaning = await interpret(words, context, parts.desk);
  switch (meaning.type) {
    case 'more':
      return await more(asked, parts);
    case 'talk':
      return say(wording.talk[meaning.talk]);
    case 'part':
      return await tellPart(asked, parts, meaning.part, meaning);
    case 'passage':
      return await showPassage(asked, parts, meaning.number);
    case 'story':
      return await showStory(asked, parts, meaning.storyId);
    case 'missing':
      return say(wording.briefing.noNumber(context.stories.length, meaning.number));
    case 'question':
      return await followUp(asked, parts, meaning.question, meaning.storyId);
  }
}

/** What may follow these, so that more words make a sentence of it: "help me understand …", "export ban on steel". */
const FOLLOWED: Readonly<Record<string, RegExp>> = {
  help: /^$/u,
  start: /^$/u,
  privacy: /^$/u,
  export: /^(?:me|chat)?$/iu,
  forget: /^(?:me|chat)?$/iu,
  feeds: /^(?:(?:add|remove)\s+\S+)?$/iu,
  stats: /^(?!)/u,
  admin: /^(?:list|(?:block|unblock|leave)\s+\S+)$/iu,
};

/** "digest", "search reservoir level", "hilfe": a command typed without its slash; a question is none. */
function withoutSlash(words: string): { readonly name: string; readonly args: string } | undefined {
  const [, first = '', args = ''] = /^(\p{L}+)(?:\s+(.*))?$/su.exec(words) ?? [];
  const name = plain(first);
  const isCommand = Object.hasOwn(handlers, name);
  const followed = Object.hasOwn(FOLLOWED, name) ? FOLLOWED[name] : undefined;
  if (followed) return followed.test(args) ? { name, args } : undefined;
  if (args === '') return isCommand || Object.hasOwn(commandAliases, name) ? { name, args } : undefined;
  return isCommand && (!args.endsWith('?') || name === 'ask') ? { name, args } : undefined;
}
