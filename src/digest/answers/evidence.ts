/** What speaks for and against the best passage answering the question at all. */
import { stem } from '../words.ts';
import { rankScore } from './confidence.ts';
import { saysOpposite } from './opposites.ts';
import type { Features, Passage } from './passages.ts';
import { isNegated } from './question.ts';

type Fit = Pick<Features, 'own' | 'askedAround' | 'names' | 'rest' | 'article' | 'title' | 'pairs' | 'sort'>;

/** Each 0 to about 1, but for the score. "Here" is the passage's own sentence. */
export interface Evidence extends Fit {
  /** The passage's score among the others; not bounded. */
  readonly score: number;
  /** Every word of the question stands here. */
  readonly complete: number;
  /** Words of the question, no names, that its whole article lacks; and the weight of the rarest that it lacks. */
  readonly missingWords: number;
  readonly missingRarest: number;
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

export function weighEvidence(passage: Passage): Evidence {
  const { features, question, wanted, reading, sentence, index } = passage;
  const { own, askedAround, names, rest, article, title, pairs, sort } = features;
  const here = reading.terms[index] ?? new Set<string>();
  const lacking = wanted.filter(({ term }) => !here.has(term));
  const lackingAtAll = lacking.filter(({ term }) => !reading.whole.has(term));
  const weightOf = (found: typeof wanted): number =>
    found.reduce((most, { weight }) => Math.max(most, weight), 0);
  const areNames = (found: typeof wanted): number =>
    found.filter(({ term }) => question.names.has(term)).length;
  const isNumber = ({ term }: { readonly term: string }): boolean => /\d/u.test(term);
  const words = lackingAtAll.filter((word) => !isNumber(word) && !question.names.has(word.term));
  const saysNot = isNegated(sentence.text);
  return {
    own,
    askedAround,
    names,
    rest,
    article,
    title,
    pairs,
    sort,
    score: rankScore(features),
    complete: Number(lacking.length === 0),
    missingWords: words.length / 5,
    missingRarest: weightOf(lackingAtAll) / Math.max(1e-9, weightOf(wanted)),
    missingNamesHere: areNames(lacking) / 3,
    missingNames: areNames(lackingAtAll) / 3,
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
  return new Set([...text.matchAll(/\p{L}+/gu)].map(([word]) => stem(word, language)));
}
