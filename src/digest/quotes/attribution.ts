/** Who says it, by the narration before and after the words: "X said, “…”", "“…,” said X", "“…,” X said", "X: “…”". */
import { isOrganisation } from './people.ts';
import { nounEnd, type Word, wordsOf } from './clause-words.ts';
import { isRoleNoun, isTitle } from './roles.ts';
import { ADVERB, subjectBefore, type SubjectPhrase } from './subject-before.ts';
import { canInvert, isPluralVerb, isReportingVerb, isStrongVerb } from './verbs.ts';

export interface Attribution {
  /** The subject as it stands in the article. */
  readonly subject: string;
  readonly subjectStart: number;
  readonly verb: string;
  /** `subject` is all that stands before a participle ("…, saying"): whose it is, is the sentence's own subject. */
  readonly participle?: boolean;
  /** Right beside the words, rather than somewhere in their sentence. */
  readonly adjacent: boolean;
  /** "“…,” said Jane Roe": can report nothing but the words before it. */
  readonly inverted?: boolean;
}

const AUXILIARY = /^(?:had|has|have|will|would)$/u;
const NOT_SUBJECT =
  /^(?:that|which|what|this|these|those|there|and|but|or|if|when|while|as|to|of|in|on|at|with|for|by|from|not|said|his|her|their|its|than)$/iu;
const MOST_SUBJECT_WORDS = 16;

