/** Text as lines of a terminal. */
import { stripVTControlCharacters } from 'node:util';

/** On one line, with nothing in it that could steer the terminal. */
export function inert(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '');
}

export function clean(text: string): string {
  return inert(text).trim();
}

/** Breaks between words only: what is longer than the line stands out of it whole. */
export function wrap(text: string, indent: string, first: string, width = Infinity): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
