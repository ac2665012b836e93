/** Small models fitted by gradient ascent (Adam) on the likelihood, with a little decay. */

const RATE = 0.1;
const MEMORY = 0.9;
const MEMORY_OF_SQUARES = 0.99;

/** `gradient` of the log likelihood, an average, at the weights; `signs`: which way each may point, 0 for either. */
function ascend(
  size: number,
  rounds: number,
  gradient: (weights: readonly number[]) => readonly number[],
  signs: readonly number[] = [],
): number[] {
  let weights = Array.from({ length: size }, () => 0);
  const mean = weights.slice();
  const square = weights.slice();
  for (let round = 1; round <= rounds; round += 1) {
    const slope = gradient(weights);
    weights = weights.map((weight, at) => {
      const value = slope[at] ?? 0;
      mean[at] = MEMORY * (mean[at] ?? 0) + (1 - MEMORY) * value;
      square[at] = MEMORY_OF_SQUARES * (square[at] ?? 0) + (1 - MEMORY_OF_SQUARES) * value * value;
      const step = (mean[at] ?? 0) / (1 - MEMORY ** round);
      const scale = Math.sqrt((square[at] ?? 0) / (1 - MEMORY_OF_SQUARES ** round)) + 1e-8;
      const next = weight + (RATE * step) / scale;
      return next * (signs[at] ?? 0) < 0 ? 0 : next;
    });
  }
  return weights;
}

/** The passages of one question: `right` where a passage holds the answer. */
export interface Choice {
  readonly options: readonly { readonly values: readonly number[]; readonly right: boolean }[];
  readonly weight: number;
}

/** Weights that make the right passages likely among those of their question (softmax). */
export function fitChoices(choices: readonly Choice[], { decay = 2e-3, rounds = 300 } = {}): number[] {
  const useful = choices.filter(
    ({ options }) => options.some(({ right }) => right) && options.some(({ right }) => !right),
  );
  const total = useful.reduce((sum, { weight }) => sum + weight, 0);
  const size = useful[0]?.options[0]?.values.length ?? 0;
  return ascend(size, rounds, (weights) => {
    const slope = weights.map((weight) => -decay * weight);
    for (const { options, weight } of useful) {
      const scores = options.map(({ values }) => dot(values, weights));
      const most = Math.max(...scores);
      const likely = scores.map((score) => Math.exp(score - most));
      const all = likely.reduce((sum, one) => sum + one, 0);
      const right = likely.reduce((sum, one, at) => (options[at]?.right ? sum + one : sum), 0);
      options.forEach((option, at) => {
        const share = ((option.right ? 1 / right : 0) - 1 / all) * (likely[at] ?? 0) * (weight / total);
        option.values.forEach((value, feature) => (slope[feature] = (slope[feature] ?? 0) + share * value));
      });
    }
    return slope;
  });
}

export interface Case {
  readonly values: readonly number[];
  readonly yes: boolean;
  readonly weight: number;
}

/** Logistic regression over standardised values; weights for the values as they come, the bias last. */
export function fitLogistic(
  cases: readonly Case[],
  signs: readonly number[],
  { decay = 0.03, rounds = 1_000 } = {},
): number[] {
  const size = cases[0]?.values.length ?? 0;
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  const column = (at: number): number[] => cases.map(({ values }) => values[at] ?? 0);
  const mean = Array.from({ length: size }, (_, at) => average(column(at)));
  const spread = mean.map(
    (middle, at) => Math.sqrt(average(column(at).map((value) => (value - middle) ** 2))) + 1e-6,
  );
  const rows = cases.map(({ values, yes, weight }) => ({
    values: [...values.map((value, at) => (value - (mean[at] ?? 0)) / (spread[at] ?? 1)), 1],
    yes: Number(yes),
    weight: weight / total,
  }));
  const gradient = (weights: readonly number[]): number[] => {
    const slope = weights.map((weight, at) => (at === size ? 0 : -decay * weight));
    for (const { values, yes, weight } of rows) {
      const error = (yes - 1 / (1 + Math.exp(-dot(values, weights)))) * weight;
      values.forEach((value, at) => (slope[at] = (slope[at] ?? 0) + error * value));
    }
    return slope;
  };
  const fitted = ascend(size + 1, rounds, gradient, signs);
  const weights = mean.map((_, at) => (fitted[at] ?? 0) / (spread[at] ?? 1));
  return [...weights, (fitted[size] ?? 0) - dot(weights, mean)];
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

export function dot(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
}
