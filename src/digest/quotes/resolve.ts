/** From the subject of a reporting verb to the person or body that it means. */
import { properNames } from '../names.ts';
import { isFunctionWord } from '../words.ts';
import type { Attribution } from './attribution.ts';
import { isOrganisation, type People, type Person } from './people.ts';
import { isRoleNoun, splitTitle } from './roles.ts';
import { isStrongVerb } from './verbs.ts';

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
/** Bodies and papers that speak, and words for people by what they do. */
const SPEAKS =
  /\b(?:company|firm|ministry|department|agency|authority|office|government|administration|campaign|committee|commission|council|court|party|union|association|federation|foundation|institute|university|college|school|hospital|bank|group|team|club|police|army|military|statement|report|letter|study|survey|poll|paper|editorial|op-ed|newspaper|magazine|website|network|channel|broadcaster|outlet|filing|lawsuit|complaint|ruling|memo|e-?mail|tweet|post|ad|source|spokes\p{L}+|official|people|critic|expert|resident|analyst|researcher|scientist|lawyer|supporter|opponent|voter|man|woman|child|audience|crowd|user|coastguard|charity|operator|watchdog|regulator|carrier|airline|maker|retailer|lender|service)s?\b/iu;
/** "one Republican involved in the planning", "a Mexican". */
const ONE_OF_A_PEOPLE = /^(?:an?|one|another|some|many|several|two|three) (?:\p{Ll}+ ){0,2}\p{Lu}/u;
/** What a name that follows this belongs to is not the name's bearer: "a spokesman for Clinton", "Clinton's campaign". */
const COMPLEMENT =
  /(?:\b(?:of|for|from|with|to|at|by|in|on|against|about|near|after|before|under|over|behind|via|between|than)|['’]s?)\s+(?:the |a |an )?(?:(?!what |who |whom |which )[\p{Ll}-]+ )?$/u;

/** "the Roe campaign", "Roe’s lawyer": the name says whose or which, and is not the subject. */
function modifies(rest: string): boolean {
  if (/^['’]s?\b/u.test(rest)) return true;
  const head = /^ (?:\p{Ll}[\p{L}-]+ ){0,2}(\p{Ll}[\p{L}-]+)$/u.exec(rest)?.[1];
  return head !== undefined && (isRoleNoun(head) || SPEAKS.test(head));
}

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

function toSpeaker(person: Person): Speaker {
  return { speaker: person.name, ...(person.role === undefined ? {} : { role: person.role }), person };
}

/** A name that is the subject itself, not what its subject is "of" or "for". */
function namedSubject(phrase: string, people: People): Speaker | undefined {
  const titled = titledPerson(phrase, people);
  if (titled) return titled;
  const names = properNames(phrase).filter(
    ({ start, end }) => !modifies(phrase.slice(end)) && !COMPLEMENT.test(phrase.slice(0, start)),
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
  // "Ministry spokeswoman" alone is a description, and "Monday" was cut off by properNames already.
  const rest = phrase.slice(unknown.end).trim();
  if (rest !== '' && !/^(?:,|(?:in|on|at|during|after|with|from)\b)/u.test(rest)) return undefined;
  if (isOrganisation(unknown.text)) return { speaker: unknown.text };
  return { speaker: name, ...(role === undefined ? {} : { role }) };
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

/** What a title is of: "Secretary of State ", "former director of operations ". */
const TITLE_OF =
  /^\p{Lu}[^,]*\s(?:of|for)\s(?:the\s)?\p{Lu}[^,]*\s$|^[^,]*\sof\s(?:state|staff|operations|communications|ceremonies|schools|police|research|policy|development|strategy|technology|finance|education|health|music|security)\s$/u;

/** "Secretary of State Antony Marsh": the name closes a title that has an "of" in it. Not "a spokesman for Antony Marsh". */
function titledPerson(phrase: string, people: People): Speaker | undefined {
  const person = people.all.find(({ name }) => phrase.endsWith(name));
  const title = person && phrase.slice(0, -person.name.length);
  if (!title || !TITLE_OF.test(title)) return undefined;
  return title.split(' ').some(isRoleNoun) ? toSpeaker(person) : undefined;
}

/** "When the mayor suggested that, " */
const OPENING_CLAUSE =
  /^\s*(?:(?:and|but)\s+)?(?:when|as|while|after|before|although|though|if|because|since|asked|pressed)\s[^,;:“”"]{2,160},\s+(?=\p{L})/iu;

/** The subject of the sentence that a participle closes: its first name, or pronoun, that no preposition precedes. */
function sentenceSubject(
  whole: string,
  begin: number,
  people: People,
  memory: SpeakerMemory,
): Speaker | undefined {
  const skipped = OPENING_CLAUSE.exec(whole)?.[0].length ?? 0;
  const [sentence, at] = [whole.slice(skipped), begin + skipped];
  const pronoun = /(?:^|,\s+|\b(?:and|but|as|when|while)\s+)(he|she)\b/iu.exec(sentence);
  const named = (start: number, end: number): Person | undefined =>
    people.within(at + start, at + end) ?? people.byName(sentence.slice(start, end));
  const first = properNames(sentence).find(({ start, end }) => {
    // In "Secretary of State Jane Roe" the title's "of" stands before the run of capitals, and she is not its complement.
    const isTitled = people.within(at + start + 1, at + end) !== undefined;
    return (
      (isTitled || !COMPLEMENT.test(sentence.slice(0, start))) &&
      !/^['’]s?\b/u.test(sentence.slice(end)) &&
      named(start, end) !== undefined
    );
  });
  if (pronoun?.[1] !== undefined && (first === undefined || pronoun.index < first.start)) {
    return resolvePronoun(pronoun[1].toLowerCase(), at + pronoun.index, people, memory);
  }
  const person = first && named(first.start, first.end);
  const described = OPENING_PHRASE.exec(sentence)?.[1];
  // "Ryan's campaign shrugged", "the senator from Vermont emailed": who is described leads, where no name stands before.
  if (described !== undefined && !(first && first.start < sentence.indexOf(described))) {
    const body = describedSubject(described, at, people, memory, false);
    if (body) return body;
  }
  if (person) return toSpeaker(person);
  const unknown = properNames(sentence).find(
    ({ start, end }) => !COMPLEMENT.test(sentence.slice(0, start)) && PREDICATE.test(sentence.slice(end)),
  );
  const name = unknown && splitTitle(unknown.text).name;
  return name && /\p{Ll}/u.test(name) ? { speaker: name } : undefined;
}

/** A noun phrase that a sentence begins with, up to its verb. */
const OPENING_PHRASE =
  /^(?:[^,“”"]{0,60},\s+)?((?:(?:the|an?|his|her|its|their|one|another|some|many|several|two|three)\s[^,.;:“”"]{2,70}?|(?:\p{Lu}[\p{L}.]* ){0,2}\p{Lu}[\p{L}.]*['’]s? [^,.;:“”"]{2,50}?))\s+(?:also |later |then |recently |\p{Ll}+ly )?(?:has|had|have|is|was|were|are|will|would|\p{Ll}{2,}ed|\p{Ll}{3,}s|said|told|wrote|took|made|went|came|gave|put|met|spoke|began|read|found|held|sent)\b/iu;

/** What stands right after a subject. */
const PREDICATE =
  /^,? (?:has|had|have|is|was|are|were|will|would|also|then|later|told|took|went|made|spoke|\p{Ll}+ed|\p{Ll}+s)\b/u;

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
  // Somebody with one name only: "Ortiz said so," and "…,” she wrote".
  if (!chosen) return recent[0] && !recent[0].person && isBareName(recent[0].speaker) ? recent[0] : undefined;
  chosen.gender ??= pronoun;
  return toSpeaker(chosen);
}

function isBareName(speaker: string): boolean {
  return /^\p{Lu}\p{Ll}[\p{L}’'-]*$/u.test(speaker) && !isOrganisation(speaker);
}

function lastMention(person: Person, at: number): number {
  return person.mentions.findLast((mention) => mention < at) ?? -1;
}

/** "the minister", "the company", "a spokesman for the ministry", "police". */
function describedSubject(
  phrase: string,
  at: number,
  people: People,
  { recent }: SpeakerMemory,
  /** Its verb can only be one of speech: what it is said of speaks. */
  surely: boolean,
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
    const spoken = new Set(recent.flatMap(({ person }) => person ?? []));
    const only = spoken.size === 1 && /^the\b/iu.test(phrase) ? [...spoken][0] : undefined;
    const person = holder ?? only;
    if (person) return toSpeaker(person);
  }
  const begun = /^(?:the|a|an|one|another|his|her|its|their|our|some|many|several|two|three|\p{Lu})/u.test(
    phrase,
  );
  const head = words.at(-1) ?? '';
  // What neither is somebody nor a body that speaks was taken for the subject by mistake.
  const speaks =
    role !== undefined ||
    SPEAKS.test(phrase) ||
    ONE_OF_A_PEOPLE.test(phrase) ||
    (/^\p{Lu}/u.test(lowerFirst(phrase)) && words.length <= 4 && !isFunctionWord(head)) ||
    (surely &&
      begun &&
      words.length > 1 &&
      words.length <= 6 &&
      /^\p{Ll}+$/u.test(head) &&
      !isFunctionWord(head));
  const isNounPhrase =
    !/['’]s?$|\b(?:would|will|can|could|should|may|might|must|has|had|have|is|was|are|were|that|filed)\b/u.test(
      phrase,
    );
  return (begun || GROUP.test(phrase)) && speaks && isNounPhrase
    ? { speaker: lowerFirst(phrase) }
    : undefined;
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
