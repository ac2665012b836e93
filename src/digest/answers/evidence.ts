/** What speaks for and against the best passage answering the question at all. */
import type { AnswerKind } from './answer-kinds.ts';
import { rankScore } from './confidence.ts';
import { rootOf } from './irregular.ts';
import { saysOpposite } from './opposites.ts';
import type { Features, Passage } from './passages.ts';
import { isNegated } from './question.ts';

type Fit = Pick<Features, 'names' | 'rest' | 'title' | 'sort'>;

/** Each 0 to about 1, but for the score. "Here" is the passage's own sentence. */
export interface Evidence extends Fit {
  /** The passage's score among the others; not bounded. */
  readonly score: number;
  /** How far the fourth passage is behind: what is told by many is told. */
  readonly alone: number;
  /** Every word of the question stands here. */
  readonly complete: number;
  /** Words of the question, no names, that its whole article lacks. */
  readonly missingWords: number;
  /** Names of the question that are not here, that the article lacks, and numbers that are not here. */
  readonly missingNamesHere: number;
  readonly missingNames: number;
  readonly missingNumbersHere: number;
  /** The question has no name, how long it is. */
  readonly nameless: number;
  readonly length: number;
  /** The question asks for what is not so; the passage does not say so; only one of the two does. */
  readonly negated: number;
  readonly negatedAlone: number;
  readonly negationDiffers: number;
  /** A word of the question stands here as its opposite. */
  readonly opposite: number;
}

const LONG = 150;

/** `passages`: best first. */
export function weighEvidence(passages: readonly [Passage, ...Passage[]]): Evidence {
  const [passage] = passages;
  const fourth = passages[Math.min(3, passages.length - 1)] ?? passage;
  const { features, question, wanted, reading, sentence, index } = passage;
  const { names, rest, title, sort } = features;
  const here = reading.terms[index] ?? new Set<string>();
  const lacking = wanted.filter(({ term }) => !here.has(term));
  const lackingAtAll = lacking.filter(({ term }) => !reading.whole.has(term));
  const countNames = (found: typeof wanted): number =>
    found.filter(({ term }) => question.names.has(term)).length;
  const isNumber = ({ term }: { readonly term: string }): boolean => /\d/u.test(term);
  const words = lackingAtAll.filter((word) => !isNumber(word) && !question.names.has(word.term));
  const saysNot = isNegated(sentence.text);
  return {
    names,
    rest,
    title,
    sort,
    score: rankScore(features),
    alone: rankScore(features) - rankScore(fourth.features),
    complete: Number(lacking.length === 0),
    missingWords: words.length / 5,
    missingNamesHere: countNames(lacking) / 3,
    missingNames: countNames(lackingAtAll) / 3,
    missingNumbersHere: lacking.filter(isNumber).length,
    nameless: Number(question.names.size === 0),
    length: Math.min(1, question.text.length / LONG),
    negated: Number(question.negated),
    negatedAlone: Number(question.negated && !saysNot),
    negationDiffers: Number(question.negated !== saysNot),
    opposite: Number(saysOpposite(question.stems, stemsOf(sentence.text, passage.article.language))),
  };
}

function stemsOf(text: string, language: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\p{L}+/gu)].map(([word]) => rootOf(word, language)));
}

const MEASURES: ReadonlySet<AnswerKind> = new Set(['age', 'length', 'measure']);

/** A length, an age was asked for, and there is none. */
export function lacksMeasure({ question, features }: Passage): boolean {
  return MEASURES.has(question.kind) && features.kind === 0;
}

/** A longer question tells much that an article may put otherwise. */
const MOST_WORDS_OF_SHORT = 4;

/** Of what a short question asks about whom it names, nothing stands anywhere near: "How many died at the dam?" and nobody did. */
export function asksOfNothing({ question, wanted, reading, index }: Passage): boolean {
  const asked = wanted.filter(({ term }) => question.asked.has(term) && !question.names.has(term));
  const around = [index - 1, index, index + 1].flatMap((at) => reading.terms[at] ?? []);
  return (
    wanted.length <= MOST_WORDS_OF_SHORT &&
    asked.length > 0 &&
    !asked.some(({ term }) => [reading.title, ...around].some((terms) => terms.has(term)))
  );
}
