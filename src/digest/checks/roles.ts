/** Who did it to whom: of two names on either side of a verb, the same one acts as in the sources. */
import type { Fault } from './fault.ts';
import { type LineName, lineNames } from './names.ts';
import type { Token } from './tokens.ts';
import { isKnownVerb } from './wordnet.ts';

interface Deed {
  readonly by: LineName | undefined;
  readonly to: LineName | undefined;
  /** All names before it in its sentence: one of them may be who acts. */
  readonly before: readonly LineName[];
  readonly verb: Token;
}

/** The winner stands before the first, behind the second. */
const BEATS =
  /^(?:beat|beats|beaten|beating|defeat\p{L}*|overcame|overcome\p{L}*|thrash\p{L}*|edg(?:ed|es)|oust\p{L}*|overpower\p{L}*|knocked|eliminat\p{L}*|outplay\p{L}*|topp(?:ed|les?))$/u;
const LOSES = /^(?:lost|loses|lose|losing)$/u;

export function findRoleFault(
  claim: readonly Token[],
  given: readonly Token[],
  language: string,
): Fault | undefined {
  const [told, known] = [deeds(claim, language), deeds(given, language)];
  for (const deed of told) {
    const { by, to } = deed;
    const alike = known.filter(({ verb }) => verb.root === deed.verb.root || isKin(verb, deed.verb));
    if (alike.length === 0) continue;
    const fault: Fault = { kind: 'roles', what: `${wordsOf(by ?? to)} ${deed.verb.text}` };
    const acts = (other: Deed): boolean =>
      isSame(by, other.by) || other.before.some((name) => isSame(name, by));
    // It is done to whoever is said to do it, or the other way round.
    if (by && alike.every((other) => isSame(by, other.to) && !acts(other))) return fault;
    if (!by && to && alike.every((other) => isSame(to, other.by) && !isSame(to, other.to))) return fault;
    // Somebody else does it there, and whoever is said to does not come in before.
    if (
      by &&
      alike.every((other) => other.by !== undefined && !acts(other)) &&
      !deed.before.some((name) => alike.some((other) => isSame(name, other.by)))
    )
      return fault;
  }
  if (winsTurned(claim, told, given, language)) return { kind: 'roles', what: wordsOf(winnersOf(told)[0]) };
  const swapped = changedRoles(claim, given, language);
  if (swapped) return { kind: 'roles', what: swapped };
  const [winners, knownWinners] = [winnersOf(told), winnersOf(known)];
  for (const winner of winners)
    if (
      knownWinners.length > 0 &&
      !knownWinners.some((other) => isSame(winner, other)) &&
      losersOf(known).some((other) => isSame(winner, other))
    )
      return { kind: 'roles', what: wordsOf(winner) };
  return undefined;
}

/** "A beat B" where, in every sentence that tells of it, B stands before the verb and A behind it. */
function winsTurned(
  claim: readonly Token[],
  told: readonly Deed[],
  given: readonly Token[],
  language: string,
): boolean {
  const names = lineNames(given, language);
  return told.some(({ by, to, verb }) => {
    if (!by || !to || !BEATS.test(verb.lower) || claim.length === 0) return false;
    const places = given.filter(({ lower }) => BEATS.test(lower));
    return (
      places.length > 0 &&
      places.every(({ place, sentence }) => {
        const own = names.filter(({ from }) => given[from]?.sentence === sentence);
        const isPassive = given.slice(Math.max(0, place - 3), place).some(({ lower }) => BE.test(lower));
        const [before, behind] = [
          own.filter(({ to: end }) => end <= place),
          own.filter(({ from }) => from > place),
        ];
        const [winners, losers] = isPassive ? [behind, before] : [before, behind];
        return (
          winners.some((name) => isSame(to, name)) &&
          losers.some((name) => isSame(by, name)) &&
          !winners.some((name) => isSame(by, name))
        );
      })
    );
  });
}

function isKin(one: Token, other: Token): boolean {
  return BEATS.test(one.lower) && BEATS.test(other.lower);
}

function winnersOf(found: readonly Deed[]): LineName[] {
  return found.flatMap(({ by, to, verb }) =>
    BEATS.test(verb.lower) ? (by ?? []) : LOSES.test(verb.lower) ? (to ?? []) : [],
  );
}

function losersOf(found: readonly Deed[]): LineName[] {
  return found.flatMap(({ by, to, verb }) =>
    BEATS.test(verb.lower) ? (to ?? []) : LOSES.test(verb.lower) ? (by ?? []) : [],
  );
}

const BE = /^(?:is|are|was|were|be|been|being|wurde|wurden|wird|werden|fue|fueron|ser|été|est|sont)$/u;
const BY = /^(?:by|von|par|por)$/u;

/** Every verb that somebody with a name does, or has done to them. */
function deeds(line: readonly Token[], language: string): Deed[] {
  const names = lineNames(line, language);
  if (names.length === 0) return [];
  return line.flatMap((token, at): Deed[] => {
    if (!isVerb(line, at, language)) return [];
    const sameSentence = (name: LineName): boolean => line[name.from]?.sentence === token.sentence;
    const before = names.filter((name) => name.to <= at && sameSentence(name));
    const next = names.find(
      (name) => name.from > at && name.from - at <= MOST_TO_OBJECT && sameSentence(name),
    );
    const object =
      next && line.slice(at, next.from).every(({ text }) => !/[,;:]/u.test(text)) ? next : undefined;
    const subject = before.findLast((name) => isSubject(line, name, at));
    const passive = line.slice(Math.max(0, at - 3), at).some(({ lower }) => BE.test(lower));
    if (!passive) return [{ by: subject, to: object, before, verb: token }];
    const agent =
      object && line.slice(at, object.from).some(({ lower }) => BY.test(lower)) ? object : undefined;
    return [{ by: agent, to: subject, before: [], verb: token }];
  });
}

