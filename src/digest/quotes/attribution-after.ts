/** The clause that follows the words: "“…,” said X", "“…,” X said", "“…” — X". */
import { type Attribution, beginsDescription, SUBJECT_BEGINS, subjectFrom } from './attribution.ts';
import { AUXILIARY, reports } from './clause-verbs.ts';
import { nounEnd, type Word, wordsOf } from './clause-words.ts';
import type { Words } from './spoken-words.ts';
import { ADVERB } from './subject-before.ts';
import { canInvert, isReportingVerb } from './verbs.ts';

const MOST_SUBJECT_WORDS = 16;

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

/** "said a spokeswoman for the council, Ada Roe.": the name after the comma, if that is all that follows it. */
function apposedName(
  words: readonly Word[],
  descriptionEnd: number,
): [start: number, end: number] | undefined {
  const at = words.findIndex(({ start }) => start > descriptionEnd);
  const description = words.slice(0, at).filter(({ bare }) => bare !== '');
  const name = words.slice(at, at + 5);
  const size = name.findIndex(({ text }) => /[.,]["”’]?$/u.test(text)) + 1;
  const [first, last] = [name[0], name[size - 1]];
  const isDescribed = description.some(({ text }) => /^(?:an?|the|his|her|its)$/u.test(text));
  if (at < 0 || !first || !last || size < 2 || !isDescribed) return undefined;
  if (!name.slice(0, size).every(({ bare }) => /^\p{Lu}\p{L}/u.test(bare))) return undefined;
  return [first.start, last.start + last.bare.length];
}

const DESCRIBES =
  /^(?!(?:in|on|at|to|that|during|after|before|when|while|as|by|with|about|he|she|it|they|and|but|if|because)$)[\p{Ll}-]+$/u;

/** "“…” — Jane Roe", with nothing after it on its line. */
const SIGNED =
  /^[.,]?["”’»]?\s*[―—–]\s*(\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|da|di|van|von|bin|al)){1,4})(?:, [^\n“”".]{2,60})?\s*(?:$|\n)/u;

const SIGNATURE_LINE =
  /^["”’»]?\s*\n\s*[―—–-]{1,2}\s*(\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|da|di|van|von|bin|al)){0,4}?)(?:, [^\n“”".]{2,60})?\.?\s*(?:$|\n)/u;

/** "— Jane Roe", alone in the line after the words. */
export function signature(text: string, { end, marked }: Words): Attribution | undefined {
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
  const asks = /[?!]["”’»“\s]*$/u.test(text.slice(Math.max(0, start - 4), start));
  if (/^\p{Lu}/u.test(first.bare) && beginsSentence(part, lead, ended && !asks)) return undefined;
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
        /^@\w/u.test(subject.text) ||
        beginsDescription(words.slice(verbAt + 1)) ||
        leadsToName(words.slice(verbAt + 1)))
    ) {
      const [from, to] = apposedName(words, nounEnd(text, words.slice(verbAt + 1))) ?? [
        subject.start,
        nounEnd(text, words.slice(verbAt + 1)),
      ];
      const found = subjectFrom(text, from, to, verb.bare, true);
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

/**
 * A new sentence after speech that has ended itself: its clause belongs to what comes next, unless it is nothing but a clause
 * ("… were deleted.” Trump said."). `lead`: what stands before its first word.
 */
function beginsSentence(part: string, lead: string, ended: boolean): boolean {
  if (lead.includes(',') || /^["”’»“]?\s*[—–]/u.test(part)) return false;
  if (/^["”’»“」]?[^\S\n]+(?:\p{Lu}[\p{L}.'’-]+ ){1,3}\p{Ll}+[.,]\s*$/u.test(part)) return false;
  return ended || lead.includes('\n');
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
