/** Long text in parts that fit, broken where a reader would break it; nothing is cut off. */

/** Parts of at most `most` UTF-16 units: between paragraphs, else sentences, else words, else letters. */
export function splitText(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const at = breakAt(rest, most);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  if (rest !== '') parts.push(rest);
  return parts;
}

function breakAt(text: string, most: number): number {
  const window = text.slice(0, most + 1);
  const least = Math.floor(most / 2);
  for (const boundary of ['\n\n', '\n', '. ', ' ']) {
    const at = window.lastIndexOf(boundary);
    if (at >= least) return at + (boundary === '. ' ? 1 : 0);
  }
  const blank = beforeWholeWord(text, window);
  if (blank !== undefined) return blank;
  // Never inside a surrogate pair or before what combines with the letter in front of it.
  let at = most;
  while (
    at > 1 &&
    (isLow(text.charCodeAt(at)) ||
      /^(?:\p{M}|\u200D)/u.test(text.slice(at, at + 2)) ||
      text[at - 1] === '\u200D')
  )
    at -= 1;
  return at > 1 ? at : isLow(text.charCodeAt(most)) ? most - 1 || 2 : most;
}

/** Better a short part than a cut in a word that fits by itself. */
function beforeWholeWord(text: string, window: string): number | undefined {
  const blank = Math.max(window.lastIndexOf(' '), window.lastIndexOf('\n'));
  if (blank < 0 || !/[\p{L}\p{N}]/u.test(window.slice(0, blank))) return undefined;
  const word = text.slice(blank + 1, blank + 1 + window.length);
  return word.length < window.length || /\s/u.test(word) ? blank : undefined;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** The place itself, or the one before where it lies between the halves of a surrogate pair. */
export function beforePair(text: string, at: number): number {
  return at > 0 && isLow(text.charCodeAt(at)) ? at - 1 : at;
}
