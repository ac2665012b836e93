/** How near articles and stories are to one another, and whether that is near enough to be one event. */
import { dotProduct } from '../meaning/vectors.ts';
import type { Cluster, Reading } from './clusters.ts';
import type { MeaningScale } from './meaning-scale.ts';
import { dot } from './vectors.ts';

/** As near as this, an article tells a story's event. */
const NEAR = 0.25;
/** And one of the story's latest articles has to be as near as this: its middle alone is near to everything on its subject. */
const NEAR_ONE = 0.35;
/** The middles of two stories on one event are as near as this. */
const NEAR_STORIES = 0.42;
/** With vectors: of that nearness, the least part that there has to be in words; */
const LEAST_WORDS = 0.3;
/** evidence of the vectors that counts as much as words that are near enough; and the sum that does for one event. */
const EVIDENCE_OF_WORDS = 6;
const JOINT = 1.5;
/** From this many different words on, a text counts as long; below, it has to be less near, down to this part. */
const FULL_SIZE = 70;
const SHORTEST = 0.56;
const SHORTEST_ONE = 0.39;
/** An event is followed up for this long after its last article. */
const REACH_MS = 4 * 24 * 3_600_000;
/** Rare terms outside the headline that two articles on one event share. */
const LEAST_SHARED = 2;
/** With fewer, a text may have left out those that the other one gives. */
const LEAST_NAMES = 2;
/** So many of the names that tell an article from others stand in a story of these days too: it may tell its event in other words. */
const MANY_NAMES = 7;
const NAMED = 0.9;
const THESE_DAYS_MS = 36 * 3_600_000;

/** How near the middles of two stories are, 0 to 1, if they tell one event; else 0. */
export function storyNearness(a: Cluster, b: Cluster): number {
  const near = middleNearness(a, b);
  return near >= nearEnough(a, b) ? near : 0;
}

/**
 * The same where it is known too what their articles say: how much words and vectors speak for one event, taken together. Words
 * that are too few by themselves may do then; but vectors alone never, for two events of a kind are told in the same sense.
 */
export function jointNearness(a: Cluster, b: Cluster, scale: MeaningScale): number {
  if (a.meaning?.sum.length !== b.meaning?.sum.length || !a.meaning || !b.meaning) return 0;
  const words = middleNearness(a, b) / nearEnough(a, b);
  if (words < LEAST_WORDS) return 0;
  const pairs = a.meaning.vectors * b.meaning.vectors;
  const evidence = scale.evidence(dotProduct(a.meaning.sum, b.meaning.sum) / pairs);
  if (evidence === undefined) return 0;
  const joint = words + evidence / EVIDENCE_OF_WORDS;
  return joint >= JOINT ? joint : 0;
}

function middleNearness(a: Cluster, b: Cluster): number {
  return dot(a.sum, b.sum) / (a.length * b.length);
}

function nearEnough(a: Cluster, b: Cluster): number {
  return NEAR_STORIES * lengthFactor(Math.min(a.sum.size, b.sum.size), SHORTEST);
}

/** How near an article is to a story's middle, 0 to 1, if it tells its event; else 0. */
export function nearness({ vector, rarest, title, rarestNames, timeMs }: Reading, story: Cluster): number {
  if (!isWithinReach(story, timeMs, timeMs) || namesOthers(rarestNames, story.names)) return 0;
  // A headline may come again and again ("Morning news"): what stands under it has to be the same event too.
  if (vector.size > title.size + LEAST_SHARED && sharedBeyond(rarest, title, story.sum) < LEAST_SHARED)
    return 0;
  const near = dot(vector, story.sum) / story.length;
  if (near < NEAR * lengthFactor(vector.size, SHORTEST)) return 0;
  const shared = rarestNames.filter((name) => story.names.has(name)).length;
  const isNamed = shared >= MANY_NAMES && isWithin(THESE_DAYS_MS, story, timeMs, timeMs);
  const leastOne = NEAR_ONE * lengthFactor(vector.size, SHORTEST_ONE) * (isNamed ? NAMED : 1);
  return story.members.some((member) => dot(vector, member) >= leastOne) ? near : 0;
}

/** Whether the story's articles are from the days around this time. */
export function isWithinReach(story: Cluster, fromMs: number, toMs: number): boolean {
  return isWithin(REACH_MS, story, fromMs, toMs);
}

function isWithin(ms: number, { newestMs, oldestMs }: Cluster, fromMs: number, toMs: number): boolean {
  return fromMs - newestMs <= ms && oldestMs - toMs <= ms;
}

/** Two earthquakes are told in the same words, but for who and where: none of the names that tell one is in the other. */
export function namesOthers(rarestNames: readonly string[], others: ReadonlySet<string>): boolean {
  if (rarestNames.length < LEAST_NAMES || others.size < LEAST_NAMES) return false;
  return !rarestNames.some((name) => others.has(name));
}

export function namesAmong(rarest: Reading['rarest'], names: ReadonlySet<string>): string[] {
  return rarest.flatMap(([term]) => (names.has(term) ? term : []));
}

/** Two short texts on one event share fewer of their words than two long ones do. */
function lengthFactor(size: number, shortest: number): number {
  return Math.min(1, Math.max(shortest, size / FULL_SIZE));
}

function sharedBeyond(
  rarest: Reading['rarest'],
  title: ReadonlySet<string>,
  sum: ReadonlyMap<string, number>,
): number {
  let shared = 0;
  for (const [term] of rarest) if (!title.has(term) && sum.has(term)) shared += 1;
  return shared;
}
