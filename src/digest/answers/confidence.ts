/**
 * How well a passage fits, and how sure it is that it answers. Fitted by `npm run eval -- fit-answers`: the order of passages so
 * that those with the answer come first, the sureness so that what the articles hold is told from what they don't hold, by
 * logistic regression, on the first half of RealTimeQA 2022's weeks (`inStore`) and of SQuAD 2.0's titles (`inArticle`).
 * The thresholds were chosen there too: half of each is never looked at, and is what the figures are reported for.
 */
import type { Evidence } from './evidence.ts';
import type { Features } from './passages.ts';

export const RANK_WEIGHTS: Features = {
  own: -0.36,
  around: 1.6,
  asked: 1.07,
  askedAround: 1.04,
  restates: -1.28,
  names: 1.14,
  rest: 1.49,
  restMissing: -1.58,
  article: 0.1,
  title: 0.77,
  pairs: 1.6,
  density: 1.54,
  kind: 1.94,
  sort: 0.28,
  lead: 1.57,
  found: 0.01,
  fresh: 2.04,
};

/** Whether the question was put to the whole store, or to one article that the asker chose. */
export type Scope = 'inStore' | 'inArticle';

export const SURE_WEIGHTS: Readonly<Record<keyof Evidence, readonly [inStore: number, inArticle: number]>> = {
  score: [0.1, 0.0],
  own: [0.0, 0.0],
  askedAround: [0.0, 0.0],
  names: [0.36, 0.62],
  rest: [0.21, 0.2],
  article: [0.0, 0.0],
  title: [2.29, 0.34],
  pairs: [0.0, 0.0],
  sort: [0.73, 0.12],
  complete: [0.0, 0.55],
  missingWords: [-1.2, 0.0],
  missingRarest: [0.0, -0.03],
  missingNamesHere: [-0.3, -0.3],
  missingNames: [-0.5, 0.0],
  missingNumbersHere: [-0.62, -0.91],
  nameless: [0.1, -0.21],
  length: [0.41, 0.99],
  negated: [-0.07, -1.12],
  negatedAlone: [-0.94, -1.2],
  negationDiffers: [0.0, -0.26],
  opposite: [-0.96, -1.8],
};
const BIAS = { inStore: -1.26, inArticle: -0.81 } as const;

/** Below this, the articles don't say. */
export const LEAST_SURE = { inStore: 0.46, inArticle: 0.5 } as const;

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
