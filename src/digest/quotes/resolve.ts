/** From the subject of a reporting verb to the person or body that it means. */
import { properNames } from '../names.ts';
import { isOrganisation, isRoleNoun, type People, type Person, splitTitle } from './people.ts';

export interface Speaker {
  readonly speaker: string;
  readonly role?: string;
  /** Set where the speaker is a person that the article names. */
  readonly person?: Person;
}

export interface SpeakerMemory {
  /** The last one who was given words, and the others before, the latest first. */
  readonly recent: readonly Speaker[];
}

const PRONOUN = /^(?:he|she|they|it|we|i|who)$/iu;
const MOST_WORDS = 12;
/** A pronoun means one of the people last named, not one of the article's beginning. */
const NEAR_PEOPLE = 4;
const GROUP =
  /^(?:people|officials|police|prosecutors|authorities|investigators|researchers|scientists|experts|critics|residents|lawyers|organi[sz]ers|analysts|others|sources)\b/iu;

export function resolveSpeaker(
  subject: string,
  at: number,
  people: People,
  memory: SpeakerMemory,
): Speaker | undefined {
  const phrase = subject
    .replace(/\s+/gu, ' ')
    .replace(/^(?:and|but|as|while|when|because|then|so|yet|that|which)\s+/iu, '')
    .replace(/[,\s]+$/u, '')
    .trim();
  const head = phrase.split(' ').at(-1) ?? '';
  if (PRONOUN.test(phrase)) return resolvePronoun(phrase.toLowerCase(), at, people, memory);
  const named = namedSubject(phrase, people);
  if (named) return named;
  if (PRONOUN.test(head)) return resolvePronoun(head.toLowerCase(), at, people, memory);
  return describedSubject(lastNounPhrase(phrase), at, people, memory);
}

