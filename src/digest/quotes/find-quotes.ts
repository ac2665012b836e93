/**
 * Direct speech in an article: where it stands, to the letter, who says it and as what. Words in quote marks that nobody is
 * said to have spoken are no quotes; a speaker that isn't clear is left out.
 */
import type { Article, Quote } from '../../model.ts';
import { type Attribution, attributionAfter, attributionBefore } from './attribution.ts';
import { findMarked, type Marked } from './marks.ts';
import { findPeople, type People } from './people.ts';
import { choosePulls } from './pull.ts';
import { resolveSpeaker, type Speaker } from './resolve.ts';
import { opensSentence, speechEnd } from './speech-end.ts';
import { isReportingVerb } from './verbs.ts';

/** What stands between two marks, as far as the words go. */
interface Words {
  readonly start: number;
  readonly end: number;
  readonly marked: Marked;
  /** A sentence or more of its own, not a phrase in somebody else's. */
  readonly whole: boolean;
}

interface Found {
  readonly words: Words;
  attribution?: Attribution;
  speaker?: Speaker;
  continues?: boolean;
}

export function findQuotes(article: Pick<Article, 'id' | 'title' | 'text'>): Quote[] {
  const { id, text } = article;
  const spans = settle(text, findMarked(text));
  if (spans.length === 0) return [];
  const people = findPeople(text);
  const narration = maskWords(text, spans);
  const found: Found[] = spans.map((words) => ({ words }));
  attribute(text, narration, found, people);
  const kept = found.filter(
    ({ words, attribution, speaker }) =>
      attribution !== undefined ||
      (words.whole ? speaker !== undefined || isSpeech(text, words) : isReported(text, narration, words)),
  );
  const quotes = kept.map(({ words, attribution, speaker, continues }): Quote => {
    const quote = {
      articleId: id,
      start: words.start,
      end: words.end,
      text: text.slice(words.start, words.end),
      pull: false,
    };
    return {
      ...quote,
      ...(speaker === undefined ? {} : { speaker: speaker.speaker }),
      ...(speaker?.role === undefined ? {} : { role: speaker.role }),
      ...(attribution === undefined || attribution.verb === ':' ? {} : { verb: attribution.verb }),
      ...(continues ? { continues: true } : {}),
    };
  });
  return choosePulls(quotes, new Set(kept.flatMap(({ words }, index) => (words.whole ? [index] : []))));
}

const LEAST_SPEECH_WORDS = 5;

