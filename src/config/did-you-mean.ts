/** The word that was meant, for one that nobody knows. */
import { distance } from 'fastest-levenshtein';

/** Undefined where none of them is near: a third of its letters, or two in a short one, may be others. */
export function nearest(typed: string, words: readonly string[]): string | undefined {
  const word = typed.toLowerCase();
  const ranked = words
    .map((one) => ({ one, away: distance(word, one.toLowerCase()) }))
    .toSorted((a, b) => a.away - b.away);
  const [best] = ranked;
  return best && best.away <= Math.max(2, Math.floor(word.length / 3)) && best.away < best.one.length - 1
    ? best.one
    : undefined;
}
