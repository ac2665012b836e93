/** Which quotes are worth showing by themselves: whole sentences that carry position, stakes or colour. */
import type { Quote } from '../../model.ts';
import { isOrganisation } from './person-names.ts';
import { terms, wordCount } from '../words.ts';

const MOST_PULLS = 4;
const LEAST_WORDS = 6;
const MOST_WORDS = 70;
const FILLER =
  /^(?:thank you|thanks|yes|no|okay|ok|i don['’]t know|we['’]ll see|no comment|of course|absolutely|exactly|well|hello|good (?:morning|evening))\b[^.!?]{0,30}[.!?]?$/iu;
const STANCE =
  /\b(?:must|will|won['’]t|never|cannot|can['’]t|should|need|want|believe|demand|refuse|reject|ready|open|afraid|proud|hope|fear|worst|best|first|only|unacceptable|disaster|crisis|wrong|right|danger(?:ous)?|risk|impossible|important|historic|every|nobody|everyone)\b/giu;

/** The same quotes, the chosen ones marked. `whole`: indices of those that are sentences of their own. */
export function choosePulls(quotes: readonly Quote[], whole: ReadonlySet<number>): Quote[] {
  const scored = quotes
    .map((quote, index) => ({
      quote,
      index,
      score: whole.has(index) ? score(quote, index / quotes.length) : 0,
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.index - b.index);
  const chosen: { readonly index: number; readonly words: ReadonlySet<string> }[] = [];
  for (const { quote, index } of scored) {
    if (chosen.length >= MOST_PULLS) break;
    const words = new Set(terms(quote.text));
    if (chosen.every((one) => overlap(one.words, words) < 0.5)) chosen.push({ index, words });
  }
  const pulled = new Set(chosen.map(({ index }) => index));
  return quotes.map((quote, index) => ({ ...quote, pull: pulled.has(index) }));
}

function score(quote: Quote, place: number): number {
  const count = wordCount(quote.text);
  if (quote.speaker === undefined || count < LEAST_WORDS || count > MOST_WORDS || FILLER.test(quote.text))
    return 0;
  // Not in a name's way, as a body is spoken of ("the ministry"): most likely somebody else's.
  if (/^\p{Lu}/u.test(quote.speaker) && isOrganisation(quote.speaker)) return 0;
  if (/\n/u.test(quote.text)) return 0;
  // A part that begins with what only its other half explains can't stand alone.
  if (
    /^(?:and|but|or|so|because|which|that|then|it['’]s|it|this|that['’]s|he|she|they)\b/iu.test(quote.text) &&
    count < 14
  )
    return 0;
  const stance = (quote.text.match(STANCE) ?? []).length;
  const named = quote.role === undefined ? 0 : 0.5;
  return 1 + Math.min(stance, 3) + named + (count >= 8 && count <= 40 ? 1 : 0) + (1 - place);
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(1, Math.min(a.size, b.size));
}
