/** Whether a line welds into one what two sentences, of different things, say. */
import { type Fact, isSame } from './facts.ts';
import type { Fault } from './fault.ts';
import { contentRoots, type Token } from './tokens.ts';

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
  if (!one || !other || one === other) return true;
  if (one.facts.some((fact) => fact.kind === 'name' && other.facts.some((two) => isSame(fact, two))))
    return true;
  const roots = contentRoots(one.line);
  const shared = [...contentRoots(other.line)].filter((root) => roots.has(root)).length;
  const isNext = other.follows && Math.abs(at - there) === 1;
  return shared >= SHARED_WORDS || (isNext && (shared > 0 || pointsBack(other.line)));
}

const SHARED_WORDS = 2;
const POINTS_BACK =
  /^(?:he|she|they|it|his|her|their|its|this|that|these|those|both|neither|the|er|sie|es|der|die|das|dies\p{L}*|sein\p{L}*|ihr\p{L}*|il|elle|ils|elles|le|la|les|ce|cette|son|sa|ses|leur|él|ella|ellos|el|los|las|su|sus|ele|ela|o|os|as|seu|sua)$/u;

function pointsBack(line: readonly Token[]): boolean {
  return line.slice(0, 4).some(({ lower }) => POINTS_BACK.test(lower));
}
