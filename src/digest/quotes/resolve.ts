/** From the subject of a reporting verb to the person or body that it means. */
import { properNames } from '../names.ts';
import type { Attribution } from './attribution.ts';
import { describedSubject, lastNounPhrase, SPEAKS } from './described-speaker.ts';
import type { People } from './people.ts';
import { isOrganisation } from './person-names.ts';
import { resolvePronoun } from './pronoun.ts';
import { isRoleNoun, isTitle, splitTitle } from './roles.ts';
import { isComplement, sentenceSubject } from './sentence-subject.ts';
import { type Speaker, type SpeakerMemory, toSpeaker } from './speaker.ts';
import { isStrongVerb } from './verbs.ts';

const PRONOUN = /^(?:he|she|they|it|we|i|who)$/iu;

export function resolveSpeaker(
  { subject, subjectStart: at, participle, verb }: Attribution,
  people: People,
  memory: SpeakerMemory,
): Speaker | undefined {
  if (participle) return sentenceSubject(subject, at, people, memory);
  const phrase = subject
    .replace(/\s+/gu, ' ')
    .replace(/^(?:and|but|as|while|when|because|then|so|yet|that|which|with)\s+/iu, '')
    .replace(/^[("“‘]+|[,)\s]+$/gu, '')
    .trim();
  const head = phrase.split(' ').at(-1) ?? '';
  if (PRONOUN.test(phrase)) return resolvePronoun(phrase.toLowerCase(), at, people, memory);
  if (PRONOUN.test(head))
    return resolvePronoun(head.toLowerCase(), at + subject.lastIndexOf(head), people, memory);
  return (
    namedSubject(phrase, people) ??
    describedSubject(lastNounPhrase(phrase), at, people, memory, isStrongVerb(verb))
  );
}

/** A name that is the subject itself, not what its subject is "of" or "for". */
function namedSubject(phrase: string, people: People): Speaker | undefined {
  if (/^@\w{2,30}$/u.test(phrase)) return { speaker: phrase };
  const titled = titledPerson(phrase, people);
  if (titled) return titled;
  const names = properNames(phrase).filter(
    ({ start, end }) => !modifies(phrase.slice(end)) && !isComplement(phrase.slice(0, start)),
  );
  const persons = names.flatMap((name) => {
    const person = people.byName(name.text);
    return person ? [{ name, person }] : [];
  });
  // "Donald Trump, Clinton said": who stands right before the verb. "Jane Roe, the mayor, said": else the name leads, and in
  // "a top official, Jane Roe" it closes.
  const last = persons.at(-1);
  const beside =
    last && phrase.slice(last.name.end).trim() === '' && !describesFirst(phrase, persons) ? last : undefined;
  const leading = persons.find(({ name }) => !phrase.slice(0, name.start).includes(','));
  const meant = beside ?? leading ?? last;
  if (meant) return toSpeaker(meant.person);
  const unknown = names.at(-1);
  if (!unknown) return undefined;
  const { name, role } = splitTitle(unknown.text);
  if (name === '' || !/\p{Ll}|^\p{Lu}{2,}$/u.test(name)) return undefined;
  // "the President", "Officials": what they are, and no name.
  if (isTitle(name) || (!name.includes(' ') && isRoleNoun(name))) return undefined;
  // "Ministry spokeswoman" alone is a description, and "Monday" was cut off by properNames already.
  const rest = phrase.slice(unknown.end).trim();
  if (rest !== '' && !/^(?:,|(?:in|on|at|during|after|with|from)\b)/u.test(rest)) return undefined;
  if (isOrganisation(unknown.text)) return { speaker: unknown.text };
  return { speaker: name, ...(role === undefined ? {} : { role }) };
}

/** "the Roe campaign", "Roe’s lawyer": the name says whose or which, and is not the subject. */
function modifies(rest: string): boolean {
  if (/^['’]s?\b/u.test(rest)) return true;
  const head = /^ (?:\p{Ll}[\p{L}-]+ ){0,2}(\p{Ll}[\p{L}-]+)$/u.exec(rest)?.[1];
  return head !== undefined && (isRoleNoun(head) || SPEAKS.test(head));
}

/** "Jane Roe, who beat Tom Beck": the last name belongs to what is said of the first. */
function describesFirst(
  phrase: string,
  persons: readonly { readonly name: { readonly end: number } }[],
): boolean {
  const first = persons.at(0);
  return (
    persons.length > 1 &&
    first !== undefined &&
    /^,\s+(?:who|whose|which|the|a|an|\d)\b/u.test(phrase.slice(first.name.end))
  );
}

/** What runs into a name and is no part of it: "Secretary of State ", "former director of operations ". */
const TITLE_OF = /(?:^\p{Lu}[^,]*\s(?:of|for)\s(?:the\s)?\p{Lu}[^,]*|\sof\s(?<noun>\p{Ll}+))\s$/u;

/** "Secretary of State Antony Marsh": the name closes a title that has an "of" in it. Not "a spokesman for Antony Marsh". */
function titledPerson(phrase: string, people: People): Speaker | undefined {
  const words = phrase.split(' ');
  for (let size = 2; size <= 4 && size < words.length; size += 1) {
    const name = words.slice(-size).join(' ');
    const person = people.byName(name);
    if (person?.name !== name) continue;
    const title = phrase.slice(0, -name.length);
    const match = TITLE_OF.exec(title);
    // "a critic of candidate Jane Roe": what is of somebody is no title.
    if (!match || isRoleNoun(match.groups?.['noun'] ?? '')) return undefined;
    return title.split(' ').some(isRoleNoun) ? toSpeaker(person) : undefined;
  }
  return undefined;
}
