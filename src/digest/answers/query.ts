/** The words to look a question up by. */
import { fold, isFunctionWord } from '../words.ts';
import { rootOf } from './irregular.ts';
import { readQuestion } from './question.ts';

const MOST_WORDS = 12;

/** The telling words of a question as they are written, names and numbers first; none where it has none. */
export function queryWords(question: string): readonly string[] {
  const { text, terms, names } = readQuestion(question);
  const telling = new Set(terms);
  const once = new Map<string, string>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu)) {
    const key = rootOf(word, 'en');
    if (telling.has(key) && !isFunctionWord(word) && !once.has(key))
      once.set(key, fold(word) === word.toLowerCase() ? word : fold(word));
  }
  const rank = (key: string): number => (names.has(key) ? 0 : /\d/u.test(key) ? 1 : 2);
  return [...once]
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .slice(0, MOST_WORDS)
    .map(([, word]) => word);
}
