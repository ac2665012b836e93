/** The lines of a raw text as the cleaner judges them: one unit a paragraph, heading or list entry. */
import { normaliseSpace } from './plain-text.ts';

export interface Unit {
  readonly text: string;
  readonly words: number;
  /** Ends as a sentence does, closing marks included. */
  readonly ended: boolean;
}

export const BULLET = /^(?:[-•*–·▪●]|\d{1,2}[.)])\s+/u;
const WRAP_LEAST = 45;
const WRAP_MOST = 110;

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
    .map(toUnit);
}

export function toUnit(text: string): Unit {
  return {
    text,
    words: text.split(' ').length,
    ended: /[.!?…。！？।]["'”’»)\]]*$/u.test(text) || /[.!?…]["'”’»)\]]*\s*\([^()]{1,30}\)$/u.test(text),
  };
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
    !/[.,;:…]["”’]?$/u.test(unit.text)
  );
}

/** Running prose: enough words, ended as a sentence, or a great many words. */
export function isProse(unit: Unit): boolean {
  return (unit.ended && unit.words >= 8) || unit.words >= 30;
}