/** A sentence of some length in marks of its own is speech by itself, though its speaker isn't clear. */
function isSpeech(text: string, { start, end, marked }: Words): boolean {
  const said = text.slice(start, end);
  const ended = /[.!?…]["”’)]*$/u.test(said) || /^[,.!?]/u.test(text.slice(end, end + 1));
  return marked.closed && marked.opened && ended && said.split(/\s+/u).length >= LEAST_SPEECH_WORDS;
}

const LEAST_REPORTED_WORDS = 4;
/** Nouns that stand for speech: "her remark that “…”", "the call for “…”". */
const SPEECH_NOUN =
  /\b(?:remark|comment|claim|statement|accusation|call|phrase|slogan|message|pledge|promise|assertion|suggestion|charge|argument|warning|letter|e-?mail|tweet|post|speech|description|allegation|vow|criticism|complaint|question|answer|interview|testimony|apology|headline|motto|rhetoric|words|report|memo|ruling|order)s?\b/iu;

/** A longer phrase in a sentence that reports: somebody's words, though whose the sentence doesn't say right there. */
function isReported(text: string, narration: string, { start, end, marked }: Words): boolean {
  const said = text.slice(start, end);
  if (said.split(/\s+/u).length < LEAST_REPORTED_WORDS || isTitleCase(said)) return false;
  const from = sentenceBefore(narration, start - 1, marked.paragraphStart);
  const to = sentenceAfter(narration, end, marked.paragraphEnd);
  const sentence = narration.slice(from, to);
  return SPEECH_NOUN.test(sentence) || (sentence.match(/[\p{L}-]+/gu) ?? []).some(isReportingVerb);
}

/** Gives every marked span its true ends. */
function settle(text: string, marked: readonly Marked[]): Words[] {
  const closings = marked.filter(({ closed, opened }) => closed && opened).length;
  // Where marks are closed as a rule, one that is not goes on in the next paragraph; else the scraper lost them.
  const kept = closings * 2 >= marked.length;
  const words: Words[] = [];
  marked.forEach((span, index) => {
    let { start, end } = span;
    if (!span.closed) {
      const next = marked[index + 1];
      const goesOn =
        kept &&
        span.end === span.paragraphEnd &&
        next !== undefined &&
        next.paragraph === span.paragraph + 1 &&
        text.slice(next.paragraphStart, next.start).length <= 1;
      if (!goesOn) end = speechEnd(text, start, end);
    } else if (!span.opened) {
      const opening = lostOpening(text, start, end);
      if (opening === undefined) return;
      start = opening;
    }
    while (start < end && /\s/u.test(text[start] ?? '')) start += 1;
    while (end > start && /[\s,]/u.test(text[end - 1] ?? '')) end -= 1;
    const said = text.slice(start, end);
    if (!/[\p{L}\p{N}]/u.test(said) || start < (words.at(-1)?.end ?? 0)) return;
    words.push({ start, end, marked: span, whole: isWhole(text, start, end, span) });
  });
  return words;
}

/** Where words began whose opening mark is lost: after a reporting clause, else with their sentence. */
function lostOpening(text: string, start: number, end: number): number | undefined {
  const part = text.slice(start, end);
  const clause = /^.{0,200}\b(?:said|says|told [\p{L} ]{1,30}|added|asked|wrote)[,:]\s+/su.exec(part);
  if (clause) return start + clause[0].length;
  return part.length <= 600 ? start : undefined;
}

function isWhole(text: string, start: number, end: number, { closed }: Marked): boolean {
  const said = text.slice(start, end);
  const count = said.split(/\s+/u).length;
  const first = /[\p{L}\p{N}]/u.exec(said)?.[0] ?? '';
  const large = /[\p{Lu}\p{N}\p{Lo}]/u.test(first);
  const ended = /[.!?…。！？]["”’')\]]*$/u.test(said) || /^[.!?,]/u.test(text.slice(end, end + 1));
  if (!closed) return large && count >= 3 && opensSentence(text, start);
  return large && (ended ? count >= 2 : count >= 5) && !isTitleCase(said);
}

/** Titles of works and names: every longer word is written large. */
function isTitleCase(words: string): boolean {
  const long = words.split(/\s+/u).filter((word) => /^\p{L}{4,}/u.test(word));
  return long.length >= 2 && !/[.!?,]$/u.test(words) && long.every((word) => /^\p{Lu}/u.test(word));
}

/**
 * The narration alone: spoken words are blanked out at their length, but for the mark that ends them and, where they are a
 * sentence, a large letter that begins it.
 */
function maskWords(text: string, spans: readonly Words[]): string {
  let masked = '';
  let at = 0;
  for (const { start, end, whole } of spans) {
    const last = /[.!?]/u.test(text[end - 1] ?? '') ? (text[end - 1] ?? '') : ' ';
    const first = whole && end - start > 2 ? 'X' : '';
    masked += text.slice(at, start) + first + ' '.repeat(Math.max(0, end - start - 1 - first.length)) + last;
    at = end;
  }
  return masked + text.slice(at);
}

function attribute(text: string, narration: string, found: readonly Found[], people: People): void {
  const recent: Speaker[] = [];
  found.forEach((one, index) => {
    const { words } = one;
    const previous = found[index - 1];
    const next = found[index + 1];
    const { marked } = words;
    const after = sentenceAfter(narration, words.end, marked.paragraphEnd);
    const afterEnd = Math.min(
      after,
      next?.words.marked.paragraph === marked.paragraph ? next.words.start - 1 : after,
    );
    const ended =
      /[.!?…]["”’]?$/u.test(text.slice(words.start, words.end)) &&
      !/^["”’»]?,/u.test(text.slice(words.end, words.end + 2));
    const before = sentenceBefore(narration, words.start - 1, marked.paragraphStart);
    const inSentence = previous && previous.words.end > before ? previous : undefined;
    const trailing = attributionAfter(narration, words.end, afterEnd, ended);
    // Between two parts of one utterance the clause belongs to both; before a new one it only belongs to that.
    const leading = attributionBefore(
      narration,
      words.whole && inSentence ? Math.max(before, inSentence.words.end) : before,
      words.start - 1,
      !words.whole,
    );
    if (!trailing?.adjacent && goesOnAfterClause(narration, previous, one)) {
      one.speaker = previous?.speaker;
      one.continues = true;
    } else {
      const attribution = trailing?.adjacent && (words.whole || !leading) ? trailing : (leading ?? trailing);
      if (attribution) {
        one.attribution = attribution;
        one.speaker = resolveSpeaker(attribution, people, { recent });
        if (
          one.speaker &&
          previous &&
          sameSpeaker(previous, one) &&
          sameParagraph(previous, one) &&
          isContinued(previous, one)
        ) {
          one.continues = true;
        }
      } else if (words.whole && previous?.speaker && isContinued(previous, one)) {
        one.speaker = previous.speaker;
        one.continues = true;
      } else if (words.whole) one.speaker = announced(narration, words, people, recent);
    }
    if (one.speaker) {
      recent.unshift(one.speaker);
      recent.length = Math.min(recent.length, 8);
    }
  });
}

/** "“…,” said Jane Roe, a nurse. “…”": the clause between closes the first part, and the second is hers too. */
function goesOnAfterClause(narration: string, previous: Found | undefined, one: Found): boolean {
  if (!previous?.speaker || !one.words.whole || !sameParagraph(previous, one) || !previous.words.whole)
    return false;
  const between = narration.slice(previous.words.end, one.words.start - 1);
  const own = previous.attribution !== undefined && previous.attribution.subjectStart > previous.words.end;
  return (
    own &&
    between.length < LONGEST_CLAUSE &&
    /[.!?…]["”’)]*\s*$/u.test(between) &&
    between.trimEnd().search(SENTENCE_END) < 0
  );
}

const LONGEST_CLAUSE = 260;

function sameSpeaker(one: Found, other: Found): boolean {
  return one.words.whole && one.speaker?.speaker === other.speaker?.speaker;
}

/** The same utterance goes on: after its clause in the same paragraph, or in a paragraph that is nothing but speech. */
function isContinued(previous: Found, { words }: Found): boolean {
  const gap = words.start - previous.words.end;
  if (sameParagraph(previous, { words })) return previous.words.whole && gap < 160;
  const next = words.marked.paragraph === previous.words.marked.paragraph + 1;
  return (
    next &&
    previous.words.whole &&
    words.start - words.marked.paragraphStart <= 2 &&
    previous.words.marked.paragraphEnd - previous.words.end < 140
  );
}

function sameParagraph(one: Found, other: Found): boolean {
  return one.words.marked.paragraph === other.words.marked.paragraph;
}

/** A paragraph before it that ends in naming who speaks: "The minister was blunt:" and "Trump answered on Monday." */
function announced(
  narration: string,
  { start, marked }: Words,
  people: People,
  recent: readonly Speaker[],
): Speaker | undefined {
  if (start - marked.paragraphStart > 2) return undefined;
  const end = narration.slice(0, marked.paragraphStart).trimEnd().length;
  const from = Math.max(narration.lastIndexOf('\n\n', end - 1) + 2, end - 400);
  const sentence = sentenceBefore(narration, end - 1, from);
  const attribution = attributionBefore(narration, sentence, end, false);
  return attribution && /[:]$|\p{L}[.]?$/u.test(narration.slice(0, end)) && narration[end - 1] === ':'
    ? resolveSpeaker(attribution, people, { recent })
    : undefined;
}

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

function sentenceBefore(narration: string, at: number, from: number): number {
  const start = Math.max(from, at - REACH);
  return ends(narration, start, at).at(-1) ?? start;
}

function sentenceAfter(narration: string, at: number, to: number): number {
  // Its own closing mark and full stop end nothing yet.
  const own = /^[.!?…]?["”’»]*\s*/u.exec(narration.slice(at, at + 6))?.[0].length ?? 0;
  const limit = Math.min(to, at + REACH);
  return ends(narration, at + own, limit)[0] ?? limit;
}
