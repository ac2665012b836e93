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
  'article',
  'title',
  'pairs',
  'kind',
  'lead',
  'found',
] as const satisfies readonly (keyof Features)[];

const WEIGHTS: Features = {
  own: 0.91,
  around: 0.96,
  names: 0.43,
  rest: 0.73,
  article: 0.49,
  title: 0.59,
  pairs: 0.93,
  kind: 0.42,
  lead: 0.11,
  found: 0.63,
};
const BIAS = -4.87;

/** What is left of the confidence in a passage that lacks the very kind of answer. */
const WITHOUT_KIND = 0.4;

/** Below this, the articles don't say. */
export const LEAST_CONFIDENCE = 0.18;

/** `required`: only a passage of the asked kind can answer (a length, where one is asked for). */
export function confidence(features: Features, required = false): number {
  let sum = BIAS;
  for (const name of FEATURES) sum += WEIGHTS[name] * features[name];
  const sure = 1 / (1 + Math.exp(-sum));
  return required && features.kind === 0 ? sure * WITHOUT_KIND : sure;
}
