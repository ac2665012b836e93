/** The name, number or time that was asked for, within the answer's words. */
import type { Highlight } from '../../model.ts';
import { properNames } from '../names.ts';
import { stem } from '../words.ts';
import type { AnswerKind } from './answer-kinds.ts';
import type { Question } from './question.ts';

const NUMBER =
  /(?<![\p{L}\p{N}.,])(?:[$€£¥] ?)?(?:\d+(?:[.,]\d+)*|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundreds|thousands|dozens|half)(?:[ -](?:hundred|thousand|million|billion|trillion))*(?:m|bn)?(?: ?%| per ?cent)?(?![\p{L}\p{N}]|[.:]\d| ?[ap]\.?m\b)/giu;
const TIME =
  /\b(?:(?:next|last|this) (?:week|month|year|spring|summer|autumn|fall|winter|weekend)|(?:(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?:\d{1,2} )?(?:january|february|march|april|june|july|august|september|october|november|december)(?: \d{1,2}\b)?(?:,? (?:1\d|20)\d{2})?|may \d{1,2}|(?:1\d|20)\d{2}|today|tomorrow|yesterday|\d{1,2}(?::\d{2})? ?[ap]\.?m)\b/giu;
const UNIT =
  /^[ -](?:(?:more|full|square|cubic) )?(?!and\b|or\b|to\b|of\b|in\b)\p{Ll}[\p{L}]+(?! (?:earlier|ago|later|before)\b)(?![\p{L}])/u;
const AMOUNT = /^[$€£¥]|%|per ?cent|hundred|thousand|illion|\d(?:m|bn)$|,\d{3}/iu;
const AT_PLACE = /\b(?:in|at|near|to|from|on|outside|off) (?:the )?$/iu;
const NAMED: ReadonlySet<AnswerKind> = new Set(['name', 'place', 'speaker']);

/** The one that stands nearest to the question's words; undefined where the question asks for none, or none is there. */
export function findHighlight(question: Question, text: string): Highlight | undefined {
  const asked = wordsOf(text).filter(({ word }) => question.terms.includes(stem(word)));
  let best: (Highlight & { readonly apart: number }) | undefined;
  for (const { start, end } of candidates(question, text)) {
    const others = asked.filter((word) => word.end <= start || word.start >= end);
    const apart =
      others.reduce((sum, word) => sum + Math.max(start - word.end, word.start - end), 0) /
      Math.max(1, others.length);
    if (!best || apart < best.apart) best = { start, end, apart };
  }
  return best && { start: best.start, end: best.end };
}

function candidates({ text: asked, kind, terms, names }: Question, text: string): Highlight[] {
  const spans = (pattern: RegExp): Highlight[] =>
    [...text.matchAll(pattern)].map(({ 0: words, index }) => ({ start: index, end: index + words.length }));
  if (kind === 'time') return spans(TIME);
  if (kind === 'measure' || kind === 'length' || kind === 'age')
    return spans(NUMBER).flatMap(({ start, end }) => {
      const unit = UNIT.exec(text.slice(end))?.[0].length;
      return unit === undefined ? [] : [{ start, end: end + unit }];
    });
  if (kind === 'number') {
    const numbers = spans(NUMBER).filter(({ start, end }) => !terms.includes(stem(text.slice(start, end))));
    // "How many guards": those before the very word.
    const counted = numbers.filter(({ end }) =>
      wordsOf(text.slice(end, end + 40))
        .slice(0, 2)
        .some(({ word }) => terms.includes(stem(word))),
    );
    if (counted.length > 0) return counted;
    return /\bhow much\b/iu.test(asked)
      ? numbers.filter((one) => AMOUNT.test(text.slice(one.start, one.end)))
      : numbers;
  }
  if (!NAMED.has(kind)) return [];
  return properNames(text).filter(
    ({ text: name, start }) =>
      (kind !== 'place' || AT_PLACE.test(text.slice(0, start))) &&
      !name.split(/[\s-]+/u).every((part) => names.has(stem(part)) || terms.includes(stem(part))),
  );
}

function wordsOf(text: string): { readonly word: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
}
