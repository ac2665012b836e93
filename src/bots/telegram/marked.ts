/** A text of which a part is set off, through everything that is done to it before it becomes HTML. */
import type { PassageBlock } from '../blocks.ts';
import { beforePair } from '../split.ts';
import { escapeText, isBlank } from './html.ts';

/** Private characters that no text keeps: where the part begins, and where it ends. */
const BEGIN = '\uE000';
const END = '\uE001';
const SIGNS = /[\uE000\uE001]/gu;
/** What a sign leaves behind counts as the sign did, and keeps apart what stands at its sides. */
const JOINER = '\u2060';

/** The text, made safe piece by piece by `make`, with signs around the part. */
export function withMark(
  { text, mark }: Pick<PassageBlock, 'text' | 'mark'>,
  make: (text: string) => string,
): string {
  const safe = (piece: string): string => make(piece).replace(SIGNS, '');
  if (!mark || isBlank(text.slice(mark.start, mark.end))) return safe(text);
  const start = beforePair(text, mark.start);
  const end = beforePair(text, mark.end);
  return `${safe(text.slice(0, start))}${BEGIN}${safe(text.slice(start, end))}${END}${safe(text.slice(end))}`;
}

/** Parts of such a text as HTML, each with tags of its own where the marked part goes on from one into the next. */
export function markedHtml(parts: readonly string[]): string[] {
  let isOpen = false;
  return parts.map((part) => {
    const before = isOpen ? '<b>' : '';
    const [begun, ended] = [part.lastIndexOf(BEGIN), part.lastIndexOf(END)];
    if (begun >= 0 || ended >= 0) isOpen = begun > ended;
    const html = escapeText(part).replace(BEGIN, `${JOINER}<b>`).replace(END, `</b>${JOINER}`);
    return `${before}${html}${isOpen ? '</b>' : ''}`;
  });
}