const MOST_TO_OBJECT = 6;
const FINITE =
  /(?:ed|[^s]s|ew|ought|aught|oke|ose|ore|ell|ook|ame|an|un|ent|ost|old|eld|eat|it|ut|et|ead|on|ot|ung|ank|rank|ade|aid|aw|ave|ove|ote|uck|ound|eft)$/u;
const NO_VERB_AFTER =
  /^(?:the|an?|of|in|on|at|for|from|with|to|by|this|that|his|her|its|their|no|some|any|each|more|two|three)$/u;

/** A form of a verb, where a verb may stand. */
export function isVerb(line: readonly Token[], at: number, language: string): boolean {
  const token = line[at];
  if (!token || token.type !== 'word' || token.capital || !token.content) return false;
  const before = line[at - 1];
  if (
    before &&
    (NO_VERB_AFTER.test(before.lower) || /['’]s?$/u.test(before.text) || before.type === 'number')
  )
    return false;
  if (language !== 'en') return /(?:te|ten|ert|t|en|ó|é|aron|ieron|a|ait)$/u.test(token.lower);
  return FINITE.test(token.lower) && isKnownVerb(token.lower);
}

/** Between the name and its verb there are only adverbs, auxiliaries, or what two commas set off. */
function isSubject(line: readonly Token[], { from, to }: LineName, verb: number): boolean {
  const before = line[from - 1]?.lower ?? '';
  if (
    /^(?:of|in|for|at|from|with|against|to|by|near|on|over|than)$/u.test(before) ||
    /['’]s?$/u.test(line[to - 1]?.text ?? '')
  )
    return false;
  const between = line.slice(to, verb);
  const commas = between.flatMap(({ text }, index) => (text === ',' ? index : []));
  const [first, last] = [commas[0], commas.at(-1)];
  const rest =
    first !== undefined && last !== undefined && commas.length === 2
      ? [...between.slice(0, first), ...between.slice(last + 1)]
      : between;
  return (
    rest.length <= 4 &&
    rest.every(
      ({ content, lower, type }) =>
        type === 'word' &&
        (!content ||
          lower.endsWith('ly') ||
          /^(?:have|has|had|also|never|not|once|twice|again)$/u.test(lower)) &&
        !/^(?:and|or|but|that|which|of|in|on|at|for|from|to|by|with)$/u.test(lower),
    )
  );
}

function isSame(one: LineName | undefined, other: LineName | undefined): boolean {
  if (!one || !other) return false;
  const words = new Set(other.words.map(({ bare }) => bare));
  return one.words.some(({ bare }) => words.has(bare));
}

function wordsOf(name: LineName | undefined): string {
  return name?.words.map(({ text }) => text).join(' ') ?? '';
}

/** How a name stands in its sentence: as who acts, as whom it is done to, behind a preposition, as whose something is. */
function roleOf(line: readonly Token[], { from, to }: LineName, language: string): string {
  if (/['’]s?$/u.test(line[to - 1]?.text ?? '')) return 'whose';
  const before = line
    .slice(Math.max(0, from - 3), from)
    .findLast(({ content, type }) => type === 'word' && !content);
  const preposition =
    /^(?:of|in|for|at|from|with|against|to|by|near|on|over|than|into|after|before|von|nach|mit|gegen|aus|de|en|con|a|par|pour|por)$/u.exec(
      before?.lower ?? '',
    )?.[0];
  const verb = line.findIndex(
    (token, at) =>
      at >= to && at < to + 6 && token.sentence === line[from]?.sentence && isVerb(line, at, language),
  );
  const isPassive = verb > 0 && line.slice(to, verb).some(({ lower }) => BE.test(lower));
  if (preposition !== undefined) return BY.test(preposition) ? 'acts' : preposition;
  return verb > 0 ? (isPassive ? 'done to' : 'acts') : 'done to';
}

/** Two names that have each other's place: "China summoned Myanmar's ambassador" for "Myanmar summoned China's". */
function changedRoles(
  claim: readonly Token[],
  given: readonly Token[],
  language: string,
): string | undefined {
  const [told, known] = [lineNames(claim, language), lineNames(given, language)];
  for (const [at, one] of told.entries())
    for (const other of told.slice(at + 1)) {
      if (isSame(one, other) || claim[one.from]?.sentence !== claim[other.from]?.sentence) continue;
      const [role, otherRole] = [roleOf(claim, one, language), roleOf(claim, other, language)];
      if (role === otherRole) continue;
      const pairs = known.flatMap((first) =>
        known
          .filter(
            (second) =>
              given[first.from]?.sentence === given[second.from]?.sentence &&
              isSame(one, first) &&
              isSame(other, second),
          )
          .map((second) => [roleOf(given, first, language), roleOf(given, second, language)] as const),
      );
      if (pairs.length > 0 && pairs.every(([first, second]) => first === otherRole && second === role))
        return `${wordsOf(one)}, ${wordsOf(other)}`;
    }
  return undefined;
}
