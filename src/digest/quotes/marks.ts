/**
 * Quote marks and what stands between them, paragraph by paragraph. Marks that never close, or were never opened, come out
 * as such: where the words end is for the reader of the clause to say (see speech-end.ts).
 */
import { paragraphs } from '../sentences.ts';

export interface Marked {
  /** Offsets of the words, marks excluded. `end` is the paragraph's end (or the next mark) where no mark closes. */
  readonly start: number;
  readonly end: number;
  readonly closed: boolean;
  /** False where only a closing mark stands; `start` is then the paragraph's beginning or the mark before. */
  readonly opened: boolean;
  readonly paragraph: number;
  readonly paragraphStart: number;
  readonly paragraphEnd: number;
}

interface Mark {
  readonly at: number;
  readonly kind: 'open' | 'close';
  readonly family: Family;
}

type Family = 'double' | 'single' | 'guillemets' | 'corner';

/** A quote inside a quote is part of it; longer texts between two marks are no speech but a lost mark. */
const LONGEST = 3_000;

export function findMarked(text: string): Marked[] {
  const doubles = collect(text, 'double', 'guillemets', 'corner');
  // Beside double marks, single ones are nested, or apostrophes.
  const singles = collect(text, 'single').filter(({ closed, opened }) => closed && opened);
  return doubles.length === 0 || isBritish(text, singles, doubles) ? singles : doubles;
}

