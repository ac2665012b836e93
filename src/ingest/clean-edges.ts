/**
 * What stands between headline and story, and what follows its last paragraph. The same words within a story are its own, so
 * only the edges are judged.
 */
import { parseDate } from './dates.ts';
import type { Head } from './clean-head.ts';
import { headReason, isNamesRow, NAME, tailReason } from './edge-lines.ts';
import { junkReason } from './junk.ts';
import { bare, BULLET, isHeadlineLike, isProse, type Unit } from './lines.ts';

/** Marks the edges of what lies below the headline; nothing between the first and the last paragraph. */
export function markEdges(units: readonly Unit[], { start, title }: Head, fate: Map<number, string>): void {
  const stands = (index: number): boolean => !fate.has(index);
  const solid = (unit: Unit, index: number): boolean => stands(index) && isProse(unit) && index >= start;
  const names = new Set<string>();
  // A text of short lines alone is a list, and these are its entries.
  const last = units.findLastIndex((unit, index) => solid(unit, index) && tailReason(unit) === undefined);
  if (last < 0) return;
  markStandfirst(units, start, fate);
  let paragraphs = 0;
  for (let index = start; index < last && paragraphs < 2; index += 1) {
    const unit = units[index];
    if (!unit || fate.has(index)) continue;
    const reason = headReason(unit) ?? (paragraphs === 0 && isNamesRow(units, index) ? 'byline' : undefined);
    // Below a first paragraph, which may be the headline's second deck, a name or a day may be the story's own subheading.
    const early =
      paragraphs === 0 ||
      (reason !== 'label above the article' && (reason !== 'date line' || /\d{4}/u.test(unit.text)));
    if (reason !== undefined && early) {
      fate.set(index, reason);
      names.add(unit.text);
    } else if (isProse(unit) || unit.ended) paragraphs += 1;
  }
  markSecondHeadline(units, start, title ?? '', fate);
  const body = units.slice(0, last + 1).filter((_, index) => stands(index));
  for (let index = last + 1; index < units.length; index += 1) {
    const unit = units[index];
    if (!unit || fate.has(index)) continue;
    const reason = tailReason(unit) ?? (names.has(unit.text) ? 'byline' : undefined);
    if (reason === 'about the author' && isAboutSomeone(unit, body)) continue;
    // Under words in quote marks, it is who said them.
    if (reason === 'byline' && /^[—–-]/u.test(unit.text) && /^["“]|["”]$/u.test(body.at(-1)?.text ?? ''))
      continue;
    if (reason !== undefined) fate.set(index, reason);
  }
  markTail(units, fate);
}

const MOST_STANDFIRST_WORDS = 40;
const NEAR = 4;
const LEAST_TOLD_AGAIN = 2;

/** Between headline and byline stands what the headline left out. The story begins below, and tells it again. */
function markStandfirst(units: readonly Unit[], start: number, fate: Map<number, string>): void {
  if (start === 0) return;
  const first = units.findIndex((_, index) => index >= start && !fate.has(index) && !isSigned(units, index));
  const standfirst = units[first];
  if (!standfirst || first >= start + NEAR || standfirst.words > MOST_STANDFIRST_WORDS) return;
  const below = units.findIndex((unit, index) => index > first && !fate.has(index) && isProse(unit));
  const between = units.slice(first + 1, below).map((_, offset) => first + 1 + offset);
  const isOver = between.every((index) => fate.has(index) || isSigned(units, index));
  if (!isOver || !between.some((index) => isSigned(units, index))) return;
  const told = units
    .slice(below, below + NEAR)
    .map(({ text }) => text)
    .join(' ');
  const isUnder = first > start && isSigned(units, first - 1);
  if (isUnder || sharedWords(standfirst.text, told) >= LEAST_TOLD_AGAIN) fate.set(first, 'standfirst');
}

/** Who wrote it or when. */
function isSigned(units: readonly Unit[], index: number): boolean {
  const unit = units[index];
  const reason =
    unit && (junkReason(unit) ?? headReason(unit) ?? (isNamesRow(units, index) ? 'byline' : undefined));
  return reason === 'byline' || reason === 'date line';
}

