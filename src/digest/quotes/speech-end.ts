/** Where speech ends whose closing mark is missing: at its reporting clause, its phrase, or its paragraph. */
import { sentences } from '../sentences.ts';
import { isReportingVerb, isStrongVerb } from './verbs.ts';

/** ", Blinken said", ", said Blinken", ", the minister told reporters": after a comma, a short subject and its verb. */
const CLAUSE =
  /[,?!…—–]\s+(?:(?<subject>(?:\p{Lu}[\p{L}.'’-]*|he|she|they|it|(?:the|a|an|one|another|his|her) [\p{L}'’-]+)(?: [\p{L}.'’-]+){0,5}?) (?:also |then |later |has |had )?(?<verb>\p{Ll}+)|(?<first>\p{Ll}+) (?=\p{Lu}|the |a |an |he\b|she\b))/gu;

/** What a quoted phrase can't go on with: prepositions, conjunctions, verbs of the sentence around it. */
const PHRASE_STOP = new Set(
  `to in on at for with by from that which who whom as when while after before if but and or because against into over than is are was
were has have had said says will would could should may might do does did he she they it its their his her about during since until
between through without within under per adding saying according where how why it's he's she's`.split(/\s+/u),
);

/** Nobody speaks longer without a mark. */
const LONGEST = 3_000;

/** The offset at which the words opened at `start` end, somewhere up to `limit`. */
export function speechEnd(text: string, start: number, limit: number): number {
  const words = text.slice(start, Math.min(limit, start + LONGEST));
  const whole = opensSentence(text, start);
  const clause = firstClause(words);
  if (clause !== undefined) return start + clause;
  return whole ? start + lastOfSpeech(words) : start + phraseEnd(words);
}

/** A sentence begins here: the paragraph does, or a sentence or reporting clause has ended before the mark. */
export function opensSentence(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start - 1);
  return (
    /^\s*[\p{Lu}\p{N}¿¡'’‘…[(]/u.test(text.slice(start, start + 8)) &&
    (before.trim() === '' || /[.!?:…,]["”’)]?\s*$|\n[ \t]*$/u.test(before))
  );
}

function firstClause(words: string): number | undefined {
  for (const match of words.matchAll(CLAUSE)) {
    const { subject, verb, first } = match.groups ?? {};
    const reports =
      subject === undefined
        ? isStrongVerb(first ?? '')
        : isReportingVerb(verb ?? '') && !isReportingVerb(subject);
    // A comma belongs to the clause, a question mark to the speech.
    if (reports) return match.index + (/^[,—–]/u.test(match[0]) ? 0 : 1);
  }
  return undefined;
}

/** Sentences of speech up to the first that is told rather than said: one with a reporting verb and its subject. */
function lastOfSpeech(words: string): number {
  let end = 0;
  for (const sentence of sentences(words)) {
    if (
      end > 0 &&
      /^(?:(?:[A-Z][\p{L}.'’-]+ ){1,4}|He |She |They |The \p{L}+ )(?:also |then |later )?(?:said|says|told|added|noted|asked|wrote|declined)\b/u.test(
        sentence.text,
      )
    )
      break;
    end = sentence.end;
  }
  return end > 0 ? end : words.length;
}

function phraseEnd(words: string): number {
  let content = 0;
  for (const match of words.matchAll(/[^\s]+/gu)) {
    const word = match[0];
    const bare = word.toLowerCase().replace(/[^\p{L}'’-]/gu, '');
    if (content > 0 && PHRASE_STOP.has(bare)) return words.slice(0, match.index).trimEnd().length;
    if (bare !== '' && !/^(?:the|a|an|of|very|so|not|no|more|most)$/u.test(bare)) content += 1;
    const stop = /[.,;:!?—–)]+["”’]?$/u.exec(word);
    if (stop && !/^\p{Lu}\.$/u.test(word)) return match.index + word.length - stop[0].length;
  }
  return words.trimEnd().length;
}
