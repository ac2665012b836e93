/** The subject of a reporting verb that follows it: a noun phrase, without what is set off by commas or parentheses. */
import type { Word } from './clause-words.ts';
import { isRoleNoun } from './roles.ts';
import { isReportingVerb } from './verbs.ts';

export interface SubjectPhrase {
  /** As it stands in the article. */
  readonly subject: string;
  readonly subjectStart: number;
}

export const ADVERB =
  /^(?:also|then|later|once|now|recently|reportedly|simply|repeatedly|previously|famously|quickly|today|\p{Ll}+ly)$/u;
const BEFORE_VERB =
  /^(?:on|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|has|had|have|is|was|are|were|be|been|would|will|who|and|already|even|still|just|never|again|not)$/u;
const MOST_SUBJECT_WORDS = 16;
const ABBREVIATED = /^(?:\p{Lu}\.|Mr\.|Mrs\.|Ms\.|Dr\.|Sen\.|Rep\.|Gov\.|Gen\.|St\.|Jr\.)$/u;
/** What begins an aside after a noun: "Jane Roe, who has a bakery, said", "Jane Roe, 45, head of the bakery, said". */
const ASIDE = /^(?!(?:and|but|or|that)$)(?:\p{Ll}|\d|[RDI]-\p{Lu})/u;
const DETERMINER = /^(?:the|an?|one|his|her|its|their)$/u;
/** What begins a phrase that is no subject, before an aside or any other comma. */
const NO_SUBJECT = /^(?:in|on|at|of|for|from|with|by|to|during|after|before)$/iu;
const CONJUNCTION = /^(?:as|when|while|if|since|although|though|because|and|but)$/iu;
/** Words after which a clause of its own begins. */
const CLAUSE =
  /^(?:when|whether|because|while|although|though|if|unless|until|before|after|since|but|as|where|why|how|what)$/iu;

/** `index`: the verb's place; the end where the words are all there is. */
export function subjectBefore(
  text: string,
  words: readonly Word[],
  index = words.length,
): SubjectPhrase | undefined {
  let to = index - 1;
  while (to >= 0 && (ADVERB.test(words[to]?.bare ?? '') || BEFORE_VERB.test(words[to]?.text ?? ''))) to -= 1;
  to = beforeAsides(words, to);
  let from = nounPhraseStart(words, to);
  if (isOpenAside(words, from, to)) {
    to = beforeAsides(words, from - 1);
    from = nounPhraseStart(words, to);
  }
  const [first, last] = [words[from], words[to]];
  // A mark alone, with speech before it, is nobody.
  if (!first || !last || !/[\p{L}\p{N}]{2}/u.test(text.slice(first.start, last.end))) return undefined;
  return { subject: text.slice(first.start, last.end), subjectStart: first.start };
}

function nounPhraseStart(words: readonly Word[], to: number): number {
  let from = to;
  while (from > 0 && to - from < MOST_SUBJECT_WORDS && !beginsAfter(words, from - 1)) from -= 1;
  return from;
}

/** "Jane Roe, head of the bakery said": an aside that no comma closes. */
function isOpenAside(words: readonly Word[], from: number, to: number): boolean {
  const first = words[from]?.bare ?? '';
  if (!words[from - 1]?.text.endsWith(',') || !ASIDE.test(first) || DETERMINER.test(first)) return false;
  const outer = indexBefore(words, from - 1, /[,;:—–]$/u, 0) ?? -1;
  const phrase = words.slice(from, to).map(({ bare }) => bare);
  const role = phrase.findIndex(isRoleNoun);
  return (
    !NO_SUBJECT.test(words[outer + 1]?.bare ?? '') &&
    role >= 0 &&
    phrase.slice(role + 1).some((word) => /^(?:of|for|at|with)$/u.test(word))
  );
}

/** Whether a subject begins right after this word. */
function beginsAfter(words: readonly Word[], at: number): boolean {
  const { text: raw = '', bare = '' } = words[at] ?? {};
  if (/[,;:!?—–"“”]$|^--$/u.test(raw) || CLAUSE.test(bare)) return true;
  if (raw.endsWith('.') && !ABBREVIATED.test(raw)) return true;
  if (bare === 'that')
    return isReportingVerb(words[at - 1]?.bare ?? '') || /^(?:and|but|or)$/u.test(words[at - 1]?.bare ?? '');
  return isReportingVerb(bare) && /^\p{Ll}/u.test(bare) && !isRoleNoun(bare);
}

/** The place of the last word before everything that is set off. */
function beforeAsides(words: readonly Word[], last: number): number {
  for (let to = last; ;) {
    const next = beforeAside(words, to);
    if (next === undefined) return to;
    to = next;
  }
}

function beforeAside(words: readonly Word[], to: number): number | undefined {
  const raw = words[to]?.text ?? '';
  if (/\)[,.]?$/u.test(raw)) {
    const outside = indexBefore(words, to + 1, /^\(/u, -1);
    return outside !== undefined && raw.endsWith(',') ? (beforeComma(words, outside) ?? outside) : outside;
  }
  if (/^(?:--|[—–])$/u.test(raw)) return indexBefore(words, to, /^(?:--|[—–])$/u, -1);
  return raw.endsWith(',') ? beforeComma(words, to) : undefined;
}

/** The aside that the comma after `to` closes begins after another. */
function beforeComma(words: readonly Word[], to: number): number | undefined {
  const open = indexBefore(words, to, /,$/u, 0);
  if (open === undefined) return undefined;
  const outer = indexBefore(words, open, /[,;:—–]$/u, 0) ?? -1;
  let before = words[outer + 1]?.bare ?? '';
  // "As Jane Roe, a nurse, put it": what the conjunction joins is the subject; not in "as expected, a nurse".
  if (CONJUNCTION.test(before) && !/^\p{Ll}/u.test(words[outer + 2]?.bare ?? ''))
    before = words[outer + 2]?.bare ?? '';
  if (CONJUNCTION.test(before)) return undefined;
  if (ASIDE.test(words[open + 1]?.bare ?? '')) return NO_SUBJECT.test(before) ? undefined : open;
  // "Jane Roe, of Flint, Michigan, said"
  const isPlace = to - open <= 2 && ASIDE.test(before) && !DETERMINER.test(before) && outer >= 0;
  return isPlace ? open : undefined;
}

/** The place of the nearest word before that looks so, moved by `step`; none where that is before all. */
function indexBefore(
  words: readonly Word[],
  from: number,
  pattern: RegExp,
  step: number,
): number | undefined {
  for (let index = from - 1; index + step >= 0; index -= 1)
    if (pattern.test(words[index]?.text ?? '')) return index + step;
  return undefined;
}
