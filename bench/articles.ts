/** The samples, over and over, with words, names and numbers of their own. */
import { join } from 'node:path';
import { readPaths } from '../src/ingest/read-paths.ts';
import type { Article } from '../src/model.ts';

export const NOW = '2026-11-24T08:00:00.000Z';

/** As many articles one after the other tell the same event. */
export const OUTLETS = 5;

const samples = (await Array.fromAsync(readPaths([join(import.meta.dirname, '..', 'samples')], {}))).flatMap(
  (one) => (one.type === 'article' ? [one.article] : []),
);

/** `index` tells it apart from the others and, `everyMs` before the one before it, when it was published. */
export function makeArticle(index: number, everyMs: number): Article {
  const event = Math.floor(index / OUTLETS);
  const sample = samples[event % samples.length];
  if (!sample) throw new Error('there are no samples');
  // Every longer word is the event's own, but for one in three, which the outlets write differently.
  const own = (word: string, at: number): string =>
    coin(`${event} ${word} ${at % 3 === 0 ? index : ''}`, word);
  return {
    ...sample,
    id: `b${index}`,
    source: `Outlet ${index % OUTLETS}`,
    title: sample.title.replaceAll(WORD, own),
    text: sample.text.replaceAll(WORD, own),
    publishedAt: new Date(Date.parse(NOW) - index * everyMs - 1).toISOString(),
  };
}

export function makeArticles(from: number, to: number, everyMs: number): Article[] {
  return Array.from({ length: to - from }, (_, offset) => makeArticle(from + offset, everyMs));
}

const WORD = /\b\p{L}{4,}\b/gu;
const SYLLABLES = [
  'ba',
  'ko',
  'ri',
  'den',
  'mar',
  'ves',
  'tul',
  'or',
  'san',
  'fel',
  'gra',
  'nim',
  'pel',
  'zo',
];

/** One of some 38,000 made-up words, always the same for the same seed, with a capital where `like` has one. */
function coin(seed: string, like: string): string {
  let hash = 0x811c9dc5;
  for (const letter of seed) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  let word = '';
  for (let left = hash; word.length < 8; left = Math.floor(left / SYLLABLES.length))
    word += SYLLABLES[left % SYLLABLES.length];
  return /^\p{Lu}/u.test(like) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
