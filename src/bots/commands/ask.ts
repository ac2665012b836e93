/** /ask and plain questions: an answer in the articles' words with its source, or that they don't say. */
import { stopwatch } from '../../instruments.ts';
import { readQuestion } from '../../digest/answers/question.ts';
import type { AskWriting } from '../../desk/ask.ts';
import type { Answer, ChatSettings } from '../../model.ts';
import { answered } from '../answer-reply.ts';
import type { Context } from '../conversations.ts';
import { complete, spokenOf } from '../follow-up.ts';
import { type Asked, type BotParts, type Handler, type Outcome, say } from '../handler.ts';
import { plain, storyNamed } from '../which-story.ts';
import { ANSWER_MS } from '../writing.ts';
import { tellingFor } from './story.ts';

const MOST_QUESTION_LENGTH = 1_000;
/** "[2] How many …" or "[a headline] How many …": a question about one story. */
const ABOUT = /^\[([^\]]{1,200})\]\s*(.*)$/su;

/** Asks the whole store, or the story named in brackets. */
export const ask: Handler = async (asked, parts) => {
  const { context, wording } = asked;
  const about = ABOUT.exec(asked.words);
  const question = (about?.[2] ?? asked.words).trim();
  if (question === '') return say(wording.answer.whatQuestion);
  if (!about) return await answerFrom(asked, parts, question, undefined);
  const named = await storyNamed(plain(about[1] ?? ''), context, parts.desk);
  const storyId = named?.type === 'story' ? named.storyId : await titled(about[1] ?? '', parts);
  if (storyId === undefined) return say(wording.story.unknown(about[1] ?? ''));
  return await answerFrom(asked, parts, question, storyId);
};

/** What a platform completed a headline to may be cut off: the best match will do. */
async function titled(words: string, { desk }: BotParts): Promise<string | undefined> {
  if (/^\s*\d*\s*$/u.test(words)) return undefined;
  const [hit] = await desk.search(words, 1);
  return hit && (await desk.storyOf(hit.article.id));
}

/** Asks this story, else the one last spoken of, then the whole store: the first that says something answers. */
export async function followUp(
  asked: Asked,
  parts: BotParts,
  question: string,
  storyId = asked.context.storyId,
): Promise<Outcome> {
  return await answerFrom(asked, parts, question, storyId);
}

async function answerFrom(
  asked: Asked,
  parts: BotParts,
  typed: string,
  storyId: string | undefined,
): Promise<Outcome> {
  const { desk } = parts;
  const before = await leantOn(asked.context, desk, storyId);
  const { question, whole } = complete(typed.slice(0, MOST_QUESTION_LENGTH), before);
  const seconds = stopwatch();
  const writing = writingOf(asked, await parts.chats.settings(asked.chat));
  const { answer, elsewhere } = await find(before, { desk, question, storyId, writing });
  parts.instruments.answer({ type: answer.type, seconds: seconds() });
  const telling = await tellingFor(asked, parts);
  const { blocks, buttons, citations } = answered(answer, telling);
  const { wording } = asked;
  if (elsewhere) blocks.unshift({ type: 'text', text: wording.answer.elsewhere });
  if (typed.length > MOST_QUESTION_LENGTH) blocks.push({ type: 'footer', text: wording.answer.shortened });
  const articles = await desk.articles([...new Set(citations.map(({ articleId }) => articleId))]);
  const people = spokenOf(answer, articles);
  const first = answer.type === 'answered' ? answer.citations[0] : undefined;
  const { stories, briefing, listing, known } = before;
  const about = (first && (await desk.storyOf(first.articleId))) ?? storyId;
  const context: Context = {
    stories,
    ...(briefing && { briefing }),
    ...(listing && { listing }),
    ...(known && { known }),
    ...(about === undefined ? {} : { storyId: about }),
    ...(whole === undefined ? {} : { question: whole }),
    ...(answer.type === 'answered' ? { answer: answer.text } : {}),
    ...(people.length > 0 ? { people } : before.people && { people: before.people }),
    citations,
  };
  return { reply: { blocks, buttons, language: wording.language }, context };
}

/** The story and then the store are asked: at most two calls and a translation, in the time that there is for all. */
function writingOf(
  { chat, wording, draft }: Asked,
  { language }: Pick<ChatSettings, 'language'>,
): Finding['writing'] {
  const until = performance.now() + ANSWER_MS;
  const onText = draft && {
    onText: (text: string) => draft({ blocks: [{ type: 'text', text }], language: wording.language }),
  };
  return () => {
    const withinMs = until - performance.now();
    return withinMs < LEAST_MS
      ? {}
      : { writing: { chat, withinMs, ...(language && { language }), ...onText } };
  };
}

/** Of a story of which nothing was asked yet, "why?" asks about its headline. */
async function leantOn(
  context: Context,
  desk: BotParts['desk'],
  storyId: string | undefined,
): Promise<Context> {
  if (context.question !== undefined || storyId === undefined) return context;
  const story = await desk.story(storyId);
  return story ? { ...context, question: story.title } : context;
}

interface Found {
  readonly answer: Answer;
  /** It may have been asked of the story spoken of, and is answered from another one. */
  readonly elsewhere?: boolean;
}

/** In less, nothing is written. */
const LEAST_MS = 1_000;
/** A question of fewer telling words may be about anything. */
const LEAST_TERMS = 2;

interface Finding {
  readonly desk: BotParts['desk'];
  readonly question: string;
  readonly storyId: string | undefined;
  /** With what is left of the time. */
  readonly writing: () => { readonly writing?: AskWriting };
}

async function find(
  { question: previousQuestion, answer: previousAnswer }: Context,
  { desk, question, storyId, writing }: Finding,
): Promise<Found> {
  const context = {
    ...(previousQuestion && { previousQuestion }),
    ...(previousAnswer && { previousAnswer }),
  };
  const inStory =
    storyId === undefined ? undefined : await desk.ask({ question, storyId, context, ...writing() });
  if (inStory?.type === 'answered') return { answer: inStory };
  const { terms, names } = readQuestion(question);
  const anywhere = await desk.ask({ question, context, ...writing() });
  // Where neither says, the story's own nearest words are the nearest.
  if (anywhere.type === 'not-found')
    return { answer: inStory && inStory.nearest.length > 0 ? inStory : anywhere };
  const isVague = names.size === 0 && terms.length < LEAST_TERMS;
  return { answer: anywhere, elsewhere: inStory !== undefined && isVague };
}
