/** The sentence of an article that holds most of the words looked for. */
import { sentences } from './sentences.ts';
import { terms } from './words.ts';

const MOST_SENTENCES = 200;

/** The first of the best sentences, as the article has it; "" for an article without text. */
export function snippet(text: string, words: string): string {
  const wanted = new Set(terms(words));
  let best = '';
  let bestCount = -1;
  for (const sentence of sentences(text).slice(0, MOST_SENTENCES)) {
    const held = new Set(terms(sentence.text).filter((term) => wanted.has(term))).size;
    if (held > bestCount) [best, bestCount] = [sentence.text, held];
  }
  return best;
}
