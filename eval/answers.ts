/**
 * Answers. RealTimeQA 2022, each week's articles as the store: where an article holds the answer, it should stand in the answer
 * or its citations; where none does, the reply should be that they don't say. SQuAD 2.0, the paragraph as the article: the answer's
 * sentence cited; answerable told from unanswerable. Data: rtqa/2022 of realtimeqa/realtimeqa_public, squad/dev-v2.0.json.
 */
import { askStore } from '../src/desk/ask.ts';
import { answer } from '../src/digest/answers/answer.ts';
import { openStore } from '../src/store/open-store.ts';
import { normalise, readSquad, readWeeks } from './answer-data.ts';
import type { Evaluation } from './evaluation.ts';
import { printTable } from './table.ts';

const NOW = '2022-12-31T00:00:00Z';
const HALVES = ['first', 'second'] as const;

export const evaluate: Evaluation = async (folder) => {
  await news(folder);
  paragraphs(folder);
};

interface Tally {
  there: number;
  found: number;
  missed: number;
  absent: number;
  refused: number;
}

async function news(folder: string): Promise<void> {
  const tally = (): Tally => ({ there: 0, found: 0, missed: 0, absent: 0, refused: 0 });
  const counts = { first: tally(), second: tally() };
  const times: number[] = [];
  for await (const { half, articles, questions } of readWeeks(folder)) {
    const store = await openStore('sqlite::memory:');
    await store.articles.put(articles, NOW);
    const everything = normalise(articles.map(({ title, text }) => `${title} ${text}`).join(' '));
    for (const { question, answers } of questions) {
      const begun = performance.now();
      const reply = await askStore(store, { question }, NOW);
      times.push(performance.now() - begun);
      const holds = (text: string): boolean => answers.some((one) => ` ${text} `.includes(` ${one} `));
      const said =
        reply.type === 'answered'
          ? normalise([reply.text, ...reply.citations.map(({ text }) => text)].join(' '))
          : undefined;
      const count = counts[half];
      const there = holds(everything);
      if (there) count.there += 1;
      else count.absent += 1;
      if (there && said === undefined) count.missed += 1;
      if (there && said !== undefined && holds(said)) count.found += 1;
      if (!there && said === undefined) count.refused += 1;
      if (process.env['BREVIER_EVAL_SHOW'] === 'answers') {
        const verdict = there
          ? said === undefined
            ? 'MISSED'
            : holds(said)
              ? 'found'
              : 'WRONG'
          : said === undefined
            ? 'refused'
            : 'INVENTED';
        process.stderr.write(
          `${verdict} ${question} [${answers.join(' / ')}] -> ${reply.type === 'answered' ? reply.text : '-'}\n`,
        );
      }
    }
    await store.close();
  }
  printTable(
    'Answers (RealTimeQA 2022)',
    ['weeks', 'answer is there', 'found', 'wrong', "don't say", 'answer is not there', "don't say", 'wrong'],
    HALVES.map((half) => {
      const { there, found, missed, absent, refused } = counts[half];
      return [
        half,
        there,
        found / there,
        (there - found - missed) / there,
        missed / there,
        absent,
        refused / absent,
        (absent - refused) / absent,
      ];
    }),
  );
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): string => `${(sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1)} ms`;
  process.stdout.write(`\nan answer takes ${at(0.5)} (median), ${at(0.99)} (99 of 100)\n`);
}

function paragraphs(folder: string): void {
  const questions = readSquad(folder);
  const rows = HALVES.map((half) => {
    let [answerable, cited, answered, unanswerable, refused] = [0, 0, 0, 0, 0];
    for (const one of questions.filter((question) => question.half === half)) {
      const reply = answer(one.question, [one.article], { now: NOW });
      if (one.answers.length === 0) {
        unanswerable += 1;
        if (reply.type === 'not-found') refused += 1;
        continue;
      }
      answerable += 1;
      if (reply.type === 'answered') answered += 1;
      const citations = reply.type === 'answered' ? reply.citations : reply.nearest;
      if (
        citations.some(({ start, end }) => one.answers.some((gold) => gold.start >= start && gold.end <= end))
      )
        cited += 1;
    }
    return [
      half,
      answerable,
      cited / answerable,
      answered / answerable,
      unanswerable,
      refused / unanswerable,
      (answered / answerable + refused / unanswerable) / 2,
    ];
  });
  printTable(
    'Answers (SQuAD 2.0 dev)',
    [
      'titles',
      'answerable',
      'its sentence cited, or nearest',
      'answered',
      'unanswerable',
      "don't say",
      'balanced accuracy',
    ],
    rows,
  );
}
