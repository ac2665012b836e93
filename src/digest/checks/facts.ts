/** Numbers, dates and names stay with what is said of them: none is moved to another's words, nor two events welded into one. */
import { dateWords } from './dates.ts';
import type { Fault } from './fault.ts';
import { lineNames } from './names.ts';
import { isNegation } from './negation.ts';
import { givesNumber, type LineNumber, lineNumbers } from './numbers.ts';
import type { Token } from './tokens.ts';
import { maySay } from './wordnet.ts';

type Kind = 'number' | 'date' | 'name';

interface Fact {
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
  readonly what: string;
  readonly number?: LineNumber;
  /** Lower-case: the words of a name, the key of a date. */
  readonly keys: readonly string[];
  /** The words of its sentence that stand nearer to it than to any other of its kind. */
  readonly own: readonly Token[];
  /** How closely each word around is tied to it, by root; "<" and ">" tell on which side it stands. */
  readonly ties: ReadonlyMap<string, number>;
}

type Bare = Omit<Fact, 'own' | 'ties'>;

export function factsOf(line: readonly Token[], language: string): Fact[] {
  const words = (from: number, to: number): string =>
    line
      .slice(from, to)
      .map(({ text }) => text)
      .join(' ');
  const numbers = lineNumbers(line, language).filter(({ ordinal }) => !ordinal);
  const isYear = ({ value, unit, to, from }: LineNumber): boolean =>
    unit === undefined &&
    to - from === 1 &&
    value >= 1900 &&
    value < 2100 &&
    /^\d{4}$/u.test(line[from]?.text ?? '');
  const found: Bare[] = [
    ...numbers.map((number) => ({
      kind: isYear(number) ? ('date' as const) : ('number' as const),
      from: number.from,
      to: number.to,
      what: words(number.from, number.to),
      ...(isYear(number) ? { keys: [String(number.value)] } : { number, keys: [] }),
    })),
    ...dateWords(line).map(({ key, at }) => ({
      kind: 'date' as const,
      from: at,
      to: at + 1,
      what: words(at, at + 1),
      keys: [key],
    })),
    ...lineNames(line, language).map((name) => ({
      kind: 'name' as const,
      from: name.from,
      to: name.to,
      what: words(name.from, name.to),
      keys: name.words.map(({ lower }) => lower.replace(/['’]s?$/u, '')),
    })),
  ];
  const joined = joinDates(
    found.toSorted((a, b) => a.from - b.from),
    line,
  );
  return joined.map((fact) => ({
    ...fact,
    own: ownWords(line, fact, joined, language),
    ties: tiesOf(line, fact, joined, language),
  }));
}

/** "2 October 2012" is one date. */
function joinDates(facts: readonly Bare[], line: readonly Token[]): Bare[] {
  const joined: Bare[] = [];
  for (const fact of facts) {
    const last = joined.at(-1);
    const isDay = (one: Bare): boolean =>
      one.kind === 'date' ||
      (one.number !== undefined && one.number.value <= 31 && one.number.unit === undefined);
    const gap = last ? line.slice(last.to, fact.from) : [];
    if (
      last &&
      isDay(last) &&
      isDay(fact) &&
      (last.kind === 'date' || fact.kind === 'date') &&
      gap.length <= 1 &&
      gap.every(({ text }) => text === ',')
    ) {
      const keys = [last, fact].flatMap(({ kind, keys: own, number }) =>
        kind === 'date' ? own : [`day of month ${number?.value}`],
      );
      joined[joined.length - 1] = {
        kind: 'date',
        from: last.from,
        to: fact.to,
        what: `${last.what} ${fact.what}`,
        keys,
      };
    } else joined.push(fact);
  }
  return joined;
}

const FARTHEST = 9;

function ownWords(line: readonly Token[], fact: Bare, all: readonly Bare[], language: string): Token[] {
  const { sentence } = line[fact.from] ?? {};
  const rivals = all.filter(({ kind, from }) => kind === fact.kind && line[from]?.sentence === sentence);
  const inside = (at: number): boolean => rivals.some(({ from, to }) => from <= at && at < to);
  return line.filter((token, at) => {
    if (token.sentence !== sentence || token.type !== 'word' || inside(at)) return false;
    if (!token.content && !isNegation(token, language)) return false;
    if (distance(line, fact, at) > FARTHEST) return false;
    // What stands before several of them in one part is said of them all: "rose from 30 to 40".
    const part = rivals.filter(({ from }) => line[from]?.part === line[fact.from]?.part);
    if (token.part === line[fact.from]?.part && part.every(({ from }) => at < from)) return true;
    return rivals.every((rival) => rival === fact || distance(line, fact, at) <= distance(line, rival, at));
  });
}

const FARTHEST_TIE = 10;
const BE = /^(?:is|are|was|were|be|been|being|wurde|wurden|wird|werden|fue|fueron|ser|été|est|sont)$/u;

function tiesOf(
  line: readonly Token[],
  fact: Bare,
  all: readonly Bare[],
  language: string,
): Map<string, number> {
  const ties = new Map<string, number>();
  const add = (key: string, weight: number): void => void ties.set(key, Math.max(ties.get(key) ?? 0, weight));
  const { sentence } = line[fact.from] ?? {};
  line.forEach((token, at) => {
    if (token.sentence !== sentence || token.type !== 'word') return;
    if (!token.content && !isNegation(token, language)) return;
    if (all.some(({ kind, from, to }) => kind === fact.kind && from <= at && at < to)) return;
    const far = at < fact.from ? fact.from - at : at - fact.to + 1;
    const parted = Math.abs(token.part - (line[fact.from]?.part ?? 0)) * 3;
    if (far + parted > FARTHEST_TIE) return;
    const weight = 1 / (1 + (far + parted) / 3);
    add(token.root, weight);
    // In the passive, who acts stands on the other side.
    const isPassive = line.slice(Math.max(0, at - 3), at).some(({ lower }) => BE.test(lower));
    add(`${at > fact.from === isPassive ? '<' : '>'}${token.root}`, weight / 2);
  });
  return ties;
}

/** In tokens; what a mark or a conjunction parts is further apart, and a number's noun stands behind it. */
function distance(
  line: readonly Token[],
  { from, to, kind }: Pick<Fact, 'from' | 'to' | 'kind'>,
  at: number,
): number {
  const parted =
    Math.abs((line[at]?.part ?? 0) - (line[from]?.part ?? 0)) * 6 +
    Math.abs((line[at]?.clause ?? 0) - (line[from]?.clause ?? 0)) * 2;
  const plain = at < from ? from - at : at - to + 1;
  return plain + parted + (kind === 'number' && at < from ? 0.5 : 0);
}

function isSame(one: Fact, other: Fact): boolean {
  if (one.kind !== other.kind) return false;
  if (one.number) return other.number !== undefined && givesNumber(one.number, [other.number]);
  return one.keys.some((key) => other.keys.includes(key));
}

/** Two facts of a kind that may be taken for each other: numbers only of one unit. */
function areRivals(one: Fact, other: Fact): boolean {
  if (one.kind !== other.kind || isSame(one, other)) return false;
  return (
    one.number === undefined ||
    other.number === undefined ||
    one.number.unit === undefined ||
    other.number.unit === undefined ||
    one.number.unit === other.number.unit
  );
}

export interface Lines {
  readonly claim: readonly Token[];
  readonly given: readonly Token[];
}

/** Of two facts that the line has, each is tied more closely to what is said of the other: by this factor, and this much. */
const CROSSED = 1.25;
const LEAST_CROSSED = 0.4;
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
      if (crossed >= straight * CROSSED + LEAST_CROSSED) return fault(`${one.what}, ${other.what}`);
    }
    if (one.kind !== 'name' && standsElsewhere(one, home, claim, given, lines, english))
      return fault(one.what);
  }
  return undefined;
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

/** What stands right behind the number stands behind another one in the sources, or in another sentence, and nowhere near this. */
/** Counted of anything. */
const ANYTHING = /^(?:people|persons?|men|women|others?|more|cases?|members?|times?|new)$/u;

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

/** A cited sentence, and whether it follows on the one before it in its article. */
export interface Source {
  readonly line: readonly Token[];
  readonly facts: readonly Fact[];
  readonly follows: boolean;
}

/** Whether the line puts into one part what two sentences, of different things, say. */
export function findMerged(
  claim: readonly Token[],
  facts: readonly Fact[],
  sources: readonly Source[],
): Fault | undefined {
  if (sources.length < 2) return undefined;
  const byPart = Map.groupBy(facts, ({ from }) => claim[from]?.part);
  for (const group of byPart.values()) {
    const homes = group
      .map((fact) =>
        sources.flatMap(({ facts: there }, at) => (there.some((other) => isSame(fact, other)) ? at : [])),
      )
      .filter((home) => home.length > 0);
    for (const [at, home] of homes.entries())
      for (const other of homes.slice(at + 1))
        if (!home.some((one) => other.some((two) => areLinked(one, two, sources))))
          return { kind: 'merged', what: group.map(({ what }) => what).join(', ') };
  }
  return undefined;
}

/** The same sentence, one that follows on the other, or two that speak of the same: by a name, by several words. */
function areLinked(at: number, there: number, sources: readonly Source[]): boolean {
  const [one, other] = [sources[Math.min(at, there)], sources[Math.max(at, there)]];
  if (!one || !other || one === other || (other.follows && Math.abs(at - there) === 1)) return true;
  if (one.facts.some((fact) => fact.kind === 'name' && other.facts.some((two) => isSame(fact, two))))
    return true;
  const content = ({ line }: Source): Set<string> =>
    new Set(line.filter((token) => token.content && token.type === 'word').map(({ root }) => root));
  const roots = content(one);
  return [...content(other)].filter((root) => roots.has(root)).length >= SHARED_WORDS;
}

const SHARED_WORDS = 2;
