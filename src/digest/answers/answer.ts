/** Answers to questions, in the articles' own words, each with where they stand; or that the articles don't say. */
import type { Answer, Citation, Quote, StoredArticle } from '../../model.ts';
import { datelineLength, trimSentence } from '../key-points/trim.ts';
import { findQuotes } from '../quotes/find-quotes.ts';
import { terms } from '../words.ts';
import { confidence, LEAST_CONFIDENCE } from './confidence.ts';
import { type Passage, scorePassages } from './passages.ts';
import { type Question, readQuestion } from './question.ts';

/** The turn before, for a question that leans on it ("and in Germany?", "who said that?"). */
export interface AskContext {
  readonly previousQuestion?: string;
  readonly previousAnswer?: string;
}

export interface AnswerOptions {
  readonly now: string;
  readonly context?: AskContext;
}

const MOST_CITATIONS = 3;
const MOST_NEAREST = 3;
/** Further passages are cited where they are nearly as sure as the first. */
const NEARLY = 0.5;

/** `articles`: the candidates, best first. */
export function answer(
  asked: string,
  articles: readonly StoredArticle[],
  { context = {} }: AnswerOptions,
): Answer {
  const question = asked.trim();
  if (isWhoSaidThat(question) && context.previousAnswer !== undefined) {
    const speaker = whoSaid(question, context.previousAnswer, articles);
    if (speaker) return speaker;
  }
  const read = readQuestion(completed(question, context));
  if (read.terms.length === 0) return { type: 'not-found', question, nearest: [] };
  const passages = scorePassages(read, articles)
    .map((passage) => ({ passage, sure: confidence(passage.features, read.kind === 'measure') }))
    .toSorted(
      (a, b) => b.sure - a.sure || a.passage.rank - b.passage.rank || a.passage.index - b.passage.index,
    );
  const [best] = passages;
  if (!best || best.sure < LEAST_CONFIDENCE) {
    const nearest = distinct(passages.filter(({ passage }) => passage.features.own > 0)).slice(
      0,
      MOST_NEAREST,
    );
    return { type: 'not-found', question, nearest: nearest.map(({ passage }) => cite(passage)) };
  }
  const [first, ...others] = distinct(
    passages.filter(({ sure }) => sure >= Math.max(LEAST_CONFIDENCE, best.sure * NEARLY)),
  ).slice(0, MOST_CITATIONS);
  const lead = first ?? best;
  return {
    type: 'answered',
    question,
    text: answerText(lead.passage, read),
    citations: [withAntecedent(lead.passage), ...others.map(({ passage }) => withAntecedent(passage))],
    by: 'extract',
  };
}

function isWhoSaidThat(question: string): boolean {
  return /^(?:and |but |so |ok(?:ay)?,? )?(?:who|whose)\b.{0,30}\b(?:said|says|say|told|wrote|words|claimed|quote)\b.{0,10}\b(?:that|this|it|so|those)\b/iu.test(
    question,
  );
}

/** "and in Germany?" takes what it leaves out from the question before. */
function completed(question: string, { previousQuestion }: AskContext): string {
  if (previousQuestion === undefined) return question;
  const leans =
    /^(?:and|but|so|what about|how about|or)\b/iu.test(question) || readQuestion(question).terms.length === 0;
  if (!leans) return question;
  const own = question.replace(/^(?:and|but|so|or)?\s*(?:what about|how about)?\s*/iu, '');
  const words = readQuestion(own);
  // A name of its own is asked about in itself; anything else stands in the old question.
  return words.names.size > 0 || properStart(own) ? own : `${own} ${previousQuestion}`;
}

function properStart(question: string): boolean {
  return /^\p{Lu}\p{L}+[\s?.!]*$/u.test(question);
}

/** The speaker of the words that the previous answer told. */
function whoSaid(question: string, previous: string, articles: readonly StoredArticle[]): Answer | undefined {
  const wanted = new Set(terms(previous));
  let best: { readonly article: StoredArticle; readonly quote: Quote; readonly shared: number } | undefined;
  for (const article of articles) {
    for (const quote of findQuotes(article)) {
      if (quote.speaker === undefined) continue;
      const own = new Set(terms(quote.text));
      const shared =
        [...own].filter((term) => wanted.has(term)).length / Math.max(1, Math.min(own.size, wanted.size));
      if (shared >= 0.6 && shared > (best?.shared ?? 0)) best = { article, quote, shared };
    }
  }
  if (!best) return undefined;
  const { article, quote } = best;
  const by = [quote.speaker, quote.role].filter(Boolean).join(', ');
  return {
    type: 'answered',
    question,
    text: by,
    citations: [toCitation(article, quote.start, quote.end)],
    by: 'extract',
  };
}

/** The sentence; with the one before it where it begins with a pronoun that the question did not name. */
function answerText(passage: Passage, _question: Question): string {
  const { text } = withAntecedent(passage);
  return trimSentence(text);
}

const POINTS_BACK =
  /^(?:(?:but|and|so|yet|still|then|however|nevertheless),? )?(?:he|she|they|it|his|her|their|its|this|that|these|those)\b/iu;
const MOST_JOINED = 420;

function withAntecedent({ article, sentence }: Passage): Citation {
  if (!POINTS_BACK.test(sentence.text)) return cite({ article, sentence });
  const before = article.text.slice(0, sentence.start).trimEnd();
  const from = Math.max(
    before.lastIndexOf('. ') + 2,
    before.lastIndexOf('\n') + 1,
    before.lastIndexOf('” ') + 2,
  );
  const joined = sentence.end - from;
  return toCitation(
    article,
    from < sentence.start && joined <= MOST_JOINED ? from : sentence.start,
    sentence.end,
  );
}

function cite({ article, sentence }: Pick<Passage, 'article' | 'sentence'>): Citation {
  return toCitation(article, sentence.start + datelineLength(sentence.text), sentence.end);
}

function toCitation(
  { id, title, url, source, publishedAt, text }: StoredArticle,
  start: number,
  end: number,
): Citation {
  return {
    articleId: id,
    title,
    ...(url === undefined ? {} : { url }),
    ...(source === undefined ? {} : { source }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    start,
    end,
    text: text.slice(start, end),
  };
}

/** Each sentence said once, however many outlets say it. */
function distinct<One extends { readonly passage: Passage }>(passages: readonly One[]): One[] {
  const seen = new Set<string>();
  const found: One[] = [];
  for (const one of passages) {
    const key = terms(one.passage.sentence.text).join(' ');
    if (!seen.has(key)) found.push(one);
    seen.add(key);
    if (found.length >= MOST_CITATIONS) break;
  }
  return found;
}
