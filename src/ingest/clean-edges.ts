/**
 * What stands between headline and story, and what follows its last paragraph: bylines, dates, places, agencies, who
 * contributed, who the author is. The same words within a story are its own, so only the edges are judged.
 */
import { parseDate } from './dates.ts';
import { bare, BULLET, isHeadlineLike, isKeyWords, isProse, type Unit } from './lines.ts';

const NAME = "\\p{Lu}[\\p{L}'’.-]+";
const BYLINE =
  /^(?:[Bb]y|BY|(?:[Ww]ritten|[Rr]eported|[Pp]osted|[Pp]ublished|[Rr]eviewed|[Mm]edically reviewed) by|(?:[Rr]eporting|[Ee]diting)(?: and \p{Ll}+)? by|[Aa]uthors?:?|AUTHORS?:?|[Ww]ords by|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|Автор:?)\s+(?!(?:[Tt]he|THE|A|An|My|His|Her|Their|Our|All|Now|[Nn]umbers?|NUMBERS?)\b)[\p{Lu}@].{1,120}$/u;
const STAFF =
  '(?:reporter|correspondent|editor|columnist|writer|journalist|producer|contributor|photographer|staff|bureau chief|critic|host|intern|author of)';
const DESK = new RegExp(`^(?:[\\p{L}-]+ ){0,4}${STAFF}s?(?:,? .{2,40})?$`, 'iu');
const DATE_LINE =
  /^(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?[.,]{0,2} )?(?:\d{1,2}(?:st|nd|rd|th)? (?:de )?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,4}(?:st|nd|rd|th)?,?(?: \d{4})?[,\s|·•@-]*(?:at )?(?:\d{1,2}[:.]\d{2}.{0,40})?$|^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.{0,24}$|^\d{1,2}:\d{2}\b.{0,50}\b\d{4}.{0,30}$|^\d{4}-\d{2}-\d{2}T\S+$|^(?=.*\b(?:19|20)\d{2}\b)(?=.*\b\d{1,2}[:h]\d{2}\b).{8,60}$/iu;
const SOURCE_LINE =
  /^(?:(?:source|agency|agencies|via)\s*:|with (?:agency )?inputs? from\b|from our .{0,20}correspondent)\s*\S.{0,60}$/iu;
const CONTRIBUTED =
  /^[(—–\s-]*(?:contribut(?:ing|ors?|ed by)\b|(?:additional |further )?(?:reporting|writing|research|editing) (?:and \p{Ll}+ )?by\b|with (?:\p{Lu}\S* )?(?:wires?|agencies|reporting by|files from|post wires))|\b(?:contributed to this (?:report|story|article|fact check)|contributed reporting)\b.{0,60}$/iu;
const SIGNATURE = /^[—–-]\s?\p{Lu}[\p{L}.'’-]+(?:[ ,;]+(?:and |with )?[\p{L}.'’&-]+){0,8}$/u;
const CONTACT =
  /^(?:(?:please|you can|to .{3,40},|story by .{3,40}\.) )?(?:contact|reach|follow|e-?mail|write to|tweet|text|call)\b.{0,80}(?:\S@\S|\B@\w|\bon (?:twitter|x|facebook|instagram|threads|bluesky|linkedin)\b|\bat \S+\.\w{2,4}\b|\d{3}[-.]\d{4})/iu;
/** Whom a story asks to come forward, and where it sends those in need. */
const OF_STORY =
  /\b(?:police|sheriff|detectives?|authorities|officers|investigators|crime ?stoppers|information|hotline|helpline|lifeline|residents|customers|patients|victims|voters|ministry|embassy)\b/iu;
