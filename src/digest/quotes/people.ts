/** Who is named in an article: full names, and how it refers to them later. */
import { properNames } from '../names.ts';
import { type Bodies, findBodies } from './bodies.ts';
import { pronounOf } from './first-names.ts';
import { isRoleNoun, isTitle, roleOf, splitName, splitTitle } from './roles.ts';

export interface Person {
  /** As fully as the article has it, without title. */
  readonly name: string;
  role?: string;
  gender?: 'he' | 'she';
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

const ORGANISATION =
  /\b(?:Ministry|Department|Office|Caucus|Circuit|Desk|Newsroom|Today|TODAY|Agency|Authority|Commission|Committee|Council|Court|Party|Union|League|Association|Federation|Foundation|Institute|University|College|School|Hospital|Bank|Fund|Group|Company|Corp|Corporation|Inc|Ltd|LLC|Holdings|Airlines?|Airways|Army|Navy|Force|Forces|Police|Guard|Congress|Legislature|Senate|Parliament|House|Cabinet|Government|Administration|Service|Services|Bureau|Board|Center|Centre|Museum|Church|Times|Post|News|Journal|Guardian|Herald|Tribune|Gazette|Courier|Network|Television|Radio|Press|Club|FC|United|City|Street|Avenue|Road|Square|River|Lake|Bay|Sea|Ocean|Island|Islands|Mountains?|Valley|County|State|States|Province|Republic|Kingdom|Nations|Act|Bill|Cup|Championship|Olympics?|Games|Day|Week|Award|Awards|Prize|Festival|War|Agreement|Treaty|Summit|Conference|Project|Program|Programme|Initiative|Campaign|Movement|Airport|Station|Port|Harbou?r|Bridge|Park|Theatre|Theater|Hotel|Hall|Tower|Palace|Building|North|South|East|West|Central|International|National|Royal)\b/u;
/** What ends a run of capitals and is nobody's name. */
const NO_SURNAME =
  /^(?:\p{L}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December|Democrats?|Republicans?|Americans?|List|Center|Centre)$/u;

/** What somebody may be, and may be called. */
const SURNAME_TOO =
  /^(?!Burger )\p{Lu}\p{Ll}+ (?:\p{Lu}\.? )?(?:Dean|King|Bishop|Pope|Prince|Fisher|Baker|Farmer|Driver|Singer)$/u;

/** Names an organisation or place rather than a person, by a word that only those have. */
export function isOrganisation(name: string): boolean {
  return ORGANISATION.test(name) || /^\p{Lu}{2,}$/u.test(name);
}

/** People named before a place, as far back as they are of use. */
const MOST_BEFORE = 8;

export function findPeople(text: string): People {
  const people = new Map<string, Person>();
  const byPart = new Map<string, Person[]>();
  const singles: { readonly part: string; readonly at: number }[] = [];
  const names = properNames(text);
  for (const { text: raw, start, end } of names) {
    const { name, role } = splitName(text, raw, start);
    const words = name.split(' ');
    const last = words.at(-1) ?? '';
    if (
      words.length < 2 ||
      words.length > 5 ||
      isOrganisation(name) ||
      NO_SURNAME.test(last) ||
      isTitle(last) ||
      (isRoleNoun(last) && !SURNAME_TOO.test(name))
    ) {
      if (words.length === 1 && name !== '') singles.push({ part: name, at: start });
      continue;
    }
    const key = name.toLowerCase();
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
  const places = new Set([...people.values()].filter(({ name, mentions }) => isPlace(text, name, mentions)));
  for (const { name } of places) people.delete(name.toLowerCase());
  for (const [part, bearers] of byPart)
    byPart.set(
      part,
      bearers.filter((one) => !places.has(one)),
    );
  for (const { part, at } of singles) {
    const named = byPart.get(part);
    if (named?.length === 1) named[0]?.mentions.push(at);
  }
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
      const whole = people.get(bare.toLowerCase());
      if (whole) return whole;
      const bearers = byPart.get(bare) ?? byPart.get(bare.split(' ').at(-1) ?? '') ?? [];
      // A surname before a first name: "Blinken" is the surname of one and, rarely, the first name of another.
      const bySurname = bearers.filter((person) => person.name.endsWith(bare));
      const meant = bySurname.length > 0 ? bySurname : bearers;
      return meant.length === 1 ? meant[0] : undefined;
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

/** "in New Skerry", "Carrow, New Skerry, ": things happen in places, and nothing happens in people. */
function isPlace(text: string, name: string, mentions: readonly number[]): boolean {
  const placed = mentions.filter((at) => {
    const before = text.slice(Math.max(0, at - 40), at);
    const after = text.slice(at + name.length, at + name.length + 2);
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
  for (const [person, vote] of votes) if (vote !== 0) person.gender ??= vote > 0 ? 'he' : 'she';
}

function genderOf(raw: string): Person['gender'] | undefined {
  if (/^(?:Mr|Sir|Lord|King|Prince)\b/u.test(raw)) return 'he';
  return /^(?:Mrs|Ms|Miss|Dame|Lady|Queen|Princess)\b/u.test(raw) ? 'she' : undefined;
}
