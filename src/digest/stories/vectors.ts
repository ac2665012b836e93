/** Articles as weighted words, so that two of them can be compared. */
import type { Article } from '../../model.ts';
import { properNames } from '../names.ts';
import { terms } from '../words.ts';

/** Weight by term, of length one. */
export type Vector = ReadonlyMap<string, number>;

/** How much of an article is read: its beginning tells the event, the rest its background. */
const LEAD_TERMS = 120;
const LEAD_LENGTH = 2_000;
const LEAST_LENGTH = 200;
const TITLE_WEIGHT = 2;
const NAME_WEIGHT = 1.5;

export interface Words {
  /** Of the headline. */
  readonly title: readonly string[];
  /** How often a term tells the article apart, before rarity: headline and names count more. */
  readonly counts: ReadonlyMap<string, number>;
  /** Terms of proper names that stand within a sentence, where nothing but a name is written large. */
  readonly names: ReadonlySet<string>;
}

export function readWords({ title, text, language }: Pick<Article, 'title' | 'text' | 'language'>): Words {
  const lead = text.slice(0, LEAD_LENGTH);
  // The language of a few words is easily mistaken, and they would then be nobody's kin.
  const code = text.length < LEAST_LENGTH ? 'en' : language;
  const counts = new Map<string, number>();
  const add = (term: string, weight: number): void => void counts.set(term, (counts.get(term) ?? 0) + weight);
  const titleTerms = terms(title, code);
  for (const term of titleTerms) add(term, TITLE_WEIGHT);
  for (const term of terms(lead, code).slice(0, LEAD_TERMS)) add(term, 1);
  const named = properNames(`${title}. ${lead}`);
  for (const term of new Set(named.flatMap((name) => terms(name.text, code)))) {
    const count = counts.get(term);
    if (count !== undefined) counts.set(term, count * NAME_WEIGHT);
  }
  const names = named
    .filter(({ start }) => start > title.length)
    .flatMap(({ text: name, start }) =>
      terms(beginsSentence(lead, start - title.length - 2) ? name.replace(/^\S+/u, '') : name, code),
    );
  return { title: titleTerms, counts, names: new Set(names) };
}

function beginsSentence(text: string, at: number): boolean {
  return at <= 0 || /[.!?:;"“„«‘\n]\s*$/u.test(text.slice(Math.max(0, at - 3), at));
}

export function weigh(counts: ReadonlyMap<string, number>, rarity: (term: string) => number): Vector {
  const weighted = [...counts].map(([term, count]): [string, number] => [
    term,
    (1 + Math.log2(Math.max(1, count))) * rarity(term),
  ]);
  const length = Math.sqrt(weighted.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return new Map(weighted.map(([term, weight]) => [term, weight / length]));
}

export function dot(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
  return sum;
}
