/** White space and invisible characters as the rest of Brevier expects them. Words are never changed. */

/** Zero-width and directional marks, soft hyphens and byte order marks: none of them is read. */
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/gu;

/** Line ends as \n, other white space as spaces, control characters gone. */
export function normaliseSpace(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u0085]/gu, '\n')
    .replace(/[\f\v\u2029]/gu, '\n\n')
    .replace(INVISIBLE, '')
    .replace(/[^\S\n]/gu, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '');
}

/** One line: all runs of white space as one space. */
export function oneLine(text: string): string {
  return normaliseSpace(text).replace(/\s+/gu, ' ').trim();
}
