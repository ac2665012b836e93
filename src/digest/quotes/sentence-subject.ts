/** The subject of a whole sentence, for a verb that has none of its own: "X did this, adding: “…”", "X did that: “…”". */
import { properNames } from '../names.ts';
import { describedSubject } from './described-speaker.ts';
import type { People, Person } from './people.ts';
import { resolvePronoun } from './pronoun.ts';
import { isRoleNoun, splitTitle } from './roles.ts';
import { type Speaker, type SpeakerMemory, toSpeaker } from './speaker.ts';

/** What a name that follows this belongs to is not the name's bearer: "a spokesman for Clinton", "Clinton's campaign". */
const COMPLEMENT =
  /(?:\b(?:of|for|from|with|to|at|by|in|on|against|about|near|after|before|under|over|behind|via|between|than)|['’]s?)\s+(?:the |a |an )?(?:(?!what |who |whom |which )[\p{Ll}-]+ )?$/u;
/** "Roe’s lawyer ": what follows is the lawyer's name. */
const OWNED_ROLE = /['’]s?\s+([\p{Ll}-]+) $/u;

/** Whether a name after these words only says whose, of what, or for whom. */
export function isComplement(before: string): boolean {
  const owned = OWNED_ROLE.exec(before)?.[1];
  return COMPLEMENT.test(before) && !(owned !== undefined && isRoleNoun(owned));
}

/** "When the mayor suggested that, " */
const OPENING_CLAUSE =
  /^\s*(?:(?:and|but)\s+)?(?:when|as|while|after|before|although|though|if|because|since|asked|pressed)\s[^,;:“”"]{2,160},\s+(?=\p{L})/iu;

/** The subject of the sentence that a participle closes: its first name, or pronoun, that no preposition precedes. */
export function sentenceSubject(
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
      (isTitled || !isComplement(sentence.slice(0, start))) &&
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
    ({ start, end }) => !isComplement(sentence.slice(0, start)) && PREDICATE.test(sentence.slice(end)),
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
