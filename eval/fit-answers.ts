/**
 * Fits the weights of src/digest/answers/confidence.ts to the first halves of the development questions, prints them, and what
 * they give on the halves that were not looked at.
 */
import { findCandidates } from '../src/desk/ask.ts';
import { rankPassages } from '../src/digest/answers/answer.ts';
import { RANK_WEIGHTS, SURE_WEIGHTS } from '../src/digest/answers/confidence.ts';
import { weighEvidence } from '../src/digest/answers/evidence.ts';
import type { Passage } from '../src/digest/answers/passages.ts';
import { openStore } from '../src/store/open-store.ts';
import { holdsAny, readSquad, readWeeks } from './answer-data.ts';
import type { Evaluation } from './evaluation.ts';
import { type Case, type Choice, dot, fitChoices, fitLogistic } from './fit.ts';

interface Question {
  readonly half: 'first' | 'second';
  readonly isThere: boolean;
  readonly passages: readonly { readonly passage: Passage; readonly right: boolean }[];
}

/** Of each question the passages that seem best count. */
const MOST_PASSAGES = 60;
/** Questions over one paragraph are easier to place than those over a store: they count less. */
const PARAGRAPH_SHARE = 0.15;
/** How much the short questions over paragraphs count among the long ones over a store: those asked in chats are short. */
const OTHERS_SHARE = 0.1;
const THRESHOLDS = [0.35, 0.4, 0.42, 0.44, 0.46, 0.48, 0.5, 0.52, 0.55, 0.6];

export const evaluate: Evaluation = async (folder) => {
  const inStore = await overStore(folder);
  const inArticle = overArticles(folder);
  const names = keysOf(RANK_WEIGHTS);
  const choicesOf = (questions: readonly Question[], weight: number): Choice[] =>
    questions
      .filter(({ half, isThere }) => half === 'first' && isThere)
      .map(({ passages }) => ({
        weight,
        options: passages.map(({ passage, right }) => ({
          values: names.map((name) => passage.features[name]),
          right,
        })),
      }));
  const weights = fitChoices([...choicesOf(inStore, 1), ...choicesOf(inArticle, PARAGRAPH_SHARE)]);
  process.stdout.write(`RANK_WEIGHTS ${show(names, weights)}\n`);
  // What makes one sure is reckoned from the passages as the weights in the code order them: run it again when those have changed.
  sure('inStore', inStore, inArticle);
  sure('inArticle', inArticle, []);
};

/** What speaks against an answer may only count against it: few questions are too few to tell otherwise. */
const AGAINST: ReadonlySet<string> = new Set([
  'alone',
  'missingWords',
  'missingNamesHere',
  'missingNames',
  'missingNumbersHere',
  'negated',
  'negatedAlone',
  'negationDiffers',
  'opposite',
]);
const EITHER: ReadonlySet<string> = new Set(['nameless', 'length']);

function sure(scope: string, questions: readonly Question[], others: readonly Question[]): void {
  const names = keysOf(SURE_WEIGHTS);
  const casesOf = (from: readonly Question[], half: string): Case[] => {
    const counts = [true, false].map(
      (isThere) => from.filter((one) => one.half === half && one.isThere === isThere).length,
    );
    return from.flatMap(({ half: own, isThere, passages }) => {
      const [best, ...rest] = passages.map(({ passage }) => passage);
      if (own !== half || !best) return [];
      const evidence = weighEvidence([best, ...rest]);
      const values = names.map((name) => evidence[name]);
      return [{ values, yes: isThere, weight: 1 / (counts[isThere ? 0 : 1] ?? 1) }];
    });
  };
  const train = [
    ...casesOf(questions, 'first'),
    ...casesOf(others, 'first').map((one) => ({ ...one, weight: one.weight * OTHERS_SHARE })),
  ];
  const signs = names.map((name) => (EITHER.has(name) ? 0 : AGAINST.has(name) ? -1 : 1));
  const weights = fitLogistic(train, signs);
  const bias = weights.at(-1) ?? 0;
  const surenessOf = ({ values }: Case): number => 1 / (1 + Math.exp(-dot(values, weights) - bias));
  process.stdout.write(`${scope} ${show(names, weights.slice(0, -1))}\nBIAS ${bias.toFixed(2)}\n`);
  for (const half of ['first', 'second']) {
    const cases = casesOf(questions, half);
    const answeredAt = (least: number, yes: boolean): number => {
      const kept = cases.filter((one) => one.yes === yes);
      return kept.filter((one) => surenessOf(one) >= least).length / kept.length;
    };
    const rows = THRESHOLDS.map(
      (least) =>
        `${least}: ${answeredAt(least, true).toFixed(3)} / ${(1 - answeredAt(least, false)).toFixed(3)}`,
    );
    process.stdout.write(`  ${half} half, answered where it is there / refused: ${rows.join(', ')}\n`);
  }
}

const NOW = '2022-12-31T00:00:00Z';

async function overStore(folder: string): Promise<Question[]> {
  const found: Question[] = [];
  for await (const { half, articles, questions } of readWeeks(folder)) {
    const store = await openStore('sqlite::memory:');
    await store.articles.put(articles, NOW);
    for (const { question, answers, isFoundFor } of questions) {
      const ranked = rankPassages(question, await findCandidates(store, { question }, NOW));
      found.push({
        half,
        isThere: isFoundFor,
        passages: ranked
          .slice(0, MOST_PASSAGES)
          .map((passage) => ({ passage, right: holdsAny(passage.sentence.text, answers) })),
      });
    }
    await store.close();
  }
  return found;
}

function overArticles(folder: string): Question[] {
  return readSquad(folder).map(({ half, article, question, answers }) => ({
    half,
    isThere: answers.length > 0,
    passages: rankPassages(question, [article]).map((passage) => ({
      passage,
      right: answers.some(({ start, end }) => start >= passage.sentence.start && end <= passage.sentence.end),
    })),
  }));
}

function show(names: readonly string[], weights: readonly number[]): string {
  return `{ ${names.map((name, at) => `${name}: ${(weights[at] ?? 0).toFixed(2)}`).join(', ')} }`;
}

function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(table) as Key[];
}
