/** Words of a text as search and comparison see them: lower-cased, folded, stemmed, without function words. */
import { newStemmer } from 'snowball-stemmers';

const stemmer = newStemmer('english');
const stems = new Map<string, string>();
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;

const FUNCTION_WORDS = new Set(
  `a about above after again against all also am an and any are as at be because been before being below between both but by
can could did do does doing down during each few for from further had has have having he her here hers him his how i if
in into is it its itself just may me might more most must my no nor not now of off on once only or other our out over own
same say said says she should so some such than that the their them then there these they this those through to too under
until up upon us near around across along among amid behind beside toward towards onto via per despite except inside outside within without very was we were what when where which while who whom why will with would yet you your`.split(
    /\s+/u,
  ),
);

/** Folds case and accents; possessive 's is dropped. */
export function fold(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]s?$/u, '');
}

/** The stem of one word, memoised (the vocabulary of news is small). */
export function stem(word: string): string {
  const folded = fold(word);
  const known = stems.get(folded);
  if (known !== undefined) return known;
  if (stems.size > 200_000) stems.clear();
  const made = stemmer.stem(folded);
  stems.set(folded, made);
  return made;
}

export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(fold(word));
}

/** The stems of a text's content words, in order, repetitions kept. */
export function terms(text: string): string[] {
  const found: string[] = [];
  for (const [word] of text.matchAll(WORD)) if (!isFunctionWord(word)) found.push(stem(word));
  return found;
}
