/** "Who said that?": from the quotes, with their speakers. */
import type { Answer, Quote, StoredArticle } from '../../model.ts';
import { findQuotes } from '../quotes/find-quotes.ts';
import { terms } from '../words.ts';
import { toCitation } from './citations.ts';

/** Share of the words asked about that the quote has to hold. */
const LEAST_SHARED = 0.6;
const LEAST_WORDS = 2;

export function isWhoSaidThat(question: string): boolean {
  return /^(?:and |but |so |ok(?:ay)?,? )?(?:who|whose)\b.{0,30}\b(?:said|says|say|told|wrote|words|claimed|quote)\b.{0,10}\b(?:that|this|it|so|those)\b/iu.test(
    question,
  );
}

/** The speaker of these words; undefined where no quote is told to be theirs. */
export function whoSaid(
  question: string,
  words: string | readonly string[],
  articles: readonly StoredArticle[],
): Answer | undefined {
  const wanted = new Set(typeof words === 'string' ? terms(words) : words);
  if (wanted.size < LEAST_WORDS) return undefined;
  let best: { readonly article: StoredArticle; readonly quote: Quote; readonly shared: number } | undefined;
  for (const article of articles) {
    for (const quote of findQuotes(article)) {
      if (quote.speaker === undefined) continue;
      const own = new Set(terms(quote.text));
      const least = typeof words === 'string' ? Math.min(own.size, wanted.size) : wanted.size;
      const shared = [...own].filter((term) => wanted.has(term)).length / Math.max(1, least);
      if (shared >= LEAST_SHARED && shared > (best?.shared ?? 0)) best = { article, quote, shared };
    }
  }
  if (!best) return undefined;
  const { article, quote } = best;
  const text = [quote.speaker, quote.role].filter(Boolean).join(', ');
  return {
    type: 'answered',
    question,
    text,
    highlight: { start: 0, end: quote.speaker?.length ?? 0 },
    citations: [toCitation(article, quote.start, quote.end)],
    by: 'extract',
  };
}
