/**
 * Whether a translation may be shown: the numbers, dates and names of what it translates, no others, in the right language, of a fitting
 * length, with no more and no fewer negations than it may have. What it says beyond that is marked as a translation.
 */
import { dateWords, givesDate } from './dates.ts';
import type { Fault } from './fault.ts';
import { findMarkup } from './inert.ts';
import { isInLanguage } from './line-language.ts';
import { lineNames } from './names.ts';
import { isNegation } from './negation.ts';
import { type LineNumber, lineNumbers } from './numbers.ts';
import { type Token, tokens } from './tokens.ts';

export interface Original {
  readonly text: string;
  readonly language: string;
  readonly to: string;
  /** UTF-16 units that the translation may have. */
  readonly most: number;
}

/** Languages differ in length, but not by more. */
const LEAST_RATIO = 0.45;
const MOST_RATIO = 2.4;
/** So short, a line has hardly any length to compare. */
const SHORT = 40;

export function checkTranslation(
  translation: string,
  { text, language, to, most }: Original,
): Fault | undefined {
  const line = translation.trim();
  if (line === '') return { kind: 'not-cited', what: '' };
  const markup = findMarkup(line, text, { most });
  if (markup) return markup;
  const ratio = line.length / text.length;
  if (text.length > SHORT && isAlphabetic(to) && (ratio < LEAST_RATIO || ratio > MOST_RATIO))
    return { kind: 'unsupported', what: `${line.length} characters for ${text.length}` };
  if (!isInLanguage(line, `${text} ${line}`, to) || line === text)
    return { kind: 'another-language', what: line.slice(0, 40) };
  const [told, given] = [tokens(line, to), tokens(text, language)];
  return (
    findNumbers(told, to, given, language) ??
    findDates(told, given) ??
    findNames(told, to, given, language, text) ??
    findNegation(told, to, given, language)
  );
}

function isAlphabetic(language: string): boolean {
  return !['zh', 'ja', 'ko'].includes(language);
}

/** Those in figures both ways; those in words may become figures and the other way round. */
function findNumbers(
  told: readonly Token[],
  to: string,
  given: readonly Token[],
  language: string,
): Fault | undefined {
  const fault = (number: LineNumber, line: readonly Token[]): Fault => ({
    kind: 'number',
    what: line
      .slice(number.from, number.to)
      .map(({ text }) => text)
      .join(' '),
  });
  const [ours, theirs] = [lineNumbers(told, to), lineNumbers(given, language)];
  const has = (numbers: readonly LineNumber[], { value }: LineNumber): boolean =>
    numbers.some(
      (other) =>
        Math.abs(other.value - value) <= 1e-6 * Math.max(1, Math.abs(value)) ||
        Math.abs(other.value * 100 - value) < 1e-6 ||
        Math.abs(value * 100 - other.value) < 1e-6,
    );
  const inFigures = (number: LineNumber, line: readonly Token[]): boolean =>
    line[number.from]?.type === 'number';
  const added = ours.find((number) => inFigures(number, told) && !has(theirs, number));
  if (added) return fault(added, told);
  const lost = theirs.find((number) => inFigures(number, given) && !has(ours, number));
  return lost && fault(lost, given);
}

function findDates(told: readonly Token[], given: readonly Token[]): Fault | undefined {
  const known = new Set(dateWords(given).map(({ key }) => key));
  const wrong = dateWords(told).find(({ key }) => /^(?:day|month)-/u.test(key) && !givesDate(key, known));
  if (wrong) return { kind: 'date', what: told[wrong.at]?.text ?? wrong.key };
  const kept = new Set(dateWords(told).map(({ key }) => key));
  const lost = dateWords(given).find(({ key }) => /^(?:day|month)-/u.test(key) && !kept.has(key));
  return lost && kept.size > 0 ? { kind: 'date', what: given[lost.at]?.text ?? lost.key } : undefined;
}

/** Names stay as they are written; what a translation writes large may be a noun there, or a name that has another form. */
function findNames(
  told: readonly Token[],
  to: string,
  given: readonly Token[],
  language: string,
  text: string,
): Fault | undefined {
  const original = text.toLowerCase();
  for (const { words } of lineNames(told, to)) {
    const unknown = words.filter(({ lower }) => !original.includes(stemOf(lower)) && !hasForm(lower, given));
    // A person has two of them; one may be a country or an office, which each language calls its own way.
    if (unknown.length > 1 && unknown.length === words.length)
      return { kind: 'name', what: words.map((word) => word.text).join(' ') };
  }
  const kept = told.map(({ lower }) => stemOf(lower)).join(' ');
  const people = lineNames(given, language).filter(
    ({ words }) => words.length > 1 && words.every((word) => word.type === 'word'),
  );
  const gone = people.find(
    ({ words }) => !words.some(({ lower }) => kept.includes(stemOf(lower)) || hasForm(lower, told)),
  );
  return gone && isLatin(to)
    ? { kind: 'name', what: gone.words.map((word) => word.text).join(' ') }
    : undefined;
}

function isLatin(language: string): boolean {
  return !['ru', 'uk', 'ar', 'zh', 'ja', 'ko', 'el', 'he'].includes(language);
}

function stemOf(lower: string): string {
  const bare = lower
    .replace(/['’]s?$/u, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
  return bare.length > 5 ? bare.slice(0, 5) : bare;
}

function hasForm(lower: string, line: readonly Token[]): boolean {
  return line.some((other) => stemOf(other.lower) === stemOf(lower));
}

function findNegation(
  told: readonly Token[],
  to: string,
  given: readonly Token[],
  language: string,
): Fault | undefined {
  const says = (line: readonly Token[], code: string): Token | undefined =>
    line.find((token) => isNegation(token, code));
  const [ours, theirs] = [says(told, to), says(given, language)];
  const refuses = (line: readonly Token[]): boolean =>
    line.some(({ lower }) =>
      /^(?:fail|refus|reject|den|declin|lack|without|ohne|sans|sin|sem|unab|unlik|except|only|nur|seul|solo|só|until|bis|un\p{L}{4})/u.test(
        lower,
      ),
    );
  if (ours && !theirs && !refuses(given)) return { kind: 'negation', what: ours.text };
  return theirs && !ours && !refuses(told) ? { kind: 'negation', what: theirs.text } : undefined;
}
