/** Answers to questions, in the articles' own words, each with where they stand; or that the articles don't say. */
import type { Answer, Citation, StoredArticle } from '../../model.ts';
import { trimSentence } from '../key-points/trim.ts';
import { choosePassages } from './choose.ts';
import { citeAround, citeSentence } from './citations.ts';
import { LEAST_SURE, rankScore, type Scope, sureness } from './confidence.ts';
import { asksOfNothing, lacksMeasure, weighEvidence } from './evidence.ts';
import { findHighlight } from './highlight.ts';
import { findPassages, type Passage } from './passages.ts';
import { readQuestion } from './question.ts';
import { isWhoSaidThat, whoSaid } from './who-said.ts';

/** The turn before, for a question that leans on it ("and in Germany?", "who said that?"). */
export interface AskContext {
  readonly previousQuestion?: string;
  readonly previousAnswer?: string;
}

export interface AnswerOptions {
  readonly scope: Scope;
  readonly context?: AskContext;
}

/** `articles`: the candidates, best first. */
export function answer(
  asked: string,
  articles: readonly StoredArticle[],
  { scope, context = {} }: AnswerOptions,
): Answer {
  const question = asked.trim();
  if (isWhoSaidThat(question) && context.previousAnswer !== undefined) {
    const speaker = whoSaid(question, context.previousAnswer, articles);
    if (speaker) return speaker;
  }
  const completed = completeQuestion(question, context);
  const read = readQuestion(completed);
  if (read.kind === 'speaker') {
    const speaker = whoSaid(question, read.terms, articles);
    if (speaker) return speaker;
  }
  const [best, ...others] = rankPassages(completed, articles);
  if (!best) return { type: 'not-found', question, nearest: [] };
  const isSure =
    !asksOfNothing(best) &&
    !lacksMeasure(best) &&
    sureness(weighEvidence([best, ...others]), scope) >= LEAST_SURE[scope];
  const chosen = choosePassages([best, ...others], scope === 'inStore');
  if (!isSure) {
    const nearest = chosen.filter(({ features }) => features.own > 0);
    return { type: 'not-found', question, nearest: nearest.map(citeSentence) };
  }
  const cite = scope === 'inStore' ? citeAround : citeSentence;
  const text = trimSentence(citeSentence(best).text);
  const highlight = findHighlight(best.question, text);
  return {
    type: 'answered',
    question,
    text,
    ...(highlight && { highlight }),
    citations: [cite(best), ...chosen.slice(1).map(cite)],
    by: 'extract',
  };
}

/** The best `most` passages for a question, with what is around each: what else might answer it. */
export function passagesFor(
  asked: string,
  articles: readonly StoredArticle[],
  { context = {} }: AnswerOptions,
  most: number,
): Citation[] {
  return rankPassages(completeQuestion(asked.trim(), context), articles).slice(0, most).map(citeAround);
}

/** "Who said that?": what is quoted answers it, with its speaker. */
export function asksForSpeaker(asked: string): boolean {
  return isWhoSaidThat(asked.trim()) || readQuestion(asked).kind === 'speaker';
}

/** Where an age or a length is asked for, a passage that has one comes first, if it fits this much worse at most. */
const MEASURE_BEHIND = 2;

/** Best first. */
export function rankPassages(question: string, articles: readonly StoredArticle[]): Passage[] {
  const ranked = findPassages(question, articles)
    .map((passage) => ({ passage, score: rankScore(passage.features) }))
    .toSorted(
      (a, b) => b.score - a.score || a.passage.rank - b.passage.rank || a.passage.index - b.passage.index,
    );
  const least = (ranked[0]?.score ?? 0) - MEASURE_BEHIND;
  const first = ranked.find(({ passage, score }) => score >= least && !lacksMeasure(passage));
  return (first ? [first, ...ranked.filter((one) => one !== first)] : ranked).map(({ passage }) => passage);
}

/** "and in Germany?" takes what it leaves out from the question before. */
function completeQuestion(question: string, { previousQuestion }: AskContext): string {
  if (previousQuestion === undefined) return question;
  const leans =
    /^(?:and|but|so|what about|how about|or)\b/iu.test(question) || readQuestion(question).terms.length === 0;
  if (!leans) return question;
  const own = question.replace(/^(?:and|but|so|or)?\s*(?:what about|how about)?\s*/iu, '');
  // A name of its own is asked about in itself; anything else stands in the old question.
  return readQuestion(own).names.size > 0 || isName(own) ? own : `${own} ${previousQuestion}`;
}

function isName(question: string): boolean {
  return /^\p{Lu}\p{L}+[\s?.!]*$/u.test(question);
}
