/** The names of a line: each stands in its sources, or is what those call somebody or something. */
import type { Fault } from './fault.ts';
import { languageOf } from '../languages.ts';
import type { Token } from './tokens.ts';
import { isCommonWord } from './wordnet.ts';

/** Capitalised tokens in a row, with the small words that names are joined by. */
export interface LineName {
  readonly words: readonly Token[];
  readonly from: number;
  readonly to: number;
}

const TITLES =
  /^(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|president|prime|minister|chancellor|king|queen|prince|princess|pope|senator|sen|rep|governor|gov|mayor|judge|justice|general|gen|colonel|col|captain|capt|lieutenant|lt|sergeant|sgt|major|chief|inspector|constable|superintendent|secretary|chairman|chairwoman|chair|director|coach|captain|mp|mep|herr|frau|monsieur|madame|señor|señora|i|chief|executive|officer|foreign|interior|finance|health|defence|defense|state|vice|deputy|former|ex|acting|striker|midfielder|goalkeeper|spokesman|spokeswoman|spokesperson|party)$/u;
/** Those that don't share their beginning with the country. */
const PEOPLES = `france french, spain spanish, netherlands dutch, wales welsh, greece greek, denmark danish, poland polish pole poles, switzerland swiss, ireland irish,
germany german germans deutschland deutsch deutsche, britain british briton britons uk, england english, america american americans us united, scotland scottish scots, sweden swedish, turkey turkish, ukraine ukrainian,
china chinese, japan japanese, europe european eu, russia russian, deutschland deutsche deutschen, frankreich französisch französische, españa español española, france français française`;
const peoples = new Map<string, Set<string>>();
for (const group of PEOPLES.split(/,\s+/u)) {
  const all = group.split(' ');
  for (const word of all) peoples.set(word, new Set([...(peoples.get(word) ?? []), ...all]));
}
const JOINED = /^(?:de|del|della|der|den|di|da|do|dos|du|la|le|van|von|zu|bin|al|el|y|e|&|-|’|')$/u;

export function lineNames(line: readonly Token[], language: string): LineName[] {
  const found: LineName[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const token = line[at];
    if (!token || !isNameWord(token, line, at, language)) continue;
    let to = at + 1;
    for (;;) {
      const next = line[to];
      const after = line[to + 1];
      if (/['’]s?$/u.test(line[to - 1]?.text ?? '')) break;
      if (next && !next.initial && isNameWord(next, line, to, language)) to += 1;
      else if (
        next &&
        after &&
        JOINED.test(next.lower) &&
        next.lower !== 'and' &&
        next.lower !== 'the' &&
        isNameWord(after, line, to + 1, language) &&
        !after.initial
      )
        to += 2;
      else break;
    }
    found.push({ words: line.slice(at, to).filter(({ capital }) => capital), from: at, to });
    at = to - 1;
  }
  return found;
}

function isNameWord(token: Token, line: readonly Token[], at: number, language: string): boolean {
  if (token.type !== 'word' || !token.capital || !token.content) return false;
  if (DAY.test(token.lower) || (token.initial && languageOf(language).stopWords.has(token.lower)))
    return false;
  if (!token.initial) return language !== 'de' || isGermanName(line, at);
  return language === 'en' && !isCommon(token, language);
}

const DAY =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|januar|februar|märz|mai|juni|juli|oktober|dezember)s?$/u;

function isCommon({ text, lower }: Token, language: string): boolean {
  return (
    language === 'en' &&
    (isCommonWord(lower) || (/['’]/u.test(text) && isCommonWord(lower.replace(/['’].*$/u, ''))))
  );
}

/** German nouns are written large: a name is what no article, adjective or preposition with article stands before. */
function isGermanName(line: readonly Token[], at: number): boolean {
  const before = line[at - 1];
  if (!before) return false;
  if (before.capital && before.type === 'word' && !before.initial) return true;
  return (
    before.type === 'word' &&
    /^(?:herr|frau|präsident\p{L}*|minister\p{L}*|kanzler\p{L}*)$/u.test(before.lower)
  );
}

export interface Given {
  /** All tokens of the cited sentences. */
  readonly tokens: readonly Token[];
  /** All names of the article, to the letter: they complete a surname that the sentences give. */
  readonly names: readonly string[];
  readonly language: string;
}

export function findNameFault(claim: readonly Token[], given: Given): Fault | undefined {
  const lowers = new Set(given.tokens.map(({ lower }) => bare(lower)));
  const roots = new Set(given.tokens.map(({ root }) => root));
  for (const name of lineNames(claim, given.language)) {
    const unknown = name.words.filter((word) => !isGiven(word, lowers, roots, given));
    if (unknown.length > 0 && !isSpelledOut(name, given) && !isCompleted(name, unknown, given))
      return { kind: 'name', what: name.words.map(({ text }) => text).join(' ') };
    if (unknown.length === 0 && isWelded(name, given))
      return { kind: 'name', what: name.words.map(({ text }) => text).join(' ') };
  }
  return undefined;
}

