/** What happened, in the article's own sentences: what is new, then stakes, numbers, and what comes next. */
import type { Article, Evidence, KeyPoint } from '../model.ts';
import { type Candidate, findCandidates } from './key-points/candidates.ts';
import { trimSentence } from './key-points/trim.ts';
import { terms } from './words.ts';

const LEAST_STATEMENT = 3;
const LEAST_WORDS = 6;
const MOST_WORDS = 75;
/** How much a sentence's words count beside its place, its numbers and its length. */
const CONTENT = 4;
/** From this many words on, each further one counts against a sentence, up to a bound: some have to be long. */
const LONG_WORDS = 26;
const MOST_LONG = 1.0;
/** Quotes are shown by themselves; a point tells what happened. */
const MOST_SPEECH = 0.45;
/** As many points there are of an article in which no sentence tells much. */
const MOST_OF_LITTLE = 3;
/** Two points that share this part of the shorter one's words say the same. */
const SAME = 0.6;
/** Two outlets tell one fact in words of their own. */
const SAME_OF_TWO_OUTLETS = 0.4;
/** Sentences may be joined up to this many words, to give a pronoun its name. */
const MOST_JOINED_WORDS = 55;
const COMES_NEXT =
  /\b(?:will|expected|plans?|planned|scheduled|set to|due|next|later this|by the end|until|deadline|vote|hearing)\b/iu;

export interface KeyPointOptions {
  readonly most: number;
  /** Articles that the reader has been told of: what they said already is no point any more. */
  readonly known?: readonly Article[];
}

export function keyPoints(
  articles: readonly [Article, ...Article[]],
  { most, known = [] }: KeyPointOptions,
): KeyPoint[] {
  const candidates = articles.flatMap(findCandidates).filter(isStatement);
  const told = known.flatMap(findCandidates).filter(isStatement);
  const weights = termWeights(articles, candidates);
  const choose = (from: readonly Candidate[]): Candidate[][] => {
    const chosen: Candidate[][] = [];
    for (const candidate of bestFirst(from, weights)) {
      if (chosen.length >= most) break;
      const point = standsAlone(candidate, candidates);
      const isNew = (one: Candidate[]): boolean => !told.some((before) => saysNoMore(one, before));
      if (point && !chosen.some((other) => saysSame(other, point)) && isNew(point)) chosen.push(point);
    }
    return chosen;
  };
  const telling = choose(candidates.filter(isTelling));
  // An interview, a poem or a note of three short lines has nothing better than its first sentences.
  const chosen =
    telling.length > 0 || known.length > 0 ? telling : choose(candidates.slice(0, MOST_OF_LITTLE));
  const first = articles[0];
  const ordered = chosen.toSorted((a, b) => place(a, first) - place(b, first));
  return ordered.flatMap((point) => toKeyPoint(point) ?? []);
}

function bestFirst(
  candidates: readonly Candidate[],
  weights: ReadonlyMap<string, number>,
): readonly Candidate[] {
  return candidates
    .map((candidate) => ({ candidate, score: score(candidate, weights) }))
    .toSorted((a, b) => b.score - a.score || a.candidate.index - b.candidate.index)
    .map(({ candidate }) => candidate);
}

/** How much each word tells in these articles: the headline's most, then what comes again and again. */
function termWeights(
  articles: readonly Article[],
  candidates: readonly Candidate[],
): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const candidate of candidates) {
    for (const term of new Set(candidate.terms)) weights.set(term, (weights.get(term) ?? 0) + 1);
  }
  for (const [term, count] of weights) weights.set(term, Math.log2(1 + count));
  for (const { title, language } of articles) {
    for (const term of terms(title, language)) weights.set(term, (weights.get(term) ?? 0) + 2);
  }
  return weights;
}

/** A sentence that is whole, and no question. */
function isStatement({ words, sentence: { text } }: Candidate): boolean {
  return words >= LEAST_STATEMENT && !/[?？]["”’]?$/u.test(text) && /[.!…。！][)"”’」』]*$/u.test(text);
}

function isTelling({ words, speech }: Candidate): boolean {
  return words >= LEAST_WORDS && words <= MOST_WORDS && speech <= MOST_SPEECH;
}

function score(candidate: Candidate, weights: ReadonlyMap<string, number>): number {
  const { sentence, index, words, speech, unpaired, pointsBack } = candidate;
  const told = new Set(candidate.terms);
  let weight = 0;
  for (const term of told) weight += weights.get(term) ?? 0;
  // The average, not the sum: a sentence does not win by its length.
  const content = (CONTENT * weight) / Math.max(8, told.size);
  const lead = 6 / (1 + index * 0.7);
  const number = /\d/u.test(sentence.text) ? 0.8 : 0;
  const next = COMES_NEXT.test(sentence.text) ? 0.5 : 0;
  const long = Math.min(MOST_LONG, Math.max(0, words - LONG_WORDS) * 0.15);
  const against = (unpaired ? 1.2 : 0) + (pointsBack ? 2 : 0) + speech * 3 + (words < 10 ? 1 : 0) + long;
  return content + lead + number + next - against;
}

/** The sentence, with the one before it where it points back to that; undefined where even both can't stand alone. */
function standsAlone(candidate: Candidate, all: readonly Candidate[]): Candidate[] | undefined {
  if (!candidate.pointsBack) return [candidate];
  const before = all.find(
    ({ article, index }) => article === candidate.article && index === candidate.index - 1,
  );
  const joined =
    before &&
    !before.pointsBack &&
    before.speech < 0.5 &&
    before.sentence.paragraph === candidate.sentence.paragraph &&
    before.words + candidate.words <= MOST_JOINED_WORDS;
  return joined ? [before, candidate] : undefined;
}

function saysSame(one: readonly Candidate[], other: readonly Candidate[]): boolean {
  if (one.some((candidate) => other.includes(candidate))) return true;
  const a = new Set(one.flatMap((candidate) => candidate.terms));
  const b = new Set(other.flatMap((candidate) => candidate.terms));
  const shared = [...a].filter((term) => b.has(term)).length;
  const limit = one[0]?.article === other[0]?.article ? SAME : SAME_OF_TWO_OUTLETS;
  return shared / Math.max(1, Math.min(a.size, b.size)) > limit;
}

/** Nearly all of what the point says was in that sentence. */
function saysNoMore(point: readonly Candidate[], before: Candidate): boolean {
  const own = new Set(point.flatMap((candidate) => candidate.terms));
  const known = new Set(before.terms);
  const shared = [...own].filter((term) => known.has(term)).length;
  return shared / Math.max(1, own.size) > SAME;
}

/** The first article's sentences in their order, those of others after the part of the story that they stand in. */
function place(point: readonly Candidate[], first: Article): number {
  const candidate = point[0];
  if (!candidate) return 0;
  return candidate.index + (candidate.article === first ? 0 : 0.5);
}

function toKeyPoint(point: readonly Candidate[]): KeyPoint | undefined {
  const [first, ...rest] = point.map(({ article, sentence }): Evidence => {
    const { start, end, text } = sentence;
    return { articleId: article.id, start, end, text };
  });
  if (!first) return undefined;
  const [opening, ...more] = point.map(({ sentence }) => sentence.text);
  return {
    text: [trimSentence(opening ?? ''), ...more].join(' '),
    evidence: [first, ...rest],
    by: 'extract',
  };
}
