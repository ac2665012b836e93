/**
 * From the text of a scraped page to the article in it: what each line is made of, where it stands, and what repeats.
 * Every removed line keeps its reason.
 */
import type { ArticleLink } from '../model.ts';
import { factsIn, markEdges } from './clean-edges.ts';
import { findHead, knownHead, markHead } from './clean-head.ts';
import { markLists } from './clean-lists.ts';
import { isWholePage, markOutside, markPageEnd, trailingHeadlines } from './clean-page.ts';
import { junkReason } from './junk.ts';
import { sayingSame, toUnits, type Unit } from './lines.ts';

export interface Removed {
  readonly text: string;
  readonly reason: string;
}

export interface CleanText {
  readonly title?: string;
  readonly section?: string;
  readonly author?: string;
  readonly source?: string;
  readonly publishedAt?: string;
  /** Paragraphs parted by a blank line. */
  readonly text: string;
  readonly links: readonly ArticleLink[];
  readonly removed: readonly Removed[];
}

export interface Known {
  readonly title?: string | undefined;
}

const MOST_LINKS = 30;
const LEAST_REPEATED_WORDS = 5;
const BEGINNING_LENGTH = 40;
/** Of what is cut off, the sign of it and the call after it are that long. */
const LONGEST_CUT = 14;
const CUT_SIGN = /\.\.\.|…/u;
const CUT = /(?:\.\.\.|…)(?: ?(?:more|less|read more))?$/iu;

/** `title`: where it is known already, it isn't looked for; its repetition in the text is removed. */
export function cleanText(raw: string, known: Known = {}): CleanText {
  return cleanUnits(toUnits(raw), known);
}

/** The same for lines that a page's markup has parted. */
export function cleanUnits(units: readonly Unit[], known: Known = {}): CleanText {
  const fate = new Map<number, string>();
  const links = new Map<string, ArticleLink>();
  const page = isWholePage(units);
  const head = known.title === undefined ? findHead(units, page) : knownHead(units, known.title);
  markHead(units, head, fate);
  markLists(units, head.start, fate, links);
  const isTitle = sayingSame(head.title);
  units.forEach((unit, index) => {
    if (index < head.start || fate.has(index)) return;
    const reason = isTitle(unit.text) ? 'repeated title' : junkReason(unit);
    if (reason !== undefined) fate.set(index, reason);
  });
  markRepeats(units, fate);
  markPageEnd(units, fate);
  if (page) markOutside(units, head.start, fate);
  markEdges(units, head, fate);
  for (const index of trailingHeadlines(units, fate)) {
    const title = units[index]?.text ?? '';
    fate.set(index, 'related headline');
    links.set(title.toLowerCase(), { title });
  }
  const kept = units.filter((_, index) => !fate.has(index));
  const removed = [...fate]
    .toSorted(([a], [b]) => a - b)
    .map(([index, reason]) => ({ text: units[index]?.text ?? '', reason }));
  return {
    ...(head.title === undefined ? {} : { title: head.title }),
    ...(head.section === undefined ? {} : { section: head.section }),
    ...factsIn(removed),
    text: kept.map(({ text }) => text).join('\n\n'),
    links: [...links.values()].slice(0, MOST_LINKS),
    removed: removed.filter(({ reason }) => reason !== 'title' && reason !== 'section'),
  };
}

/** The same paragraph twice is shown once, and so is one whose beginning is given elsewhere ("The Islanders... more"). */
function markRepeats(units: readonly Unit[], fate: Map<number, string>): void {
  const lengths = new Map<number, number>();
  for (const { text } of units) lengths.set(text.length, (lengths.get(text.length) ?? 0) + 1);
  const seen = new Set<string>();
  let longest: ReadonlyMap<string, Unit> | undefined;
  units.forEach((unit, index) => {
    if (fate.has(index) || unit.words < LEAST_REPEATED_WORDS) return;
    // Most lengths come once only, and what they are the lengths of does too.
    const key = (lengths.get(unit.text.length) ?? 0) > 1 ? unit.text.toLowerCase() : '';
    const cut = CUT_SIGN.test(unit.text.slice(-LONGEST_CUT)) ? (CUT.exec(unit.text)?.index ?? 0) : 0;
    const whole =
      cut >= BEGINNING_LENGTH ? (longest ??= longestByBeginning(units)).get(beginningOf(unit)) : undefined;
    const isCut = whole !== unit && whole?.text.startsWith(unit.text.slice(0, cut)) === true;
    if ((key !== '' && seen.has(key)) || isCut) fate.set(index, 'repeated paragraph');
    seen.add(key);
  });
}

function longestByBeginning(units: readonly Unit[]): ReadonlyMap<string, Unit> {
  const longest = new Map<string, Unit>();
  for (const unit of units) {
    const key = beginningOf(unit);
    if ((longest.get(key)?.text.length ?? 0) < unit.text.length) longest.set(key, unit);
  }
  return longest;
}

function beginningOf({ text }: Unit): string {
  return text.slice(0, BEGINNING_LENGTH);
}
