/** An answer by a model from the passages that were found, each line with where it stands; or that they don't say. */
import { findHighlight } from '../../digest/answers/highlight.ts';
import { readQuestion } from '../../digest/answers/question.ts';
import { sentencesIn } from '../../digest/writing/material.ts';
import { type AnswerLine, writeAnswer } from '../../digest/writing/answer.ts';
import type { Answer, Article, Citation, Evidence } from '../../model.ts';
import type { WritingDesk } from './writer.ts';

export interface ModelAnswerRequest {
  readonly question: string;
  readonly before?: { readonly question: string; readonly answer: string };
  /** Best first, with what is around their sentences. */
  readonly passages: readonly Citation[];
  readonly articles: readonly Article[];
  /** Called with the text so far, as its lines come and hold. */
  readonly onText?: (text: string) => void;
}

export type ModelAnswer = Extract<Answer, { readonly type: 'answered' }> | { readonly type: 'not-said' };

/** An answer, and the lines that its text is made of. */
export type WrittenLines =
  | (Extract<ModelAnswer, { readonly type: 'answered' }> & { readonly lines: readonly AnswerLine[] })
  | { readonly type: 'not-said' };

const MOST_SENTENCES = 30;

export async function answerBy(
  { model, purse, signal }: WritingDesk,
  { question, before, passages, articles, onText }: ModelAnswerRequest,
): Promise<WrittenLines | undefined> {
  const sentences = numbered(passages, articles);
  if (sentences.length === 0) return undefined;
  const task = {
    question,
    sentences,
    articles,
    signal,
    ...(before && { before }),
    ...(onText && { onLines: (lines: readonly AnswerLine[]) => onText(textOf(lines)) }),
  };
  const written = await purse.pay(
    'answer',
    () => writeAnswer(model, task),
    (result) =>
      result.type === 'answered'
        ? { kept: result.lines.length, faults: result.faults.map(({ kind }) => kind) }
        : { kept: 0, faults: [] },
  );
  if (written?.type !== 'answered') return undefined;
  const { lines, faults } = written;
  const [first, ...more] = citationsOf(lines, passages);
  if (!first) return faults.length > 0 ? undefined : { type: 'not-said' };
  const text = textOf(lines);
  const highlight = findHighlight(readQuestion(question), text);
  return {
    type: 'answered',
    question,
    text,
    ...(highlight && { highlight }),
    citations: [first, ...more],
    by: 'model',
    lines,
  };
}

function textOf(lines: readonly AnswerLine[]): string {
  return lines.map(({ text }) => text).join(' ');
}

function numbered(passages: readonly Citation[], articles: readonly Article[]): Evidence[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const found = passages.flatMap(({ articleId, start, end }) => {
    const article = byId.get(articleId);
    return article ? sentencesIn(article, start, end) : [];
  });
  const once = new Map(found.map((sentence) => [`${sentence.articleId} ${sentence.start}`, sentence]));
  return [...once.values()].slice(0, MOST_SENTENCES);
}

/** The passages that the lines rest on, with their very sentences in focus, in the order in which they are told. */
function citationsOf(lines: readonly AnswerLine[], passages: readonly Citation[]): Citation[] {
  const evidence = lines.flatMap((line) => line.evidence);
  const once = new Map(evidence.map((one) => [`${one.articleId} ${one.start}`, one]));
  return [...once.values()].flatMap(({ articleId, start, end }) => {
    const passage = passages.find((one) => one.articleId === articleId && one.start < end && one.end > start);
    if (!passage) return [];
    const from = Math.max(0, start - passage.start);
    return { ...passage, focus: { start: from, end: Math.min(passage.text.length, end - passage.start) } };
  });
}
