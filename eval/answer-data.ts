/** Development questions: RealTimeQA 2022 with each week's articles, SQuAD 2.0 with its paragraphs. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeArticle } from '../src/ingest/make-article.ts';
import { readText } from '../src/ingest/read-text.ts';
import type { Article, StoredArticle } from '../src/model.ts';
import { halfOf } from './table.ts';

export interface NewsQuestion {
  readonly question: string;
  /** Normalised; any of them will do. */
  readonly answers: readonly string[];
}

export interface Week {
  readonly name: string;
  readonly half: 'first' | 'second';
  readonly articles: readonly Article[];
  readonly questions: readonly NewsQuestion[];
}

interface Found {
  readonly search_result: readonly {
    readonly url: string;
    readonly title?: string;
    readonly text?: string;
    readonly publish_date?: string;
  }[];
}

interface Asked {
  readonly question_sentence: string;
  readonly choices: readonly string[];
  readonly answer: readonly string[];
}

const NO_ANSWER = /none of the above|all of the above/iu;

export async function* readWeeks(folder: string): AsyncGenerator<Week> {
  const data = join(folder, 'rtqa', '2022');
  const names = readdirSync(data)
    .flatMap((file) => /^(\d{8})_gcs\.jsonl$/u.exec(file)?.[1] ?? [])
    .filter((week) => existsSync(join(data, `${week}_qa.jsonl`)));
  for (const [index, name] of names.entries()) {
    const articles = new Map<string, Article>();
    for (const { url, title, text, publish_date } of readLines<Found>(
      join(data, `${name}_gcs.jsonl`),
    ).flatMap((one) => one.search_result)) {
      if (!text) continue;
      const article = await makeArticle(readText(text, { title, url, publishedAt: publish_date }).found);
      if (article) articles.set(article.id, article);
    }
    const questions = readLines<Asked>(join(data, `${name}_qa.jsonl`)).flatMap(
      ({ question_sentence: question, choices, answer }) => {
        const answers = answer
          .map((choice) => choices[Number(choice)] ?? '')
          .filter((choice) => choice !== '' && !NO_ANSWER.test(choice))
          .map(normalise);
        return answers.length > 0 ? [{ question, answers }] : [];
      },
    );
    yield { name, half: index % 2 === 0 ? 'first' : 'second', articles: [...articles.values()], questions };
  }
}

export interface ParagraphQuestion {
  readonly half: 'first' | 'second';
  readonly article: StoredArticle;
  readonly question: string;
  /** Where the answers begin; none where the paragraph doesn't say. */
  readonly answers: readonly { readonly start: number; readonly end: number }[];
}

interface Squad {
  readonly data: readonly {
    readonly title: string;
    readonly paragraphs: readonly {
      readonly context: string;
      readonly qas: readonly {
        readonly question: string;
        readonly answers: readonly { readonly text: string; readonly answer_start: number }[];
      }[];
    }[];
  }[];
}

/** Data: squad/dev-v2.0.json. */
export function readSquad(folder: string): ParagraphQuestion[] {
  const path = join(folder, 'squad', 'dev-v2.0.json');
  if (!existsSync(path)) return [];
  const squad: Squad = JSON.parse(readFileSync(path, 'utf8'));
  return squad.data.flatMap(({ title, paragraphs }) =>
    paragraphs.flatMap(({ context, qas }, index) => {
      const article: StoredArticle = {
        id: `${title}-${index}`,
        title: title.replaceAll('_', ' '),
        text: context,
        language: 'en',
        links: [],
        addedAt: '2020-01-01T00:00:00Z',
      };
      return qas.map(({ question, answers }) => ({
        half: halfOf(title),
        article,
        question,
        answers: answers.map(({ text, answer_start: start }) => ({ start, end: start + text.length })),
      }));
    }),
  );
}

function readLines<Line>(path: string): Line[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line));
}

export function normalise(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\b(?:a|an|the)\b/gu, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
