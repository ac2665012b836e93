/** The lines of a raw text as the cleaner judges them: one unit a paragraph, heading or list entry. */
import { normaliseSpace } from './plain-text.ts';

export interface Unit {
  readonly text: string;
  readonly words: number;
  /** Ends as a sentence does, closing marks included. */
  readonly ended: boolean;
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

/** Blank lines part paragraphs; within a block, lines are paragraphs of their own unless they are one that was wrapped. */
export function toUnits(raw: string): Unit[] {
  const blocks = normaliseSpace(raw)
    .split('\n')
    .map((line) => line.replace(/ {2,}/gu, ' ').trim())
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
  const call = TRAILING_CALL.exec(end)?.[1];
  return call === undefined ? [text] : [text.slice(0, -call.length).trimEnd(), call];
}

export function toUnit(text: string, marks: Pick<Unit, 'linked' | 'entry' | 'beside'> = {}): Unit {
  return {
    text,
    words: countWords(text),
    ended: /[.!?…。！？।]["'”’»)\]]*$/u.test(text) || /[.!?…]["'”’»)\]]*\s*\([^()]{1,30}\)$/u.test(text),
    ...marks,
  };
}

/** Words by their spaces; scripts that write without spaces count two characters a word. */
function countWords(text: string): number {
  const spaced = text.split(' ').length;
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

/** The same words, whatever their case and punctuation. */
export function sameWords(a: string, b: string | undefined): boolean {
  // Whole paragraphs need no closer look.
  return b !== undefined && a.length < b.length * 2 + 20 && bare(a) === bare(b);
}

export function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
