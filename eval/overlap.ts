/** The floor under answers: of the articles, best first, the sentence that has most of the question's words. It always answers. */
import { sentences } from '../src/digest/sentences.ts';
import { terms } from '../src/digest/words.ts';
import type { StoredArticle } from '../src/model.ts';

interface Chosen {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function likestSentence(question: string, articles: readonly StoredArticle[]): Chosen {
  const asked = new Set(terms(question));
  let best: Chosen & { shared: number } = { text: '', start: 0, end: 0, shared: -1 };
  for (const { text } of articles)
    for (const { start, end } of sentences(text)) {
      const words = text.slice(start, end);
      const shared = new Set(terms(words).filter((term) => asked.has(term))).size;
      if (shared > best.shared) best = { text: words, start, end, shared };
    }
  return best;
}