/** A name that is the subject itself, not what its subject is "of" or "for". */
function namedSubject(phrase: string, people: People): Speaker | undefined {
  const titled = titledPerson(phrase, people);
  if (titled) return titled;
  const names = properNames(phrase).filter(({ start, end }) => {
    const before = phrase.slice(0, start);
    const possessive = /^['’]s?\b/u.test(phrase.slice(end));
    return (
      !possessive &&
      !/(?:\b(?:of|for|from|with|to|at|by|in|on|against|about|near|after|before|under|over|behind|via|between|than)|['’]s?)\s+(?:the |a |an )?(?:[\p{Ll}-]+ )?$/u.test(
        before,
      )
    );
  });
  const persons = names.flatMap((name) => {
    const person = people.byName(name.text);
    return person ? [{ name, person }] : [];
  });
  // "Jane Roe, the mayor of Springfield, said": the name leads. "A top official, Jane Roe, said": it closes.
  const leading = persons.find(({ name }) => name.start === 0 || !/[,]/u.test(phrase.slice(0, name.start)));
  const person = (leading ?? persons.at(-1))?.person;
  if (person)
    return { speaker: person.name, ...(person.role === undefined ? {} : { role: person.role }), person };
  const last = names.at(-1);
  if (!last) return undefined;
  const { name, role } = splitTitle(last.text);
  if (name === '' || !/\p{Ll}|^\p{Lu}{2,}$/u.test(name)) return undefined;
  // "Ministry spokeswoman" alone is a description, and "Monday" was cut off by properNames already.
  const rest = phrase.slice(last.end).trim();
  if (rest !== '' && !rest.startsWith(',')) return undefined;
  return {
    speaker: isOrganisation(last.text) ? last.text : name,
    ...(role === undefined || isOrganisation(last.text) ? {} : { role }),
  };
}

/** "Secretary of State Antony Marsh": the name closes a title that has an "of" in it. Not "a spokesman for Antony Marsh". */
function titledPerson(phrase: string, people: People): Speaker | undefined {
  const person = people.all.find(({ name }) => phrase.endsWith(name));
  const title = person && phrase.slice(0, -person.name.length);
  if (
    !title ||
    !/^\p{Lu}[^,]*\s(?:of|for)\s(?:the\s)?\p{Lu}[^,]*\s$/u.test(title) ||
    !title.split(' ').some(isRoleNoun)
  )
    return undefined;
  return { speaker: person.name, ...(person.role === undefined ? {} : { role: person.role }), person };
}

function resolvePronoun(
  pronoun: string,
  at: number,
  people: People,
  { recent }: SpeakerMemory,
): Speaker | undefined {
  if (pronoun === 'they' || pronoun === 'it') return recent[0]?.person ? undefined : recent[0];
  if (pronoun !== 'he' && pronoun !== 'she') return undefined;
  const known = (person: Person): boolean => person.gender === pronoun;
  const fits = (person: Person): boolean => person.gender === undefined || known(person);
  const near = people.before(at).slice(0, NEAR_PEOPLE);
  const last = recent.find(({ person }) => person && fits(person))?.person;
  const named = near.find(known) ?? near.find(fits);
  // Who spoke last goes on, unless somebody else has been named in the meantime and is the subject there.
  const goesOn =
    last && named && lastMention(named, at) - lastMention(last, at) < 200 && (known(last) || !known(named));
  const chosen = goesOn ? last : (named ?? last);
  if (!chosen) return undefined;
  chosen.gender ??= pronoun;
  return {
    speaker: chosen.name,
    ...(chosen.role === undefined ? {} : { role: chosen.role }),
    person: chosen,
  };
}

function lastMention(person: Person, at: number): number {
  return Math.max(-1, ...person.mentions.filter((mention) => mention < at));
}

/** "the minister", "the company", "a spokesman for the ministry", "police". */
function describedSubject(
  phrase: string,
  at: number,
  people: People,
  { recent }: SpeakerMemory,
): Speaker | undefined {
  const words = phrase.split(' ');
  if (words.length > MOST_WORDS || phrase === '') return undefined;
  const definite = /^(?:the|his|her|its|their|that)\b/iu.test(phrase);
  const role = words.find((word) => isRoleNoun(word));
  if (definite && role !== undefined && !/\b(?:of|for|from)\b/u.test(phrase)) {
    const noun = role.toLowerCase();
    const holder = people.before(at).find((person) =>
      person.role
        ?.toLowerCase()
        .split(/[\s-]+/u)
        .includes(noun),
    );
    const spoken = recent.flatMap(({ person }) => person ?? []);
    const only = new Set(spoken).size === 1 ? spoken[0] : undefined;
    const person = holder ?? only;
    if (person)
      return { speaker: person.name, ...(person.role === undefined ? {} : { role: person.role }), person };
  }
  if (
    /^(?:the|a|an|one|another|his|her|its|their|our|some|many|several|two|three)\b/iu.test(phrase) ||
    GROUP.test(phrase) ||
    /^\p{Lu}/u.test(phrase)
  ) {
    return words.length >= (definite || GROUP.test(phrase) ? 1 : 2)
      ? { speaker: lowerFirst(phrase) }
      : undefined;
  }
  return undefined;
}

/** What stands right before the verb: after the last comma, if that is a noun phrase of its own. */
function lastNounPhrase(phrase: string): string {
  const parts = phrase.split(/,\s+/u);
  const first = parts[0] ?? phrase;
  const last = parts.at(-1) ?? phrase;
  if (parts.length > 1 && !/^(?:the|a|an|one|his|her|its|\p{Lu})/u.test(last)) return first;
  const clause =
    /\b(?:that|which|where|when|while|because|but|and|as)\s+((?:the|a|an|one|his|her|its|their|another|some|many|police|officials)\b.*)$/iu.exec(
      last,
    );
  return clause?.[1] ?? last;
}

function lowerFirst(phrase: string): string {
  return /^(?:The|A|An|One|Another|His|Her|Its|Their|Our|Some|Many|Several|Two|Three|Police|Officials|Prosecutors|Authorities|Residents|Critics|Experts|Researchers|Scientists)\b/u.test(
    phrase,
  )
    ? phrase.charAt(0).toLowerCase() + phrase.slice(1)
    : phrase;
}
