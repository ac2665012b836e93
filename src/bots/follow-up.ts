/** What a follow-up leaves out, put back from the turn before: "why?", "how old is she?". */
import { properNames } from '../digest/names.ts';
import { findPeople } from '../digest/quotes/people.ts';
import type { Answer, StoredArticle } from '../model.ts';
import type { Context, Spoken } from './conversations.ts';
import { withEllipsisFilled } from './ellipsis.ts';

/** Only a question word, with nothing that says of what: "and why?", "when was that?". */
const BARE =
  /^(?:(?:and|but|so|ok|okay)\b,?\s+)?(why|when|where|how|how many|how much|how long|how come|since when|until when|what for)(?:\s+(?:not|exactly))?(?:\s+(?:was|is|were|are|did|does|do|has|will|would))?(?:\s+(?:that|this|it|they|he|she))?(?:\s+(?:happen|happened|begin|start|end|be))?\s*[?.!]*$/iu;
const QUESTION_START =
  /^(?:who|whom|what|when|where|why|which|how(?:\s+(?:many|much|long|far|old|big|high))?)\s+(?:(?:did|does|do|has|have|will|would)\s+)?/iu;
/** Leans on the question before without being bare. */
const LEANS =
  /^(?:and|but|so|or|what about|how about|und|et|y|e|was ist mit)\b|^(?:who|whose)\b.{0,40}\bthat\s*[?.!]*$/iu;
const PRONOUN = /\b(he|she|him|his|her|hers)\b/iu;
const MOST_PEOPLE = 4;

export interface Completed {
  /** To be asked. */
  readonly question: string;
  /** The last question that is whole in itself, for the turn after. */
  readonly whole: string | undefined;
}

export function complete(asked: string, { question: previous, people = [] }: Context): Completed {
  const bare = BARE.exec(asked)?.[1];
  if (bare !== undefined && previous !== undefined) {
    // One sentence, so that the question word in front is the one that counts.
    const rest = previous.replace(QUESTION_START, '').replace(/[?.!\s]+$/u, '');
    return { question: `${capital(bare)} ${rest}?`, whole: previous };
  }
  const filled = previous === undefined ? undefined : withEllipsisFilled(asked, previous);
  if (filled !== undefined) return { question: filled, whole: filled };
  const question = withName(asked, people);
  return { question, whole: LEANS.test(question) ? previous : question };
}

/** "How old is she?" with the name of whom it means, where a woman was spoken of. */
function withName(question: string, people: readonly Spoken[]): string {
  const found = PRONOUN.exec(question);
  const word = found?.[1]?.toLowerCase();
  if (!found || word === undefined) return question;
  // Somebody named in the question itself is whom it means.
  const before = question.slice(0, found.index).replace(/^\S+/u, '');
  if (properNames(before).length > 0) return question;
  const gender = word.startsWith('h') && word !== 'her' && word !== 'hers' ? 'he' : 'she';
  const person =
    people.find((one) => one.gender === gender) ?? people.find((one) => one.gender === undefined);
  if (!person) return question;
  const after = question.slice(found.index + found[0].length);
  const isOwner = word === 'his' || (word === 'her' && /^\s+\p{L}/u.test(after));
  return `${question.slice(0, found.index)}${person.name}${isOwner ? "'s" : ''}${after}`;
}

/** Who an answer speaks of, the first named first; where it names nobody, whom its article named last before. */
export function spokenOf(answer: Answer, articles: readonly StoredArticle[]): Spoken[] {
  if (answer.type !== 'answered') return [];
  const found = new Map<string, Spoken>();
  const add = ({ name, gender }: Spoken): void => {
    if (!found.has(name)) found.set(name, { name, ...(gender && { gender }) });
  };
  for (const { articleId, start, end } of answer.citations) {
    const text = articles.find(({ id }) => id === articleId)?.text;
    if (text === undefined) continue;
    const people = findPeople(text);
    const named = people.all
      .map((person) => ({ person, at: person.mentions.find((at) => at >= start && at < end) }))
      .filter(({ at }) => at !== undefined)
      .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
    for (const { person } of named) add(person);
    for (const person of people.before(start)) add(person);
  }
  return [...found.values()].slice(0, MOST_PEOPLE);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
