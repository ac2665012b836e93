/**
 * Whether a line that a model wrote may be shown: what it says is held against the sentences that it names as its sources. What
 * can't be told apart from an invention is one.
 */
import type { Evidence } from '../../model.ts';
import { dateWords, givesDate } from './dates.ts';
import { findCertainty } from './certainty.ts';
import { factsOf, findMerged, findMoved } from './facts.ts';
import type { Fault } from './fault.ts';
import { findMarkup } from './inert.ts';
import { isInLanguage } from './line-language.ts';
import { findNameFault, lineNames } from './names.ts';
import { givesNumber, type LineNumber, lineNumbers } from './numbers.ts';
import { findNegationFault } from './negation.ts';
import { findOpposite } from './opposites.ts';
import { findQuotationFault } from './quotations.ts';
import { findRoleFault } from './roles.ts';
import { findQuoteSpeakerFault, findSpeakerFault } from './speakers.ts';
import { findUnsupported } from './support.ts';
import { type Token, tokens } from './tokens.ts';

export interface Sources {
  /** The cited sentences, in order. */
  readonly cited: readonly Evidence[];
  /** BCP 47 primary subtag of the articles. */
  readonly language: string;
  /** The names that their articles hold, which may complete a surname. */
  readonly names: readonly string[];
  /** UTF-16 units that the line may have. */
  readonly most: number;
}

/** Undefined where nothing speaks against showing the line. */
export function checkLine(line: string, { cited, language, names, most }: Sources): Fault | undefined {
  const text = line.trim();
  const sentences = cited.map((evidence) => evidence.text);
  if (text === '' || sentences.length === 0) return { kind: 'not-cited', what: text.slice(0, 40) };
  const all = sentences.join('\n');
  const markup = findMarkup(text, all, { most });
  if (markup) return markup;
  if (!isInLanguage(text, all, language)) return { kind: 'another-language', what: text.slice(0, 40) };
  const claim = tokens(text.replace(ANSWER, ''), language);
  const parts = sentences.map((sentence) => tokens(sentence, language));
  const given = joined(parts);
  const facts = factsOf(claim, language);
  return (
    findQuotationFault(text, sentences) ??
    findNumberFault(claim, given, language) ??
    findDateFault(claim, given) ??
    findNameFault(claim, { tokens: given, names, language }) ??
    findSpeakerFault(claim, parts, language) ??
    findQuoteSpeakerFault(text, claim, parts, sentences, language) ??
    findNegationFault(claim, given, language) ??
    findOpposite(claim, given, language) ??
    findCertainty(claim, given, language) ??
    findRoleFault(claim, given, language) ??
    findMoved(facts, factsOf(given, language), { claim, given }, language === 'en') ??
    findMerged(
      claim,
      facts,
      parts.map((line, at) => ({
        line,
        facts: factsOf(line, language),
        follows: follows(cited[at - 1], cited[at]),
      })),
    ) ??
    findUnsupported(claim, given, language)
  );
}

/** So far apart at most, one sentence follows on the other. */
const MOST_GAP = 3;

function follows(one: Evidence | undefined, other: Evidence | undefined): boolean {
  if (!one || other?.articleId !== one.articleId) return false;
  return other.start >= one.end && other.start - one.end <= MOST_GAP;
}

/** "Yes, …", "No. …": what it answers is in the rest. */
const ANSWER = /^(?:yes|no|ja|nein|oui|non|sí|si|sim|não)[.,:]\s+/iu;

/** One line of all sentences, clauses and sentences counted on. */
function joined(parts: readonly (readonly Token[])[]): Token[] {
  let [place, sentence, clause, whole] = [0, 0, 0, 0];
  return parts.flatMap((line) => {
    const moved = line.map((token) => ({
      ...token,
      place: token.place + place,
      sentence: token.sentence + sentence,
      clause: token.clause + clause,
      part: token.part + whole,
    }));
    const last = moved.at(-1);
    place += line.length;
    sentence = (last?.sentence ?? sentence) + 1;
    clause = (last?.clause ?? clause) + 1;
    whole = (last?.part ?? whole) + 1;
    return moved;
  });
}

function findNumberFault(
  claim: readonly Token[],
  given: readonly Token[],
  language: string,
): Fault | undefined {
  const known = lineNumbers(given, language);
  const single = given.some(({ lower }) =>
    /^(?:an?|one|single|another|ein\p{L}*|une?|una|uno|um|uma)$/u.test(lower),
  );
  for (const number of lineNumbers(claim, language)) {
    const token = claim[number.from];
    // "One of them": counts nothing.
    if (number.value === 1 && token?.type === 'word' && (single || !number.ordinal)) continue;
    if (isGivenNumber(number, known, claim, given, language)) continue;
    return {
      kind: 'number',
      what: claim
        .slice(number.from, number.to)
        .map(({ text }) => text)
        .join(' '),
    };
  }
  return undefined;
}

function isGivenNumber(
  number: LineNumber,
  known: readonly LineNumber[],
  claim: readonly Token[],
  given: readonly Token[],
  language: string,
): boolean {
  if (givesNumber(number, known)) return true;
  const { value, ordinal, from, to } = number;
  if (!ordinal) {
    // "The two players": as many are named in a row.
    return (
      claim[from]?.type === 'word' && value >= 2 && value <= 6 && listLengths(given, language).includes(value)
    );
  }
  if (known.some((other) => other.value === value)) return true;
  const word = claim[from]?.lower;
  if (
    word === 'first' &&
    (claim[to]?.lower === 'place' ||
      given.some(({ lower }) => /^(?:top|lead\p{L}*|best|never|new|initial\p{L}*|debut)$/u.test(lower)))
  )
    return true;
  // "A fifth of them".
  return known.some(
    (other) => Math.abs(other.value - 1 / value) < 1e-6 || Math.abs(other.value - 100 / value) < 1e-6,
  );
}

/** How many names stand in each row of names. */
function listLengths(given: readonly Token[], language: string): number[] {
  const names = lineNames(given, language);
  const lengths: number[] = [];
  let length = 1;
  names.forEach((name, at) => {
    const next = names[at + 1];
    const between = next ? given.slice(name.to, next.from) : [];
    if (
      next &&
      between.length <= 2 &&
      between.length > 0 &&
      between.every(({ lower }) => /^(?:,|and|und|et|y|e|or)$/u.test(lower))
    )
      length += 1;
    else {
      lengths.push(length);
      length = 1;
    }
  });
  return lengths;
}

function findDateFault(claim: readonly Token[], given: readonly Token[]): Fault | undefined {
  const known = new Set(dateWords(given).map(({ key }) => key));
  const wrong = dateWords(claim).find(({ key }) => !givesDate(key, known));
  return wrong && { kind: 'date', what: claim[wrong.at]?.text ?? wrong.key };
}
