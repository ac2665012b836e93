/** The numbers, dates and names of a line, each with the words that are said of it. */
import { dateWords } from './dates.ts';
import { lineNames } from './names.ts';
import { isNegation } from './negation.ts';
import { givesNumber } from './number-faults.ts';
import { type LineNumber, lineNumbers } from './numbers.ts';
import type { Token } from './tokens.ts';

type Kind = 'number' | 'date' | 'name';

export interface Fact {
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
      keys: name.words.map(({ bare }) => bare),
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

export function isSame(one: Fact, other: Fact): boolean {
  if (one.kind !== other.kind) return false;
  if (one.number) return other.number !== undefined && givesNumber(one.number, [other.number]);
  return one.keys.some((key) => other.keys.includes(key));
}

/** Two facts of a kind that may be taken for each other: numbers only of one unit. */
export function areRivals(one: Fact, other: Fact): boolean {
  if (one.kind !== other.kind || isSame(one, other)) return false;
  return (
    one.number === undefined ||
    other.number === undefined ||
    one.number.unit === undefined ||
    other.number.unit === undefined ||
    one.number.unit === other.number.unit
  );
}
