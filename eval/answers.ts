/**
 * Questions over news: RealTimeQA 2022, each week's articles as the store, the question as asked. Where an article holds the
 * answer, it should stand in the answer or its citations; where none does, the reply should be that they don't say.
 * Data: rtqa/2022 of realtimeqa/realtimeqa_public (past/2022).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askStore } from '../src/desk/ask.ts';
import { makeArticle } from '../src/ingest/make-article.ts';
import { readText } from '../src/ingest/read-text.ts';
import type { Article } from '../src/model.ts';
import { openStore } from '../src/store/open-store.ts';
import type { Evaluation } from './main.ts';
import { printTable } from './table.ts';

interface Found {
  readonly question_id: string;
  readonly search_result: readonly {
    readonly url: string;
    readonly title?: string;
    readonly text?: string;
    readonly publish_date?: string;
  }[];
}

interface Asked {
  readonly question_id: string;
  readonly question_date: string;
  readonly question_sentence: string;
  readonly choices: readonly string[];
  readonly answer: readonly string[];
}

const NO_ANSWER = /none of the above|all of the above/iu;

export const evaluate: Evaluation = async (folder) => {
  const data = join(folder, 'rtqa', '2022');
  const weeks = readdirSync(data)
    .flatMap((file) => /^(\d{8})_gcs\.jsonl$/u.exec(file)?.[1] ?? [])
    .filter((week) => existsSync(join(data, `${week}_qa.jsonl`)));
  const counts = { first: tally(), second: tally() };
  for (const [index, week] of weeks.entries())
    await askWeek(data, week, counts[index % 2 === 0 ? 'first' : 'second']);
  const total = tally();
  for (const part of [counts.first, counts.second])
    for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += part[key];
  printTable(
    `Answers (RealTimeQA 2022, ${weeks.length} weeks)`,
    ['weeks', 'answer is there', 'found', 'wrong', "don't say", 'answer is not there', "don't say", 'wrong'],
    Object.entries({ ...counts, all: total }).map(([name, t]) => [
      name,
      t.there,
      t.found / t.there,
      (t.there - t.found - t.missed) / t.there,
      t.missed / t.there,
      t.absent,
      t.refused / t.absent,
      (t.absent - t.refused) / t.absent,
    ]),
  );
};

interface Tally {
  there: number;
  found: number;
  missed: number;
  absent: number;
  refused: number;
}

function tally(): Tally {
  return { there: 0, found: 0, missed: 0, absent: 0, refused: 0 };
}

async function askWeek(data: string, week: string, counts: Tally): Promise<void> {
  const results = readLines<Found>(join(data, `${week}_gcs.jsonl`));
  const articles = new Map<string, Article>();
  for (const { url, title, text, publish_date } of results.flatMap((one) => one.search_result)) {
    if (!text) continue;
    const article = await makeArticle(readText(text, { title, url, publishedAt: publish_date }).found);
    if (article) articles.set(article.id, article);
  }
  const store = await openStore('sqlite::memory:');
  await store.articles.put([...articles.values()], '2022-12-31T00:00:00Z');
  const everything = normalise([...articles.values()].map(({ title, text }) => `${title} ${text}`).join(' '));
  for (const asked of readLines<Asked>(join(data, `${week}_qa.jsonl`))) {
    const wanted = asked.answer
      .map((index) => asked.choices[Number(index)] ?? '')
      .filter((choice) => choice !== '' && !NO_ANSWER.test(choice))
      .map(normalise);
    if (wanted.length === 0) continue;
    const reply = await askStore(store, { question: asked.question_sentence }, '2022-12-31T00:00:00Z');
    const holds = (text: string): boolean => wanted.some((answer) => ` ${text} `.includes(` ${answer} `));
    const said =
      reply.type === 'answered'
        ? normalise([reply.text, ...reply.citations.map(({ text }) => text)].join(' '))
        : undefined;
    if (holds(everything)) {
      counts.there += 1;
      if (said === undefined) counts.missed += 1;
      else if (holds(said)) counts.found += 1;
    } else {
      counts.absent += 1;
      if (said === undefined) counts.refused += 1;
    }
    if (process.env['BREVIER_EVAL_SHOW'] === 'answers') {
      const verdict = holds(everything)
        ? said === undefined
          ? 'MISSED'
          : holds(said)
            ? 'found'
            : 'WRONG'
        : said === undefined
          ? 'refused'
          : 'INVENTED';
      process.stderr.write(
        `${verdict} ${asked.question_sentence} [${wanted.join(' / ')}] -> ${reply.type === 'answered' ? reply.text : '-'}\n`,
      );
    }
  }
  await store.close();
}

function readLines<Line>(path: string): Line[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line));
}

function normalise(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\b(?:a|an|the)\b/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
