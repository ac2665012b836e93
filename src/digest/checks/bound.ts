/** Numbers stay with whom they are told of: "Holmes, 38," is not "Balwani, 38,", nor what Henry granted what Keating did. */
import { type Fact, isSame } from './facts.ts';
import type { Fault } from './fault.ts';
import type { Token } from './tokens.ts';

interface Line {
  readonly tokens: readonly Token[];
  readonly facts: readonly Fact[];
}

export function findUnbound(claim: Line, given: Line): Fault | undefined {
  for (const name of claim.facts.filter(({ kind }) => kind === 'name'))
    for (const number of claim.facts.filter((fact) => fact.number)) {
      const what = `${name.what}, ${number.what}`;
      if (isAgeOfAnother(name, number, claim, given)) return { kind: 'moved', what };
      if (isToldOfAnother(name, number, claim, given)) return { kind: 'moved', what };
    }
  return undefined;
}

/** "NAME, 38,": there it stands so behind another name, and another number behind this one. */
function isAgeOfAnother(name: Fact, number: Fact, claim: Line, given: Line): boolean {
  if (!isApposed(name, number, claim.tokens)) return false;
  const pairs = given.facts
    .filter(({ kind }) => kind === 'name')
    .flatMap((other) =>
      given.facts
        .filter((fact) => fact.number && isApposed(other, fact, given.tokens))
        .map((fact) => ({ name: other, number: fact })),
    );
  return (
    pairs.some((pair) => isSame(pair.number, number) && !isSame(pair.name, name)) &&
    !pairs.some((pair) => isSame(pair.number, number) && isSame(pair.name, name))
  );
}

function isApposed(name: Fact, number: Fact, tokens: readonly Token[]): boolean {
  return number.from === name.to + 1 && tokens[name.to]?.text === ',';
}

/** The only name and number of the line's sentence stand there in two sentences, each with another of its kind. */
function isToldOfAnother(name: Fact, number: Fact, claim: Line, given: Line): boolean {
  const part = (fact: Fact, { tokens }: Line): number | undefined => tokens[fact.from]?.part;
  const sentence = (fact: Fact): number | undefined => given.tokens[fact.from]?.sentence;
  if (part(name, claim) !== part(number, claim)) return false;
  const inPart = claim.facts.filter((fact) => part(fact, claim) === part(name, claim));
  if (inPart.some((fact) => fact !== name && fact.kind === 'name')) return false;
  const names = given.facts.filter(({ kind }) => kind === 'name');
  const homes = new Set(names.filter((other) => isSame(other, name)).map(sentence));
  const places = given.facts.filter((fact) => isSame(fact, number));
  return (
    homes.size > 0 &&
    places.length > 0 &&
    places.every(
      (place) =>
        !homes.has(sentence(place)) &&
        names.some((other) => sentence(other) === sentence(place) && other.from < place.from),
    ) &&
    given.facts.some((fact) => fact.number && !isSame(fact, number) && homes.has(sentence(fact)))
  );
}
