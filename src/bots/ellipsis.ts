/** "And Stoltenberg?", "what about the matches?", "and in Germany?": the question before, asked of something else. */
import { properNames } from '../digest/names.ts';

const MOST_WORDS = 6;
/** Asked of something else, in as many words; a question or a sentence of its own is none. */
const ELLIPSIS =
  /^(?:and|but|or|what about|how about|and what about|und|et|y|e)\s+([^?.!]{1,80}?)\s*[?.!]*$/iu;
const OWN_QUESTION =
  /^(?:who|whom|whose|what|when|where|why|which|how|is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\b/iu;
const PREPOSITION = /^(in|at|on|from|to|for|by|with|of|before|after|during|about)\s/iu;
const NOUN_PHRASE = /\b(?:the|a|an|his|her|their|its)\s+[\p{L}\p{N}'’-]+/giu;
const DETERMINER = /^(?:the|a|an|his|her|their|its|this|that|these|those)\s/iu;

/** The whole question; undefined where it is not plain what stands in whose place. */
export function withEllipsisFilled(asked: string, previous: string): string | undefined {
  const rest = ELLIPSIS.exec(asked.trim())?.[1]?.trim();
  if (rest === undefined || OWN_QUESTION.test(rest) || rest.split(/\s+/u).length > MOST_WORDS)
    return undefined;
  if (!previous.trim().endsWith('?')) return undefined;
  const preposition = PREPOSITION.exec(rest)?.[1];
  if (preposition !== undefined) return withPhrase(previous, preposition, rest);
  return isName(rest) ? withName(previous, rest) : withNounPhrase(previous, rest);
}

function isName(words: string): boolean {
  const [name] = properNames(words);
  return name?.start === 0 && name.end === words.length;
}

/** In the place of the first name that the question has. */
function withName(previous: string, name: string): string | undefined {
  // The first word is written large whatever it is.
  const first = previous.indexOf(' ') + 1;
  const [named] = properNames(previous.slice(first));
  if (!named) return undefined;
  return `${previous.slice(0, first + named.start)}${name}${previous.slice(first + named.end)}`;
}

/** In the place of the only thing that the question is about. */
function withNounPhrase(previous: string, words: string): string | undefined {
  const [only, ...others] = [...previous.matchAll(NOUN_PHRASE)];
  if (!only || others.length > 0 || !DETERMINER.test(words)) return undefined;
  return `${previous.slice(0, only.index)}${words}${previous.slice(only.index + only[0].length)}`;
}

/** In the place of a phrase with the same preposition, else at the end. */
function withPhrase(previous: string, preposition: string, words: string): string {
  const question = previous.trim().replace(/[?\s]+$/u, '');
  const same = new RegExp(
    `\\b${preposition}\\s+(?:the\\s+)?[\\p{L}\\p{N}'’-]+(?:\\s+\\p{Lu}[\\p{L}'’-]*)*`,
    'iu',
  ).exec(question);
  if (!same) return `${question} ${words}?`;
  return `${question.slice(0, same.index)}${words}${question.slice(same.index + same[0].length)}?`;
}
