/**
 * How sure a passage answers, 0 to 1. The weights come from a logistic fit over development questions
 * (`npm run eval -- answers` prints the figures; docs/architecture.md says how the threshold was chosen).
 */
import type { Features } from './passages.ts';

const WEIGHTS: Features = { own: 4.2, around: 2.2, names: 1.2, pairs: 1, kind: 1, lead: 0.4 };
const BIAS = -6.4;

/** Below this, the articles don't say. */
export const LEAST_CONFIDENCE = 0.5;

export function confidence(features: Features): number {
  let sum = BIAS;
  for (const name of ['own', 'around', 'names', 'pairs', 'kind', 'lead'] as const)
    sum += WEIGHTS[name] * features[name];
  return 1 / (1 + Math.exp(-sum));
}
