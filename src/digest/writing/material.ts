/**
 * What a model is given to write from: sentences of articles, numbered, as data. Each is a JSON string on a line of its own inside a
 * fence whose name nobody could have known, so that no article can end it or add a line.
 */
import { randomBytes } from 'node:crypto';
import type { Article, Evidence } from '../../model.ts';
import { sentences } from '../sentences.ts';

/** Numbered from 1, in the order given. */
export interface Material {
  readonly sentences: readonly Evidence[];
  readonly text: string;
}

/** What is longer is cut. */
export const MOST_SENTENCE = 600;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]+/gu;

/** `others`: further lines of data, by a name of ours. */
export function createMaterial(
  numbered: readonly Evidence[],
  others: Readonly<Record<string, readonly string[]>> = {},
): Material {
  const name = `data-${randomBytes(6).toString('hex')}`;
  const lines = [
    ...numbered.map(({ text }, at) => `[${at + 1}] ${quoted(text)}`),
    ...Object.entries(others).flatMap(([label, texts]) =>
      texts.map((text, at) => `${label} ${at + 1}: ${quoted(text)}`),
    ),
  ];
  return { sentences: numbered, text: [`<${name}>`, ...lines, `</${name}>`].join('\n') };
}

function quoted(text: string): string {
  return JSON.stringify(text.replace(INVISIBLE, ' ').slice(0, MOST_SENTENCE));
}

/** The sentences that these numbers name, each once and in the articles' order; undefined where one is not there. */
export function cited(
  { sentences: numbered }: Material,
  numbers: readonly number[],
): readonly [Evidence, ...Evidence[]] | undefined {
  const chosen = new Set(numbers);
  const [first, ...rest] = numbered.filter((_, at) => chosen.has(at + 1));
  return first && rest.length + 1 === chosen.size ? [first, ...rest] : undefined;
}

/** Whole sentences of an article from `start` to `end`, as evidence. */
export function sentencesIn(article: Article, start: number, end: number): Evidence[] {
  return sentences(article.text, article.language)
    .filter((sentence) => sentence.start < end && sentence.end > start)
    .map((sentence) => ({
      articleId: article.id,
      start: sentence.start,
      end: sentence.end,
      text: sentence.text,
    }));
}
