/** The numbers of a line, in figures and in words, with what they count. */
import { FRACTIONS, NEEDS_NUMBER, ORDINALS, SCALES, SMALL, TENS, TIMES, UNITS } from './number-words.ts';
import type { Token } from './tokens.ts';

export interface LineNumber {
  readonly value: number;
  /** A measure, a currency, "%" or "point"; undefined where things are counted, or nothing is said. */
  readonly unit: string | undefined;
  /** "a week", "per year": a time unit. */
  readonly rate: string | undefined;
  /** What stands right behind it, where that is no unit. */
  readonly counts: string | undefined;
  readonly bound: 'about' | 'more' | 'less' | undefined;
  readonly ordinal: boolean;
  /** Index of its first token, and of the one behind its last. */
  readonly from: number;
  readonly to: number;
}

const MORE = /^(?:over|above|exceed\w*|more|least|mindestens|über|mehr|plus|más|mais)$/u;
const LESS =
  /^(?:nearly|almost|under|below|less|fewer|most|fast|knapp|unter|weniger|presque|moins|casi|menos|quase|up)$/u;
const ABOUT =
  /^(?:about|around|roughly|some|approximately|circa|rund|etwa|ungefähr|environ|quelque|unos|unas|alrededor|cerca|aproximadamente)$/u;
const DECIMAL_COMMA = new Set([
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'ru',
  'uk',
  'sv',
  'da',
  'no',
  'nb',
  'fi',
  'tr',
]);

export function lineNumbers(line: readonly Token[], language: string): LineNumber[] {
  const found: LineNumber[] = [];
  const small = (SMALL[language] ?? '').split(' ');
  const tens = (TENS[language] ?? '').split(' ');
  const english = language === 'en';
  const wordValue = (lower: string): number | undefined => {
    const at = small.indexOf(lower);
    if (lower !== '' && at >= 0) return at;
    const ten = tens.indexOf(lower);
    return lower !== '' && ten >= 0 ? (ten + 2) * 10 : undefined;
  };
  for (let at = 0; at < line.length; at += 1) {
    const token = line[at];
    if (!token || token.type === 'mark') continue;
    const { lower } = token;
    const from = at;
    let value: number | undefined;
    let ordinal = false;
    if (token.type === 'number') {
      ordinal = /(?:st|nd|rd|th)$/u.test(lower);
      value = figure(lower.replace(/(?:st|nd|rd|th)$/u, ''), language);
    } else if (english && ORDINALS.includes(lower)) {
      value = ORDINALS.indexOf(lower) + 1;
      ordinal = true;
    } else if (FRACTIONS.has(lower)) value = FRACTIONS.get(lower);
    else value = wordValue(lower) ?? (NEEDS_NUMBER.has(lower) ? undefined : SCALES.get(lower));
    if (english && TIMES.has(lower)) value = TIMES.get(lower);
    if (value === undefined) continue;
    if (!ordinal) {
      // "twenty-one", "three hundred and twelve thousand", "two-thirds".
      for (;;) {
        const joined =
          line[at + 1]?.text === '-' ||
          (english && line[at + 1]?.lower === 'and' && value >= 100 && token.type === 'word')
            ? 2
            : 1;
        const next = line[at + joined];
        if (!next || next.type !== 'word') break;
        const scale = SCALES.get(next.lower);
        const fraction =
          FRACTIONS.get(next.lower) ??
          (english && next.lower === 'third' && joined === 2 ? 1 / 3 : undefined);
        const more = wordValue(next.lower);
        if (scale !== undefined) value *= scale;
        else if (fraction !== undefined && value < 10 && value > 0) value *= fraction;
        else if (more !== undefined && more < 100 && token.type === 'word' && value >= 20 && value % 10 === 0)
          value += more;
        else break;
        at += joined;
      }
    }
    found.push({ value, ordinal, from, to: at + 1, ...dress(line, from, at + 1) });
  }
  return [...sharedScales(found, line), ...ratios(found, line)];
}

/** "560–590 million", "between 3 and 4 per cent": the first has what the second has. */
function sharedScales(found: readonly LineNumber[], line: readonly Token[]): LineNumber[] {
  return found.map((number, at) => {
    const next = found[at + 1];
    if (
      !next ||
      next.from - number.to !== 1 ||
      !/^(?:[–—-]|to|and|or|bis|und|oder|a|à|y|et|e)$/u.test(line[number.to]?.lower ?? '')
    )
      return number;
    const scale =
      next.to - next.from > 1 && next.value >= 1e3 && number.value < 1e3
        ? next.value / figureOf(line, next)
        : 1;
    const unit = number.unit ?? next.unit;
    return { ...number, unit, value: number.value * (Number.isFinite(scale) ? scale : 1) };
  });
}

