/**
 * From the text of a scraped page to the article in it: what each line is made of, where it stands, and what repeats.
 * Every removed line keeps its reason.
 */
import type { ArticleLink } from '../model.ts';
import { parseDate } from './dates.ts';
import { endsPage, inlineLink, isListLabel, isPopularLabel, junkReason } from './junk.ts';
import { BULLET, isHeadlineLike, isProse, toUnits, type Unit } from './lines.ts';

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

const MOST_LINKS = 30;
const MOST_SECTION_WORDS = 4;
/** Lines above a repeated headline. */
const MOST_ABOVE = 8;

/** `title`: where it is known already, it isn't looked for; its repetition in the text is removed. */
export function cleanText(raw: string, known: { readonly title?: string } = {}): CleanText {
  const units = toUnits(raw);
  const fate = new Map<number, string>();
  const links = new Map<string, ArticleLink>();
  const head = known.title === undefined ? findHead(units) : knownHead(units, known.title);
  markHead(units, head, fate);
  markLists(units, head.start, fate, links);
  units.forEach((unit, index) => {
    if (index < head.start || fate.has(index)) return;
    const reason = sameWords(unit.text, head.title) ? 'repeated title' : junkReason(unit);
    if (reason !== undefined) fate.set(index, reason);
  });
  markKickers(units, fate);
  markRepeats(units, fate);
  markPageEnd(units, fate);
  if (isWholePage(units, fate)) markOutside(units, fate);
  const kept = units.filter((_, index) => !fate.has(index));
  const removed = [...fate]
    .toSorted(([a], [b]) => a - b)
    .map(([index, reason]) => ({ text: units[index]?.text ?? '', reason }));
  return {
    ...(head.title === undefined ? {} : { title: head.title }),
    ...(head.section !== undefined ? { section: head.section } : {}),
    ...facts(removed),
    text: kept.map(({ text }) => text).join('\n\n'),
    links: [...links.values()].slice(0, MOST_LINKS),
    removed: removed.filter(({ reason }) => reason !== 'title' && reason !== 'section'),
  };
}

interface Head {
  /** Index of the first unit after the headline. */
  readonly start: number;
  readonly title?: string;
  readonly titleIndex?: number;
  readonly section?: string;
}

/** Section line and headline: what stands, unended, before the first prose. */
function findHead(units: readonly Unit[]): Head {
  const firstProse = units.findIndex((unit) => isProse(unit) && junkReason(unit) === undefined);
  const limit = firstProse < 0 ? units.length : firstProse;
  const candidates = units
    .map((unit, index) => ({ unit, index }))
    .slice(0, limit)
    .filter(
      ({ unit }) => isHeadlineLike(unit) && junkReason(unit) === undefined && inlineLink(unit) === undefined,
    );
  // The headline is the first line of some length; a single shorter one will do.
  const longEnough = candidates.filter(({ unit }) => unit.words >= 4);
  const title = nearestToProse(longEnough, limit) ?? candidates.at(-1);
  if (!title) return { start: 0 };
  const before = candidates.filter(({ index }) => index < title.index).at(-1);
  const section =
    before && before.unit.words <= MOST_SECTION_WORDS && title.index - before.index <= 2
      ? before.unit.text
      : undefined;
  return {
    start: title.index + 1,
    title: title.unit.text,
    titleIndex: title.index,
    ...(section === undefined ? {} : { section }),
  };
}

/** The headline is known; where the text repeats it, what stands above it is no part of the article. */
function knownHead(units: readonly Unit[], title: string): Head {
  const repeated = units.slice(0, MOST_ABOVE).findIndex(({ text }) => sameWords(text, title));
  const prose = units
    .slice(0, Math.max(0, repeated))
    .some((unit) => isProse(unit) && junkReason(unit) === undefined);
  return repeated < 0 || prose ? { start: 0, title } : { start: repeated + 1, title, titleIndex: repeated };
}

/** The headline stands next to its story: of several candidates far above the first prose (menus), the last run counts. */
function nearestToProse<Candidate extends { readonly index: number }>(
  candidates: readonly Candidate[],
  limit: number,
): Candidate | undefined {
  const near = candidates.filter(({ index }) => limit - index <= 6);
  return near[0] ?? candidates.at(-1);
}

function markHead(units: readonly Unit[], head: Head, fate: Map<number, string>): void {
  if (head.titleIndex === undefined) return;
  for (let index = 0; index < head.start; index += 1) {
    const unit = units[index];
    if (!unit) continue;
    if (index === head.titleIndex) fate.set(index, 'title');
    else if (unit.text === head.section) fate.set(index, 'section');
    else fate.set(index, junkReason(unit) ?? 'above the headline');
  }
}

/** Labels and names that stand between the headline and the first paragraph. */
function markKickers(units: readonly Unit[], fate: Map<number, string>): void {
  // A text of such lines alone is a list, and these are its entries.
  const lastProse = units.findLastIndex((unit, index) => isProse(unit) && !fate.has(index));
  for (let index = 0; index < lastProse; index += 1) {
    const unit = units[index];
    if (!unit || fate.has(index)) continue;
    if (unit.ended || unit.words > MOST_SECTION_WORDS) return;
    fate.set(index, 'label above the article');
  }
}

