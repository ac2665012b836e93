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
}

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
  const found: Omit<Fact, 'own'>[] = [
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
  return joined.map((fact) => ({ ...fact, own: ownWords(line, fact, joined, language) }));
}

/** "2 October 2012" is one date. */
function joinDates(facts: readonly Omit<Fact, 'own'>[], line: readonly Token[]): Omit<Fact, 'own'>[] {
  const joined: Omit<Fact, 'own'>[] = [];
  for (const fact of facts) {
    const last = joined.at(-1);
    const isDay = (one: Omit<Fact, 'own'>): boolean =>
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

function ownWords(
  line: readonly Token[],
  fact: Omit<Fact, 'own'>,
  all: readonly Omit<Fact, 'own'>[],
  language: string,
): Token[] {
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

/** Of two facts that the line has, each fits better where the other stands: by so many words. */
const LEAST_CROSSED = 2;
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
    Math.max(0, ...places.map((place) => shared(fact.own, place.own, english)));
  for (const [at, one] of claim.entries()) {
    const home = given.filter((fact) => isSame(one, fact));
    if (home.length === 0) continue;
    if (one.number && isCountedOtherwise(one, home, given, lines.given, english)) return fault(one.what);
    for (const other of claim.slice(at + 1)) {
      if (!areRivals(one, other)) continue;
      const there = given.filter((fact) => isSame(other, fact));
      if (there.length === 0) continue;
      const straight = fit(one, home) + fit(other, there);
      const crossed = fit(one, there) + fit(other, home);
      if (crossed - straight >= LEAST_CROSSED) return fault(`${one.what}, ${other.what}`);
    }
    if (one.kind !== 'name' && standsElsewhere(one, home, claim, given, lines, english))
      return fault(one.what);
  }
  return undefined;
}

/** Its part tells of what another sentence tells, with another number or date. */
function standsElsewhere(
  fact: Fact,
  home: readonly Fact[],
  claim: readonly Fact[],
  given: readonly Fact[],
  { claim: line, given: sources }: Lines,
  english: boolean,
): boolean {
  const sentenceOf = ({ from }: Fact): number | undefined => sources[from]?.sentence;
  const own = new Set(home.map(sentenceOf));
  const words = line.filter(
    ({ part, content, type, place }) =>
      content &&
      type === 'word' &&
      part === line[fact.from]?.part &&
      !claim.some(({ kind, from, to }) => kind !== 'name' && from <= place && place < to),
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
function isCountedOtherwise(
  fact: Fact,
  home: readonly Fact[],
  given: readonly Fact[],
  sources: readonly Token[],
  english: boolean,
): boolean {
  const [noun] = behind(fact);
  if (!noun || home.some((place) => shared([noun], place.own, english) > 0)) return false;
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