/** "One in five", "nine out of ten": a part of the whole too. */
function ratios(found: readonly LineNumber[], line: readonly Token[]): LineNumber[] {
  return found.flatMap((number, at) => {
    const next = found[at + 1];
    const between = next
      ? line
          .slice(number.to, next.from)
          .map(({ lower }) => lower)
          .join(' ')
      : '';
    return next &&
      /^(?:in|out of|in every|of every)$/u.test(between) &&
      next.value > number.value &&
      number.unit === undefined
      ? [{ ...number, value: number.value / next.value, to: next.to }]
      : [];
  });
}

function figureOf(line: readonly Token[], { from }: LineNumber): number {
  return Number((line[from]?.text ?? '').replaceAll(',', ''));
}

/** "4,200", "4.2", "4.200,5", "08:30"; a time is hours and minutes as one number. */
function figure(text: string, language: string): number {
  if (text.includes(':')) return Number(text.replaceAll(':', '.'));
  const grouped =
    /^\d{1,3}(?:[.,]\d{3})+$/u.test(text) &&
    (DECIMAL_COMMA.has(language) ? text.includes('.') : text.includes(','));
  if (grouped) return Number(text.replace(/[.,]/gu, ''));
  const plain = DECIMAL_COMMA.has(language)
    ? text.replaceAll('.', '').replace(',', '.')
    : text.replaceAll(',', '');
  return Number(DECIMAL_COMMA.has(language) && /^\d+\.\d{1,2}$/u.test(text) ? text : plain);
}

function dress(
  line: readonly Token[],
  from: number,
  to: number,
): Pick<LineNumber, 'unit' | 'bound' | 'rate' | 'counts'> {
  const before = line.slice(Math.max(0, from - 4), from).map(({ lower }) => lower);
  const sign = UNITS.get(before.at(-1) ?? '');
  const after = line.slice(to, to + 3).map(({ lower }) => lower);
  const [first = '', second = '', third = ''] = after;
  const isPerCent = first === 'per' && second.startsWith('cent');
  const perCent =
    isPerCent ||
    (first === 'pour' && second.startsWith('cent')) ||
    (first === 'por' && second.startsWith('cient'));
  const points = /^(?:percentage|prozent)/u.test(first) && UNITS.get(second) === 'point';
  const own = first === '-' || first === 'of' ? second : first;
  const behind = points
    ? 'point'
    : perCent
      ? '%'
      : (UNITS.get(own) ??
        (/^(?:us|more|full|further|other|additional|extra|consecutive|straight|successive|whole)$/u.test(own)
          ? UNITS.get(third)
          : undefined));
  const isArea = /^(?:square|cubic|quadrat)/u.test(own);
  const area = isArea
    ? `${own === 'cubic' ? 'cubic' : 'square'} ${UNITS.get(third) ?? UNITS.get(second) ?? ''}`
    : undefined;
  const currency = sign && /^[$€£¥]$/u.test(sign) ? sign : undefined;
  const bound = before.slice(-3).some((word) => MORE.test(word))
    ? 'more'
    : before.slice(-3).some((word) => LESS.test(word))
      ? 'less'
      : before.slice(-2).some((word) => ABOUT.test(word))
        ? 'about'
        : undefined;
  const unit = currency ?? area ?? behind;
  const next = line[to];
  const counts = unit === undefined && next?.type === 'word' && next.content ? next.root : undefined;
  return { unit, counts, bound, rate: rateOf(line, to) };
}

/** "$2 billion a week": within a few words behind the number. */
function rateOf(line: readonly Token[], to: number): string | undefined {
  const after = line.slice(to, to + 6);
  const at = after.findIndex(({ lower }) => /^(?:an?|per|each|every|pro|par|por)$/u.test(lower));
  const end = after.findIndex(({ text }) => /^[,;.:]$/u.test(text));
  const unit = UNITS.get(after[at + 1]?.lower ?? '');
  const isTime = unit !== undefined && /^(?:second|minute|hour|day|week|month|year)$/u.test(unit);
  return at >= 0 && (end < 0 || at < end) && isTime ? unit : undefined;
}
