/** Sentences of an article, by paragraph, as offsets into its text. */
import { languageOf } from './languages.ts';

export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** `text.slice(start, end)`, no white space at either end. */
  readonly text: string;
  /** Index of its paragraph, from 0. */
  readonly paragraph: number;
}

/** Paragraphs are parted by blank lines. */
export interface Paragraph {
  readonly start: number;
  readonly end: number;
}

export function paragraphs(text: string): Paragraph[] {
  const found: Paragraph[] = [];
  for (const match of text.matchAll(/\S(?:[^\n]|\n(?!\s*\n))*/gu)) {
    const end = match.index + match[0].trimEnd().length;
    found.push({ start: match.index, end });
  }
  return found;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** Segments that end so are not the end of a sentence. */
const OPEN_END =
  /(?:\b(?:Mr|Mrs|Ms|Messrs|Drs?|Profs?|Revs?|Hon|Sens?|Reps?|Govs?|Gens?|Cols?|Lt|Maj|Capt|Cmdr|Cpl|Sgts?|Adm|Pres|Supt|Insp|Det|St|Ft|Mt|vs|v|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|approx|est|e\.g|i\.e)\.)["”’']?\s*$/u;
/** These may be both: "in the U.S. It was", "the U.S. Army"; "Malcolm X. Now he", "Malcolm X. Shabazz". */
const MAY_END =
  /(?:\b(?:Jr|Sr|etc|Nos?|Inc|Ltd|Co|Corp|al|U\.S|U\.K|U\.N|E\.U|D\.C|a\.m|p\.m)\.|(?:^|\s)(?:\p{Lu}\.){1,3})["”’']?\s*$/u;
/** Begins a sentence and no name. */
const BEGINS =
  /^["“]?(?:The|It|In|But|He|She|They|We|And|A|An|This|That|These|Those|There|On|At|For|As|If|When|While|After|Before|Since|Although|Its|His|Her|Their|Now|Meanwhile|However|According|Some|Many|Most|Both|Even|Still|Yet|Also|What|Why|How|Not)(?=\s|,)/u;

/** Marks that close what stands before them: they belong to its sentence. */
const CLOSING = /^(?:[」』]+|[»”’")\]]+(?=\s|$))\s*/u;

/** `language`: whose abbreviations end no sentence. */
export function sentences(text: string, language = 'en'): Sentence[] {
  const { openEnd, afterOrdinal } = languageOf(language);
  const found: Sentence[] = [];
  paragraphs(text).forEach(({ start, end }, paragraph) => {
    let from = start;
    const segments = [...segmenter.segment(text.slice(start, end))];
    segments.forEach((segment, index) => {
      const next = segments[index + 1];
      if (next && (isOpen(segment.segment, next.segment) || /^\p{Ll}/u.test(next.segment))) return;
      if (next && openEnd?.test(segment.segment)) return;
      if (next && afterOrdinal?.test(next.segment) && /\b\d{1,2}\.\s*$/u.test(segment.segment)) return;
      // A lone mark would be a sentence of its own ("… servir. »").
      const closing = next ? (CLOSING.exec(next.segment)?.[0].length ?? 0) : 0;
      const to = next ? start + next.index + closing : end;
      const words = text.slice(from, to);
      const lead = words.length - words.trimStart().length;
      const trimmed = words.trim();
      if (trimmed)
        found.push({ start: from + lead, end: from + lead + trimmed.length, text: trimmed, paragraph });
      from = to;
    });
  });
  return found;
}

function isOpen(segment: string, next: string): boolean {
  return OPEN_END.test(segment) || (MAY_END.test(segment) && !BEGINS.test(next));
}
