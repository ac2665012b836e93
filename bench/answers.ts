/** Questions to a store of 20,000 articles, beside a bare query of the same words. */
import { queryWords } from '../src/digest/answers/query.ts';
import { createAnswerer } from '../src/desk/answering/answerer.ts';
import { createDesk } from '../src/desk/desk.ts';
import { openStore } from '../src/store/open-store.ts';
import { makeArticle, makeArticles, NOW } from './articles.ts';
import { type Table, time } from './table.ts';

const COUNT = 20_000;
const BATCH = 1_000;
const EVERY_MS = 60_000;
const QUESTIONS = 200;
const WORDS = 6;

export async function benchAnswers({ row }: Table): Promise<void> {
  const store = await openStore('sqlite::memory:');
  for (let from = 0; from < COUNT; from += BATCH)
    await store.articles.put(makeArticles(from, from + BATCH, EVERY_MS), NOW);
  const answerer = createAnswerer();
  const desk = createDesk({ store, now: () => NOW, answerer });
  const questions = Array.from({ length: QUESTIONS }, (_, at) => questionAbout((at * COUNT) / QUESTIONS));
  await desk.ask({ question: questions[0] ?? '' });
  const bare: number[] = [];
  const asked: number[] = [];
  for (const question of questions) {
    const words = queryWords(question);
    bare.push(await time(() => store.articles.search({ words, match: 'any', limit: 12 })));
    asked.push(await time(() => desk.ask({ question })));
  }
  for (const part of [0.5, 0.99])
    row(
      `answer a question over 20,000 articles, ${part * 100} of 100`,
      percentile(asked, part),
      'FTS5 query of its words',
      percentile(bare, part),
    );
  await answerer.close();
  await store.close();
}

/** Some words of an article, as one would ask for them. */
function questionAbout(index: number): string {
  const { text } = makeArticle(Math.floor(index), EVERY_MS);
  const words = text.match(/\p{L}{5,}/gu) ?? [];
  return `How many ${words.slice(index % 40, (index % 40) + WORDS).join(' ')}?`;
}

function percentile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? 0;
}
