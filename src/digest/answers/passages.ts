/** The sentences of the candidate articles, each with how well it fits a question. */
import type { StoredArticle } from '../../model.ts';
import type { Sentence } from '../sentences.ts';
import { holdsAnswer } from './answer-kinds.ts';
import { type Question, readQuestion } from './question.ts';
import { type Reading, readArticle } from './reading.ts';
import { type Weighted, weigh } from './weights.ts';

export interface Passage {
  readonly article: StoredArticle;
  readonly reading: Reading;
  readonly question: Question;
  readonly wanted: readonly Weighted[];
  readonly sentence: Sentence;
  /** Place among the article's sentences, and among the articles. */
  readonly index: number;
  readonly rank: number;
  readonly features: Features;
}

/** What the order of passages is reckoned from, each 0 to 1. A question's words count by their rarity. */
export interface Features {
  /** Share of the question's words that the sentence holds. */
  readonly own: number;
  /** The same with the sentences around it, the headline and the article's beginning. */
  readonly around: number;
  /** Share of the words of the question's last sentence that the sentence holds, and with what is around it. */
  readonly asked: number;
  readonly askedAround: number;
  /** It only says again what the question tells before it asks. */
  readonly restates: number;
  /** Share of the question's names that the sentence, or its surroundings, hold. */
  readonly names: number;
  /** Share of the question's other words that the sentence holds, and that are nowhere near. */
  readonly rest: number;
  readonly restMissing: number;
  /** Share of the question's words that its whole article holds, and that the headline holds. */
  readonly article: number;
  readonly title: number;
  /** Neighbouring words of the question that are neighbours here too. */
  readonly pairs: number;
  /** How close the question's words stand together. */
  readonly density: number;
  /** It holds what a question of this kind asks for. */
  readonly kind: number;
  /** It names the sort of thing that is asked for. */
  readonly sort: number;
  /** It stands at the beginning of its article. */
  readonly lead: number;
  /** Its article was found first. */
  readonly found: number;
  /** Its article is as new as the newest of them. */
  readonly fresh: number;
}

const DAY_MS = 24 * 3_600_000;
const FRESH_DAYS = 7;
const UNDATED_DAYS = 14;
const LEAST_DENSITY_WORDS = 6;

/** `articles`: the candidates, best first. A passage for each sentence that has something of the question. */
export function findPassages(asked: string, articles: readonly StoredArticle[]): Passage[] {
  const read = articles.map((article, rank) => ({ article, rank, reading: readArticle(article) }));
  const newest = Math.max(0, ...articles.flatMap(({ publishedAt }) => publishedMs(publishedAt) ?? []));
  const languages = new Set(articles.map(({ language }) => language));
  return [...languages].flatMap((language) => {
    const question = readQuestion(asked, language);
    const own = read.filter(({ article }) => article.language === language);
    const wanted = weigh(
      question,
      own.map(({ reading }) => reading),
    );
    return own.flatMap(({ article, rank, reading }) => {
      const ageMs = newest - (publishedMs(article.publishedAt) ?? newest - UNDATED_DAYS * DAY_MS);
      const fixed = { found: 1 / (1 + rank * 0.2), fresh: 1 / (1 + ageMs / (FRESH_DAYS * DAY_MS)) };
      return reading.sentences.flatMap((sentence, index): Passage[] => {
        // A question answers none, though it may hold every word of it.
        if (/\?["”’)]*$/u.test(sentence.text)) return [];
        const matched = match(question, wanted, reading, index);
        if (!matched) return [];
        const features = { ...matched, ...fixed };
        return [{ article, reading, question, wanted, sentence, index, rank, features }];
      });
    });
  });
}

function publishedMs(publishedAt: string | undefined): number | undefined {
  return publishedAt === undefined ? undefined : Date.parse(publishedAt);
}

/** Undefined where neither the sentence nor what is around it has a word of the question. */
function match(
  question: Question,
  wanted: readonly Weighted[],
  reading: Reading,
  index: number,
): Omit<Features, 'found' | 'fresh'> | undefined {
  const here = reading.terms[index] ?? new Set<string>();
  const near = [reading.terms[index - 1], reading.terms[index - 2], reading.terms[index + 1]];
  const sum = { whole: 0, own: 0, around: 0, asked: 0, askedOwn: 0, askedAround: 0, article: 0, title: 0 };
  const rest = { whole: 0, own: 0, missing: 0 };
  let names = 0;
  for (const { term, weight } of wanted) {
    const own = here.has(term) ? 1 : 0;
    const isNear = near.some((terms) => terms?.has(term)) || reading.title.has(term);
    const around = own || (isNear ? 0.7 : reading.terms[0]?.has(term) ? 0.5 : 0);
    sum.whole += weight;
    sum.own += own * weight;
    sum.around += around * weight;
    if (question.asked.has(term)) {
      sum.asked += weight;
      sum.askedOwn += own * weight;
      sum.askedAround += around * weight;
    }
    if (reading.whole.has(term)) sum.article += weight;
    if (reading.title.has(term)) sum.title += weight;
    if (question.names.has(term)) names += around;
    else {
      rest.whole += weight;
      rest.own += own * weight;
      if (around === 0) rest.missing += 1;
    }
  }
  if (sum.around === 0) return undefined;
  const own = sum.own / sum.whole;
  const asked = sum.asked === 0 ? 0 : sum.askedOwn / sum.asked;
  return {
    own,
    around: sum.around / sum.whole,
    asked,
    askedAround: sum.asked === 0 ? 0 : sum.askedAround / sum.asked,
    restates: question.terms.every((term) => question.asked.has(term)) ? 0 : Math.max(0, own - asked),
    names: question.names.size === 0 ? 1 : Math.min(1, names / question.names.size),
    rest: rest.whole === 0 ? own : rest.own / rest.whole,
    restMissing: rest.missing / question.terms.length,
    article: sum.article / sum.whole,
    title: sum.title / sum.whole,
    pairs: own === 0 ? 0 : sharedPairs(question, reading.plain(index)),
    density: own === 0 ? 0 : density(question, reading.sequences[index] ?? []),
    kind: holdsAnswer(question, reading.sentences[index]?.text ?? '') ? 1 : 0,
    sort: question.terms.some((term) => question.sort.has(term) && here.has(term)) ? 1 : 0,
    lead: 1 / (1 + index * 0.2),
  };
}

function sharedPairs({ pairs }: Question, plain: string): number {
  let shared = 0;
  for (const pair of pairs) if (plain.includes(` ${pair} `)) shared += 1;
  return Math.min(1, shared / Math.max(2, pairs.size * 0.5));
}

function density({ terms }: Question, sequence: readonly string[]): number {
  const held = sequence.flatMap((term, at) => (terms.includes(term) ? [at] : []));
  const [first, last] = [held[0] ?? 0, held.at(-1) ?? 0];
  const span = held.length > 1 ? last - first + 1 : sequence.length;
  return held.length / Math.max(LEAST_DENSITY_WORDS, span);
}
