/** What happened, in the article's own sentences: what is new, then stakes, numbers, and what comes next. */
import type { Article, Evidence, KeyPoint } from '../model.ts';
import { type Candidate, findCandidates } from './key-points/candidates.ts';
import { condense, withoutAsides } from './key-points/condense.ts';
import { termWeights, worth } from './key-points/weigh.ts';

const LEAST_STATEMENT = 3;
const LEAST_WORDS = 6;
const MOST_WORDS = 75;
/** Quotes are shown by themselves; a point tells what happened. */
const MOST_SPEECH = 0.45;
/** As many points there are of an article in which no sentence tells much. */
const MOST_OF_LITTLE = 3;
/** Half of the points asked for are told in any case; further ones only where they are worth this part of the second best. */
const WORTH_TELLING = 0.9;
/** So many points come first, the best there are; further ones only add to them. */
const CORE = 3;
/** Two points that share this part of the shorter one's words say the same. */
const SAME = 0.6;
/** Two outlets tell one fact in words of their own. */
const SAME_OF_TWO_OUTLETS = 0.4;
/** So much of what a reader was told already leaves nothing new. */
const KNOWN = 0.6;
/** Sentences may be joined up to this many words, to give a pronoun its name. */
const MOST_JOINED_WORDS = 45;

export interface KeyPointOptions {
  readonly most: number;
  /** Articles that the reader has been told of: what they said already is no point any more. */
  readonly known?: readonly Article[];
}

type Point = readonly [Candidate, ...Candidate[]];

export function keyPoints(
  articles: readonly [Article, ...Article[]],
  { most, known = [] }: KeyPointOptions,
): KeyPoint[] {
  const candidates = articles.flatMap(findCandidates).filter(isStatement);
  const told = known.flatMap(findCandidates).filter(isStatement);
  const weights = termWeights(articles, candidates);
  const choose = (from: readonly Candidate[]): Point[] => {
    const chosen: Point[] = [];
    let least = 0;
    for (const { candidate, score } of bestFirst(from, weights)) {
      if (chosen.length >= most || (chosen.length >= most / 2 && score < least)) break;
      const point = standsAlone(candidate, candidates);
      const isNew = (one: Point): boolean => !told.some((before) => saysNoMore(one, before));
      if (!point || chosen.some((other) => saysSame(other, point)) || !isNew(point)) continue;
      chosen.push(point);
      if (chosen.length === 2) least = score * WORTH_TELLING;
    }
    return chosen;
  };
  const telling = choose(candidates.filter(isTelling));
  // An interview, a poem or a note of three short lines has nothing better than its first sentences.
  const chosen =
    telling.length > 0 || known.length > 0 ? telling : choose(candidates.slice(0, MOST_OF_LITTLE));
  const inOrder = (points: readonly Point[]): Point[] =>
    points.toSorted((a, b) => place(a, articles[0]) - place(b, articles[0]));
  return [...inOrder(chosen.slice(0, CORE)), ...inOrder(chosen.slice(CORE))].map(toKeyPoint);
}

function bestFirst(
  candidates: readonly Candidate[],
  weights: ReadonlyMap<string, number>,
): readonly { readonly candidate: Candidate; readonly score: number }[] {
  return candidates
    .map((candidate) => ({ candidate, score: worth(candidate, weights) }))
    .toSorted((a, b) => b.score - a.score || a.candidate.index - b.candidate.index);
}

/** A sentence that is whole, and no question. */
function isStatement({ words, sentence: { text } }: Candidate): boolean {
  return words >= LEAST_STATEMENT && !/[?？]["”’]?$/u.test(text) && /[.!…。！][)"”’」』]*$/u.test(text);
}

function isTelling({ words, speech, unpaired, beside }: Candidate): boolean {
  return words >= LEAST_WORDS && words <= MOST_WORDS && speech <= MOST_SPEECH && !unpaired && !beside;
}

/** The sentence, with the one before it where it points back to that; undefined where even both can't stand alone. */
function standsAlone(candidate: Candidate, all: readonly Candidate[]): Point | undefined {
  if (!candidate.pointsBack) return [candidate];
  const before = all.find(
    ({ article, index }) => article === candidate.article && index === candidate.index - 1,
  );
  const joined =
    before &&
    !before.pointsBack &&
    isTelling(before) &&
    before.sentence.paragraph === candidate.sentence.paragraph &&
    before.words + candidate.words <= MOST_JOINED_WORDS;
  return joined ? [before, candidate] : undefined;
}

function saysSame(one: Point, other: Point): boolean {
  if (one.some((candidate) => other.includes(candidate))) return true;
  const a = new Set(one.flatMap((candidate) => candidate.terms));
  const b = new Set(other.flatMap((candidate) => candidate.terms));
  const shared = [...a].filter((term) => b.has(term)).length;
  const limit = one[0].article === other[0].article ? SAME : SAME_OF_TWO_OUTLETS;
  return shared / Math.max(1, Math.min(a.size, b.size)) > limit;
}

/** Nearly all of what the point says was in that sentence. */
function saysNoMore(point: Point, before: Candidate): boolean {
  const own = new Set(point.flatMap((candidate) => candidate.terms));
  const known = new Set(before.terms);
  const shared = [...own].filter((term) => known.has(term)).length;
  return shared / Math.max(1, own.size) > KNOWN;
}

/** The first article's sentences in their order, those of others after the part of the story that they stand in. */
function place([candidate]: Point, first: Article): number {
  return candidate.index + (candidate.article === first ? 0 : 0.5);
}

function toKeyPoint([first, ...rest]: Point): KeyPoint {
  const shown = [
    condense(first.sentence.text, first.article.language),
    ...rest.map(({ sentence, article }) => withoutAsides(sentence.text, article.language)),
  ];
  return { text: shown.join(' '), evidence: [evidenceOf(first), ...rest.map(evidenceOf)], by: 'extract' };
}

function evidenceOf({ article, sentence: { start, end, text } }: Candidate): Evidence {
  return { articleId: article.id, start, end, text };
}
