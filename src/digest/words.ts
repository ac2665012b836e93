/** Words of a text as search and comparison see them: lower-cased, folded, stemmed, without function words. */
import { languageOf } from './languages.ts';

const ENGLISH = 'en';
const MOST_STEMS = 200_000;
/** By language, then by word. */
const stems = new Map<string, Map<string, string>>();
const stopWords = new Map<string, ReadonlySet<string>>();
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
export function stem(word: string, language = ENGLISH): string {
  const folded = fold(word);
  const memo = stems.get(language) ?? new Map<string, string>();
  stems.set(language, memo);
  const known = memo.get(folded);
  if (known !== undefined) return known;
  if (memo.size > MOST_STEMS) memo.clear();
  const made = languageOf(language).stem(folded);
  memo.set(folded, made);
  return made;
}

export function isFunctionWord(word: string, language = ENGLISH): boolean {
  if (language === ENGLISH) return FUNCTION_WORDS.has(fold(word));
  const known = stopWords.get(language) ?? new Set([...languageOf(language).stopWords].map(fold));
  stopWords.set(language, known);
  return known.has(fold(word));
}

/** The stems of a text's content words, in order, repetitions kept. */
export function terms(text: string, language = ENGLISH): string[] {
  const memo = contentStems.get(language) ?? new Map<string, string>();
  contentStems.set(language, memo);
  if (memo.size > MOST_STEMS) memo.clear();
  const found: string[] = [];
  const unspaced = UNSPACED.test(text);
  for (const match of text.match(WORD) ?? []) {
    for (const word of unspaced ? cut(match) : [match]) {
      let term = memo.get(word);
      if (term === undefined) {
        term = isFunctionWord(word, language) ? '' : stem(word, language);
        memo.set(word, term);
      }
      if (term !== '') found.push(term);
    }
  }
  return found;
}

/** By language, then by the word as it is written; empty for a function word. */
const contentStems = new Map<string, Map<string, string>>();

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });

/** Scripts that write without spaces are cut into words. */
function cut(word: string): string[] {
  if (!UNSPACED.test(word)) return [word];
  return [...segmenter.segment(word)].flatMap(({ segment, isWordLike }) => (isWordLike ? segment : []));
}

/** How many words a reader counts: two letters a word, where a script writes without spaces. */
export function wordCount(text: string): number {
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu) ?? [];
  return Math.max(text.split(/\s+/u).length, Math.floor(unspaced.length / 2));
}
