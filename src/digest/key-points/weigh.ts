/** How much a sentence is worth as a key point: its words, its place, its figures, what comes next, and what speaks against it. */
import type { Article } from '../../model.ts';
import { terms } from '../words.ts';
import type { Candidate } from './candidates.ts';

/** How much a sentence's words count beside its place, its numbers and its length. */
const CONTENT = 4;
/** A sentence of fewer terms tells no more for having few. */
const LEAST_TERMS = 5;
const LEAD = 6;
const LEAD_FALL = 0.7;
/** What the first place is worth to a sentence without a name or a figure: it sets the scene rather than tells. */
const SCENE = 0.4;
const NAME = 0.1;
const MOST_NAMES = 3;
const NUMBER = 0.7;
const NEXT = 0.4;
/** From this many words on, each further one counts against a sentence, up to a bound: some have to be long. */
const LONG_WORDS = 26;
const LONG = 0.15;
const MOST_LONG = 1;
const SHORT_WORDS = 10;
const SHORT = 1;
const SPEECH = 2;
const PERSONAL = 0.7;
const POINTS_BACK = 2;
const UNANCHORED = 1.5;
const TITLE = 1;
const COMES_NEXT =
  /\b(?:will|expected|plans?|planned|scheduled|set to|due|next|later this|by the end|until|deadline|vote|hearing)\b/iu;

/** How much each word tells in these articles: the headline's most, then what comes again and again. */
export function termWeights(
  articles: readonly Article[],
  candidates: readonly Candidate[],
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const candidate of candidates) {
    for (const term of new Set(candidate.terms)) weights.set(term, (weights.get(term) ?? 0) + 1);
  }
  for (const [term, count] of weights) weights.set(term, Math.log2(1 + count));
  for (const { title, language } of articles) {
    for (const term of terms(title, language)) weights.set(term, (weights.get(term) ?? 0) + TITLE);
  }
  return weights;
}

export function worth(candidate: Candidate, weights: ReadonlyMap<string, number>): number {
  const { sentence, article, index, speech, names } = candidate;
  const told = new Set(candidate.terms);
  let weight = 0;
  for (const term of told) weight += weights.get(term) ?? 0;
  const number = /\d/u.test(sentence.text);
  // The average, not the sum: a sentence does not win by its length.
  const content = (CONTENT * weight) / Math.max(LEAST_TERMS, told.size);
  const scene = article.language === 'en' && names === 0 && !number;
  const lead = (LEAD * (scene ? SCENE : 1)) / (1 + index * LEAD_FALL);
  const figures = (number ? NUMBER : 0) + NAME * Math.min(MOST_NAMES, names);
  const next = COMES_NEXT.test(sentence.text) ? NEXT : 0;
  return content + lead + figures + next - speech * SPEECH - against(candidate, number);
}

function against({ index, words, pointsBack, unanchored, personal }: Candidate, number: boolean): number {
  // What an article opens with says the most, however long.
  const long = index === 0 ? 0 : Math.min(MOST_LONG, Math.max(0, words - LONG_WORDS) * LONG);
  return (
    long +
    (words < SHORT_WORDS && !number ? SHORT : 0) +
    (pointsBack ? POINTS_BACK : 0) +
    (unanchored ? UNANCHORED : 0) +
    (personal ? PERSONAL : 0)
  );
}
