/** Whole pages with their menus, and what follows the end of an article's body. */
import { headReason } from './edge-lines.ts';
import { junkReason } from './junk.ts';
import { isListLabel } from './clean-lists.ts';
import { BULLET, isHeadlineLike, isProse, type Unit } from './lines.ts';
import { HOLDS } from './signs.ts';

const LEAST_FURNITURE = 3;
const LEAST_PROSE_WORDS = 60;
/** In languages whose furniture isn't known: so many scraps above the first paragraph and below the last. */
const LEAST_ABOVE = 15;
const LEAST_BELOW = 5;
/** No list that a story begins with is so long. */
const LEAST_MENU = 30;

/** A page with its menus, rather than a text that somebody has taken out of one. */
export function isWholePage(units: readonly Unit[]): boolean {
  const first = units.findIndex(isProse);
  if (first < 0) return false;
  const isScrap = (unit: Unit): boolean => !unit.ended && !BULLET.test(unit.text) && !isProse(unit);
  const furniture = new Set<string>();
  let scraps = 0;
  for (const unit of units) {
    const reason = unit.words <= 16 ? junkReason(unit) : undefined;
    if (reason !== undefined && OF_PAGES.has(reason)) furniture.add(unit.text.toLowerCase());
    if (reason === undefined && isScrap(unit)) scraps += 1;
  }
  if (scraps <= units.filter(isProse).length) return false;
  const above = units.slice(0, first).filter(isScrap).length;
  const below = units.slice(units.findLastIndex(isProse) + 1).filter(isScrap).length;
  return (
    furniture.size >= LEAST_FURNITURE || (above >= LEAST_ABOVE && below >= LEAST_BELOW) || above >= LEAST_MENU
  );
}

const OF_PAGES: ReadonlySet<string> = new Set(['navigation', 'share row', 'legal line', 'comment form']);

const END =
  /^(?:leave a (?:reply|comment)\b|your email address will not be published|exit mobile version|deja un(?:a)? (?:comentario|respuesta)|deixe (?:um|seu) comentário|laisser un commentaire|schreiben sie einen kommentar|оставить комментарий|tinggalkan balasan|geef een reactie)/iu;
const RIGHTS_END =
  /^(?:©|\([cC]\) ?\d{4}|(?:[cC]opyright|COPYRIGHT) (?:©|\([cC]\)|(?:\p{Lu}\S* ){0,5}\d{4}\b))|\b[aA]ll [rR]ights [rR]eserved\W*$/u;

