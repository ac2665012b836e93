/**
 * How well a passage fits, and how sure it is that it answers. Fitted by `npm run eval -- fit-answers`: the order of passages so
 * that those with the answer come first, the sureness so that what the articles hold is told from what they don't hold, by
 * logistic regression, on the first half of RealTimeQA 2022's weeks (`inStore`) and of SQuAD 2.0's titles (`inArticle`).
 * The thresholds were chosen there too: half of each is never looked at, and is what the figures are reported for.
 */
import type { Evidence } from './evidence.ts';
import type { Features } from './passages.ts';

export const RANK_WEIGHTS: Features = {
  own: -0.2,
  around: 1.56,
  asked: 1.16,
  askedAround: 1.0,
  restates: -1.33,
  names: 1.11,
  rest: 1.49,
  restMissing: -1.57,
  article: 0.02,
  title: 0.49,
  pairs: 1.54,
  density: 1.41,
  kind: 2.08,
  sort: 0.2,
  lead: 1.6,
  found: 0.13,
  fresh: 1.93,
};

/** Whether the question was put to the whole store, or to one article that the asker chose. */
export type Scope = 'inStore' | 'inArticle';

export const SURE_WEIGHTS: Readonly<Record<keyof Evidence, readonly [inStore: number, inArticle: number]>> = {
  score: [0.19, 0.04],
  lead: [-0.09, -0.04],
  leadOfThree: [-0.2, 0.02],
  own: [0.13, 0.17],
  askedAround: [0.58, 0.26],
  names: [0.11, 0.73],
  rest: [1.1, 0.41],
  article: [1.01, -0.54],
  title: [1.96, 0.31],
  pairs: [-0.08, -0.5],
  sort: [0.77, 0.04],
  complete: [-0.64, 0.52],
  missingWords: [-0.68, 0.62],
  missingRarest: [0.58, -0.16],
  missingNamesHere: [-0.48, -0.38],
  missingNames: [-0.34, 0.15],
  missingNumbersHere: [-0.5, -0.8],
  nameless: [0.29, -0.25],
  length: [0.21, 0.95],
  negated: [0.3, -1.15],
  negatedAlone: [-1.11, -1.21],
  negationDiffers: [0.29, -0.33],
  opposite: [-0.43, -1.78],
};
const BIAS = { inStore: -2.94, inArticle: -1.04 } as const;

/** Below this, the articles don't say. */
export const LEAST_SURE = { inStore: 0.55, inArticle: 0.5 } as const;

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
