/** Near-identical texts, as outlets print an agency's: each is a source, and none of them news of its own. */
import type { StoredArticle } from '../../model.ts';

const SHINGLE_WORDS = 5;
/** One shingle in so many is compared, chosen by what it says, so that it is the same one in every text. */
const SAMPLED = 4;
/** Shorter texts are alike by chance. */
const LEAST_SHINGLES = 30 / SAMPLED;
/** A copy has this part of its shingles in the text that it was taken from: outlets cut, and add a line of their own. */
const LEAST_SHARED = 0.6;
/** Of a story told by more, the rest is not compared. */
const MOST_COMPARED = 60;

/** The article that each copy was taken from: the earliest, else the longest of those alike. Others are not in the map. */
export function findCopies(articles: readonly StoredArticle[]): ReadonlyMap<string, string> {
  const copies = new Map<string, string>();
  if (articles.length < 2) return copies;
  const originals: { readonly id: string; readonly shingles: ReadonlySet<number> }[] = [];
  const ordered = articles
    .slice(0, MOST_COMPARED)
    .toSorted((a, b) => timeOf(a) - timeOf(b) || b.text.length - a.text.length || a.id.localeCompare(b.id));
  for (const article of ordered) {
    const shingles = shinglesOf(article);
    const original = originals.find((one) => areAlike(one.shingles, shingles));
    if (original) copies.set(article.id, original.id);
    else originals.push({ id: article.id, shingles });
  }
  return copies;
}

/** A text is compared when its story is ranked, and again when it is briefed. */
const known = new WeakMap<StoredArticle, ReadonlySet<number>>();

function shinglesOf(article: StoredArticle): ReadonlySet<number> {
  const before = known.get(article);
  if (before) return before;
  const hashes = hashWords(article.text);
  const shingles = new Set<number>();
  for (let at = 0; at + SHINGLE_WORDS <= hashes.length; at += 1) {
    let combined = 0;
    for (let word = at; word < at + SHINGLE_WORDS; word += 1)
      combined = (Math.imul(combined, 31) + (hashes[word] ?? 0)) | 0;
    if ((Math.imul(combined, 0x9e3779b1) >>> 0) % SAMPLED === 0) shingles.add(combined);
  }
  known.set(article, shingles);
  return shingles;
}

/**
 * FNV-1a of every word, 32 bits; case counts for ASCII letters only in that it doesn't. Character by character, since
 * every article of a day is read for one briefing: a regular expression takes four times as long.
 */
function hashWords(text: string): number[] {
  const isSignOf = signTable();
  const hashes: number[] = [];
  let hash = FNV_BASIS;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isSign = isSignOf[code] === 1;
    // Chinese and Japanese have no spaces: each character counts as a word.
    const standsAlone = code >= 0x3040 && code <= 0x9fff;
    if ((isSign || standsAlone) && hash !== FNV_BASIS) {
      hashes.push(hash);
      hash = FNV_BASIS;
    }
    if (isSign) continue;
    hash = Math.imul(hash ^ (code >= 0x41 && code <= 0x5a ? code | 0x20 : code), 0x01000193);
    if (standsAlone) {
      hashes.push(hash);
      hash = FNV_BASIS;
    }
  }
  if (hash !== FNV_BASIS) hashes.push(hash);
  return hashes;
}

const FNV_BASIS = 0x811c9dc5;
let signs: Uint8Array | undefined;

/** By UTF-16 unit: 1 where it is part of no word. Made when first needed, as it takes ten milliseconds. */
const signTable = (): Uint8Array =>
  (signs ??= Uint8Array.from({ length: 0x10000 }, (_, code) =>
    /[\p{L}\p{M}\p{N}\p{Cs}]/u.test(String.fromCharCode(code)) ? 0 : 1,
  ));

function areAlike(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size < LEAST_SHINGLES) return false;
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return shared >= small.size * LEAST_SHARED;
}

function timeOf({ publishedAt, addedAt }: StoredArticle): number {
  return Date.parse(publishedAt ?? addedAt);
}
