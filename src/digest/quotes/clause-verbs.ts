/** Whether a word of a clause is the verb that reports, and whose: seen from the words around it. */
import { nounEnd, type Word } from './clause-words.ts';
import { ADVERB, type SubjectPhrase } from './subject-before.ts';
import { isPluralVerb, isReportingVerb, isStrongVerb } from './verbs.ts';

export const AUXILIARY = /^(?:had|has|have|will|would)$/u;

/** "When the mayor suggested that, Jane Roe fired back: “…": the first clause reports nothing. */
export function openingClauseEnd(words: readonly Word[]): number {
  if (!/^(?:when|while|after|before|although|though|if|because|since)$/iu.test(words[0]?.bare ?? ''))
    return 0;
  const comma = words.findIndex(({ text }) => text.endsWith(','));
  return words.length - comma > 3 ? comma + 1 : 0;
}

/** A verb of speech, and no name that looks like one. */
export function reports(words: readonly Word[], index: number): boolean {
  const verb = words[index]?.bare ?? '';
  return /^\p{Ll}/u.test(verb) && (isReportingVerb(verb) || isPluralVerb(verb, words[index - 1]?.text ?? ''));
}

/** "pointed out" reports, and "pointed" at something doesn't. */
export function isStrong(words: readonly Word[], index: number): boolean {
  const verb = words[index]?.bare ?? '';
  return isStrongVerb(verb) || (/^point(?:s|ed)$/u.test(verb) && words[index + 1]?.bare === 'out');
}

/** "his remarks", "Clinton's claims": many a verb in -s is a noun too. */
export function isNoun({ bare }: Word, previous: Word | undefined): boolean {
  return (
    bare.endsWith('s') &&
    previous !== undefined &&
    (/['’]s?$|\p{Ll}(?:ing|ed|al|ive|ous|ful|ent|ant|ary|ic)$/u.test(previous.text) ||
      /^(?:his|her|their|its|our|my|the|these|those|such|some|any|no|recent|earlier|previous|own|controversial|\p{L}+-\p{Lu}\p{L}+)$/iu.test(
        previous.bare,
      ))
  );
}

/** "both were glad, with Jane Roe calling it “…": the participle has a subject of its own. */
export function hasOwnSubject(words: readonly Word[], index: number): boolean {
  let at = index - 1;
  while (at > 0 && /^\p{Lu}[\p{L}.'’-]*$/u.test(words[at]?.text ?? '')) at -= 1;
  return at < index - 1 && /^(?:and|with|as)$|[,–—]$/u.test(words[at]?.text ?? '');
}

/** "was asked", "has been called": the subject is who was spoken to, or of. */
export function isPassive(words: readonly Word[], index: number): boolean {
  const at = beforeAdverbs(words, index - 1);
  return (
    /ed$|^(?:told|put)$/u.test(words[index]?.bare ?? '') &&
    /^(?:is|are|was|were|be|been|being|got)$/u.test(words[at]?.bare ?? '')
  );
}

/** "was asked by Jane Roe, “…" */
export function agentOf(text: string, words: readonly Word[], index: number): SubjectPhrase | undefined {
  if (words[index + 1]?.bare !== 'by') return undefined;
  const rest = words.slice(index + 2);
  const [first] = rest;
  return first && { subject: text.slice(first.start, nounEnd(text, rest)), subjectStart: first.start };
}

function beforeAdverbs(words: readonly Word[], from: number): number {
  let at = from;
  while (at > 0 && ADVERB.test(words[at]?.bare ?? '')) at -= 1;
  return at;
}

/** "X did this and said": the verb's subject is the sentence's. */
export function isCoordinated(words: readonly Word[], index: number): boolean {
  let at = index - 1;
  while (at > 0 && (ADVERB.test(words[at]?.bare ?? '') || AUXILIARY.test(words[at]?.bare ?? ''))) at -= 1;
  if (at > 0 && /^(?:and|but|then)$/u.test(words[at]?.bare ?? '')) return true;
  // "but went on to say", "and was quick to add"
  return words[at]?.bare === 'to' && /^(?:on|quick|continued|proceeded)$/u.test(words[at - 1]?.bare ?? '');
}

export function isSubordinate(words: readonly Word[], index: number): boolean {
  let at = index - 1;
  while (at > 0 && (ADVERB.test(words[at]?.bare ?? '') || AUXILIARY.test(words[at]?.bare ?? ''))) at -= 1;
  if (!/^(?:he|she|they)$/u.test(words[at]?.bare ?? '')) return false;
  const before = words[words[at - 1]?.bare === 'that' ? at - 2 : at - 1];
  return before !== undefined && at > 1 && /^\p{Ll}+$/u.test(before.text) && isStrongVerb(before.bare);
}
