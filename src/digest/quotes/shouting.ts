/** Articles in capitals, as wires still send some: read as if they were not, letter for letter. */
import { isFunctionWord } from '../words.ts';
import { isReportingVerb } from './verbs.ts';

const LEAST_LETTERS = 40;
const MOST_SMALL = 0.1;

/** The same text, of the same length, with capitals only where a word begins that may be a name; as it is where it has small letters. */
export function withoutShouting(text: string): string {
  const count = (kind: RegExp): number => text.match(kind)?.length ?? 0;
  const letters = count(/\p{L}/gu);
  if (letters < LEAST_LETTERS || count(/\p{Lu}/gu) < letters / 2 || count(/\p{Ll}/gu) > letters * MOST_SMALL)
    return text;
  return text.replace(/\p{Lu}[\p{L}\p{M}]*/gu, (word, at: number) => {
    const lower = word.toLowerCase();
    // A few letters are longer when they are small, and every offset has to stay.
    if (lower.length !== word.length) return word;
    const begins = /(?:^|[.!?…\n“"]\s*)$/u.test(text.slice(Math.max(0, at - 3), at));
    const plain = isFunctionWord(lower) || isReportingVerb(lower);
    return plain && !begins ? lower : word.charAt(0) + lower.slice(1);
  });
}
