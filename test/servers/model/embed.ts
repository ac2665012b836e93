/** A text as a vector of its words, each in a place by its hash: texts that share words are near each other. */
const DIMENSIONS = 64;

export function embedWords(text: string): number[] {
  const vector = Array.from({ length: DIMENSIONS }, () => 0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['']) {
    let hash = 2_166_136_261;
    for (const sign of word) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619);
    const place = (hash >>> 0) % DIMENSIONS;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  return vector;
}
