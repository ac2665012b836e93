/** The numbers of a line, in figures and in words, with what they count. */
import type { Token } from './tokens.ts';

export interface LineNumber {
  readonly value: number;
  /** A measure, a currency, "%" or "point"; undefined where things are counted, or nothing is said. */
  readonly unit: string | undefined;
  /** "a week", "per year": a time unit. */
  readonly rate: string | undefined;
  readonly bound: 'about' | 'more' | 'less' | undefined;
  readonly ordinal: boolean;
  /** Index of its first token, and of the one behind its last. */
  readonly from: number;
  readonly to: number;
}

const SMALL: Readonly<Record<string, string>> = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  de: 'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
  fr: 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
  es: 'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve',
  pt: 'zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove',
  it: 'zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove',
  nl: 'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien',
};
const TENS: Readonly<Record<string, string>> = {
  en: 'twenty thirty forty fifty sixty seventy eighty ninety',
  de: 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig',
  fr: 'vingt trente quarante cinquante soixante',
  es: 'veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa',
  pt: 'vinte trinta quarenta cinquenta sessenta setenta oitenta noventa',
  it: 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta',
  nl: 'twintig dertig veertig vijftig zestig zeventig tachtig negentig',
};
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(
  ' ',
);
/** Written alike in any language of ours that has the word. */
const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['hundreds', 100],
  ['hundert', 100],
  ['cent', 100],
  ['cento', 100],
  ['cien', 100],
  ['honderd', 100],
  ['thousand', 1e3],
  ['thousands', 1e3],
  ['tausend', 1e3],
  ['mille', 1e3],
  ['mil', 1e3],
  ['mila', 1e3],
  ['duizend', 1e3],
  ['k', 1e3],
  ['million', 1e6],
  ['millions', 1e6],
  ['m', 1e6],
  ['mn', 1e6],
  ['millionen', 1e6],
  ['mio', 1e6],
  ['millones', 1e6],
  ['millón', 1e6],
  ['milhões', 1e6],
  ['milhão', 1e6],
  ['milioni', 1e6],
  ['milione', 1e6],
  ['miljoen', 1e6],
  ['mln', 1e6],
  ['billion', 1e9],
  ['billions', 1e9],
  ['bn', 1e9],
  ['b', 1e9],
  ['milliarde', 1e9],
  ['milliarden', 1e9],
  ['mrd', 1e9],
  ['milliard', 1e9],
  ['milliards', 1e9],
  ['miliardi', 1e9],
  ['miliardo', 1e9],
  ['bilhões', 1e9],
  ['miljard', 1e9],
  ['mld', 1e9],
  ['trillion', 1e12],
  ['tn', 1e12],
  ['dozen', 12],
  ['dozens', 12],
  ['dutzend', 12],
  ['douzaine', 12],
  ['docena', 12],
]);
/** Scales that are common words where no number stands before them. */
const NEEDS_NUMBER = new Set(['m', 'b', 'k', 'cent', 'mil', 'mn', 'tn', 'mille']);
const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['half', 0.5],
  ['hälfte', 0.5],
  ['moitié', 0.5],
  ['mitad', 0.5],
  ['metade', 0.5],
  ['metà', 0.5],
  ['helft', 0.5],
  ['quarter', 0.25],
  ['quarters', 0.25],
  ['viertel', 0.25],
  ['tenth', 0.1],
  ['thirds', 1 / 3],
  ['drittel', 1 / 3],
  ['tiers', 1 / 3],
  ['fifths', 0.2],
]);
/** How often: as a number of times. */
const TIMES: ReadonlyMap<string, number> = new Map([
  ['trio', 3],
  ['duo', 2],
  ['pair', 2],
  ['twice', 2],
  ['thrice', 3],
  ['double', 2],
  ['doubled', 2],
  ['doubling', 2],
  ['doubles', 2],
  ['tripled', 3],
  ['triple', 3],
  ['halved', 0.5],
]);
const UNITS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '%': '% percent prozent',
    point: 'point points punkte punkt punti puntos',
    $: '$ dollar dollars usd dólares',
    '€': '€ euro euros eur',
    '£': '£ pound pounds gbp sterling',
    '¥': '¥ yen',
    yuan: 'yuan renminbi',
    crown: 'crown crowns kroner kronor kronen krona krone',
    franc: 'franc francs franken',
    rouble: 'rouble roubles ruble rubles rubel',
    rupee: 'rupee rupees',
    peso: 'peso pesos',
    lira: 'lira liras',
    zloty: 'zloty zlotys',
    won: 'won',
    rand: 'rand',
    shekel: 'shekel shekels',
    real: 'reais',
    p: 'pence penny',
    km: 'km kilometern kilometer kilomètre kilómetro quilômetros chilometri kilometre kilometres kilometer kilometers kilomètres kilómetros',
    m: 'metern mètre metro metre metres meter meters mètres metros metri',
    cm: 'cm centimetre centimetres centimeter centimeters zentimeter',
    mm: 'mm millimetre millimetres millimeter millimeters',
    mile: 'mile miles mi meilen',
    foot: 'foot feet ft',
    inch: 'inch inches',
    yard: 'yard yards',
    kg: 'kg kilo kilos kilogram kilograms kilogramm',
    tonne: 'tonne tonnes ton tons tonnen',
    gram: 'gram grams gramm',
    ounce: 'ounce ounces oz',
    fold: 'fold',
    gallon: 'gallon gallons',
    litre: 'litre litres liter liters litros',
    barrel: 'barrel barrels',
    hectare: 'hectare hectares hektar',
    acre: 'acre acres',
    second: 'second seconds sekunde sekunden segundos secondes',
    minute: 'minute minutes minuten minutos',
    hour: 'hour hours stunde stunden heure heures hora horas hr hrs',
    day: 'day days tag tage tagen jour jours día días dia dias',
    week: 'week weeks woche wochen semaine semaines semana semanas',
    month: 'month months monat monate monaten mois mes meses mês',
    year: 'year years jahr jahre jahren ans année années año años ano anos',
    decade: 'decade decades',
    century: 'century centuries',
    MW: 'mw megawatt megawatts',
    GW: 'gw gigawatt gigawatts',
    degree: 'degree degrees celsius fahrenheit grad',
    mph: 'mph',
    kph: 'kph kmh',
    knot: 'knot knots',
  }).flatMap(([unit, words]) => words.split(' ').map((word): [string, string] => [word, unit])),
);
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
      /^(?:in|out of|in every|of every|of the)$/u.test(between) &&
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
): Pick<LineNumber, 'unit' | 'bound' | 'rate'> {
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
      : (UNITS.get(own) ?? (/^(?:us|more|full|further|other)$/u.test(own) ? UNITS.get(third) : undefined));
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
  return { unit: currency ?? area ?? behind, bound, rate: rateOf(line, to) };
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

/** Whether the sources give this number: to the letter, or as it may be rounded where that is said. */
export function givesNumber(claimed: LineNumber, given: readonly LineNumber[]): boolean {
  return given.some((number) => isSameUnit(claimed, number) && isSameValue(claimed, number));
}

function isSameUnit(a: LineNumber, b: LineNumber): boolean {
  if (a.rate !== undefined && b.rate !== undefined && a.rate !== b.rate) return false;
  return a.unit === b.unit || a.unit === undefined || b.unit === undefined;
}

function isSameValue(claimed: LineNumber, given: LineNumber): boolean {
  const [a, b] = [claimed.value, given.value];
  const close = (x: number, y: number): boolean => Math.abs(x - y) <= 1e-6 * Math.max(1, Math.abs(y));
  if (close(a, b)) return true;
  // A quarter of them are 25 per cent of them.
  if (a < 1 && close(a * 100, b) && given.unit === '%') return true;
  if (b < 1 && close(b * 100, a) && claimed.unit === '%') return true;
  if (claimed.bound === 'more') return b > a && b <= a * 1.2;
  if (claimed.bound === 'less') return b < a && b >= a * 0.85;
  return claimed.bound === 'about' && a > 10 && Math.abs(a - b) <= 0.06 * b;
}
