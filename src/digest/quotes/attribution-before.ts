/** The clause that goes before the words, in their sentence: "X said, “…”", "X: “…”", "according to X, “…”". */
import { type Attribution, beginsDescription, SUBJECT_BEGINS, subjectFrom } from './attribution.ts';
import {
  agentOf,
  hasOwnSubject,
  isCoordinated,
  isNoun,
  isPassive,
  isStrong,
  isSubordinate,
  openingClauseEnd,
  reports,
} from './clause-verbs.ts';
import { nounEnd, type Word, wordsOf } from './clause-words.ts';
import { isOrganisation } from './person-names.ts';
import { isRoleNoun } from './roles.ts';
import { subjectBefore } from './subject-before.ts';
import { isStrongVerb } from './verbs.ts';

const MOST_SUBJECT_WORDS = 16;

/** "Roe’s claim that “…”", "in Jane Roe’s words, “…": whose words they are. */
const OWNED_WORDS =
  /(?<owner>(?:\p{Lu}[\p{L}.-]+ ){0,3}\p{Lu}[\p{L}-]+)['’]s? (?:(?:own )?(?:words|view|opinion|telling),?|(?:\p{Ll}+ ){0,2}(?:remark|comment|claim|statement|accusation|assertion|suggestion|allegation|warning|vow|pledge|promise|contention|complaint|declaration)s? that)\s*$/u;

/** Before the opening mark, from the beginning of that sentence. */
export function attributionBefore(
  text: string,
  start: number,
  end: number,
  fragment: boolean,
): Attribution | undefined {
  const part = text.slice(start, end);
  const words = wordsOf(part, start);
  const last = words.at(-1);
  if (!last) return undefined;
  const colon = /(?:^|[\n.!?])\s*(?<name>\p{Lu}[^:.\n!?]{1,60}):\s*$/u.exec(part);
  const according = /\baccording to (?<name>[^,]{2,100}),/iu.exec(part);
  const owner = OWNED_WORDS.exec(part)?.groups?.['owner'];
  if (owner !== undefined) {
    const at = start + part.lastIndexOf(owner);
    return subjectFrom(text, at, at + owner.length, ':', false);
  }
  const openingClause = openingClauseEnd(words);
  for (let index = words.length - 1; index > 0; index -= 1) {
    const word = words[index];
    if (!word || !reports(words, index)) continue;
    if (isNoun(word, words[index - 1]) || index < openingClause) continue;
    if (isPassive(words, index)) {
      const agent = agentOf(text, words, index);
      if (agent) return { ...agent, verb: word.bare, adjacent: true };
      continue;
    }
    if (/^(?:not|never|cannot|\p{Ll}+n['’]t)$/u.test(words[index - 1]?.bare ?? '')) continue;
    const distance = words.length - 1 - index;
    const after = invertedSubject(text, words, index);
    if (after) return { ...after, verb: word.bare };
    if (distance > 2 && !isStrong(words, index) && !fragment) continue;
    const clause = words[index - 1];
    if (word.bare.endsWith('ing') && clause && /^\p{Ll}+,$/u.test(clause.text) && isStrongVerb(clause.bare)) {
      // "They will meet, Spicer said, adding, “…”": the participle is his who said so.
      const subject = subjectBefore(text, afterComma(words.slice(0, index - 1)), undefined);
      if (subject) return { ...subject, verb: word.bare, adjacent: distance <= 6 };
    }
    if ((word.bare.endsWith('ing') && !hasOwnSubject(words, index)) || isCoordinated(words, index))
      return {
        subject: text.slice(start, word.start),
        subjectStart: start,
        verb: word.bare,
        participle: true,
        adjacent: distance <= 6,
      };
    // "Benjamin said he believes": the one who said it is he.
    if (isSubordinate(words, index)) continue;
    const subject = subjectBefore(text, words, index);
    if (subject) return { ...subject, verb: word.bare, adjacent: distance <= 6 };
  }
  const opener = words[0];
  if (opener && /^\p{Lu}\p{Ll}+$/u.test(opener.bare) && isStrongVerb(opener.bare) && words[1]) {
    return subjectFrom(text, words[1].start, nounEnd(text, words.slice(1)), opener.bare.toLowerCase(), true);
  }
  if (according?.groups) {
    const at = start + according.index + according[0].indexOf(according.groups['name'] ?? '');
    return subjectFrom(text, at, at + (according.groups['name'] ?? '').length, 'according to', true);
  }
  if (colon?.groups) {
    const name = colon.groups['name'] ?? '';
    const at = start + colon.index + colon[0].indexOf(name);
    if (looksLikeSpeaker(name)) return subjectFrom(text, at, at + name.length, ':', true);
  }
  // "The minister released the following statement:" has its speaker for its subject.
  if (/:\s*$/u.test(part))
    return { subject: part, subjectStart: start, verb: ':', participle: true, adjacent: true };
  return undefined;
}

/** "But, said Jane Roe, “…": the subject between the verb and the mark. */
function invertedSubject(
  text: string,
  words: readonly Word[],
  index: number,
): Omit<Attribution, 'verb'> | undefined {
  const rest = words.slice(index + 1);
  const [subject] = rest;
  // "telling the crowd, “…": to whom, not who.
  if (/^tell|^told$|ing$/u.test(words[index]?.bare ?? '')) return undefined;
  const isClause = index === 0 || /,["”’]?$/u.test(words[index - 1]?.text ?? '');
  if (!subject || !isClause || !rest.at(-1)?.text.endsWith(',') || rest.length > MOST_SUBJECT_WORDS)
    return undefined;
  if (!SUBJECT_BEGINS.test(subject.bare) && !beginsDescription(rest)) return undefined;
  return {
    subject: text.slice(subject.start, nounEnd(text, rest)),
    subjectStart: subject.start,
    adjacent: true,
  };
}

function afterComma(words: readonly Word[]): readonly Word[] {
  return words.slice(words.findLastIndex(({ text }) => text.endsWith(',')) + 1);
}

function looksLikeSpeaker(name: string): boolean {
  const words = name.trim().split(/\s+/u);
  return (
    words.length <= 8 &&
    (words.every((word) => /^[\p{Lu}(]/u.test(word) || /^(?:of|the|de|von|van)$/u.test(word)) ||
      words.some((word) => isRoleNoun(word)) ||
      isOrganisation(name))
  );
}
