/**
 * How sure a passage answers, 0 to 1: a logistic score, fitted to development questions by `npm run eval -- fit-answers`
 * (the first half of RealTimeQA 2022's weeks and of SQuAD 2.0's titles; the halves that were not used are reported).
 */
import type { Features } from './passages.ts';

export const FEATURES = [
  'own',
  'around',
  'names',
  'rest',
  'title',
  'pairs',
  'kind',
  'lead',
  'found',
] as const satisfies readonly (keyof Features)[];

const WEIGHTS: Features = {
  own: 2.23,
  around: -0.2,
  names: 0.49,
  rest: 1.21,
  title: -0.25,
  pairs: 0.52,
  kind: 0.64,
  lead: 0.52,
  found: -0.55,
};
const BIAS = -4.03;

/** Below this, the articles don't say. */
export const LEAST_CONFIDENCE = 0.22;

export function confidence(features: Features): number {
  let sum = BIAS;
  for (const name of FEATURES) sum += WEIGHTS[name] * features[name];
  return 1 / (1 + Math.exp(-sum));
}
