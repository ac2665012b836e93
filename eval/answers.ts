/**
 * Answers. RealTimeQA 2022, each week's articles as the store: where an article holds the answer, it should stand in the answer
 * or its citations; where none does, the reply should be that they don't say. SQuAD 2.0, the paragraph as the article: the answer's
 * sentence cited; answerable told from unanswerable. Data: rtqa/2022 of realtimeqa/realtimeqa_public, squad/dev-v2.0.json.
 */
import { askStore, findCandidates } from '../src/desk/ask.ts';
import { answer } from '../src/digest/answers/answer.ts';
import type { Answer, Evidence } from '../src/model.ts';
import { openStore } from '../src/store/open-store.ts';
import {
  holdsAny,
  type NewsQuestion,
  type ParagraphQuestion,
  readSquad,
  readWeeks,
  withDigits,
} from './answer-data.ts';
import type { Evaluation } from './evaluation.ts';
import { likestSentence } from './overlap.ts';
import { printNote, printTable } from './table.ts';

const NOW = '2022-12-31T00:00:00Z';
const HALVES = ['first', 'second'] as const;

export const evaluate: Evaluation = async (folder) => {
  await news(folder);
  paragraphs(folder);
};

interface Asked extends NewsQuestion {
  readonly half: 'first' | 'second';
  readonly isAnswered: boolean;
  readonly isFound: boolean;
  /** "six" where the answer is "6" counts too. */
  readonly isFoundAsNumber: boolean;
  readonly isInText: boolean;
  /** In the sentence that has most of the question's words. */
  readonly isInLikest: boolean;
  readonly length: number;
}

async function news(folder: string): Promise<void> {
  const asked: Asked[] = [];
  const times: number[] = [];
  for await (const { half, articles, questions } of readWeeks(folder)) {
    const store = await openStore('sqlite::memory:');
    await store.articles.put(articles, NOW);
    for (const one of questions) {
      const begun = performance.now();
      const reply = await askStore(store, { question: one.question }, { now: NOW });
      times.push(performance.now() - begun);
      const said = wordsOf(reply);
      const likest = likestSentence(
        one.question,
        await findCandidates(store, { question: one.question }, NOW),
      );
      const numbers = one.answers.map(withDigits);
      asked.push({
        ...one,
        half,
        isAnswered: reply.type === 'answered',
        isFound: holdsAny(said, one.answers),
        isFoundAsNumber: holdsAny(withDigits(said), numbers),
        isInText: reply.type === 'answered' && holdsAny(reply.text, one.answers),
        isInLikest: holdsAny(likest.text, one.answers),
        length: said.length,
      });
      showCase(one, reply);
    }
    await store.close();
  }
  newsTable(
    asked,
    'RealTimeQA 2022; is there: in what was found for this very question',
    (one) => one.isFoundFor,
  );
  newsTable(
    asked,
    "RealTimeQA 2022; is there: anywhere in the week's articles, if by chance",
    (one) => one.isInWeek,
  );
  const lengths = asked.flatMap(({ isAnswered, length }) => (isAnswered ? [length] : []));
  printNote(
    `An answer takes ${at(times, 0.5).toFixed(1)} ms (median), ${at(times, 0.99).toFixed(1)} ms (99 of 100); it and what it cites have ${at(lengths, 0.5)} characters (median).`,
  );
}

function wordsOf(reply: Answer): string {
  if (reply.type !== 'answered') return '';
  return [reply.text, ...reply.citations.map(({ text }) => text)].join(' | ');
}

function at(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;
}

function newsTable(asked: readonly Asked[], title: string, isThere: (one: Asked) => boolean): void {
  printTable(
    `Answers (${title})`,
    [
      'weeks',
      'is there',
      'in the likest sentence',
      'found',
      'in the text itself',
      'found, "six" as "6"',
      'wrong',
      "don't say",
      'is not there',
      "don't say",
      'wrong',
    ],
    HALVES.map((half) => {
      const there = asked.filter((one) => one.half === half && isThere(one));
      const absent = asked.filter((one) => one.half === half && !isThere(one));
      const share = (of: readonly Asked[], test: (one: Asked) => boolean): number =>
        of.filter(test).length / of.length;
      return [
        half,
        there.length,
        share(there, ({ isInLikest }) => isInLikest),
        share(there, ({ isFound }) => isFound),
        share(there, ({ isInText }) => isInText),
        share(there, ({ isFoundAsNumber }) => isFoundAsNumber),
        share(there, ({ isAnswered, isFound }) => isAnswered && !isFound),
        share(there, ({ isAnswered }) => !isAnswered),
        absent.length,
        share(absent, ({ isAnswered }) => !isAnswered),
        share(absent, ({ isAnswered }) => isAnswered),
      ];
    }),
  );
}

function showCase({ question, answers, isFoundFor }: NewsQuestion, reply: Answer): void {
  if (process.env['BREVIER_EVAL_SHOW'] !== 'answers') return;
  const isFound = holdsAny(wordsOf(reply), answers);
  const [right, wrong] = isFoundFor ? ['found', 'WRONG'] : ['(by chance)', 'INVENTED'];
  const refused = isFoundFor ? 'MISSED' : 'refused';
  const verdict = reply.type === 'not-found' ? refused : isFound ? right : wrong;
  process.stderr.write(
    `${verdict} ${question} [${answers.join(' / ')}] -> ${reply.type === 'answered' ? reply.text : '-'}\n`,
  );
}

function paragraphs(folder: string): void {
  const questions = readSquad(folder);
  const rows = HALVES.map((half) => {
    let [answerable, likest, first, cited, answered, unanswerable, refused] = [0, 0, 0, 0, 0, 0, 0];
    for (const one of questions.filter((question) => question.half === half)) {
      const reply = answer(one.question, [one.article], { scope: 'inArticle' });
      if (one.answers.length === 0) {
        unanswerable += 1;
        if (reply.type === 'not-found') refused += 1;
        continue;
      }
      answerable += 1;
      if (isHeld(likestSentence(one.question, [one.article]), one)) likest += 1;
      if (reply.type === 'answered') answered += 1;
      const citations = reply.type === 'answered' ? reply.citations : reply.nearest;
      const holds = citations.map((span) => isHeld(span, one));
      if (holds[0]) first += 1;
      if (holds.includes(true)) cited += 1;
    }
    const share = (part: number): number => part / answerable;
    const refusedShare = refused / unanswerable;
    return [
      half,
      answerable,
      share(likest),
      share(first),
      share(cited),
      share(answered),
      unanswerable,
      refusedShare,
      (share(answered) + refusedShare) / 2,
    ];
  });
  printTable(
    'Answers (SQuAD 2.0 dev; who always answers has a balanced accuracy of a half)',
    [
      'titles',
      'answerable',
      'in the likest sentence',
      'its sentence cited first, or nearest',
      'cited at all',
      'answered',
      'unanswerable',
      "don't say",
      'balanced accuracy',
    ],
    rows,
  );
}

function isHeld(span: Pick<Evidence, 'start' | 'end'>, { answers }: ParagraphQuestion): boolean {
  return answers.some(({ start, end }) => start >= span.start && end <= span.end);
}
