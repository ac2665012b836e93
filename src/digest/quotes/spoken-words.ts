/** The words between two marks, as far as they go, and the narration that is left around them. */
import { findMarked, type Marked } from './marks.ts';
import { opensSentence, speechEnd } from './speech-end.ts';

/** What stands between two marks, as far as the words go. */
export interface Words {
  readonly start: number;
  readonly end: number;
  readonly marked: Marked;
  /** A sentence or more of its own, not a phrase in somebody else's. */
  readonly whole: boolean;
}

/** Gives every marked span its true ends. */
export function findWords(text: string): Words[] {
  const marked = findMarked(text);
  const closings = marked.filter(({ closed, opened }) => closed && opened).length;
  // Where marks are closed as a rule, one that is not goes on in the next paragraph; else the scraper lost them.
  const kept = closings * 2 >= marked.length;
  const words: Words[] = [];
  marked.forEach((span, index) => {
    let { start, end } = span;
    if (!span.closed) {
      const next = marked[index + 1];
      const goesOn =
        kept &&
        span.end === span.paragraphEnd &&
        next !== undefined &&
        next.paragraph === span.paragraph + 1 &&
        text.slice(next.paragraphStart, next.start).length <= 1;
      if (!goesOn) end = speechEnd(text, start, end);
    } else if (!span.opened) {
      const opening = lostOpening(text, start, end);
      if (opening === undefined) return;
      start = opening;
    }
    while (start < end && /\s/u.test(text[start] ?? '')) start += 1;
    while (end > start && /[\s,]/u.test(text[end - 1] ?? '')) end -= 1;
    const said = text.slice(start, end);
    if (!/[\p{L}\p{N}]/u.test(said) || start < (words.at(-1)?.end ?? 0)) return;
    words.push({ start, end, marked: span, whole: isWhole(text, start, end, span) });
  });
  return words;
}

/** Where words began whose opening mark is lost: after a reporting clause, else with their sentence. */
function lostOpening(text: string, start: number, end: number): number | undefined {
  const part = text.slice(start, end);
  const clause = /^.{0,200}\b(?:said|says|told [\p{L} ]{1,30}|added|asked|wrote)[,:]\s+/su.exec(part);
  if (clause) return start + clause[0].length;
  return part.length <= 600 ? start : undefined;
}

function isWhole(text: string, start: number, end: number, { closed }: Marked): boolean {
  const said = text.slice(start, end);
  const count = said.split(/\s+/u).length;
  const first = /[\p{L}\p{N}]/u.exec(said)?.[0] ?? '';
  const large = /[\p{Lu}\p{N}\p{Lo}]/u.test(first);
  const ended = /[.!?…。！？]["”’')\]]*$/u.test(said) || /^[.!?,]/u.test(text.slice(end, end + 1));
  if (!closed) return large && count >= 3 && opensSentence(text, start);
  return large && (ended ? count >= 2 : count >= 5) && !isTitleCase(said);
}

/** Written small in titles, however long. */
const SMALL =
  /^(?:the|and|for|but|nor|its|his|her|our|with|from|into|over|that|than|upon|about|after|under|through|between)$/u;

/** Titles of works and names: every longer word is written large. American marks close over the stop of their sentence. */
export function isTitleCase(words: string): boolean {
  const long = words.split(/\s+/u).filter((word) => /^\p{L}{3,}/u.test(word) && !SMALL.test(word));
  return long.length >= 2 && !/[!?]$/u.test(words) && long.every((word) => /^\p{Lu}/u.test(word));
}

/** The narration alone: spoken words are blanked out at their length, but for a large letter that begins them and the stop that ends them. */
export function maskWords(text: string, spans: readonly Words[]): string {
  let masked = '';
  let at = 0;
  for (const { start, end } of spans) {
    const last = /[.!?]/u.test(text[end - 1] ?? '') ? (text[end - 1] ?? '') : ' ';
    const first = end - start > 1 && /^\p{Lu}/u.test(text.slice(start, start + 2)) ? 'X' : '';
    masked += text.slice(at, start) + first + ' '.repeat(Math.max(0, end - start - 1 - first.length)) + last;
    at = end;
  }
  return masked + text.slice(at);
}
