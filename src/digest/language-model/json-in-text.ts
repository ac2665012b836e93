/** The JSON objects that a text holds: a model may put thoughts, fences and courtesies around the one it was asked for. */

export interface JsonPart {
  readonly text: string;
  /** Not so where it is cut off in the middle of a value: then any repair would be a guess. */
  readonly whole: boolean;
}

/** Deeper than anything that is asked for, and than a recursive parser bears. */
const DEEPEST = 64;
/** Braces in prose that never close; after so many, nothing is looked for any more. */
const MOST_UNCLOSED = 20;

/** What is left when a model's thoughts are taken away. */
export function withoutThoughts(text: string): string {
  // Some templates swallow the opening tag.
  const end = /^[\s\S]*<\/(?:think|thinking|thought|reasoning)>/iu.exec(text);
  if (end) return text.slice(end[0].length);
  return /^\s{0,100}<(?:think|thinking|thought|reasoning)>/iu.test(text) ? '' : text;
}

/** Each outermost object, in the order of the text; the last one may not be whole. */
export function jsonParts(text: string): JsonPart[] {
  const parts: JsonPart[] = [];
  let unclosed = 0;
  for (let start = text.indexOf('{'); start >= 0;) {
    const { end, whole } = endOfObject(text, start);
    if (end < text.length || whole) parts.push({ text: text.slice(start, end), whole });
    else {
      if (parts.length === 0 && unclosed === 0) parts.push({ text: text.slice(start), whole: false });
      unclosed += 1;
      if (unclosed > MOST_UNCLOSED) break;
    }
    const next = end < text.length ? end : start + 1;
    start = text.indexOf('{', next);
  }
  return parts;
}

/** Where the object that opens at `start` ends: behind its brace, or with the text. */
function endOfObject(text: string, start: number): { readonly end: number; readonly whole: boolean } {
  const open: string[] = [];
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '"' || (sign === "'" && opensString(text, at))) {
      at = endOfString(text, at, sign);
      continue;
    }
    if (sign === '{' || sign === '[') {
      open.push(sign);
      if (open.length > DEEPEST) return { end: text.length, whole: false };
    } else if (sign === '}' || sign === ']') {
      open.pop();
      if (open.length === 0) return { end: at + 1, whole: true };
    }
  }
  // A missing brace at the very end hides nothing; a list that is open might have gone on.
  const whole = open.every((sign) => sign === '{') && /["}\]][\s`]{0,20}$/u.test(text.slice(-40));
  return { end: text.length, whole };
}

/** An apostrophe opens a string only where a key or a value may begin. */
function opensString(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && at - before < 20 && /\s/u.test(text[before] ?? '')) before -= 1;
  return '{[,:'.includes(text[before] ?? ' ');
}

function endOfString(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (
      text[at] === quote &&
      (quote === '"' || /^\s{0,20}(?:[,:}\]]|$)/u.test(text.slice(at + 1, at + 24)))
    ) {
      return at;
    }
  }
  return text.length;
}
