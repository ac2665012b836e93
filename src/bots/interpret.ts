/** What a message asks for: a story, a part of one, a passage, or an answer to a question. */
import type { Desk } from '../desk/desk.ts';
import { terms } from '../digest/words.ts';
import type { Context } from './conversations.ts';
import {
  ABOUT_THE,
  AND,
  IS_ABOUT,
  LEAD,
  MORE,
  MORE_ON,
  OF,
  storyPhrases,
  type StoryQuestion,
} from './language/phrases.ts';
import { type SmallTalk, smallTalk } from './language/small-talk.ts';
import { numberNamed, plain, saysStory, storyNamed } from './which-story.ts';

export type Meaning =
  | { readonly type: 'more' }
  | { readonly type: 'talk'; readonly talk: SmallTalk }
  /** Of the story named, else of the one spoken of. */
  | {
      readonly type: 'part';
      readonly part: StoryQuestion;
      readonly storyId?: string;
      /** Only the quotes of this speaker, by full name. */
      readonly speaker?: string;
    }
  | { readonly type: 'passage'; readonly number: number }
  | { readonly type: 'story'; readonly storyId: string }
  | { readonly type: 'missing'; readonly number: number }
  /** About the story named, else about what is spoken of. */
  | { readonly type: 'question'; readonly question: string; readonly storyId?: string };

/** Nobody says in more than so many characters what these patterns are for. */
const MOST_PHRASE = 160;
const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'u');
const MORE_ONLY = whole(MORE);
const TALK = Object.entries(smallTalk).map(([talk, pattern]) => ({
  talk: talk as SmallTalk,
  is: whole(pattern),
}));
const PARTS = Object.entries(storyPhrases).map(([part, pattern]) => ({
  part: part as StoryQuestion,
  first: new RegExp(`^${LEAD}(?:${pattern})(?:\\s+${OF}\\s+(.+))?$`, 'u'),
  last: new RegExp(`^${LEAD}(.{1,60}?)(?:'s|:|,)?\\s+(?:${pattern})$`, 'u'),
}));
const ABOUT = new RegExp(`^(?:${IS_ABOUT})$`, 'u');
const OTHER_STORY = new RegExp(`^(?:and |but |so |und )?(?:${ABOUT_THE})(.+)$`, 'u');
const PASSAGE = /^(?:show )?(?:the )?(?:source|passage|quelle|fuente|fonte) #?(\d{1,2})$/u;
const SHOW = new RegExp(`^(?:(${MORE_ON})\\s+|(?:${AND})\\s+|${LEAD})(.+)$`, 'u');

export async function interpret(text: string, context: Context, desk: Desk): Promise<Meaning> {
  const words = plain(text);
  const phrase =
    words.length > 0 && words.length <= MOST_PHRASE ? await phraseMeant(words, context, desk) : undefined;
  return phrase ?? (await questionMeant(text, context, desk));
}

async function phraseMeant(words: string, context: Context, desk: Desk): Promise<Meaning | undefined> {
  if (MORE_ONLY.test(words)) return { type: 'more' };
  const talk = TALK.find(({ is }) => is.test(words));
  if (talk) return { type: 'talk', talk: talk.talk };
  const passage = Number(PASSAGE.exec(words)?.[1] ?? 0);
  if (passage > 0 && passage <= (context.citations?.length ?? 0)) return { type: 'passage', number: passage };
  return (
    (await partMeant(words, context, desk)) ??
    (await storyMeant(words, context, desk)) ??
    (await otherStoryMeant(words, context, desk))
  );
}

/** "What about the baths?" in the middle of another story; of the same one it is a question. */
async function otherStoryMeant(words: string, context: Context, desk: Desk): Promise<Meaning | undefined> {
  const name = OTHER_STORY.exec(words)?.[1];
  const named = name === undefined ? undefined : await storyNamed(name, context, desk);
  return named?.type === 'story' && named.storyId !== context.storyId ? named : undefined;
}

async function partMeant(words: string, context: Context, desk: Desk): Promise<Meaning | undefined> {
  const about = ABOUT.exec(words)
    ?.slice(1)
    .find((name) => name !== undefined);
  const summed = about === undefined ? undefined : await storyNamed(about, context, desk);
  if (summed) return summed.type === 'missing' ? summed : { ...summed, type: 'part', part: 'summary' };
  for (const { part, first, last } of PARTS) {
    const of = first.exec(words);
    if (of && of[1] === undefined) return { type: 'part', part };
    const name = of?.[1] ?? last.exec(words)?.[1];
    if (name === undefined) continue;
    const named = await storyNamed(name, context, desk);
    if (named?.type === 'missing') return named;
    if (named) return { type: 'part', part, storyId: named.storyId };
    if (of && part === 'quotes') return await quotesOf(name, context, desk);
  }
  return undefined;
}

async function storyMeant(words: string, context: Context, desk: Desk): Promise<Meaning | undefined> {
  const [, moreOn, rest = words] = SHOW.exec(words) ?? [];
  for (const name of new Set([words, rest])) {
    const isName =
      numberNamed(name, context.stories.length) !== undefined || saysStory(name) || moreOn !== undefined;
    const named = isName ? await storyNamed(name, context, desk) : undefined;
    if (named) return named;
  }
  return undefined;
}

/** The quotes of a speaker of the story spoken of; of anybody else, what the articles say that they said. */
async function quotesOf(name: string, { storyId }: Context, desk: Desk): Promise<Meaning> {
  const story = storyId === undefined ? undefined : await desk.story(storyId);
  const speaker = story?.quotes
    .flatMap((quote) => quote.speaker ?? [])
    .find((one) => terms(name).every((word) => terms(one).includes(word)));
  if (speaker !== undefined) return { type: 'part', part: 'quotes', speaker };
  return { type: 'question', question: `What did ${asName(name)} say?` };
}

/** "solvik" as a name is written. */
function asName(plainName: string): string {
  return plainName.replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase());
}

const BY_NUMBER =
  /(?:\b(?:in|of|from|about|on)\s+)?(?:#|\b(?:story|number|meldung|nummer|noticia|histoire)\s+)(\d{1,2})\b[,:]?/iu;
const BY_NAME = /\b(?:in|of|from|about|on)\s+(the\s+(?:[\p{L}\p{N}'’-]+\s+){1,4}?(?:story|article))\b[,:]?/iu;

/** "How many were hurt in the ferry story?" is a question about one story, without its last words. */
async function questionMeant(text: string, context: Context, desk: Desk): Promise<Meaning> {
  const found = BY_NUMBER.exec(text) ?? BY_NAME.exec(text);
  const named = found && (await storyNamed(plain(found[1] ?? ''), context, desk));
  if (!found || named?.type !== 'story') return { type: 'question', question: text };
  const question =
    `${text.slice(0, found.index).trimEnd()}${text.slice(found.index + found[0].length)}`.trim();
  return question.replace(/[\s?.!]/gu, '') === ''
    ? { type: 'story', storyId: named.storyId }
    : { type: 'question', question, storyId: named.storyId };
}