/** The comment form ends a page for good; a copyright line does where little prose follows. */
export function markPageEnd(units: readonly Unit[], fate: Map<number, string>): void {
  const prose = units.map((unit, index) => (!fate.has(index) && isProse(unit) ? unit.words : 0));
  const total = prose.reduce((sum, words) => sum + words, 0);
  let before = 0;
  for (const [index, unit] of units.entries()) {
    const ends =
      unit.words <= 40 &&
      before >= LEAST_PROSE_WORDS &&
      (END.test(unit.text) ||
        (((unit.holds & HOLDS.rights) !== 0 || /^[©(Cc]/u.test(unit.text)) &&
          RIGHTS_END.test(unit.text) &&
          (total - before) * 3 < before));
    if (ends) {
      for (let after = index; after < units.length; after += 1)
        if (!fate.has(after)) fate.set(after, 'below the article');
      return;
    }
    before += prose[index] ?? 0;
  }
}

/** Of a whole page: prose weighs for, menu entries and furniture against; a heavy run of lines is the article. */
export function markOutside(units: readonly Unit[], start: number, fate: Map<number, string>): void {
  const runs = heavyRuns(units, start, fate);
  const heaviest = Math.max(0, ...runs.map(({ sum }) => sum));
  // The first heavy run, not the heaviest: what is below an article may be the beginnings of many others.
  const article = runs.find(({ sum }) => sum >= heaviest * LEAST_OF_HEAVIEST) ?? {
    from: start,
    to: units.length,
  };
  units.forEach((unit, index) => {
    if (fate.has(index) || (index >= article.from && index < article.to)) return;
    // Who wrote it and when stands between headline and story.
    const fact = index >= start && index < article.from ? headReason(unit) : undefined;
    fate.set(index, fact ?? 'outside the article');
  });
  markScraps(units, fate);
}

interface Run {
  readonly sum: number;
  readonly from: number;
  readonly to: number;
}

/** Runs of positive weight; one ends where the weight has fallen too far below its best. */
function heavyRuns(units: readonly Unit[], start: number, fate: ReadonlyMap<number, string>): Run[] {
  const weights = units.map((unit, index) => weight(unit, fate.get(index)));
  const runs: Run[] = [];
  for (let from = start; from < units.length; from = Math.max(from + 1, runs.at(-1)?.to ?? 0)) {
    let sum = 0;
    let best: Run = { sum: 0, from, to: from };
    for (let index = from; index < units.length; index += 1) {
      sum += weights[index] ?? 0;
      if (sum > best.sum) best = { sum, from, to: index + 1 };
      else if (sum <= 0 || sum < best.sum - MOST_FALL) break;
    }
    if (best.sum > 0) runs.push(best);
  }
  return runs;
}

/** What stands within articles as often as beside them. */
const WITHIN: ReadonlySet<string> = new Set([
  'title',
  'section',
  'repeated title',
  'repeated paragraph',
  'picture credit or caption',
  'picture gallery',
]);
const MOST_PROSE_WEIGHT = 40;
const LABEL_WEIGHT = -30;
const MOST_FALL = 90;
const LEAST_OF_HEAVIEST = 0.4;

function weight(unit: Unit, reason: string | undefined): number {
  if (
    reason === 'label of a list' ||
    reason === 'legal line' ||
    reason === 'comment form' ||
    reason === 'tags'
  )
    return LABEL_WEIGHT;
  if (reason !== undefined) return WITHIN.has(reason) ? 0 : -3;
  if (isListLabel(unit)) return LABEL_WEIGHT;
  if (isProse(unit)) return Math.min(unit.words, MOST_PROSE_WEIGHT);
  return unit.ended ? unit.words : isHeadlineLike(unit) ? -4 : -2;
}

const LEAST_SCRAPS = 3;

/** Three or more unended short lines in a row are a menu, not subheadings; marked lists are the story's own. */
function markScraps(units: readonly Unit[], fate: Map<number, string>): void {
  let run: number[] = [];
  let announced = false;
  const close = (): void => {
    if (run.length >= LEAST_SCRAPS && !announced) for (const index of run) fate.set(index, 'list of scraps');
    run = [];
  };
  units.forEach((unit, index) => {
    if (fate.has(index)) return;
    // "Allowed:" announces a list of the story's own, and entries that begin small are no menu's.
    const announces = unit.text.endsWith(':');
    const isScrap = !unit.ended && unit.words < 12 && !BULLET.test(unit.text) && !unit.entry;
    if (isScrap && !announces && !/^\p{Ll}/u.test(unit.text)) run.push(index);
    else {
      close();
      announced = announces || (announced && isScrap);
    }
  });
  close();
}

/** Three or more headlines in a row after the last paragraph of a text that keeps other scraps of its page. */
export function trailingHeadlines(units: readonly Unit[], fate: ReadonlyMap<number, string>): number[] {
  const last = units.findLastIndex((unit, index) => !fate.has(index) && (unit.ended || isProse(unit)));
  const tail = units.map((_, index) => index).slice(last + 1);
  const run = tail.filter((index) => !fate.has(index));
  const scraps = tail.length - run.length;
  const before = units[last];
  const headlines = run.every((index) => {
    const unit = units[index];
    return (
      unit && isHeadlineLike(unit) && unit.words >= 4 && !BULLET.test(unit.text) && !/^\d|:/u.test(unit.text)
    );
  });
  return last >= 0 && scraps > 0 && run.length >= LEAST_SCRAPS && headlines && !before?.text.endsWith(':')
    ? run
    : [];
}
