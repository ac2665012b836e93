/** "Read more:" and the headlines under it, and single lines that point to another article: they become links. */
import type { ArticleLink } from '../model.ts';
import { junkReason } from './junk.ts';
import { BULLET, isHeadlineLike, isProse, type Unit } from './lines.ts';
import { HOLDS } from './signs.ts';

const LIST_LABEL =
  /^(?:read (?:more|also|next|on|this(?: next)?|it)|also read|also see|more (?:on|from|about|stories|news|coverage|reading|to read|like this)\b.{0,60}|more (?:\S+ ){1,3}(?:stories|news|articles|coverage|headlines)|see (?:also|more)|related(?: (?:articles?|stories|story|news|content|topics?|links?|posts?|coverage|reading|to this story|videos?))?|further reading|recommended(?: (?:reading|stories|articles|for you))?|don['’]?t miss|you (?:may|might|could)(?: also)? (?:like|enjoy|be interested in)|(?:most|more) (?:read|popular|viewed|shared|recent)(?: .{0,20})?|trending(?: .{0,20})?|popular(?: (?:now|posts|stories|on .{0,20}|in .{0,20}))?|top stories|latest (?:news|stories|headlines|articles|posts)(?: .{0,20})?|in other news|keep reading|up next|what to read next|editor['’]?s? (?:picks?|choice)|from our partners|sponsored (?:stories|content|links)|promoted (?:stories|content)|around the web|lesen sie (?:auch|mehr)|mehr zum thema|das könnte sie auch interessieren|(?:à )?lire aussi|sur le même sujet|leer (?:también|más)|lea también|te puede interesar|más noticias|leia (?:também|mais)|veja também|leggi anche|lees ook|читайте также|по теме|читайте ещё|関連記事|相关(?:阅读|新闻)|اقرأ (?:أيضا|المزيد))$/iu;
const INLINE_LINK =
  /^[*•►▶→>»-]{0,2}\s*(?:read (?:more|also|next)|also read|also see|see (?:also|more)|related(?: (?:article|story|stories|news|content|video|coverage))?|more(?: (?:on|from|coverage)\b[^:]{1,40})?|don['’]?t miss|recommended|you (?:may|might) (?:also )?like|editor['’]?s pick|(?:just |exclusive )?for subscribers|follow every \w+|watch(?: (?:now|more|live|video))?|lesen sie (?:auch|mehr)|(?:à )?lire aussi|lea también|leia (?:também|mais)|leggi anche|lees ook|читайте также|关联阅读)\s*(?::|\||>|»|–|—|(?<=\s)-)\s*(\S.*)$/iu;
/** Pictures and films by their label; only where it is written as one. */
const MEDIA_LINK =
  /^(?:PHOTOS?|PICTURES|GALLERY|VIDEO|WATCH|LISTEN|PODCAST|INTERACTIVE|GRAPHICS?)\s*:\s*(\S.*)$/u;

/** "WHAT'S NEXT FOR RATES?:Inflation is at a high": a headline behind its kicker, run together where the link stood. */
const KICKED = /^(?=[^:]*\p{Lu}{2})[^\p{Ll}:]{5,80}:(\p{Lu}\p{Ll}.*)$/u;

/** "Time to mend it:You may have missed the ferry": the same in small letters, and no sentence's colon has no space after it. */
const RUN_ON = /^[^:]{3,60}[\p{L}’'”"?]:(\p{Lu}\p{L}*[ ’'][^:]{15,})$/u;

const LEAST_LINK_WORDS = 3;
const MOST_INLINE_WORDS = 40;

/** Whether the unit announces a list of other headlines ("Read more:"). */
export function isListLabel({ text, words }: Unit): boolean {
  return words <= 10 && LIST_LABEL.test(text.replace(/[\s:»>…|–—.-]+$/u, ''));
}

/** What other readers read is no continuation of this article. */
function isPopularLabel({ text }: Unit): boolean {
  return /^(?:most|trending|popular|top stories|latest|editor|sponsored|promoted|around|from our)/iu.test(
    text,
  );
}

