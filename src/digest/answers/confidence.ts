/**
 * How well a passage fits, and how sure it is that it answers. Fitted by `npm run eval -- fit-answers` to the first half of RealTimeQA
 * 2022's weeks and of SQuAD 2.0's titles, as are the thresholds; the other halves are what figures are reported for. RANK_WEIGHTS: softmax
 * over the passages of a question. SURE_WEIGHTS: logistic regression, in which what speaks against an answer can't speak for it; `inStore` is
 * of the news questions, with a tenth of the paragraph questions among them, for chats ask as shortly; `inArticle` is of those alone.
 */
import type { Evidence } from './evidence.ts';
import type { Features } from './passages.ts';

export const RANK_WEIGHTS: Features = {
  own: -0.37,
  around: 1.59,
  asked: 1.01,
  askedAround: 1.2,
  restates: -1.32,
  names: 1.1,
  rest: 1.52,
  restMissing: -1.48,
  article: 0.19,
  title: 0.61,
  pairs: 1.54,
  density: 1.74,
  kind: 2.06,
  sort: 0.22,
  lead: 1.62,
  found: -0.04,
  fresh: 2.02,
};

/** Whether a question was put to the whole store or a story, or to one article that the asker chose. */
export type Scope = 'inStore' | 'inArticle';

export const SURE_WEIGHTS: Readonly<Record<keyof Evidence, readonly [inStore: number, inArticle: number]>> = {
  score: [0.17, 0.0],
  alone: [-0.16, -0.03],
  names: [0.53, 0.64],
  rest: [0.53, 0.27],
  title: [1.91, 0.29],
  sort: [0.8, 0.11],
  complete: [0.0, 0.6],
  missingWords: [-1.24, 0.0],
  missingNamesHere: [-0.4, -0.39],
  missingNames: [-0.18, 0.0],
  missingNumbersHere: [-0.58, -0.92],
  nameless: [0.15, -0.24],
  length: [0.23, 1.08],
  negated: [0.0, -1.12],
  negatedAlone: [-0.93, -1.18],
  negationDiffers: [0.0, -0.29],
  opposite: [-0.61, -1.79],
};
const BIAS = { inStore: -1.78, inArticle: -0.8 } as const;

/** Below this, the articles don't say. */
export const LEAST_SURE = { inStore: 0.43, inArticle: 0.52 } as const;

export function rankScore(features: Features): number {
  let sum = 0;
  for (const [name, weight] of entriesOf(RANK_WEIGHTS)) sum += weight * features[name];
  return sum;
}

/** 0 to 1. */
export function sureness(evidence: Evidence, scope: Scope): number {
  let sum: number = BIAS[scope];
  for (const [name, [inStore, inArticle]] of entriesOf(SURE_WEIGHTS))
    sum += (scope === 'inStore' ? inStore : inArticle) * evidence[name];
  return 1 / (1 + Math.exp(-sum));
}

function entriesOf<Key extends string, Value>(table: Readonly<Record<Key, Value>>): [Key, Value][] {
  return Object.entries(table) as [Key, Value][];
}
