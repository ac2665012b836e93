/** Where the sentence around a quote begins and ends, in the narration alone. */

const SENTENCE_END = /[.!?…]["”’»)]*\s+(?=["“„«‘(]?[\p{Lu}\p{N}])/gu;
const ABBREVIATION =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Hon|St|Jr|Sr|vs|No|\p{Lu}|(?:\p{Lu}\.)+\p{Lu})\.$/u;

function ends(narration: string, from: number, to: number): number[] {
  const part = narration.slice(from, to);
  return [...part.matchAll(SENTENCE_END)]
    .filter((match) => !ABBREVIATION.test(part.slice(Math.max(0, match.index - 12), match.index + 1)))
    .map((match) => from + match.index + match[0].length);
}

/** No clause is longer; looking no farther keeps the time in step with the text. */
const REACH = 700;

export function sentenceBefore(narration: string, at: number, from: number): number {
  const start = Math.max(from, at - REACH);
  return ends(narration, start, at).at(-1) ?? start;
}

export function sentenceAfter(narration: string, at: number, to: number): number {
  // Its own closing mark and full stop end nothing yet.
  const own = /^[.!?…]?["”’»]*\s*/u.exec(narration.slice(at, at + 6))?.[0].length ?? 0;
  const limit = Math.min(to, at + REACH);
  return ends(narration, at + own, limit)[0] ?? limit;
}

/** Whether nothing between the two places ends a sentence, but for the marks right at the first. */
export function isOneSentence(narration: string, from: number, to: number): boolean {
  const own = /^[.!?…]?["”’»]*\s*/u.exec(narration.slice(from, from + 6))?.[0].length ?? 0;
  return ends(narration, from + own, to).length === 0;
}
