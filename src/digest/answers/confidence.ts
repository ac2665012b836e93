/**
 * How well a passage fits, and how sure it is that it answers. Fitted by `npm run eval -- fit-answers`: the order of passages so
 * that those with the answer come first, the sureness so that what the articles hold is told from what they don't hold, by
 * logistic regression, on the first half of RealTimeQA 2022's weeks (`inStore`) and of SQuAD 2.0's titles (`inArticle`).
 * The thresholds were chosen there too: half of each is never looked at, and is what the figures are reported for.
 */
import type { Evidence } from './evidence.ts';
import type { Features } from './passages.ts';

export const RANK_WEIGHTS: Features = {
  own: -0.08,
  around: 1.65,
  asked: 1.14,
  askedAround: 0.92,
  restates: -1.38,
  names: 1.0,
  rest: 1.49,
  restMissing: -1.56,
  article: 0.21,
  title: 0.65,
  pairs: 1.51,
  density: 1.42,
  kind: 2.06,
  sort: 0.2,
  lead: 1.57,
  found: 0.44,
  fresh: 2.04,
};

/** Whether the question was put to the whole store, or to one article that the asker chose. */
export type Scope = 'inStore' | 'inArticle';

export const SURE_WEIGHTS: Readonly<Record<keyof Evidence, readonly [inStore: number, inArticle: number]>> = {
  score: [0.17, 0.03],
  lead: [-0.09, -0.05],
  leadOfThree: [-0.16, 0.02],
  own: [0.21, 0.14],
  askedAround: [0.32, 0.2],
  names: [0.2, 0.71],
  rest: [0.96, 0.37],
  article: [1.16, -0.57],
  title: [2.18, 0.22],
  pairs: [-0.05, -0.53],
  sort: [0.79, 0.09],
  complete: [-0.63, 0.49],
  missingWords: [-0.66, 0.67],
  missingRarest: [0.41, -0.14],
  missingNamesHere: [-0.5, -0.33],
  missingNames: [-0.28, 0.26],
  missingNumbersHere: [-0.43, -0.74],
  nameless: [0.26, -0.28],
  length: [0.31, 1.05],
  negated: [0.33, -1.11],
  negatedAlone: [-1.03, -1.16],
  negationDiffers: [0.23, -0.31],
  opposite: [-0.26, -1.75],
};
const BIAS = { inStore: -2.87, inArticle: -0.88 } as const;

/** Below this, the articles don't say. */
export const LEAST_SURE = { inStore: 0.6, inArticle: 0.5 } as const;

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