function bare(lower: string): string {
  return lower.replace(/['’]s?$/u, '').replaceAll('.', '');
}

function isGiven(
  { text, lower, root }: Token,
  lowers: ReadonlySet<string>,
  roots: ReadonlySet<string>,
  given: Given,
): boolean {
  const word = bare(lower);
  if (lowers.has(word) || roots.has(root)) return true;
  if ([...(peoples.get(word) ?? [])].some((other) => lowers.has(other))) return true;
  if (/^[\p{Lu}.]{2,}$/u.test(text) && isAcronym(word, given.tokens)) return true;
  // Ukraine, Ukrainian; Norland, Norlanders.
  return (
    word.length > 3 &&
    given.tokens.some(({ capital, lower: other }) => capital && sharesStem(word, bare(other)))
  );
}

const PEOPLE_OF = /^(?:n|ns|an|ans|ian|ians|ish|ese|er|ers|i|is|ic)$/u;

function sharesStem(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.startsWith(short) && PEOPLE_OF.test(long.slice(short.length))) return true;
  const stem = short.replace(/(?:[aeiouy]+|ia|ium)$/u, '');
  return (
    stem.length >= 4 &&
    long.startsWith(stem) &&
    /^(?:[aeiouy]*(?:n|ns|an|ans|ian|ians|ish|ese|er|ers|i|is|ic|s|en|er|e)?|isch\w*)$/u.test(
      long.slice(stem.length),
    )
  );
}

/** "EU" where the sources have "European Union", in a row. */
function isAcronym(word: string, tokens: readonly Token[]): boolean {
  if (word.length < 2 || word.length > 6) return false;
  const initials = tokens
    .filter(({ type, capital }) => type === 'word' && capital)
    .map(({ lower }) => lower.charAt(0))
    .join('');
  return initials.includes(word);
}

/** "European Union" where the sources have "EU". */
function isSpelledOut({ words }: LineName, { tokens }: Given): boolean {
  if (words.length < 2) return false;
  const initials = words.map(({ text }) => text.charAt(0)).join('');
  return tokens.some(
    ({ text }) =>
      bare(text.toLowerCase()).toUpperCase() === initials.toUpperCase() && /^[\p{Lu}.]+s?$/u.test(text),
  );
}

/** The article's only full name for the surname that the sentences give. */
function isCompleted({ words }: LineName, unknown: readonly Token[], { tokens, names }: Given): boolean {
  const last = words.at(-1);
  if (!last || unknown.includes(last)) return false;
  const surname = bare(last.lower);
  if (!tokens.some(({ lower, capital }) => capital && bare(lower) === surname)) return false;
  const full = new Set(
    names
      .filter((name) => name.includes(' '))
      .map((name) => bare(name.toLowerCase()))
      .filter((name) => name.split(' ').at(-1) === surname)
      .map((name) =>
        name
          .split(' ')
          .filter((word) => !TITLES.test(word.replace('.', '')))
          .join(' '),
      )
      .filter((name) => name.includes(' ')),
  );
  const told = words
    .map(({ lower }) => bare(lower))
    .filter((word) => !TITLES.test(word))
    .join(' ');
  return full.size === 1 && full.has(told);
}

/** First name of one, surname of another: both are there, and never together. */
function isWelded({ words }: LineName, { tokens }: Given): boolean {
  for (let at = 1; at < words.length; at += 1) {
    const [first, second] = [words[at - 1], words[at]];
    if (!first || !second) continue;
    const [one, other] = [bare(first.lower), bare(second.lower)];
    if (
      TITLES.test(one) ||
      TITLES.test(other) ||
      peoples.has(one) ||
      /(?:an|ian|ish|ese)s?$/u.test(one) ||
      first.initial
    )
      continue;
    const isName = (word: string): boolean =>
      tokens.filter(({ lower }) => bare(lower) === word).every(({ capital }) => capital);
    if (!isName(one) || !isName(other)) continue;
    const places = tokens.flatMap(({ lower }, place) => (bare(lower) === one ? place : []));
    const others = tokens.flatMap(({ lower }, place) => (bare(lower) === other ? place : []));
    if (places.length === 0 || others.length === 0) continue;
    // A middle name, an initial, a particle may have been left out.
    const together = places.some((place) =>
      others.some(
        (there) =>
          there > place &&
          there - place <= 4 &&
          tokens
            .slice(place + 1, there)
            .every(({ capital, lower, text }) => capital || JOINED.test(lower) || text === '.'),
      ),
    );
    if (!together) return true;
  }
  return false;
}
