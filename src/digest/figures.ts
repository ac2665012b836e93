/** Quantities in running text: how many of what. Dates, times, ages, years and readings of a moment are none. */
import { fold, isFunctionWord, stem, terms } from './words.ts';

export interface Quantity {
  readonly value: number;
  /** The stem of what is counted or measured in; "%", or the sign of a currency. */
  readonly unit: string;
  /** Stems of the words around it, without the unit. */
  readonly context: ReadonlySet<string>;
  /** Of the words that show it in its clause. */
  readonly start: number;
  readonly end: number;
}

const WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const WORD_NUMBER = `(?:${TENS.join('|')})(?:-(?:${WORDS.slice(0, 9).join('|')}))?|${WORDS.slice(1).join('|')}`;
const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1e6],
  ['m', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
]);
const QUANTITY = new RegExp(
  `(?<![\\p{L}\\p{N}.,:-])(?<money>[$€£¥])?(?<number>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|${WORD_NUMBER})(?:[ -]?(?<scale>hundred|thousand|million|billion|trillion|bn|m)(?![\\p{L}]))?(?:(?<percent> ?%| per ?cent)| (?<unit>\\p{L}[\\p{L}-]+))?`,
  'giu',
);
const NO_UNIT =
  /^(?:years?|days?|hours?|minutes?|seconds?|months?|weeks?|years?-old|a|p|am|pm|times?|o|january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mph|kph|kmh|knots?|degrees?|percentage|per|half|quarter|other|others|more|further)$/iu;
/** Where something is on its way: "90 miles south of", "40 km off the coast". */
const PLACE =
  /^(?: or \d+ (?:km|kilomet(?:er|re)s?|miles?))?,? (?:to the |due |away |offshore|off |from |(?:north|south|east|west))/iu;
const DISTANCE = /^(?:miles?|kilomet(?:er|re)s?|km)$/iu;
const TIME =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|today|yesterday|morning|evening|night|week|month|year|day|earlier|later|ago|first|last|least|most|nearly|almost|told|according)$/iu;
const CONTEXT_WORDS = 9;

export function findQuantities(sentence: { readonly text: string; readonly start: number }): Quantity[] {
  return [...sentence.text.matchAll(QUANTITY)].flatMap((match): Quantity[] => {
    const { money, number = '', scale, percent, unit: word } = match.groups ?? {};
    const unit = money ?? (percent ? '%' : word);
    const value = parse(number) * (SCALES.get(scale?.toLowerCase() ?? '') ?? 1);
    if (unit === undefined || Number.isNaN(value) || value === 0) return [];
    const isYear = !money && !percent && /^(?:19|20)\d\d$/u.test(number);
    if (isYear) return [];
    if (!money && !percent && (NO_UNIT.test(unit) || isFunctionWord(unit) || unit.endsWith('ly'))) return [];
    if (DISTANCE.test(unit) && PLACE.test(sentence.text.slice(match.index + match[0].length))) return [];
    const [from, to] = around(sentence.text, match.index, match.index + match[0].length);
    return [
      {
        value,
        unit: money || percent ? unit : stem(unit),
        context: contextOf(sentence.text, match.index, match[0].length, unit),
        start: sentence.start + from,
        end: sentence.start + to,
      },
    ];
  });
}

function parse(number: string): number {
  if (/^\d/u.test(number)) return Number(number.replaceAll(',', ''));
  const [first = '', second] = number.toLowerCase().split('-');
  const tens = TENS.indexOf(first);
  if (tens < 0) return WORDS.indexOf(first) + 1 || Number.NaN;
  return (tens + 2) * 10 + (second === undefined ? 0 : WORDS.indexOf(second) + 1);
}

function contextOf(text: string, at: number, length: number, unit: string): ReadonlySet<string> {
  const before = text.slice(0, at).split(/\s+/u).slice(-CONTEXT_WORDS);
  const after = text
    .slice(at + length)
    .split(/\s+/u)
    .slice(0, CONTEXT_WORDS);
  const words = [...before, ...after].filter((word) => !TIME.test(fold(word.replace(/[^\p{L}]/gu, ''))));
  return new Set(terms(words.join(' ')).filter((term) => term !== stem(unit) && !/\d/u.test(term)));
}

const WORDS_BEFORE = 3;
const WORDS_AFTER = 3;
/** What goes on is told of something else. */
const ANOTHER_CLAUSE = / (?:and|but|or|which|who|that|since|when|while|because|before|after)(?: .*)?$/iu;

/** A few words to either side, within the clause: "a crack 38 metres long". */
function around(text: string, from: number, to: number): [number, number] {
  const lead =
    new RegExp(`(?:[^\\s,;:.“”"()—–]+ ){0,${WORDS_BEFORE}}$`, 'u').exec(text.slice(0, from))?.[0] ?? '';
  const after =
    new RegExp(`^(?: [^\\s,;:.!?“”"()—–]+){0,${WORDS_AFTER}}`, 'u').exec(text.slice(to))?.[0] ?? '';
  const tail = after.replace(ANOTHER_CLAUSE, '');
  const weakLead =
    /^(?:(?:and|that|but|or|of|to|by|as|at(?! (?:least|most))|in|on|with|for|from|which|who|after|said|than) )+/iu.exec(
      lead,
    )?.[0] ?? '';
  const weakTail =
    /(?: (?:of|to|by|as|at|in|on|with|for|from|the|a|an|its|their|had|have|has|was|were|is|are|been))+$/iu.exec(
      tail,
    )?.[0] ?? '';
  return [from - lead.length + weakLead.length, to + tail.length - weakTail.length];
}
