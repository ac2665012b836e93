/** The lines of a raw text as the cleaner judges them: one unit a paragraph, heading or list entry. */
import { normaliseSpace } from './plain-text.ts';
import { readSigns } from './signs.ts';

export interface Unit {
  readonly text: string;
  readonly words: number;
  /** Ends as a sentence does, closing marks included. */
  readonly ended: boolean;
  /** What of HOLDS is in it. */
  readonly holds: number;
  /** From a page: nearly all of its words are links. */
  readonly linked?: boolean;
  /** From a page: an entry of a list. */
  readonly entry?: boolean;
  /** From a page: in a block that is named as being no part of the story ("newsletter", "related"). */
  readonly beside?: boolean;
}

export const BULLET = /^(?:[-•*–·▪●►»>]|\d{1,2}[.)])\s+/u;
const WRAP_LEAST = 45;
const WRAP_MOST = 110;
const MOST_CALL_LENGTH = 130;
/** "… said on Monday. Read more": the call to look elsewhere is a line of its own that lost its line end. */
const TRAILING_CALL =
  /(?<=[.!?]["”’]?) (\(?(?:(?:Read|Learn) more|READ MORE|(?:Read|Learn|See|Find|Check out|View|Watch) [^.!?]{1,80} here|(?:Click|Tap|Tap or click) (?:here|below)\b[^.!?]{0,80}|Scroll down\b[^.!?]{0,60})[.!]?\)?)$/u;

/** No such call is without one of these: seen sooner. */
const CALLED = /(?:more|MORE|here|below|down)\b/;

/** Blank lines part paragraphs; within a block, lines are paragraphs of their own unless they are one that was wrapped. */
export function toUnits(raw: string): Unit[] {
  const blocks = normaliseSpace(raw)
    .split('\n')
    .map((line) => (line.includes('  ') ? line.replace(/ {2,}/gu, ' ') : line).trim())
    .reduce<string[][]>(
      (found, line) => {
        if (line === '') found.push([]);
        else found.at(-1)?.push(line);
        return found;
      },
      [[]],
    );
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block) => (isWrapped(block) ? [block.join(' ')] : block))
    .flatMap(splitTrailingCall)
    .map((text) => toUnit(text));
}

function splitTrailingCall(text: string): string[] {
  const end = text.slice(-MOST_CALL_LENGTH);
  const call = CALLED.test(end) ? TRAILING_CALL.exec(end)?.[1] : undefined;
  return call === undefined ? [text] : [text.slice(0, -call.length).trimEnd(), call];
}

export function toUnit(text: string, marks: Pick<Unit, 'linked' | 'entry' | 'beside'> = {}): Unit {
  const { spaces, holds } = readSigns(text);
  return { text, words: countWords(text, spaces + 1), ended: isEnded(text), holds, ...marks };
}

/** By a sentence's last sign and the marks that close after it, or by such a sentence and a short aside. */
function isEnded(text: string): boolean {
  let last = text.length - 1;
  while (last >= 0 && `"'”’»)]`.includes(text.charAt(last))) last -= 1;
  if (last >= 0 && '.!?…。！？।'.includes(text.charAt(last))) return true;
  return text.endsWith(')') && /[.!?…]["'”’»)\]]*\s*\([^()]{1,30}\)$/u.test(text);
}

/** Words by their spaces; scripts that write without spaces count two characters a word. */
function countWords(text: string, spaced: number): number {
  if (text.length < spaced * 12) return spaced;
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu);
  return Math.max(spaced, Math.ceil((unspaced?.length ?? 0) / 2));
}

/** Lines of one width, most of them broken in the middle of a sentence, are one paragraph. */
function isWrapped(block: readonly string[]): boolean {
  if (block.length < 2 || block.some((line) => BULLET.test(line))) return false;
  const broken = block.slice(0, -1);
  const full = broken.every((line) => line.length >= WRAP_LEAST && line.length <= WRAP_MOST);
  const open = broken.filter((line) => !toUnit(line).ended).length;
  const width = Math.max(...broken.map((line) => line.length));
  return full && open * 2 >= broken.length && broken.every((line) => line.length > width - 25);
}

/** A headline, label or menu entry rather than a sentence: short, begun large, not ended. */
export function isHeadlineLike(unit: Unit): boolean {
  return (
    unit.words <= 22 &&
    /^[^\p{Ll}]*[\p{Lu}\p{N}\p{Lo}‘“"'«]/u.test(unit.text) &&
    !/[.,;:…([]["”’]?$/u.test(unit.text)
  );
}

/** Running prose: enough words, ended as a sentence or announcing what follows, or a great many words. */
export function isProse(unit: Unit): boolean {
  if (unit.words < 8) return false;
  return unit.ended || unit.text.endsWith(':') || (unit.words >= 30 && !isKeyWords(unit.text));
}

/** Key words in a row, which begin small where names in a row don't. */
export function isKeyWords(text: string): boolean {
  const parts = text.split(/\s*[,|#]\s*/u).filter((part) => part !== '');
  return (
    parts.length >= 5 &&
    parts.every((part) => part.split(' ').length <= 6) &&
    parts.filter((part) => /^\p{Ll}/u.test(part)).length * 2 >= parts.length
  );
}

/** Asks of texts whether they say the same words as this one, whatever their case and punctuation. */
export function sayingSame(said: string | undefined): (text: string) => boolean {
  if (said === undefined) return () => false;
  const most = said.length * 2 + 20;
  const wanted = bare(said);
  // Whole paragraphs need no closer look.
  return (text) =>
    text.length < most &&
    wanted.startsWith((/[\p{L}\p{N}]/u.exec(text)?.[0] ?? '').toLowerCase()) &&
    bare(text) === wanted;
}

export function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
