/** Numbers, dates and names stay with what is said of them: none is moved to another's words. */
import { areRivals, type Fact, isSame } from './facts.ts';
import type { Fault } from './fault.ts';
import type { Token } from './tokens.ts';
import { maySay } from './wordnet.ts';

export interface Lines {
  readonly claim: readonly Token[];
  readonly given: readonly Token[];
}

/** Of two facts that the line has, each is tied more closely to what is said of the other: by this factor, and this much. */
const CROSSED = 1.25;
const LEAST_CROSSED = 0.4;
const LEAST_CROSSED_NAMES = 1;
/** So many words of its part stand in a sentence with another fact of its kind, and not in its own. */
const LEAST_ELSEWHERE = 2;

export function findMoved(
  claim: readonly Fact[],
  given: readonly Fact[],
  lines: Lines,
  english: boolean,
): Fault | undefined {
  const fault = (what: string): Fault => ({ kind: 'moved', what });
  const fit = (fact: Fact, places: readonly Fact[]): number =>
    Math.max(0, ...places.map((place) => tied(fact, place)));
  for (const [at, one] of claim.entries()) {
    const home = given.filter((fact) => isSame(one, fact));
    if (home.length === 0) continue;
    if (one.number && isCountedOtherwise(one, home, given, lines.given, english)) return fault(one.what);
    for (const other of claim.slice(at + 1)) {
      if (!areRivals(one, other)) continue;
      if (one.number && changedPlaces(one, other, given)) return fault(`${one.what}, ${other.what}`);
      const there = given.filter((fact) => isSame(other, fact));
      if (there.length === 0) continue;
      if (
        one.kind === 'name' &&
        isNear(one, other) &&
        home.some((place) => there.some((next) => isNear(place, next)))
      )
        continue;
      const straight = fit(one, home) + fit(other, there);
      const crossed = fit(one, there) + fit(other, home);
      if (crossed >= straight * CROSSED + (one.kind === 'name' ? LEAST_CROSSED_NAMES : LEAST_CROSSED))
        return fault(`${one.what}, ${other.what}`);
    }
    if (one.kind !== 'name' && standsElsewhere(one, home, claim, given, lines, english))
      return fault(one.what);
  }
  return undefined;
}

/** "132 dead, 145 of them children" for "145 dead, 132 of them children": behind each stands what stands behind the other. */
function changedPlaces(one: Fact, other: Fact, given: readonly Fact[]): boolean {
  const follows = ({ own, to }: Fact): ReadonlySet<string> =>
    new Set(
      own.filter(({ place, content }) => content && place >= to && place < to + 4).map(({ root }) => root),
    );
  const meet = (a: Fact, b: Fact): boolean => !follows(a).isDisjointFrom(follows(b));
  return given.some(
    (first) =>
      isSame(one, first) &&
      given.some(
        (second) =>
          isSame(other, second) &&
          meet(one, second) &&
          meet(other, first) &&
          !meet(one, first) &&
          !meet(other, second),
      ),
  );
}

/** "Delaware's Department", "its director, Lund": what is said of the one is said of the other. */
function isNear(one: Fact, other: Fact): boolean {
  return Math.min(Math.abs(other.from - one.to), Math.abs(one.from - other.to)) <= 4;
}

/** Its part tells of what another sentence tells, with another number or date. */
function standsElsewhere(
  fact: Fact,
  home: readonly Fact[],
  claim: readonly Fact[],
  given: readonly Fact[],
  { given: sources }: Lines,
  english: boolean,
): boolean {
  const sentenceOf = ({ from }: Fact): number | undefined => sources[from]?.sentence;
  const own = new Set(home.map(sentenceOf));
  const words = fact.own.filter(
    ({ content, place }) =>
      content && !claim.some(({ kind, from, to }) => kind !== 'name' && from <= place && place < to),
  );
  const told = (sentence: number | undefined): readonly Token[] => {
    const there = sources.filter((token) => token.sentence === sentence && token.content);
    return words.filter((word) => there.some((other) => isAlike(word, other, english)));
  };
  const here = new Set([...own].flatMap(told));
  return given
    .filter((other) => areRivals(fact, other) && !own.has(sentenceOf(other)))
    .some((other) => {
      const elsewhere = told(sentenceOf(other)).filter((word) => !here.has(word));
      return elsewhere.length >= LEAST_ELSEWHERE && elsewhere.length > here.size;
    });
}

/** Counted of anything. */
const ANYTHING = /^(?:people|persons?|men|women|others?|more|cases?|members?|times?|new)$/u;

/** What stands right behind the number stands behind another one in the sources, or in another sentence, and nowhere near this. */
function isCountedOtherwise(
  fact: Fact,
  home: readonly Fact[],
  given: readonly Fact[],
  sources: readonly Token[],
  english: boolean,
): boolean {
  const [noun] = behind(fact);
  if (!noun || ANYTHING.test(noun.lower) || home.some((place) => shared([noun], place.own, english) > 0))
    return false;
  if (
    given.some(
      (other) => other.number && areRivals(fact, other) && shared([noun], behind(other), english) > 0,
    )
  )
    return true;
  const own = new Set(home.map(({ from }) => sources[from]?.sentence));
  const counted = sources.filter((token) => isAlike(noun, token, false));
  return (
    home.every((place) => behind(place).length > 0) &&
    counted.length > 0 &&
    counted.every(({ sentence }) => !own.has(sentence))
  );
}

function behind({ own, to }: Fact): readonly Token[] {
  return own.filter((token) => token.place >= to && token.place < to + 2);
}

/** What both facts are tied to, each as closely as the looser of the two ties. */
function tied({ ties }: Fact, other: Fact): number {
  let sum = 0;
  for (const [key, weight] of ties) sum += Math.min(weight, other.ties.get(key) ?? 0);
  return sum;
}

function shared(claimed: readonly Token[], given: readonly Token[], english: boolean): number {
  return claimed.filter((word) => given.some((there) => isAlike(word, there, english))).length;
}

function isAlike(one: Token, other: Token, english: boolean): boolean {
  if (one.root === other.root) return true;
  return english && one.content && other.content && maySay(one.lower, other.lower);
}
