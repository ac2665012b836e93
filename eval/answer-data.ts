/** Development questions: RealTimeQA 2022 with each week's articles, SQuAD 2.0 with its paragraphs. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeArticle } from '../src/ingest/make-article.ts';
import { readText } from '../src/ingest/read-text.ts';
import type { Article, StoredArticle } from '../src/model.ts';

export interface NewsQuestion {
  readonly question: string;
  /** Normalised; any of them will do. */
  readonly answers: readonly string[];
  /** An article of the week holds an answer's words. */
  readonly isInWeek: boolean;
  /** One does that a search for this very question found: in the others the words may stand by chance. */
  readonly isFoundFor: boolean;
}

export interface Week {
  readonly name: string;
  readonly half: 'first' | 'second';
  readonly articles: readonly Article[];
  readonly questions: readonly NewsQuestion[];
}

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
    const foundFor = new Map<string, string[]>();
    for (const { question_id: id, search_result } of readLines<Found>(join(data, `${name}_gcs.jsonl`))) {
      const own: string[] = [];
      foundFor.set(id, own);
      for (const { url, title, text, publish_date } of search_result) {
        if (!text) continue;
        const article = await makeArticle(readText(text, { title, url, publishedAt: publish_date }).found);
        if (!article) continue;
        articles.set(article.id, article);
        own.push(article.id);
      }
    }
    const texts = new Map(
      [...articles].map(([id, { title, text }]) => [id, ` ${normalise(`${title} ${text}`)} `]),
    );
    const questions = readLines<Asked>(join(data, `${name}_qa.jsonl`)).flatMap(
      ({ question_id, question_sentence: question, choices, answer }) => {
        const answers = answer
          .map((choice) => choices[Number(choice)] ?? '')
          .filter((choice) => choice !== '' && !NO_ANSWER.test(choice))
          .map(normalise);
        return answers.length > 0
          ? [
              {
                question,
                answers,
                isInWeek: [...texts.values()].some((text) => holdsWords(text, answers)),
                isFoundFor: (foundFor.get(question_id) ?? []).some((id) =>
                  holdsWords(texts.get(id) ?? '', answers),
                ),
              },
            ]
          : [];
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
  return squad.data.flatMap(({ title, paragraphs }, at) =>
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
        half: at % 2 === 0 ? ('first' as const) : ('second' as const),
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

/** `answers`: normalised. */
export function holdsAny(text: string, answers: readonly string[]): boolean {
  return holdsWords(` ${normalise(text)} `, answers);
}

/** `words`: normalised, with a space before and after. */
function holdsWords(words: string, answers: readonly string[]): boolean {
  return answers.some((answer) => words.includes(` ${answer} `));
}

const NUMBER_WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );

/** The numbers up to twenty in digits. */
export function withDigits(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => {
    const index = NUMBER_WORDS.indexOf(word.toLowerCase());
    return index < 0 ? word : String(index + 1);
  });
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
