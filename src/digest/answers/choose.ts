/** The few passages that an answer rests on: no sentence twice, however many outlets tell it; other numbers, if they differ. */
import { findQuantities } from '../figures.ts';
import { rankScore } from './confidence.ts';
import type { Passage } from './passages.ts';

/** The first is the answer's own; readers are shown a few of the others, scripts are given all. */
const MOST_PASSAGES = 5;
const MOST_OF_AN_ARTICLE = 2;
/** In score: what fits so much worse than the best tells of something else. */
const MOST_BEHIND = 3;
/** Two sentences that share more of the shorter one's words say the same, if their numbers are the same. */
const MOST_SHARED = 0.7;

/** `passages`: best first. A sentence beside a chosen one is left out where `withNeighbours`, for it is shown with it. */
export function choosePassages(passages: readonly Passage[], withNeighbours: boolean): Passage[] {
  const chosen: Passage[] = [];
  const [best] = passages;
  const least = (best ? rankScore(best.features) : 0) - MOST_BEHIND;
  for (const passage of passages) {
    if (chosen.length >= MOST_PASSAGES) break;
    if (rankScore(passage.features) < least && !(best && countsOtherwise(best, passage))) continue;
    const ofArticle = chosen.filter(({ article }) => article.id === passage.article.id);
    if (ofArticle.length >= MOST_OF_AN_ARTICLE) continue;
    if (withNeighbours && ofArticle.some(({ index }) => Math.abs(index - passage.index) <= 1)) continue;
    if (!chosen.some((other) => saysTheSame(other, passage))) chosen.push(passage);
  }
  return chosen;
}

/** It has another number of what is asked after: "335 workers". */
function countsOtherwise({ question, sentence }: Passage, other: Passage): boolean {
  const counted = (of: Passage['sentence']) =>
    findQuantities(of).filter(({ unit }) => question.terms.includes(unit));
  const own = counted(sentence);
  return counted(other.sentence).some(({ unit, value }) =>
    own.some((one) => one.unit === unit && one.value !== value),
  );
}

function saysTheSame(one: Passage, other: Passage): boolean {
  if (numbersOf(one) !== numbersOf(other)) return false;
  const [a, b] = [termsOf(one), termsOf(other)];
  const shared = [...a].filter((term) => b.has(term)).length;
  return shared > MOST_SHARED * Math.max(1, Math.min(a.size, b.size));
}

function termsOf({ reading, index }: Passage): ReadonlySet<string> {
  return reading.terms[index] ?? new Set();
}

function numbersOf({ sentence }: Passage): string {
  return (sentence.text.match(/\d+(?:[.,]\d+)*/gu) ?? []).toSorted().join(' ');
}
