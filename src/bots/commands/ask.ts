/** /ask and plain questions: an answer in the articles' words with its source, or that they don't say. */
import type { Answer } from '../../model.ts';
import { answerBlocks } from '../answer-reply.ts';
import type { Context } from '../conversations.ts';
import { type Asked, type BotParts, type Handler, type Outcome, say } from '../handler.ts';

const MOST_QUESTION_LENGTH = 1_000;
/** "[2] How many …" or "[a headline] How many …": a question about one story. */
const ABOUT = /^\[([^\]]{1,200})\]\s*(.*)$/su;

/** Asks the whole store, or the story named in brackets. */
export const ask: Handler = async (asked, parts) => {
  const about = ABOUT.exec(asked.words);
  const question = (about?.[2] ?? asked.words).trim();
  if (question === '')
    return say('What do you want to know? For example: /ask How many people were rescued?');
  if (!about) return await answerFrom(asked, parts, question, undefined);
  const storyId = await findStory(about[1] ?? '', asked.context, parts);
  if (storyId === undefined) return say(`I know no story "${about[1]}".`);
  return await answerFrom(asked, parts, question, storyId);
};

/**
 * Asks the story last spoken of, then those of the last briefing, then the whole store: the first that says something
 * answers.
 */
export const followUp: Handler = async (asked, parts) => {
  const { context, words } = asked;
  return await answerFrom(asked, parts, words, context.storyId);
};

async function answerFrom(
  asked: Asked,
  parts: BotParts,
  question: string,
  storyId: string | undefined,
): Promise<Outcome> {
  const { desk, chats, now } = parts;
  const short = question.slice(0, MOST_QUESTION_LENGTH);
  const { question: previousQuestion, answer: previousAnswer } = asked.context;
  const context = {
    ...(previousQuestion && { previousQuestion }),
    ...(previousAnswer && { previousAnswer }),
  };
  const inStory = storyId === undefined ? undefined : await desk.ask({ question: short, storyId, context });
  const found = inStory?.type === 'answered' ? inStory : await desk.ask({ question: short, context });
  // Where neither says, the story's own nearest words are the nearest.
  const answer = found.type === 'not-found' && inStory ? inStory : found;
  const { zone } = await chats.settings(asked.chat);
  return {
    reply: { blocks: answerBlocks(answer, zone, now()) },
    context: await nextContext(asked.context, answer, short, parts),
  };
}

async function nextContext(
  before: Context,
  answer: Answer,
  question: string,
  { desk }: BotParts,
): Promise<Context> {
  const first = answer.type === 'answered' ? answer.citations[0] : undefined;
  const storyId = first ? await desk.storyOf(first.articleId) : before.storyId;
  return {
    stories: before.stories,
    ...(before.briefing ? { briefing: before.briefing } : {}),
    ...(storyId === undefined ? {} : { storyId }),
    question,
    ...(answer.type === 'answered' ? { answer: answer.text } : {}),
  };
}

/** A story by its number in the last briefing, its id, or its headline. */
export async function findStory(
  named: string,
  context: Context,
  { desk }: BotParts,
): Promise<string | undefined> {
  const number = /^\d{1,3}$/u.test(named.trim()) ? Number(named) : 0;
  if (number > 0) return context.stories[number - 1];
  const hits = await desk.search(named, 1);
  const hit = hits[0]?.article;
  return hit && (await desk.storyOf(hit.id));
}
