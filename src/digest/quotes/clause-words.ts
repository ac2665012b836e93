/** The words of a clause, and how far a noun phrase in it goes. */
import { isTitle } from './roles.ts';

export interface Word {
  readonly text: string;
  readonly bare: string;
  readonly start: number;
  readonly end: number;
}

export function wordsOf(part: string, offset: number): Word[] {
  return [...part.matchAll(/\S+/gu)].map((match) => ({
    text: match[0],
    bare: match[0].replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.]+$/gu, '').replace(/(?<=\p{Ll})\.+$/u, ''),
    start: offset + match.index,
    end: offset + match.index + match[0].length,
  }));
}

/** The end of a noun phrase that begins with these words: up to a comma, a full stop, or a word that begins something else. */
export function nounEnd(text: string, words: readonly Word[]): number {
  let end = words[0]?.start ?? 0;
  for (const [index, { text: raw, bare, end: wordEnd }] of words.entries()) {
    if (
      index > 0 &&
      !(bare === 'and' && isTitle(words[index - 1]?.bare ?? '')) &&
      (raw.startsWith('(') ||
        /^(?:in|on|at|during|after|when|while|as|to|who|that|from|before|by|with|about|last|this|yesterday|today|adding|referring|speaking|and|but|if|because)$/u.test(
          bare,
        ) ||
        /^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/u.test(bare))
    )
      return end;
    end = wordEnd;
    if (
      /[,;:!?—–)]["”’]?$/u.test(raw) ||
      (/\.["”’]?$/u.test(raw) &&
        !/^(?:\p{Lu}\.|Mr\.|Mrs\.|Ms\.|Dr\.|Sen\.|Rep\.|Gov\.|Gen\.|St\.|Prof\.|Lt\.|Col\.|Sgt\.|Rev\.)$/u.test(
          raw,
        ))
    )
      return end - (/[,;:.!?—–)]+["”’]?$/u.exec(raw)?.[0].length ?? 0);
  }
  return Math.min(end, text.length);
}