/** Name, telephone and mail, as on a card. */
const CARD = /^\p{Lu}[^.!?:]{2,50}: ?[(\d][\d() .-]{6,16}[;,|\s].{0,30}\S@\S/u;
const REACHED =
  /\b(?:can be reached|reach (?:him|her|them)|follow (?:him|her|them)|his email|her email|send (?:him|her|them) (?:an )?e-?mail)\b/iu;
const ADDRESS =
  /^[\s;,|]*(?:\S+@\S+\.\w{2,}|@\w{2,})(?:[\s;,|]+(?:\S+@\S+\.\w{2,}|@\w{2,}|\p{Lu}[\p{L} ]{1,30}))*[\s;,|]*$/u;
const BIO = new RegExp(
  `^(?:${NAME} ){1,3}${NAME}(?:, .{2,40},)? (?:is|was|covers|writes|reports|works|leads|serves|has (?:been|written|covered))\\b.{0,120}\\b(?:${STAFF}|covers|covering|writes|Twitter|\\S+@\\S+)`,
  'u',
);
const NOTE =
  /^[([]?(?:editor['’]?s?['’]? note|editors?['’]? note|note to (?:readers|editors)|(?:corrections? (?:&|and) )?clarification|correction)s?\b\s*[:—–-]/iu;
const DATELINE =
  /^(?:\p{Lu}[\p{L}.'’ -]{1,30},? ){0,2}(?:\(?(?:CNN|AP|Reuters|AFP|CNN ?Business|BBC|NPR)\)? ?)+(?:Business)?\s*[—–-]$|^(?:CNN|AP|Reuters|AFP|USA TODAY|Associated Press|The Associated Press|Staff (?:and wire )?reports?|Editors|Staff)$/iu;
const WIRES = /^from .{3,60}\b(?:wire|staff|news|agency) (?:reports?|services?|staff)$/iu;

const MOST_NAME_WORDS = 5;
const CONNECTORS = /^(?:and|de|da|van|von|der|la|el|al|bin|for|of|the|in|&|\|)$/u;

/** Marks the edges of what lies from `start` on; nothing between the first and the last paragraph. */
export function markEdges(units: readonly Unit[], start: number, fate: Map<number, string>): void {
  const stands = (index: number): boolean => !fate.has(index);
  const solid = (unit: Unit, index: number): boolean => stands(index) && isProse(unit) && index >= start;
  const names = new Set<string>();
  // A text of short lines alone is a list, and these are its entries.
  const last = units.findLastIndex((unit, index) => solid(unit, index) && tailReason(unit) === undefined);
  if (last < 0) return;
  let paragraphs = 0;
  for (let index = start; index < last && paragraphs < 2; index += 1) {
    const unit = units[index];
    if (!unit || fate.has(index)) continue;
    const reason = headReason(unit);
    // Below a first paragraph, which may be the headline's second deck, a name or a day may be the story's own subheading.
    const early =
      paragraphs === 0 ||
      (reason !== 'label above the article' && (reason !== 'date line' || /\d{4}/u.test(unit.text)));
    if (reason !== undefined && early) {
      fate.set(index, reason);
      names.add(unit.text);
    } else if (isProse(unit) || unit.ended) paragraphs += 1;
  }
  markSecondHeadline(units, start, fate);
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
}

/** One more headline right under the headline. Where others follow further down, it is the first of the subheadings. */
function markSecondHeadline(units: readonly Unit[], start: number, fate: Map<number, string>): void {
  if (start === 0) return;
  const standing = [...units.entries()].filter(([index]) => index >= start && !fate.has(index));
  const [[at, first] = [], [, next] = []] = standing;
  if (at === undefined || !first || !next || first.entry || !isProse(next)) return;
  const isHeadline = (unit: Unit): boolean => isHeadlineLike(unit) && !unit.ended && !BULLET.test(unit.text);
  const others = standing.slice(1).some(([, unit]) => isHeadline(unit) && unit.words >= 2);
  const alike = sharesWords(first.text, units[start - 1]?.text ?? '');
  if (isHeadline(first) && first.words >= 4 && !first.text.includes(':') && alike && !others)
    fate.set(at, 'second headline');
}

const LEAST_SHARED_LENGTH = 5;

/** A second headline says the first in other words, some of them the same. */
function sharesWords(a: string, b: string): boolean {
  const words = new Set(bare(b).split(' '));
  return bare(a)
    .split(' ')
    .some((word) => word.length >= LEAST_SHARED_LENGTH && words.has(word));
}

/** What a line is that stands between headline and story, where it is no part of either. */
export function headReason(unit: Unit): string | undefined {
  const { text, words, ended } = unit;
  if (words <= 120 && isNote(text)) return "editor's note";
  if (words <= 24 && !ended && BYLINE.test(text)) return 'byline';
  if (words <= 16 && DATE_LINE.test(text)) return 'date line';
  if (words <= 10 && DATELINE.test(text)) return 'place and agency';
  if (words <= 12 && !ended && WIRES.test(text)) return 'byline';
  if (words <= 8 && ADDRESS.test(text)) return 'byline';
  if (words <= 6 && !ended && DESK.test(text)) return 'byline';
  if (words <= 12 && !ended && SOURCE_LINE.test(text)) return 'source line';
  if (words <= MOST_NAME_WORDS && !ended && isName(text)) return 'label above the article';
  return undefined;
}

function tailReason(unit: Unit): string | undefined {
  const { text, words, ended } = unit;
  if (words > 120) return undefined;
  if (words <= 80 && CONTRIBUTED.test(text)) return 'who contributed';
  if (isNote(text)) return "editor's note";
  if (words <= 24 && !ended && BYLINE.test(text)) return 'byline';
  if (words <= 14 && !ended && SIGNATURE.test(text)) return 'byline';
  if (words <= 60 && !ended && isKeyWords(text)) return 'tags';
  if (words <= 12 && !ended && SOURCE_LINE.test(text)) return 'source line';
  if (words <= 10 && (ADDRESS.test(text) || DATELINE.test(text))) return 'byline';
  if (words <= 60 && !/["“]/u.test(text) && isContact(text)) return 'contact line';
  if (BIO.test(text)) return 'about the author';
  return undefined;
}

function isContact(text: string): boolean {
  return (CONTACT.test(text) || REACHED.test(text) || CARD.test(text)) && !OF_STORY.test(text);
}

function isNote(text: string): boolean {
  return NOTE.test(text) && /^.{0,30}?[:—–-]\s*["“‘']?[\p{Lu}\d]/u.test(text);
}

/** A profile ends with its hero, whom the story has named before; an author's note names someone new. */
function isAboutSomeone(unit: Unit, body: readonly Unit[]): boolean {
  const surname = new RegExp(`^(?:${NAME} ){1,3}?(${NAME})(?=,? \\p{Ll})`, 'u').exec(unit.text)?.[1];
  return surname === undefined || body.some(({ text }) => isNamed(text, surname));
}

function isNamed(text: string, surname: string): boolean {
  return text.includes(surname);
}

/** Capitalised words only, as names of people, outlets and sections are written. */
function isName(text: string): boolean {
  const words = text
    .replace(/[,|•·]/gu, ' ')
    .trim()
    .split(/\s+/u);
  return (
    words.length <= MOST_NAME_WORDS &&
    words.every((word) => /^\p{Lu}[\p{L}.'’-]*$/u.test(word) || CONNECTORS.test(word))
  );
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