/** The same text, straight single marks around speech made curly, so that they look like no apostrophes. */
export function withCurlyMarks(text: string): string {
  if (!/(?:^|\s)'[\p{L}\p{N}]/u.test(text)) return text;
  const places = findMarked(text).flatMap(({ start, end }) =>
    text[start - 1] === "'" && text[end] === "'" ? [start - 1, end] : [],
  );
  let curly = '';
  let at = 0;
  for (const [index, place] of places.entries()) {
    curly += text.slice(at, place) + (index % 2 === 0 ? '‘' : '’');
    at = place + 1;
  }
  return curly + text.slice(at);
}

/** Whether speech stands in single marks, as British papers have it, and double ones within. */
function isBritish(text: string, singles: readonly Marked[], doubles: readonly Marked[]): boolean {
  // Speech that ends with its clause's comma or its own stop inside the mark is no possessive.
  const spoken = singles.filter(({ end }) => /[,.!?]/u.test(text[end - 1] ?? ''));
  const nested = doubles.filter(({ start, end }) => spoken.some((one) => one.start < start && end < one.end));
  return spoken.length > doubles.length && nested.length === doubles.length;
}

function collect(text: string, ...families: readonly Family[]): Marked[] {
  return paragraphs(text).flatMap(({ start, end }, paragraph) => {
    const found = findMarks(text, start, end).filter(({ family }) => families.includes(family));
    const marks = found.filter((mark, index) => !isPossessive(text, mark, found[index + 1]));
    return pair(marks, start, end).map((span) => ({
      ...span,
      paragraph,
      paragraphStart: start,
      paragraphEnd: end,
    }));
  });
}

/** "‘The builders’ patience paid off’": a single mark after an s, and another one closes. */
function isPossessive(text: string, { at, family, kind }: Mark, next: Mark | undefined): boolean {
  return (
    family === 'single' &&
    kind === 'close' &&
    next?.kind === 'close' &&
    /^s. \p{Ll}/su.test(text.slice(at - 1, at + 3))
  );
}

type Pair = Pick<Marked, 'start' | 'end' | 'closed' | 'opened'>;

function pair(marks: readonly Mark[], start: number, end: number): Pair[] {
  const found: Pair[] = [];
  let open: Mark | undefined;
  let last = start;
  for (const mark of marks) {
    if (mark.kind === 'open') {
      // The mark before was never closed; nested marks of another family don't get here.
      if (open && open.family === mark.family)
        found.push({ start: open.at + 1, end: mark.at, closed: false, opened: true });
      if (!open || open.family === mark.family) open = mark;
      continue;
    }
    if (open && open.family === mark.family) {
      const closed = mark.at - open.at <= LONGEST;
      found.push({ start: open.at + 1, end: closed ? mark.at : end, closed, opened: true });
      open = undefined;
    } else if (!open) found.push({ start: last, end: mark.at, closed: true, opened: false });
    last = mark.at + 1;
  }
  if (open) found.push({ start: open.at + 1, end, closed: false, opened: true });
  return found.filter((span) => span.end > span.start);
}

const MARK = /["“”„‟«»「」『』‘’‚'`]/gu;

function findMarks(text: string, start: number, end: number): Mark[] {
  const marks: Mark[] = [];
  const part = text.slice(start, end);
  let open = false;
  for (const match of part.matchAll(MARK)) {
    const at = start + match.index;
    const before = at > start ? (text[at - 1] ?? '') : '';
    const after = at + 1 < end ? (text[at + 1] ?? '') : '';
    const mark = classify(match[0], before, after, open);
    if (!mark) continue;
    // Scrapers mix the two: a straight mark may close what a curly one has opened.
    if (mark.family === 'double') open = mark.kind === 'open';
    marks.push({ at, ...mark });
  }
  return marks;
}

const OPENS_AFTER = /^$|[\s([{—–\-/:“‘«„]/u;
const CLOSES_BEFORE = /^$|[\s.,;:!?)\]}—–\-/”’»“]/u;

function classify(
  mark: string,
  before: string,
  after: string,
  /** Whether a double mark stands open. */
  open: boolean,
): Pick<Mark, 'kind' | 'family'> | undefined {
  switch (mark) {
    case '“':
      // German closes with the mark that English opens with, and so does many a typist.
      return {
        kind: open && CLOSES_BEFORE.test(after) && !OPENS_AFTER.test(before) ? 'close' : 'open',
        family: 'double',
      };
    case '„':
    case '‟':
      return { kind: 'open', family: 'double' };
    case '”':
      // Swedish style, and scrapers that know one mark only: it opens where it can't close.
      return {
        kind: OPENS_AFTER.test(before) && /[\p{L}\p{N}]/u.test(after) ? 'open' : 'close',
        family: 'double',
      };
    case '"':
      return { kind: straightKind(before, after, open), family: 'double' };
    case '«':
      return {
        kind:
          /[\p{L}\p{N}.,!?…]/u.test(before) && CLOSES_BEFORE.test(after) && !/\s/u.test(before)
            ? 'close'
            : 'open',
        family: 'guillemets',
      };
    case '»':
      return {
        kind: OPENS_AFTER.test(before) && /[\p{L}\p{N}]/u.test(after) ? 'open' : 'close',
        family: 'guillemets',
      };
    case '「':
    case '『':
      return { kind: 'open', family: 'corner' };
    case '」':
    case '』':
      return { kind: 'close', family: 'corner' };
    default:
      return single(mark, before, after);
  }
}

function straightKind(before: string, after: string, open: boolean): 'open' | 'close' {
  const canOpen = OPENS_AFTER.test(before) && !/^\s?$/u.test(after);
  const canClose = !/^$|[\s([{]/u.test(before) && CLOSES_BEFORE.test(after);
  if (canOpen !== canClose) return canOpen ? 'open' : 'close';
  return open ? 'close' : 'open';
}

/** An apostrophe stands between letters, or ends a word as a possessive does. */
function single(mark: string, before: string, after: string): Pick<Mark, 'kind' | 'family'> | undefined {
  if (/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) return undefined;
  const opens = OPENS_AFTER.test(before) && /[\p{Lu}\p{Ll}\p{N}“"]/u.test(after);
  if (mark === '‘' || mark === '‚' || mark === '`')
    return opens ? { kind: 'open', family: 'single' } : undefined;
  if (opens && mark === "'") return { kind: 'open', family: 'single' };
  return /[\p{L}\p{N}.,!?…”"]/u.test(before) && CLOSES_BEFORE.test(after)
    ? { kind: 'close', family: 'single' }
    : undefined;
}
