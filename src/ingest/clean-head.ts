/** Section line and headline at the top of a text, and what stands above them. */
import { headReason } from './edge-lines.ts';
import { junkReason } from './junk.ts';
import { bare, isHeadlineLike, isProse, sayingSame, type Unit } from './lines.ts';
import { inlineLink, isListLabel } from './clean-lists.ts';

export interface Head {
  /** Index of the first unit after the headline. */
  readonly start: number;
  readonly title?: string;
  readonly titleIndex?: number;
  readonly section?: string;
}

const MOST_SECTION_WORDS = 4;
/** Lines above a repeated headline. */
const MOST_ABOVE = 8;
const LEAST_TITLE_WORDS = 4;

/** The headline is the first line of some length that stands, unended, near the first prose. */
export function findHead(units: readonly Unit[], page: boolean): Head {
  const repeated = page ? documentTitle(units) : undefined;
  if (repeated) return repeated;
  const prose = units.findIndex((unit) => isProse(unit) && junkReason(unit) === undefined);
  const limit = prose < 0 ? units.length : prose;
  const candidates = units
    .map((unit, index) => ({ unit, index }))
    .slice(0, limit)
    .filter(({ unit }) => isTitleLike(unit));
  const long = candidates.filter(({ unit }) => unit.words >= LEAST_TITLE_WORDS);
  const short = candidates.filter(({ unit }) => unit.words > 1);
  const title =
    prose < 0 || !page
      ? (long[0] ?? (prose < 0 ? candidates[0] : short.at(-1)) ?? endedHeadline(units, prose))
      : (long.find(({ index }) => limit - index <= 6) ?? long.at(-1) ?? short.at(-1));
  if (!title) return { start: 0 };
  const bareTitle = withoutTrail(units, title);
  const section = sectionAbove(units, title.index);
  return {
    start: bareTitle.index + 1,
    title: bareTitle.unit.text,
    titleIndex: bareTitle.index,
    ...(section === undefined ? {} : { section }),
  };
}

/** The headline is known; where the text repeats it, what stands above it is no part of the article. */
export function knownHead(units: readonly Unit[], title: string): Head {
  const isTitle = sayingSame(title);
  const repeated = units
    .slice(0, MOST_ABOVE)
    .findIndex((unit) => isTitle(unit.text) || isHeadline(unit, title));
  const above = units.slice(0, Math.max(0, repeated));
  if (repeated < 0 || above.some((unit) => isProse(unit) && junkReason(unit) === undefined))
    return { start: 0, title };
  return { start: repeated + 1, title, titleIndex: repeated };
}

/** All words but the site's name that one of the two carries ("HEADLINE | SITE"). */
function isHeadline(unit: Unit, title: string): boolean {
  if (unit.ended || unit.words < LEAST_TITLE_WORDS) return false;
  const [said, known] = [bare(unit.text), bare(title)];
  const [short, long] = said.length < known.length ? [said, known] : [known, said];
  return short.length * 3 >= long.length * 2 && long.startsWith(`${short} `);
}

export function markHead(units: readonly Unit[], head: Head, fate: Map<number, string>): void {
  if (head.titleIndex === undefined) return;
  for (const [index, unit] of units.slice(0, head.start).entries()) {
    if (index === head.titleIndex) fate.set(index, 'title');
    else if (unit.text === head.section) fate.set(index, 'section');
    else fate.set(index, junkReason(unit) ?? 'above the headline');
  }
}

function isTitleLike(unit: Unit): boolean {
  return (
    isHeadlineLike(unit) &&
    junkReason(unit) === undefined &&
    isNoFact(unit) &&
    inlineLink(unit) === undefined &&
    !isListLabel(unit)
  );
}

interface Place {
  readonly unit: Unit;
  readonly index: number;
}

/** "Home Latest news HEADLINE", and under it the headline alone. */
function withoutTrail(units: readonly Unit[], found: Place): Place {
  const whole = ` ${bare(found.unit.text)}`;
  for (const index of [found.index + 1, found.index + 2]) {
    const unit = units[index];
    if (!unit || unit.words < LEAST_TITLE_WORDS || unit.words >= found.unit.words) continue;
    if (whole.endsWith(` ${bare(unit.text)}`)) return { unit, index };
  }
  return found;
}

const MOST_ENDED_WORDS = 22;

/** A headline may end as a sentence does: a question, or one with its byline or day under it. */
function endedHeadline(units: readonly Unit[], prose: number): Place | undefined {
  const unit = units[prose];
  const next = units[prose + 1];
  if (!unit || !next || prose > 2 || unit.words > MOST_ENDED_WORDS) return undefined;
  const asks = unit.words <= 16 && /[?!]["”’]?$/u.test(unit.text) && isTitleLike(unit) && isProse(next);
  const above = isHeadlineLike({ ...unit, text: unit.text.replace(/[.]["”’]?$/u, '') });
  const signed = above && units.slice(prose + 1, prose + 3).some(isSignature);
  return asks || signed ? { unit, index: prose } : undefined;
}

/** Who wrote it and when. */
function isSignature(unit: Unit): boolean {
  const reason = junkReason(unit) ?? headReason(unit);
  return reason === 'byline' || reason === 'date line';
}

function sectionAbove(units: readonly Unit[], title: number): string | undefined {
  const above = units
    .slice(Math.max(0, title - 2), title)
    .findLast((unit) => isTitleLike(unit) && unit.words <= MOST_SECTION_WORDS);
  return above?.text;
}

/** A whole page begins with its document title, "HEADLINE - SITE", and repeats the headline where the article begins. */
function documentTitle(units: readonly Unit[]): Head | undefined {
  const first = units[0];
  if (!first || first.words < LEAST_TITLE_WORDS) return undefined;
  const whole = `${bare(first.text)} `;
  const index = units.findIndex((unit, at) => {
    if (at === 0 || unit.words < LEAST_TITLE_WORDS || unit.linked) return false;
    const said = bare(unit.text);
    return said.length * 2 > whole.length && whole.startsWith(`${said} `);
  });
  const title = units[index];
  if (!title) return undefined;
  const section = sectionAbove(units, index);
  return {
    start: index + 1,
    title: title.text,
    titleIndex: index,
    ...(section === undefined ? {} : { section }),
  };
}

/** A name may be the headline of an obituary or a profile; a byline and a day are none. */
function isNoFact(unit: Unit): boolean {
  const reason = headReason(unit);
  return reason === undefined || reason === 'label above the article';
}
