/** Whether the numbers of a line stand in its sources. */
import type { Fault } from './fault.ts';
import { lineNames } from './names.ts';
import { type LineNumber, lineNumbers } from './numbers.ts';
import type { Token } from './tokens.ts';

export function findNumberFault(
  claim: readonly Token[],
  given: readonly Token[],
  language: string,
): Fault | undefined {
  const known = lineNumbers(given, language);
  const single = given.some(({ lower }) =>
    /^(?:an?|one|single|another|ein\p{L}*|une?|una|uno|um|uma)$/u.test(lower),
  );
  const told = lineNumbers(claim, language);
  for (const number of told) {
    if (isPartOfRatio(number, told, known)) continue;
    const token = claim[number.from];
    // "One of them": counts nothing.
    if (number.value === 1 && token?.type === 'word' && (single || !number.ordinal)) continue;
    if (isGivenNumber(number, known, claim, given, language) && !isRestOf(number, claim, given)) continue;
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

/** "All but 10 per cent": the others, where the sources count these. */
function isRestOf({ from }: LineNumber, claim: readonly Token[], given: readonly Token[]): boolean {
  const before = claim.slice(Math.max(0, from - 4), from);
  return (
    before.some(isAllBut) &&
    !given.some((token, at) => isAllBut(token, at, given) || token.lower === 'except')
  );
}

function isAllBut({ lower }: Token, at: number, line: readonly Token[]): boolean {
  return lower === 'all' && line[at + 1]?.lower === 'but';
}

/** "Nine in ten", where 90 per cent are given. */
function isPartOfRatio(
  number: LineNumber,
  told: readonly LineNumber[],
  known: readonly LineNumber[],
): boolean {
  return told.some(
    (ratio) =>
      ratio !== number &&
      ratio.value < 1 &&
      ratio.from <= number.from &&
      number.to <= ratio.to &&
      (givesNumber(ratio, known) || isOrdinalOf(ratio, known)),
  );
}

/** A fifth is one in five. */
function isOrdinalOf({ value }: LineNumber, known: readonly LineNumber[]): boolean {
  return known.some((other) => other.ordinal && Math.abs(other.value * value - 1) < 1e-6);
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
    if (value < 1 && isOrdinalOf(number, known)) return true;
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

/** Whether the sources give this number: to the letter, or as it may be rounded where that is said. */
export function givesNumber(claimed: LineNumber, given: readonly LineNumber[]): boolean {
  return given.some((number) => isSameUnit(claimed, number) && isSameValue(claimed, number));
}

function isSameUnit(a: LineNumber, b: LineNumber): boolean {
  if (a.rate !== undefined && b.rate !== undefined && a.rate !== b.rate) return false;
  // "Four weeks" are not the four of "four men".
  if (a.unit !== undefined && b.counts !== undefined) return false;
  return a.unit === b.unit || a.unit === undefined || b.unit === undefined;
}

function isSameValue(claimed: LineNumber, given: LineNumber): boolean {
  const [a, b] = [claimed.value, given.value];
  const close = (x: number, y: number): boolean => Math.abs(x - y) <= 1e-6 * Math.max(1, Math.abs(y));
  if (close(a, b)) return true;
  // A quarter of them are 25 per cent of them.
  if (a < 1 && close(a * 100, b) && given.unit === '%') return true;
  if (b < 1 && close(b * 100, a) && claimed.unit === '%') return true;
  // "More than 60" for 62, and not "at least 12" for 14: only a rounder number may stand for another.
  if (given.bound !== undefined || digitsOf(a) >= digitsOf(b)) return false;
  if (claimed.bound === 'more') return b > a && b <= a * 1.2;
  if (claimed.bound === 'less') return b < a && b >= a * 0.85;
  return claimed.bound === 'about' && Math.abs(a - b) <= 0.06 * b;
}

/** Without the noughts at either end. */
function digitsOf(value: number): number {
  return String(value)
    .replace(/[.-]/gu, '')
    .replace(/^0+|0+$/gu, '').length;
}