/** The headline in "Read more: HEADLINE". */
export function inlineLink(unit: Unit): string | undefined {
  if (unit.words > MOST_INLINE_WORDS) return undefined;
  if ((unit.holds & (HOLDS.colon | HOLDS.rule)) === 0) return undefined;
  const kicked = (unit.holds & HOLDS.colon) === 0 ? undefined : KICKED.exec(unit.text)?.[1];
  if (kicked !== undefined) return kicked;
  const run = (unit.holds & HOLDS.colon) === 0 || unit.ended ? undefined : RUN_ON.exec(unit.text)?.[1];
  if (run !== undefined) return run;
  const headline =
    INLINE_LINK.exec(unit.text)?.[1] ?? (unit.ended ? undefined : MEDIA_LINK.exec(unit.text)?.[1]);
  return headline !== undefined && isHeadline(headline) ? headline : undefined;
}

/** Begun large, and no plain sentence ("Related: the firm was sued."); two sentences may be one headline. */
function isHeadline(text: string): boolean {
  const sentences = text.split(/(?<=[.!?]["”’]?)\s/u).length;
  return /^["'“‘«([¿¡\d$€£#\p{Lu}\p{Lo}]/u.test(text) && (!/[.;,]["”’]?$/u.test(text) || sentences > 1);
}

/** Marks the lists and adds their headlines to `links`, keyed by what they say. */
export function markLists(
  units: readonly Unit[],
  start: number,
  fate: Map<number, string>,
  links: Map<string, ArticleLink>,
): void {
  const addLink = (entry: string): void => {
    const title = entry.replace(BULLET, '').trim();
    const key = title.toLowerCase();
    if (title.split(' ').length >= LEAST_LINK_WORDS && !links.has(key)) links.set(key, { title });
  };
  for (let index = start; index < units.length; index += 1) {
    const unit = units[index];
    if (!unit || fate.has(index)) continue;
    const inline = inlineLink(unit);
    if (inline !== undefined) {
      fate.set(index, 'related headline');
      addLink(inline);
      continue;
    }
    if (!isListLabel(unit)) continue;
    const end = endOfList(units, index + 1);
    // A label with nothing under it may be a subheading of the story.
    if (end === index + 1 && !/[:»>]\s*$/u.test(unit.text) && junkReason(unit) === undefined) continue;
    fate.set(index, 'label of a list');
    for (let entry = index + 1; entry < end; entry += 1) {
      const listed = units[entry] ?? unit;
      const reason = junkReason(listed);
      fate.set(entry, reason ?? 'related headline');
      if (reason === undefined && !isPopularLabel(unit)) addLink(inlineLink(listed) ?? listed.text);
    }
    index = end - 1;
  }
  for (const [index, unit] of units.entries()) {
    if (index >= start && unit.linked && !fate.has(index) && isLinkLine(units, index)) {
      fate.set(index, 'related headline');
      addLink(unit.text);
    }
  }
}

/** The headlines of all lists, for their links alone. */
export function listedLinks(units: readonly Unit[]): ArticleLink[] {
  const links = new Map<string, ArticleLink>();
  markLists(units, 0, new Map(), links);
  return [...links.values()];
}

const ENDS_LISTS: ReadonlySet<string> = new Set(['comment form', 'legal line', 'share row', 'tags']);

/** The first unit after the headlines that begin at `from`. */
function endOfList(units: readonly Unit[], from: number): number {
  let end = from;
  let words = 0;
  for (let entry = units[end]; entry; entry = units[end]) {
    if (
      isListLabel(entry) ||
      ENDS_LISTS.has(junkReason(entry) ?? '') ||
      !isHeadlineLike(entry) ||
      (entry.ended && !/[?!]["”’]?$/u.test(entry.text))
    )
      break;
    words += entry.words;
    end += 1;
  }
  // A short last line with prose under it is the story's next subheading, where the others are whole headlines.
  const last = units[end - 1];
  const next = units[end];
  const others = (words - (last?.words ?? 0)) / Math.max(1, end - from - 1);
  if (last && next && end - from > 1 && isProse(next) && last.words <= 5 && others >= 6) end -= 1;
  return end;
}

/** On a page: a line that is one link, and no sentence of the story. */
function isLinkLine(units: readonly Unit[], index: number): boolean {
  const unit = units[index];
  if (!unit || unit.words > 25) return false;
  const beside = units[index - 1]?.linked || units[index + 1]?.linked;
  return isHeadlineLike(unit) && (unit.words >= 5 || beside === true);
}