/** "Read more:" and the headlines under it. */
function markLists(
  units: readonly Unit[],
  start: number,
  fate: Map<number, string>,
  links: Map<string, ArticleLink>,
): void {
  const addLink = (entry: string): void => {
    const title = entry.replace(BULLET, '');
    if (!links.has(title.toLowerCase())) links.set(title.toLowerCase(), { title });
  };
  for (let index = start; index < units.length; index += 1) {
    const unit = units[index];
    if (!unit) continue;
    const inline = inlineLink(unit);
    if (inline !== undefined) {
      fate.set(index, 'related headline');
      addLink(inline);
      continue;
    }
    if (!isListLabel(unit)) continue;
    const entries: number[] = [];
    for (let next = index + 1; next < units.length; next += 1) {
      const entry = units[next];
      if (!entry || isListLabel(entry) || isProse(entry) || !isHeadlineLike(entry) || endsPage(entry)) break;
      entries.push(next);
    }
    // A label with nothing under it may be a subheading of the story.
    if (entries.length === 0 && !/[:»>]\s*$/u.test(unit.text)) continue;
    fate.set(index, 'label of a list');
    for (const entry of entries) {
      const text = units[entry]?.text ?? '';
      const reason = junkReason(units[entry] ?? unit);
      fate.set(entry, reason ?? 'related headline');
      if (reason === undefined && !isPopularLabel(unit) && (units[entry]?.words ?? 0) >= 4) addLink(text);
    }
    index = entries.at(-1) ?? index;
  }
}

/** The same paragraph twice is shown once. */
function markRepeats(units: readonly Unit[], fate: Map<number, string>): void {
  const seen = new Set<string>();
  units.forEach((unit, index) => {
    if (fate.has(index) || unit.words < 5) return;
    const key = unit.text.toLowerCase();
    if (seen.has(key)) fate.set(index, 'repeated paragraph');
    seen.add(key);
  });
}

/** The comment form or the copyright line ends the page, once there is an article above it. */
function markPageEnd(units: readonly Unit[], fate: Map<number, string>): void {
  let prose = 0;
  for (const [index, unit] of units.entries()) {
    if (endsPage(unit) && prose >= 60) {
      for (let after = index; after < units.length; after += 1)
        if (!fate.has(after)) fate.set(after, 'below the article');
      return;
    }
    if (!fate.has(index) && isProse(unit)) prose += unit.words;
  }
}

/** A page with its menus, rather than a text that somebody has taken out of one: too little of it is prose. */
function isWholePage(units: readonly Unit[], fate: ReadonlyMap<number, string>): boolean {
  let prose = 0;
  let rest = 0;
  units.forEach((unit, index) => {
    if (fate.has(index)) return;
    if (isProse(unit)) prose += 1;
    else rest += 1;
  });
  return rest > prose;
}

/** Prose weighs for, menu entries against: the heaviest run of lines is the article. */
function markOutside(units: readonly Unit[], fate: Map<number, string>): void {
  let best = { sum: 0, from: 0, to: units.length };
  let sum = 0;
  let from = 0;
  units.forEach((unit, index) => {
    if (sum <= 0) [sum, from] = [0, index];
    sum += weight(unit, fate.has(index));
    if (sum > best.sum) best = { sum, from, to: index + 1 };
  });
  units.forEach((_, index) => {
    if (!fate.has(index) && (index < best.from || index >= best.to)) fate.set(index, 'outside the article');
  });
  markScraps(units, fate);
}

function weight(unit: Unit, gone: boolean): number {
  if (gone) return -1;
  if (isProse(unit)) return Math.min(unit.words, 40);
  return unit.ended ? unit.words : isHeadlineLike(unit) ? -4 : -2;
}

const LEAST_SCRAPS = 3;

/** Three or more unended short lines in a row are a menu, not subheadings; marked lists are the story's own. */
function markScraps(units: readonly Unit[], fate: Map<number, string>): void {
  let run: number[] = [];
  const close = (): void => {
    if (run.length >= LEAST_SCRAPS) for (const index of run) fate.set(index, 'list of scraps');
    run = [];
  };
  units.forEach((unit, index) => {
    if (!fate.has(index) && !unit.ended && unit.words < 12 && !BULLET.test(unit.text)) run.push(index);
    else close();
  });
  close();
}

/** What the removed lines tell: who wrote it, when, for whom. */
function facts(removed: readonly Removed[]): Pick<CleanText, 'author' | 'source' | 'publishedAt'> {
  const line = (reason: string): string | undefined => removed.find((one) => one.reason === reason)?.text;
  const author = /^(?:by|written by|reported by|author:?)\s+([^|,]+)/iu
    .exec(line('byline') ?? '')?.[1]
    ?.trim();
  const source = /^source\s*:\s*(.+)$/iu.exec(line('source line') ?? '')?.[1]?.trim();
  const publishedAt = parseDate(
    (line('date line') ?? '').replace(
      /^(?:last |first )?[a-z]+(?: on| at)?:?\s+(?=\S*\d|\p{L}+day|\p{Lu})/iu,
      '',
    ),
  );
  return { ...(author && { author }), ...(source && { source }), ...(publishedAt && { publishedAt }) };
}

function sameWords(text: string, title: string | undefined): boolean {
  return title !== undefined && bare(text) === bare(title);
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
