/** Who is named in an article: full names, and how it refers to them later. */
import { properNames } from '../names.ts';
import { type Bodies, findBodies } from './bodies.ts';
import { pronounOf } from './first-names.ts';
import { differsInMiddle, firstAndLast, isPersonName } from './person-names.ts';
import { roleOf, splitName, splitTitle } from './roles.ts';

export interface Person {
  /** As fully as the article has it, without title. */
  readonly name: string;
  role?: string;
  gender?: 'he' | 'she';
  /** Named by the surname alone as well: nothing but people, and what is known as well as they, is. */
  isReferred?: boolean;
  /** Offsets at which the person is named. */
  readonly mentions: number[];
}

export interface People {
  /** The person that a name means: by the whole name, or by a part of it that only one bears. */
  byName(name: string): Person | undefined;
  /** Those named before `offset`, the nearest first. */
  before(offset: number): readonly Person[];
  /** The one that is named between two offsets. */
  within(start: number, end: number): Person | undefined;
  readonly all: readonly Person[];
  readonly bodies: Bodies;
}

/** As many of one surname as an article may tell of. */
const MOST_NAMESAKES = 4;

/** People named before a place, as far back as they are of use. */
const MOST_BEFORE = 8;

export function findPeople(text: string): People {
  const people = new Map<string, Person>();
  const byPart = new Map<string, Person[]>();
  const singles: { readonly part: string; readonly at: number }[] = [];
  const names = properNames(text);
  for (const { text: whole, start: from, end } of names) {
    // "Meridia’s Ada Roe": what she belongs to is no part of her name.
    const start = from + (/^.*['’]s? (?=\p{Lu})/u.exec(whole)?.[0].length ?? 0);
    const raw = whole.slice(start - from);
    const { name, role } = splitName(text, raw, start);
    const words = name.split(' ');
    if (!isPersonName(name)) {
      if (words.length === 1 && name !== '') singles.push({ part: name, at: start });
      continue;
    }
    // "Ada Roe Vance" may go by her two surnames.
    const [longer, ...others] = (byPart.get(name) ?? []).filter((one) => one.name.endsWith(` ${name}`));
    if (longer && others.length === 0) {
      longer.mentions.push(start + raw.length - name.length);
      longer.isReferred = true;
      continue;
    }
    const namesake = people.get(firstAndLast(name));
    const key = namesake && differsInMiddle(namesake.name, name) ? name.toLowerCase() : firstAndLast(name);
    const known = people.get(key);
    const person: Person = known ?? { name, mentions: [] };
    person.mentions.push(start + raw.length - name.length);
    const found = roleOf(text, start, end, role);
    if (found !== undefined && (person.role === undefined || found.length > person.role.length * 1.5))
      person.role ??= found;
    person.gender ??= genderOf(raw) ?? pronounOf(words[0] ?? '');
    if (known) continue;
    people.set(key, person);
    for (const part of new Set([
      words.at(-1),
      words.length > 2 ? words.slice(1).join(' ') : undefined,
      words[0],
    ])) {
      if (!part) continue;
      const bearers = byPart.get(part);
      if (bearers) bearers.push(person);
      else byPart.set(part, [person]);
    }
  }
  for (const { part, at } of singles) {
    const bearers = byPart.get(part)?.slice(0, MOST_NAMESAKES) ?? [];
    // Where several bear it, a pronoun after it still tells which is meant; "Team Roe" is none of them.
    const sure = bearers.filter(({ gender }) => gender !== undefined);
    for (const person of sure.length > 0 ? sure : bearers) {
      person.mentions.push(at);
      person.isReferred ||= person.name.endsWith(` ${part}`);
    }
  }
  const alone = new Set(singles.map(({ part }) => part));
  // "UN Women": what goes by its capitals alone is a body.
  const isNobody = ({ name, mentions }: Person): boolean =>
    isPlace(text, name, mentions) || (/^\p{Lu}{2} /u.test(name) && alone.has(name.slice(0, 2)));
  for (const [key, person] of people) if (isNobody(person)) people.delete(key);
  const somebody = new Set(people.values());
  for (const [part, bearers] of byPart)
    byPart.set(
      part,
      bearers.filter((one) => somebody.has(one)),
    );
  const all = [...people.values()];
  const mentions = all
    .flatMap((person) => person.mentions.map((at) => ({ at, person })))
    .toSorted((a, b) => a.at - b.at);
  learnGenders(text, mentions);
  return {
    all,
    bodies: findBodies(text, names),
    byName(name) {
      const { name: bare } = splitTitle(name);
      const whole = people.get(bare.toLowerCase()) ?? people.get(firstAndLast(bare));
      if (whole && !differsInMiddle(whole.name, bare)) return whole;
      const bearers = byPart.get(bare) ?? byPart.get(bare.split(' ').at(-1) ?? '') ?? [];
      // A surname before a first name: "Blinken" is the surname of one and, rarely, the first name of another.
      const bySurname = bearers.filter((person) => person.name.endsWith(bare));
      const meant = bySurname.length > 0 ? bySurname : bearers;
      return meant.length === 1 ? meant[0] : leadingNamesake(meant);
    },
    within(start, end) {
      const mention = mentions[firstAtOrAfter(mentions, start)];
      return mention && mention.at < end ? mention.person : undefined;
    },
    before(offset) {
      const found = new Set<Person>();
      for (let at = firstAtOrAfter(mentions, offset) - 1; at >= 0 && found.size < MOST_BEFORE; at -= 1) {
        const person = mentions[at]?.person;
        if (person) found.add(person);
      }
      return [...found];
    },
  };
}

const KIN =
  /\b(?:wife|husband|son|daughter|brother|sister|mother|father|widow|widower|cousin|nephew|niece|uncle|aunt|lady|spouse|partner|victim|survivor|witness)\b/iu;

/** Of a family, the surname alone is the one with an office, if the article tells of one only, and of nobody more often. */
function leadingNamesake(namesakes: readonly Person[]): Person | undefined {
  const [holder, ...others] = namesakes.filter(({ role }) => role !== undefined && !KIN.test(role));
  if (!holder || others.length > 0) return undefined;
  return namesakes.every((one) => one === holder || one.mentions.length < holder.mentions.length)
    ? holder
    : undefined;
}

/** "in New Skerry", "Carrow, New Skerry, ": things happen in places, and nothing happens in people. */
function isPlace(text: string, name: string, mentions: readonly number[]): boolean {
  const placed = mentions.filter((at) => {
    const before = text.slice(Math.max(0, at - 40), at);
    const rest = text.slice(at, at + name.length + 2);
    const after = rest.startsWith(name)
      ? rest.slice(name.length)
      : (/^[\p{L}’'-]+(.{0,2})/su.exec(rest)?.[1] ?? '');
    return (
      (/\b(?:in|into|across|near|throughout|around|outside)(?: \p{Ll}+)? $/u.test(before) &&
        !/^['’]/u.test(after)) ||
      (/\b(?:in|at|from|near) \p{Lu}\p{L}+, $/u.test(before) && /^[,.] ?/u.test(after))
    );
  });
  return placed.length > mentions.length / 2;
}

function firstAtOrAfter(mentions: readonly { readonly at: number }[], offset: number): number {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.at ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** "Krolik handed her resignation": a pronoun whose sentence names one person before it tells that one's gender. */
function learnGenders(
  text: string,
  mentions: readonly { readonly at: number; readonly person: Person }[],
): void {
  const votes = new Map<Person, number>();
  let next = 0;
  let named: Person[] = [];
  for (const match of text.matchAll(
    /[.!?]["”’)]?\s|\n|(?<![\p{L}’'])(?:(he|his|him|himself)|(she|her|hers|herself))(?![\p{L}])/giu,
  )) {
    const [sign, he, she] = match;
    while (next < mentions.length && (mentions[next]?.at ?? 0) < match.index) {
      const person = mentions[next]?.person;
      if (person && !named.includes(person)) named.push(person);
      next += 1;
    }
    if (he === undefined && she === undefined) {
      // An initial's full stop ends no sentence.
      if (!/\p{Lu}$/u.test(text.slice(Math.max(0, match.index - 1), match.index)) || sign === '\n')
        named = [];
      continue;
    }
    const [only, ...others] = named;
    if (only && others.length === 0) votes.set(only, (votes.get(only) ?? 0) + (he === undefined ? -1 : 1));
  }
  for (const [person, vote] of votes) {
    // "The Super Cup was his" makes nobody of a cup.
    if (vote !== 0 && (person.role !== undefined || person.isReferred))
      person.gender ??= vote > 0 ? 'he' : 'she';
  }
}

function genderOf(raw: string): Person['gender'] | undefined {
  if (/^(?:Mr|Sir|Lord|King|Prince)\b/u.test(raw)) return 'he';
  return /^(?:Mrs|Ms|Miss|Dame|Lady|Queen|Princess)\b/u.test(raw) ? 'she' : undefined;
}
