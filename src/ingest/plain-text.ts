/** White space and invisible characters as the rest of Brevier expects them. Words are never changed. */

/**
 * All white space but plain spaces and line ends, control characters, and what isn't read at all: zero-width and directional
 * marks, soft hyphens, byte order marks.
 */
const ODD =
  /\r\n?|[^\n\x20-\x7E\xA1-\xAC\xAE-\u167F\u1681-\u1FFF\u2010-\u2027\u2030-\u205E\u2070-\u2FFF\u3001-\uFEFE\uFF00-\uFFFF]/g;
const INVISIBLE = /^[\u00AD\u200B\u200E\u200F\u2060\uFEFF\u202A-\u202E\u2066-\u2069]$/u;

/** Line ends as \n, other white space as spaces, control characters gone. */
export function normaliseSpace(text: string): string {
  return text.replace(ODD, plain);
}

function plain(sign: string): string {
  if (/^[\r\u2028\u0085]/u.test(sign)) return '\n';
  if (/^[\f\v\u2029]$/u.test(sign)) return '\n\n';
  if (INVISIBLE.test(sign) || /^(?!\s)\p{Cc}$/u.test(sign)) return '';
  return /^\s$/u.test(sign) ? ' ' : sign;
}

/** One line: all runs of white space as one space. */
export function oneLine(text: string): string {
  return normaliseSpace(text).replace(/\s+/gu, ' ').trim();
}
