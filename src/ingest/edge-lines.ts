/** Single lines as they stand above and below stories: bylines, days, places, agencies, who contributed, who the author is. */
import { junkReason } from './junk.ts';
import { isKeyWords, type Unit } from './lines.ts';

export const NAME = "\\p{Lu}[\\p{L}'’.-]+";
const BYLINE =
  /^(?:[Bb]y|BY|(?:[Ww]ritten|[Rr]eported|[Pp]osted|[Pp]ublished|[Rr]eviewed|[Mm]edically reviewed) by|(?:[Rr]eporting|[Ee]diting)(?: and \p{Ll}+)? by|[Aa]uthors?:?|AUTHORS?:?|[Ww]ords by|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|Автор:?)\s+(?!(?:[Tt]he|THE|A|An|My|His|Her|Their|Our|All|Now|[Nn]umbers?|NUMBERS?)\b)[\p{Lu}@].{1,120}$/u;
const STAFF =
  '(?:reporter|correspondent|editor|columnist|writer|journalist|producer|contributor|photographer|staff|bureau chief|critic|host|intern|author of)';
const DESK = new RegExp(`^(?:[\\p{L}/-]+ ){0,4}${STAFF}s?(?:,? .{2,40})?$`, 'iu');
const DATE_LINE =
  /^(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?[.,]{0,2} )?(?:\d{1,2}(?:st|nd|rd|th)? (?:de )?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,4}(?:st|nd|rd|th)?,?(?: \d{4})?[,\s|·•@-]*(?:at )?(?:\d{1,2}[:.]\d{2}.{0,40})?$|^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.{0,24}$|^\d{1,2}:\d{2}\b.{0,50}\b\d{4}.{0,30}$|^\d{4}-\d{2}-\d{2}T\S+$|^(?=.*\b(?:19|20)\d{2}\b)(?=.*\b\d{1,2}[:h]\d{2}\b).{8,60}$/iu;
const DAY_AT_END =
  /(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}, \d{4}|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})$/iu;
/** "By admin - 2018-09-16", "The Courier October 6, 2018" */
const BEFORE_DAY = /^(?:[Bb]y \S{2,30}(?: \S{2,30})?\s*[-–—|·,]\s*|(?:\p{Lu}\S{0,20} ){1,4})$/u;
/** "Ann Roe @annroe / 2 days" */
const HANDLE = /^(?:\p{Lu}[\p{L}.'’-]+ ){1,4}[(/|]? ?@\w{2,30}\b.{0,20}$/u;
/** An agency's own name for a story: "BC-EU--Ferry-Strike, 1st Ld". */
const SLUG = /^\p{Lu}{2}-[\p{L}\d.]+(?:-{1,2}[\p{L}\d.]+)+(?:, .{1,30})?$/u;
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
/** "– An earlier version of this story gave the wrong day." */
const EARLIER =
  /^[(—–\s-]*(?:an?|the) (?:earlier|previous|prior) version of this (?:story|article|report|column)\b/iu;
const DATELINE =
  /^(?:\p{Lu}[\p{L}.'’ -]{1,30},? ){0,2}(?:\(?(?:CNN|AP|Reuters|AFP|CNN ?Business|BBC|NPR)\)? ?)+(?:Business)?\s*[—–-]$|^(?:CNN|AP|Reuters|AFP|USA TODAY|Associated Press|The Associated Press|Staff (?:and wire )?reports?|Editors|Staff)$/iu;
const WIRES = /^from .{3,60}\b(?:wire|staff|news|agency) (?:reports?|services?|staff)$/iu;

const MOST_NAME_WORDS = 5;
const CONNECTORS = /^(?:and|de|da|van|von|der|la|el|al|bin|for|of|the|in|&|\|)$/u;

/** What a line is that stands between headline and story, where it is no part of either. */
export function headReason(unit: Unit): string | undefined {
  const { text, words, ended } = unit;
  if (words <= 120 && isNote(text)) return "editor's note";
  if (words <= 24 && !ended && BYLINE.test(text)) return 'byline';
  if (words <= 16 && DATE_LINE.test(text)) return 'date line';
  if (words <= 9 && BEFORE_DAY.test(text.slice(0, DAY_AT_END.exec(text)?.index ?? 0))) return 'date line';
  if (words <= 8 && (HANDLE.test(text) || SLUG.test(text))) return 'byline';
  if (words <= 10 && DATELINE.test(text)) return 'place and agency';
  if (words <= 12 && !ended && WIRES.test(text)) return 'byline';
  if (words <= 8 && ADDRESS.test(text)) return 'byline';
  if (words <= 6 && !ended && DESK.test(text)) return 'byline';
  if (words <= 12 && !ended && SOURCE_LINE.test(text)) return 'source line';
  if (words <= MOST_NAME_WORDS && !ended && isName(text)) return 'label above the article';
  if (words === 1 && !ended && /^\p{N}+$/u.test(text)) return 'label above the article';
  return undefined;
}

/** The same below the story's last paragraph. */
export function tailReason(unit: Unit): string | undefined {
  const { text, words, ended } = unit;
  if (words > 120) return undefined;
  if (words <= 80 && CONTRIBUTED.test(text)) return 'who contributed';
  if (isNote(text) || EARLIER.test(text)) return "editor's note";
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

/** Capitalised words only, as names of people, outlets and sections are written. */
function isName(text: string, most = MOST_NAME_WORDS): boolean {
  const words = text
    .replace(/[,|•·]/gu, ' ')
    .trim()
    .split(/\s+/u);
  return (
    words.length <= most && words.every((word) => /^\p{Lu}[\p{L}.'’-]*$/u.test(word) || CONNECTORS.test(word))
  );
}

const MOST_ROW_WORDS = 12;

/** "Ann Roe and Ben Doe The Port Ansel Times", its day above or below. */
export function isNamesRow(units: readonly Unit[], index: number): boolean {
  const unit = units[index];
  const beside = [units[index - 1], units[index + 1]];
  return (
    unit !== undefined &&
    !unit.ended &&
    unit.words <= MOST_ROW_WORDS &&
    isName(unit.text, MOST_ROW_WORDS) &&
    beside.some((other) => other !== undefined && (junkReason(other) ?? headReason(other)) === 'date line')
  );
}
