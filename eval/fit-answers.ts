/** Fits the weights of src/digest/answers/confidence.ts to the first halves of the development questions, and prints them. */
import { findCandidates } from '../src/desk/ask.ts';
import { confidence, FEATURES } from '../src/digest/answers/confidence.ts';
import { type Features, scorePassages } from '../src/digest/answers/passages.ts';
import { readQuestion } from '../src/digest/answers/question.ts';
import { openStore } from '../src/store/open-store.ts';
import { normalise, readSquad, readWeeks } from './answer-data.ts';
import type { Evaluation } from './evaluation.ts';

interface Example {
  readonly features: Features;
  readonly answers: boolean;
  readonly weight: number;
}

/** Of each question the passages that seem best count, and those that answer. */
const MOST_PASSAGES = 12;
/** Questions over one paragraph are many, and easier to place than those over a store: they count less. */
const PARAGRAPH_SHARE = 0.03;
const ROUNDS = 400;
const RATE = 0.5;

export const evaluate: Evaluation = async (folder) => {
  const examples: Example[] = [];
  const add = (
    found: readonly { readonly features: Features; readonly answers: boolean }[],
    share: number,
  ): void => {
    const best = found
      .toSorted((a, b) => confidence(b.features) - confidence(a.features))
      .slice(0, MOST_PASSAGES);
    // Every question counts the same, however many passages it has.
    for (const one of best) examples.push({ ...one, weight: share / best.length });
  };
  for await (const { half, articles, questions } of readWeeks(folder)) {
    if (half !== 'first') continue;
    const store = await openStore('sqlite::memory:');
    await store.articles.put(articles, '2022-12-31T00:00:00Z');
    for (const { question, answers } of questions) {
      const candidates = await findCandidates(store, { question });
      add(
        scorePassages(readQuestion(question), candidates).map(({ features, sentence }) => {
          const text = ` ${normalise(sentence.text)} `;
          return { features, answers: answers.some((answer) => text.includes(` ${answer} `)) };
        }),
        1,
      );
    }
    await store.close();
  }
  for (const { half, article, question, answers } of readSquad(folder)) {
    if (half !== 'first') continue;
    add(
      scorePassages(readQuestion(question), [article]).map(({ features, sentence }) => ({
        features,
        answers: answers.some(({ start, end }) => start >= sentence.start && end <= sentence.end),
      })),
      PARAGRAPH_SHARE,
    );
  }
  const { weights, bias } = fit(examples);
  const rounded = FEATURES.map((name, index) => `${name}: ${(weights[index] ?? 0).toFixed(2)}`).join(', ');
  process.stdout.write(`${examples.length} passages\nWEIGHTS { ${rounded} }\nBIAS ${bias.toFixed(2)}\n`);
};

/** Logistic regression by gradient descent, with a little decay. */
function fit(examples: readonly Example[]): { readonly weights: readonly number[]; readonly bias: number } {
  let weights = FEATURES.map(() => 0);
  let bias = 0;
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient = FEATURES.map(() => 0);
    let biasGradient = 0;
    for (const { features, answers, weight } of examples) {
      const values = FEATURES.map((name) => features[name]);
      const sum = values.reduce((all, value, index) => all + value * (weights[index] ?? 0), bias);
      const error = (1 / (1 + Math.exp(-sum)) - Number(answers)) * weight;
      biasGradient += error;
      values.forEach((value, index) => (gradient[index] = (gradient[index] ?? 0) + error * value));
    }
    weights = weights.map(
      (weight, index) => weight - RATE * 4 * ((gradient[index] ?? 0) / total + 0.0005 * weight),
    );
    bias -= RATE * 4 * (biasGradient / total);
  }
  return { weights, bias };
}
