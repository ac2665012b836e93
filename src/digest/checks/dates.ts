/** The days, months and times that a line names, as keys that are the same however they are written. */
import type { Token } from './tokens.ts';

export interface DateWord {
  readonly key: string;
  readonly at: number;
}

const WEEKDAYS = [
  'monday mon montag lundi lunes segunda-feira segunda lunedì maandag',
  'tuesday tue tues dienstag mardi martes terça-feira terça martedì dinsdag',
  'wednesday wed mittwoch mercredi miércoles quarta-feira quarta mercoledì woensdag',
  'thursday thu thurs donnerstag jeudi jueves quinta-feira quinta giovedì donderdag',
  'friday fri freitag vendredi viernes sexta-feira sexta venerdì vrijdag',
  'saturday sat samstag sonnabend samedi sábado sabato zaterdag',
  'sunday sun sonntag dimanche domingo domenica zondag',
];
const MONTHS = [
  'january jan januar janvier enero janeiro gennaio januari',
  'february feb februar février febrero fevereiro febbraio februari',
  'march mar märz mars marzo março maart',
  'april apr avril abril aprile',
  'may mai mayo maio maggio mei',
  'june jun juni juin junio junho giugno',
  'july jul juli juillet julio julho luglio',
  'august aug août agosto augustus',
  'september sep sept septembre septiembre setembro settembre',
  'october oct oktober octobre octubre outubro ottobre',
  'november nov novembre noviembre novembro',
  'december dec dezember décembre diciembre dezembro dicembre',
];
const NAMED = new Map<string, string>();
for (const [kind, rows] of [
  ['day', WEEKDAYS],
  ['month', MONTHS],
] as const)
  rows.forEach((row, at) => {
    for (const word of row.split(' ')) NAMED.set(word, `${kind}-${at}`);
  });
/** Written small they are another word. */
const LARGE_ONLY = new Set([
  'may',
  'march',
  'mar',
  'sat',
  'sun',
  'wed',
  'segunda',
  'quarta',
  'quinta',
  'sexta',
  'mars',
  'marzo',
  'mai',
  'mei',
  'dec',
  'jan',
  'mon',
  'sep',
]);
const RELATIVE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    yesterday: 'yesterday gestern hier ayer ontem ieri gisteren',
    tomorrow: 'tomorrow demain mañana amanhã domani',
    today: 'today heute aujourd’hui hoy hoje oggi vandaag',
    tonight: 'tonight',
    overnight: 'overnight',
    spring: 'spring frühjahr frühling printemps primavera',
    summer: 'summer sommer été verano verão',
    autumn: 'autumn fall herbst automne otoño outono',
    winter: 'winter hiver invierno inverno',
    morning: 'morning vormittag matin',
    evening: 'evening abend soir',
    night: 'night nights nacht nuit noche noite',
    noon: 'noon midday mittag midi',
    midnight: 'midnight mitternacht minuit',
    weekend: 'weekend wochenende',
  }).flatMap(([key, words]) => words.split(' ').map((word): [string, string] => [word, key])),
);
const PERIOD = /^(?:week|month|year|decade|century|season|quarter|night|weekend)s?$/u;
const WHICH: Readonly<Record<string, string>> = {
  last: 'last',
  past: 'last',
  previous: 'last',
  next: 'next',
  coming: 'next',
  following: 'next',
  this: 'this',
};

export function dateWords(line: readonly Token[]): DateWord[] {
  return line.flatMap((token, at): DateWord[] => {
    const apart = periodApart(line, at);
    if (apart !== undefined) return [{ key: apart, at }];
    const { lower, text, type } = token;
    if (type !== 'word') return [];
    const bare = lower.replace(/['’]s$/u, '');
    const named = NAMED.get(bare);
    if (named !== undefined && (token.capital || (!LARGE_ONLY.has(bare) && bare.length > 3))) {
      // "March" begins a sentence, "May" is somebody's name or a verb there.
      if (
        token.initial &&
        LARGE_ONLY.has(bare) &&
        line[at + 1]?.type !== 'number' &&
        !/^(?:\d|of|is|was)/u.test(line[at + 1]?.text ?? '')
      )
        return [];
      return [{ key: named, at }];
    }
    if (bare === 'fall' && !/^(?:the|in|this|last|next)$/u.test(line[at - 1]?.lower ?? '')) return [];
    const relative = bare === 'fall' || bare === 'spring' || bare === 'hier' ? undefined : RELATIVE.get(bare);
    if (relative !== undefined && text !== '') return [{ key: relative, at }];
    const which = WHICH[line[at - 1]?.lower ?? ''];
    return which !== undefined && PERIOD.test(bare)
      ? [{ key: `${which} ${bare.replace(/s$/u, '')}`, at }]
      : [];
  });
}

/** "this week" is any part of it: nothing is claimed by it that a day of it would not give. */
export function givesDate(claimed: string, given: ReadonlySet<string>): boolean {
  if (claimed.endsWith(' apart'))
    return given.has(claimed) || ![...given].some((key) => key.endsWith(' apart'));
  if (given.has(claimed) || claimed.startsWith('this ') || claimed === 'night') return true;
  if (claimed === 'tonight') return given.has('today') || given.has('evening');
  if (claimed === 'morning' || claimed === 'evening' || claimed === 'overnight')
    return [...given].some((key) => /night|tonight|morning|evening/u.test(key));
  return claimed === 'weekend' && (given.has('day-5') || given.has('day-6'));
}

/** "A week later", "days before": how far apart, without the number. */
function periodApart(line: readonly Token[], at: number): string | undefined {
  const unit = PERIOD_APART.exec(line[at]?.lower ?? '')?.[1];
  if (unit === undefined || !/^(?:later|after|before|earlier|ago)$/u.test(line[at + 1]?.lower ?? ''))
    return undefined;
  return `${unit} apart`;
}

const PERIOD_APART = /^(minute|hour|day|week|month|year|decade)s?$/u;
