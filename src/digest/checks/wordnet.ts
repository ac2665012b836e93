/** What WordNet knows of words: which mean the same, which the opposite, which one is a kind of the other. English. */
import { LRUCache } from 'lru-cache';
import { lemmas, type Pos, senses, type Synset, synset } from './wordnet-files.ts';

export interface Word {
  /** Mean the same, or are made from it, by lemma. */
  readonly same: ReadonlySet<string>;
  /** What it is a kind of. */
  readonly kinds: ReadonlySet<string>;
  readonly opposites: ReadonlySet<string>;
}

const KIND_LEVELS = 2;
const words = new LRUCache<string, Word>({ max: 20_000 });

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
