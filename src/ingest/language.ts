/** The language of a text, as its BCP 47 primary subtag. */

const SAMPLE_LENGTH = 600;
/** Shorter texts are too easily mistaken; there the page's own word counts first. */
const LEAST_LENGTH = 40;

/** Detected, else as the page says, else "en". */
export async function detectLanguage(text: string, said: string | undefined): Promise<string> {
  const named = /^[a-z]{2,3}\b/iu.exec(said ?? '')?.[0].toLowerCase();
  if (text.length < LEAST_LENGTH) return named ?? 'en';
  if ((named === undefined || named === 'en') && isPlainlyEnglish(text.slice(0, SAMPLE_LENGTH))) return 'en';
  const { eld } = await detector();
  const found = eld.detect(text.slice(0, SAMPLE_LENGTH));
  if (named !== undefined && (!found.isReliable() || areClose(named, found.language))) return named;
  return found.language || 'en';
}

/** Words that are next to none in other languages. */
const ENGLISH =
  /\b(?:the|and|of|that|with|from|which|this|were|they|their|been|would|about|after|who|said|its)\b/giu;
const LEAST_WORDS = 40;
const LEAST_SHARE = 0.08;

/** Most texts are, and no other language has so many of these words: that is known a hundred times sooner. */
function isPlainlyEnglish(sample: string): boolean {
  const words = sample.split(/\s+/u).length;
  return words >= LEAST_WORDS && (sample.match(ENGLISH)?.length ?? 0) >= words * LEAST_SHARE;
}

/** Languages so near to each other that a page's own word counts more than what its text looks like. */
const CLOSE = ['id ms', 'no nb nn da', 'hr sr bs sl', 'cs sk', 'gl pt es ca', 'ru uk be bg'].map((group) =>
  group.split(' '),
);

function areClose(a: string, b: string): boolean {
  return CLOSE.some((group) => group.includes(a) && group.includes(b));
}

/** Loaded with the first article: its tables would slow every start. */
const detector = once(() => import('eld/small'));

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
