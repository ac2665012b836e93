/** Words as the index holds them: split here, so that Postgres' own parser finds no addresses and operators in them. */
import type { SearchQuery } from '../ports.ts';

/** A tsvector holds a megabyte; what comes after this much of an article is found by no search. */
const MOST_INDEXED = 200_000;
const MOST_WORDS = 32;
/** Each more makes it half as slow again. */
const MOST_WORDS_OF_THREE = 7;

/** Text for to_tsvector: folded words parted by spaces. */
export function indexed(text: string): string {
  return tokens(text.slice(0, MOST_INDEXED)).join(' ');
}

/** Each asked word as a tsquery, a word of several parts as a phrase. */
export function queryWords(words: readonly string[]): string[] {
  return words.slice(0, MOST_WORDS).flatMap((word) => {
    const parts = tokens(word);
    return parts.length === 0 ? [] : `(${parts.map((part) => `'${part}'`).join(' <-> ')})`;
  });
}

/** The tsquery that a hit has to match; undefined where too few words are left. */
export function toQuery(words: readonly string[], match: SearchQuery['match']): string | undefined {
  if (match === 'three') return atLeast(3, words.slice(0, MOST_WORDS_OF_THREE));
  return words.length > 0 ? words.join(match === 'all' ? ' & ' : ' | ') : undefined;
}

function atLeast(count: number, words: readonly string[]): string | undefined {
  if (words.length < count) return undefined;
  if (count === 1) return `(${words.join(' | ')})`;
  const parts = words.flatMap((word, at) => {
    const rest = atLeast(count - 1, words.slice(at + 1));
    return rest === undefined ? [] : [`(${word} & ${rest})`];
  });
  return `(${parts.join(' | ')})`;
}

function tokens(text: string): string[] {
  const folded = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}