const MOST_TAIL = 2;
const MOST_LABEL_WORDS = 6;

/** A label with nothing under it. */
function markTail(units: readonly Unit[], fate: Map<number, string>): void {
  const last = units.findLastIndex((unit, index) => !fate.has(index) && (unit.ended || isProse(unit)));
  const before = units[last];
  const tail = units.slice(last + 1).map((_, offset) => last + 1 + offset);
  const rest = tail.filter((index) => !fate.has(index));
  if (rest.length === 0 || rest.length > MOST_TAIL || before?.text.endsWith(':')) return;
  const isScrap = (index: number): boolean => {
    const unit = units[index];
    return (
      unit !== undefined &&
      unit.words <= MOST_LABEL_WORDS &&
      !unit.ended &&
      !unit.entry &&
      !unit.text.endsWith(':') &&
      !BULLET.test(unit.text)
    );
  };
  if (rest.every(isScrap)) for (const index of rest) fate.set(index, 'label with nothing under it');
}

/** One more headline right under the headline. Where others follow further down, it may be the first of the subheadings. */
function markSecondHeadline(
  units: readonly Unit[],
  start: number,
  title: string,
  fate: Map<number, string>,
): void {
  const isHeadline = (unit: Unit): boolean => !unit.ended && !BULLET.test(unit.text) && isHeadlineLike(unit);
  const standing = [...units.entries()].filter(([index]) => index >= start && !fate.has(index));
  const [[at, first] = [], [, next] = []] = standing;
  if (at === undefined || !first || !next || first.entry || !isProse(next)) return;
  if (!isHeadline(first) || first.words < 4 || first.text.includes(':')) return;
  // It says the first in other words, some of them the same.
  const shared = sharedWords(first.text, title);
  const others = standing.slice(1).some(([, unit]) => isHeadline(unit) && unit.words >= 2);
  if (shared >= LEAST_ALIKE || (!others && shared >= (start === 0 ? LEAST_TOLD_AGAIN : 1)))
    fate.set(at, 'second headline');
}

const LEAST_SHARED_LENGTH = 5;
/** So many make it a headline of the same story, whatever follows. */
const LEAST_ALIKE = 3;

function sharedWords(a: string, b: string): number {
  const words = new Set(bare(b).split(' '));
  const long = bare(a)
    .split(' ')
    .filter((word) => word.length >= LEAST_SHARED_LENGTH && words.has(word));
  return new Set(long).size;
}

/** A profile ends with its hero, whom the story has named before; an author's note names someone new. */
function isAboutSomeone(unit: Unit, body: readonly Unit[]): boolean {
  const surname = new RegExp(`^(?:${NAME} ){1,3}?(${NAME})(?=,? \\p{Ll})`, 'u').exec(unit.text)?.[1];
  return surname === undefined || body.some(({ text }) => isNamed(text, surname));
}

function isNamed(text: string, surname: string): boolean {
  return text.includes(surname);
}

/** What the removed lines tell: who wrote it, when, for whom. */
export function factsIn(removed: readonly { readonly text: string; readonly reason: string }[]): {
  readonly author?: string;
  readonly source?: string;
  readonly publishedAt?: string;
} {
  const line = (reason: string): string => removed.find((one) => one.reason === reason)?.text ?? '';
  const author = /^(?:by|written by|reported by|authors?:?)\s+([^|,]+)/iu.exec(line('byline'))?.[1]?.trim();
  const source = /^source\s*:\s*(.+)$/iu.exec(line('source line'))?.[1]?.trim();
  const publishedAt = parseDate(
    line('date line').replace(
      /^[|•·\s]*(?:last |first )?[a-z]+(?: on| at)?:?\s+(?=\S*\d|\p{L}+day|\p{Lu})/iu,
      '',
    ),
  );
  return { ...(author && { author }), ...(source && { source }), ...(publishedAt && { publishedAt }) };
}
