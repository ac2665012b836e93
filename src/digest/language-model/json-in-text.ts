/** The JSON objects that a text holds: a model may put thoughts, fences and courtesies around the one it was asked for. */

export interface JsonPart {
  readonly text: string;
  /** Not so where the text ends before it does. */
  readonly closed: boolean;
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

/** Each outermost object, in the order of the text; those that never close reach to its end. */
export function jsonParts(text: string): JsonPart[] {
  const parts: JsonPart[] = [];
  let unclosed = 0;
  for (let start = text.indexOf('{'); start >= 0 && unclosed < MOST_UNCLOSED;) {
    const { end, closed, whole } = endOfObject(text, start);
    // After a brace of prose, the object may come yet.
    if (!closed) unclosed += 1;
    parts.push({ text: text.slice(start, end), closed, whole });
    start = text.indexOf('{', closed ? end : start + 1);
  }
  return parts;
}

interface End {
  readonly end: number;
  readonly closed: boolean;
  readonly whole: boolean;
}

/** Where the object that opens at `start` ends: behind its brace, or with the text. */
function endOfObject(text: string, start: number): End {
  const open: string[] = [];
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '"' || (sign === "'" && opensString(text, at))) {
      at = endOfString(text, at, sign);
      if (at === text.length) return { end: at, closed: false, whole: false };
      continue;
    }
    if (sign === '{' || sign === '[') {
      open.push(sign);
      if (open.length > DEEPEST) return { end: text.length, closed: false, whole: false };
    } else if (sign === '}' || sign === ']') {
      open.pop();
      if (open.length === 0) return { end: at + 1, closed: true, whole: true };
    }
  }
  // A missing brace at the very end hides nothing; a list that is open might have gone on.
  const whole = open.every((sign) => sign === '{') && /["}\]][\s`]{0,20}$/u.test(text.slice(-40));
  return { end: text.length, closed: false, whole };
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
