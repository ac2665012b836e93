/** What a pressed button does, and a filled-in form. */
import { type Action, storyKey } from './actions.ts';
import { addStories, change, howToChange, settings, settingsForm } from './commands/settings.ts';
import { digest, more } from './commands/digest.ts';
import { followUp } from './commands/ask.ts';
import { forgetChat, forgetMe } from './commands/forget.ts';
import { showOriginals, turnPage } from './commands/page.ts';
import { showPassage } from './commands/passage.ts';
import { pressSchedule, pressTopic } from './commands/start.ts';
import { aboutStory, showOriginal, showStory } from './commands/story.ts';
import { tellPart } from './commands/story-part.ts';
import { muteStory } from './commands/topics.ts';
import type { Context } from './conversations.ts';
import { type Asked, type BotParts, type Outcome, say } from './handler.ts';

const NOTHING: Context = { stories: [] };

/** `messageId`: the message whose button it was. */
export async function press(
  action: Action,
  asked: Asked,
  parts: BotParts,
  messageId: string | undefined,
): Promise<Outcome> {
  const { chat } = asked;
  // What these show belongs to that very message, and to nothing else that was spoken of.
  const context =
    messageId === undefined
      ? asked.context
      : ((await parts.conversations.ofMessage(chat, messageId)) ?? NOTHING);
  switch (action.type) {
    case 'more':
      return await (context.briefing ? more : digest)({ ...asked, context }, parts);
    case 'settings':
      return await settings(asked, parts);
    case 'change':
      return howToChange(asked);
    case 'page':
      return await turnPage({ ...asked, context }, parts, action.page);
    case 'originals':
      return await showOriginals({ ...asked, context }, parts);
    case 'original':
      return await showOriginal(asked, parts, storyOf(action.story, asked));
    case 'passage':
      return await showPassage({ ...asked, context }, parts, action.number);
    case 'topic':
      return await pressTopic(asked, parts, action.topic);
    case 'schedule':
      return await pressSchedule(asked, parts, action.days);
    case 'forget':
      return await (action.whose === 'chat' ? forgetChat : forgetMe)(asked, parts);
    case 'length':
      return await change(asked, parts, { length: action.length }, 'replaces');
    case 'zone':
      return await change(asked, parts, { zone: action.zone }, 'replaces');
    case 'language':
      return await change(asked, parts, { language: action.language }, 'replaces');
    case 'fewer-stories':
      return await addStories(asked, parts, -1);
    case 'more-stories':
      return await addStories(asked, parts, 1);
    case 'story':
      return await showStory(asked, parts, storyOf(action.story, asked));
    case 'ask':
      return awaitQuestion(asked, storyOf(action.story, asked));
    case 'new':
      return await tellPart(asked, parts, 'news', { storyId: storyOf(action.story, asked) });
    case 'sources':
    case 'timeline':
      return await tellPart(asked, parts, action.type, { storyId: storyOf(action.story, asked) });
    case 'mute':
    case 'unmute':
      return await muteStory(asked, parts, storyOf(action.story, asked), action.type);
  }
}

/** The values of a button's form; undefined where it is none of ours. */
export async function fillIn(
  action: Action,
  values: Readonly<Record<string, string>>,
  asked: Asked,
  parts: BotParts,
): Promise<Outcome | undefined> {
  if (action.type === 'change') return await settingsForm(asked, parts, values);
  const question = values['question']?.trim() ?? '';
  if (action.type !== 'ask' || question === '') return undefined;
  return await followUp(asked, parts, question, storyOf(action.story, asked));
}

/** Where a platform has no forms: what is written in answer is the question. */
function awaitQuestion({ context, wording }: Asked, storyId: string): Outcome {
  const { reply } = say(wording.story.replyWithQuestion);
  return { reply: { ...reply, awaitsReply: true }, context: aboutStory(context, storyId) };
}

/** The story that a button stands for: its id, unless that was too long to be carried. */
function storyOf(key: string, { context: { stories, storyId } }: Asked): string {
  if (!key.startsWith('#')) return key;
  return [...stories, ...(storyId === undefined ? [] : [storyId])].find((id) => storyKey(id) === key) ?? key;
}