const SUBJECT_BEGINS =
  /^(?:\p{Lu}|the$|a$|an$|one$|another$|he$|she$|they$|it$|we$|i$|his$|her$|its$|our$|many$|some$|former$|retired$|longtime$|veteran$|senior$|fellow$|onetime$|ex-|\p{L}+['’]s$|spokes|officials?$|police$|prosecutors$|authorities$|investigators$|researchers$|scientists$)/u;

/** "former Obama adviser David Axelrod", "campaign manager Robby Mook": a role, and soon a name. */
function beginsDescription(words: readonly Word[]): boolean {
  const lead = words.slice(0, 6);
  return (
    lead.some(({ bare }) => isRoleNoun(bare) || isTitle(bare)) &&
    words.slice(1, 9).some(({ bare }) => /^\p{Lu}\p{Ll}/u.test(bare))
  );
}

/** "said pollster Ada Roe": right after the verb, whatever leads to a full name describes it. */
function leadsToName(words: readonly Word[]): boolean {
  const name = words.findIndex(
    ({ bare }, index) => /^\p{Lu}\p{Ll}/u.test(bare) && /^\p{Lu}/u.test(words[index + 1]?.bare ?? ''),
  );
  return (
    name > 0 &&
    name <= 4 &&
    words.slice(0, name).every(({ text, bare }) => text === bare && DESCRIBES.test(bare))
  );
}

const DESCRIBES =
  /^(?!(?:in|on|at|to|that|during|after|before|when|while|as|by|with|about|he|she|it|they|and|but|if|because)$)[\p{Ll}-]+$/u;

/** "Roe’s claim that “…”", "in Jane Roe’s words, “…": whose words they are. */
const OWNED_WORDS =
  /(?<owner>(?:\p{Lu}[\p{L}.-]+ ){0,3}\p{Lu}[\p{L}-]+)['’]s? (?:\p{Ll}+ ){0,2}(?:words?|view|opinion|remark|comment|claim|statement|accusation|assertion|suggestion|allegation|warning|vow|pledge|promise|call|description|slogan|catchphrase|phrase|contention|complaint|declaration)s?(?:(?: is| was)? that| of| as)?[,:]?\s*$/u;

/** "“…” — Jane Roe", with nothing after it on its line. */
const SIGNED =
  /^[.,]?["”’»]?\s*[―—–]\s*(\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|da|di|van|von|bin|al)){1,4})(?:, [^\n“”".]{2,60})?\s*(?:$|\n)/u;

const SIGNATURE_LINE =
  /^["”’»]?\s*\n\s*[―—–-]{1,2}\s*(\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|da|di|van|von|bin|al)){0,4}?)(?:, [^\n“”".]{2,60})?\.?\s*(?:$|\n)/u;

/** "— Jane Roe", alone in the line after the words. */
export function signature(
  text: string,
  { end, marked }: { readonly end: number; readonly marked: { readonly paragraphEnd: number } },
): Attribution | undefined {
  if (marked.paragraphEnd - end > 2) return undefined;
  const name = SIGNATURE_LINE.exec(text.slice(end, end + 160))?.[1];
  if (name === undefined) return undefined;
  const at = text.indexOf(name, end);
  return subjectFrom(text, at, at + name.length, ':', true);
}

/** After the closing mark, up to the end of that sentence. `ended`: the words themselves ended a sentence. */
export function attributionAfter(
  text: string,
  start: number,
  end: number,
  ended: boolean,
): Attribution | undefined {
  const part = text.slice(start, end);
  const signed = SIGNED.exec(part)?.[1];
  if (signed !== undefined) {
    const at = start + part.indexOf(signed);
    return subjectFrom(text, at, at + signed.length, ':', true);
  }
  const lead = /^[\s,]*["”’»“」]?[\s,—–-]*/u.exec(part)?.[0] ?? '';
  const words = wordsOf(part.slice(lead.length), start + lead.length).slice(0, MOST_SUBJECT_WORDS + 4);
  const [first, second] = words;
  if (!first) return undefined;
  // A new sentence begins after speech that has ended itself: its clause belongs to what comes next, unless it is nothing
  // but a clause ("… were deleted.” Trump said.").
  if (
    !/^["”’»“」]?[^\S\n]+(?:\p{Lu}[\p{L}.'’-]+ ){1,3}\p{Ll}+[.,]\s*$/u.test(part) &&
    (ended || lead.includes('\n')) &&
    !lead.includes(',') &&
    /^\p{Lu}/u.test(first.bare) &&
    !/^["”’»“]?\s*[,—–]/u.test(part) &&
    (lead.includes('\n') ||
      !/[?!]$/u.test(
        text
          .slice(0, start)
          .trimEnd()
          .replace(/["”’»“]+$/u, ''),
      ))
  )
    return undefined;
  if (/^according$/iu.test(first.bare) && second?.bare === 'to') {
    return subjectFrom(text, words[2]?.start ?? end, nounEnd(text, words.slice(2)), 'according to', true);
  }
  const verbAt =
    (ADVERB.test(first.bare) || AUXILIARY.test(first.bare)) && second && isReportingVerb(second.bare) ? 1 : 0;
  const verb = words[verbAt];
  const subject = words[verbAt + 1];
  if (verb && isReportingVerb(verb.bare) && /^\p{Ll}/u.test(verb.bare)) {
    if (
      subject &&
      !/[,.;]$/u.test(verb.text) &&
      canInvert(verb.bare) &&
      (SUBJECT_BEGINS.test(subject.bare) ||
        beginsDescription(words.slice(verbAt + 1)) ||
        leadsToName(words.slice(verbAt + 1)))
    ) {
      const found = subjectFrom(text, subject.start, nounEnd(text, words.slice(verbAt + 1)), verb.bare, true);
      return found && { ...found, inverted: true };
    }
    return undefined;
  }
  const inverted = words.findIndex(
    (_, index) => index <= MOST_SUBJECT_WORDS && index > 0 && reports(words, index),
  );
  const found = words[inverted];
  const before = words[inverted - 1];
  const begins = SUBJECT_BEGINS.test(first.bare) || beginsDescription(words.slice(0, inverted));
  if (!found || !before || !begins || /^(?:and|but)$/u.test(before.bare))
    return closingClause(text, start, end);
  const subjectEnd =
    ADVERB.test(before.bare) || /^(?:has|had|have|is|was|will|would)$/u.test(before.bare)
      ? (words[inverted - 2] ?? before).end
      : before.end;
  return subjectFrom(text, first.start, subjectEnd, found.bare, true);
}

const CLOSING_CLAUSE =
  /,\s+(?:(?<verb>said|says|added|adds|wrote|argued|argues|noted|explained|warned|insisted|told \p{L}+|according to)\s+(?<after>[^"“”]{2,120}?)|(?<before>[^,"“”]{2,60}?)\s+(?<last>said|says|added|adds|wrote|argued|argues|noted|explained|warned|insisted|tweeted))[.,]?\s*$/u;

/** "… in the 2008 primary, said Paul Beck." and "… climate change, Axelrod said.": what ends the sentence reports all of it. */
function closingClause(text: string, start: number, end: number): Attribution | undefined {
  const part = text.slice(start, end);
  const match = CLOSING_CLAUSE.exec(part);
  const verb = match?.groups?.['verb'] ?? match?.groups?.['last'];
  if (!match || verb === undefined) return undefined;
  const subject = match.groups?.['after'] ?? match.groups?.['before'] ?? '';
  const at =
    start + match.index + match[0].indexOf(subject, match.groups?.['after'] === undefined ? 0 : verb.length);
  const words = wordsOf(text.slice(at, at + subject.length), at);
  const [first] = words;
  if (!first || !(SUBJECT_BEGINS.test(first.bare) || beginsDescription(words))) return undefined;
  const to = match.groups?.['after'] === undefined ? at + subject.length : nounEnd(text, words);
  return subjectFrom(text, at, to, verb.replace(/^told .*/u, 'told'), true);
}

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
  const owner = OWNED_WORDS.exec(part)?.groups?.['owner'];
  if (owner !== undefined) {
    const at = start + part.lastIndexOf(owner);
    return subjectFrom(text, at, at + owner.length, ':', false);
  }
  // "The minister released the following statement:" has its speaker for its subject.
  if (/:\s*$/u.test(part))
    return { subject: part, subjectStart: start, verb: ':', participle: true, adjacent: true };
  return undefined;
}

/** "When the mayor suggested that, Jane Roe fired back: “…": the first clause reports nothing. */
function openingClauseEnd(words: readonly Word[]): number {
  if (!/^(?:when|while|after|before|although|though|if|because|since)$/iu.test(words[0]?.bare ?? ''))
    return 0;
  const comma = words.findIndex(({ text }) => text.endsWith(','));
  return words.length - comma > 3 ? comma + 1 : 0;
}

/** A verb of speech, and no name that looks like one. */
function reports(words: readonly Word[], index: number): boolean {
  const verb = words[index]?.bare ?? '';
  return /^\p{Ll}/u.test(verb) && (isReportingVerb(verb) || isPluralVerb(verb, words[index - 1]?.text ?? ''));
}

/** "pointed out" reports, and "pointed" at something doesn't. */
function isStrong(words: readonly Word[], index: number): boolean {
  const verb = words[index]?.bare ?? '';
  return isStrongVerb(verb) || (/^point(?:s|ed)$/u.test(verb) && words[index + 1]?.bare === 'out');
}

/** "his remarks", "Clinton's claims": many a verb in -s is a noun too. */
function isNoun({ bare }: Word, previous: Word | undefined): boolean {
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
function hasOwnSubject(words: readonly Word[], index: number): boolean {
  let at = index - 1;
  while (at > 0 && /^\p{Lu}[\p{L}.'’-]*$/u.test(words[at]?.text ?? '')) at -= 1;
  return at < index - 1 && /^(?:and|with|as)$|[,–—]$/u.test(words[at]?.text ?? '');
}

/** "was asked", "has been called": the subject is who was spoken to, or of. */
function isPassive(words: readonly Word[], index: number): boolean {
  const at = beforeAdverbs(words, index - 1);
  return (
    /ed$|^(?:told|put)$/u.test(words[index]?.bare ?? '') &&
    /^(?:is|are|was|were|be|been|being|got)$/u.test(words[at]?.bare ?? '')
  );
}

/** "was asked by Jane Roe, “…" */
function agentOf(text: string, words: readonly Word[], index: number): SubjectPhrase | undefined {
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
function isCoordinated(words: readonly Word[], index: number): boolean {
  let at = index - 1;
  while (at > 0 && (ADVERB.test(words[at]?.bare ?? '') || AUXILIARY.test(words[at]?.bare ?? ''))) at -= 1;
  if (at > 1 && /^(?:and|but|then)$/u.test(words[at]?.bare ?? '')) return true;
  // "but went on to say", "and was quick to add"
  return words[at]?.bare === 'to' && /^(?:on|quick|continued|proceeded)$/u.test(words[at - 1]?.bare ?? '');
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

function isSubordinate(words: readonly Word[], index: number): boolean {
  let at = index - 1;
  while (at > 0 && (ADVERB.test(words[at]?.bare ?? '') || AUXILIARY.test(words[at]?.bare ?? ''))) at -= 1;
  if (!/^(?:he|she|they)$/u.test(words[at]?.bare ?? '')) return false;
  const before = words[words[at - 1]?.bare === 'that' ? at - 2 : at - 1];
  return before !== undefined && at > 1 && /^\p{Ll}+$/u.test(before.text) && isStrongVerb(before.bare);
}

function afterComma(words: readonly Word[]): readonly Word[] {
  return words.slice(words.findLastIndex(({ text }) => text.endsWith(',')) + 1);
}

function subjectFrom(
  text: string,
  start: number,
  end: number,
  verb: string,
  adjacent: boolean,
): Attribution | undefined {
  const subject = text.slice(start, end);
  return subject.trim() === '' || NOT_SUBJECT.test(subject.trim())
    ? undefined
    : { subject, subjectStart: start, verb, adjacent };
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
