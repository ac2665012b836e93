/** The name in a reporting clause, and the role before it, by how each script writes names. */
import type { Grammar } from './grammars.ts';

export interface NamedSpeaker {
  readonly name: string;
  /** One word that may be none: it counts where the article names somebody so. */
  readonly unsure?: boolean;
  readonly role?: string;
}

export interface KnownNames {
  /** The name as fully as the article has it. */
  whole(speaker: NamedSpeaker | undefined): NamedSpeaker | undefined;
}

const PARTICLE = "(?:de|del|della|der|den|di|da|do|dos|du|la|le|van|von|zu|al|el|bin|ter|ten|d['’])";
const CAPITAL = "\\p{Lu}[\\p{L}\\p{M}]*(?:['’-]\\p{L}[\\p{L}\\p{M}]*)*";
const NAME = new RegExp(`${CAPITAL}(?:\\.)?(?: (?:${PARTICLE} ){0,2}${CAPITAL}\\.?)*`, 'gu');
/** A clause goes on with time, place or hearers after its subject. */
const ENDS =
  /[,،;:–—(]| (?:am|im|in|auf|bei|gegenüber|nach|vor|zu|à|au|aux|dans|lors|jeudi|lundi|mardi|mercredi|vendredi|samedi|dimanche|en|el|este|durante|tras|ante|a|al|nel|alla|na|no|em|ao|nesta|tegen|op|в|во|на|у|журналистам|після|під) /u;
/** When, where and to whom, wherever in the clause. */
const CIRCUMSTANCE =
  / (?:lors d|devant|dans une?|dans l|au micro|durante|tras|ante los|ante la|en una|en un|en rueda|nel corso|in un|em entrevista|em nota|durante|tijdens|in een|gegenüber|bei einer|bei einem|in einem|in einer|nach dem|nach der|во время|в ходе|в интервью|під час|в інтерв)/u;
const MOST_NAME_WORDS = 4;
const MOST_ROLE_LENGTH = 60;

/** `where`: the clause follows the verb, or goes before it. */
export function speakerIn(
  clause: string,
  grammar: Grammar,
  language: string,
  where: 'after' | 'before',
): NamedSpeaker | undefined {
  if (language === 'zh') return chinese(clause);
  if (language === 'ja') return japanese(clause);
  if (language === 'ar') return arabic(clause, where);
  const apposed = where === 'after' ? apposition(clause) : undefined;
  if (apposed) return apposed;
  const part = where === 'after' ? untilEnd(clause) : clause;
  const plain = part.replace(
    new RegExp(`(?:${grammar.courtesies.source})\\.?\\s*`, 'giu'),
    (found, at: number) => (at === 0 || /\s$/u.test(part.slice(0, at)) ? ' '.repeat(found.length) : found),
  );
  const runs = [...plain.matchAll(NAME)].filter(([run]) => /\p{Ll}/u.test(run));
  const [first] = runs;
  if (!first) return undefined;
  // German writes nouns large too: a name has two words, what stands before them is what the person is.
  const isGerman = language === 'de';
  const run =
    isGerman || where === 'before'
      ? longest(runs, isGerman)
      : (runs.find(([one]) => one.includes(' ')) ?? first);
  const words = run[0].trim().split(' ');
  // Large only because its sentence begins with it.
  if (ARTICLE.test(`${words[0]} `)) words.shift();
  const before = plain.slice(0, run.index);
  const size = nameSize(words, before, isGerman);
  // "sagt der Regisseur": what somebody is, and no name. One word that begins its sentence may be any word.
  const isCommon =
    isGerman && size === 1 && (run.index === 0 ? where === 'before' : GERMAN_ARTICLE.test(before));
  if (size === 0 || size > MOST_NAME_WORDS) return undefined;
  const name = words.slice(-size).join(' ').replace(/\.$/u, '');
  const role = roleOf(`${before}${words.slice(0, -size).join(' ')}`, plain.slice(run.index + run[0].length));
  return { name, ...(role === undefined ? {} : { role }), ...(isCommon ? { unsure: true } : {}) };
}

function nameSize(words: readonly string[], before: string, isGerman: boolean): number {
  if (isGerman) return germanNameSize(words);
  // "le président РФ", "il presidente del Consiglio": what the role is of runs into the name.
  const isOf = /(?:^|\s)(?:de|del|della|dell['’]|dei|du|des|da|do|dos|van)\s*$/u.test(before);
  if (words.length > 2 && (isOf || /^\p{Lu}{2,}$/u.test(words[0] ?? ''))) return 2;
  return words.length;
}

/** "le président de l’association, Harold Nkemelu": what somebody is, and after a comma the name. */
function apposition(clause: string): NamedSpeaker | undefined {
  const match = /^\s*(?<role>\p{Ll}[^,;:.!?]{2,100}),\s*(?<name>(?:\p{Lu}[\p{L}'’-]+ ?){2,4})/u.exec(
    clause,
  )?.groups;
  const role = roleOf(match?.['role'] ?? '', '');
  const name = match?.['name']?.trim();
  return name === undefined ? undefined : { name, ...(role === undefined ? {} : { role }) };
}

function untilEnd(clause: string): string {
  const begun = clause.split(CIRCUMSTANCE)[0] ?? '';
  // Before the name, the same small words belong to the role ("a vereadora", "el presidente").
  const named = Math.max(0, begun.search(new RegExp(CAPITAL, 'u')));
  const end = ENDS.exec(begun.slice(named));
  const part = end ? begun.slice(0, named + end.index) : begun;
  return part.split(',')[0] ?? '';
}

function longest(runs: readonly RegExpExecArray[], isGerman: boolean): RegExpExecArray {
  const score = ([run]: RegExpExecArray): number => Math.min(run.split(' ').length, isGerman ? 4 : 3);
  return runs.reduce((best, next) => (score(next) >= score(best) ? next : best));
}

function germanNameSize(words: readonly string[]): number {
  const particle = words.findIndex((word, index) => index > 0 && /^(?:von|van|zu|de|der|den)$/u.test(word));
  if (particle > 0) return words.length - particle + 1;
  return Math.min(2, words.length);
}

function roleOf(before: string, after: string): string | undefined {
  const lead = before.replace(/\s+/gu, ' ').trim().split(/[,;:]/u).at(-1)?.trim() ?? '';
  const bare = lead.replace(ARTICLE, '').trim();
  if (bare.length >= 3 && bare.length <= MOST_ROLE_LENGTH && /\p{L}{3}/u.test(bare)) return bare;
  const follows = /^,\s*(\p{Ll}[^,.;:]{3,50})(?:,|$)/u.exec(after)?.[1];
  return follows?.replace(ARTICLE, '').trim();
}

const GERMAN_ARTICLE =
  /(?:^|\s)(?:der|die|das|den|dem|ein|eine|einen|sein|seine|ihr|ihre)(?:\s+\p{Ll}+)*\s*$/iu;
const ARTICLE =
  /^(?:der|die|das|dem|den|ein|eine|sein|seine|ihr|ihre|le|la|les|l['’]|un|une|son|sa|el|los|las|una|su|il|lo|gli|i|o|a|os|as|um|uma|de|het|een|и|й)(?:\s+|(?<=['’]))/iu;

function chinese(clause: string): NamedSpeaker | undefined {
  const part =
    clause
      .split(/[，,。；：:]/u)
      .findLast((one) => one.trim() !== '')
      ?.trim() ?? '';
  const bare = part.replace(
    /(?:\d+日|周[一二三四五六日]|今天|昨天|当天|随后|近日|在.{0,20}[上中时]|还|也|则|对此|向.{0,8}|对.{0,8})+$/u,
    '',
  );
  const match =
    /^(?<role>.{0,24}?(?:主席|部长|总统|总理|首相|议员|发言人|市长|省长|州长|教授|主任|经理|院长|书记|局长|校长|会长|秘书长|司令|专家|分析师|大使|外长|防长|队长|记者|律师|居民|部長|總統|總理|議員|發言人))?(?<name>[\p{Script=Han}]{1,8}(?:·[\p{Script=Han}]{1,8})+|[\p{Script=Han}]{2,4})(?:先生|女士|小姐)?$/u.exec(
      bare,
    )?.groups;
  const name = match?.['name'];
  if (name === undefined || /^(?:他|她|我们|他们|有人|官员|专家|记者|该)/u.test(name)) return undefined;
  const role = match?.['role'];
  return { name, ...(role ? { role } : {}) };
}

const JAPANESE_TITLE =
  '(?:氏|さん|首相|大統領|大臣|外相|防衛相|財務相|官房長官|長官|議員|市長|知事|町長|会長|社長|教授|准教授|監督|選手|報道官|代表|委員長|総裁|局長|部長|所長|院長|容疑者|弁護士)';

function japanese(clause: string): NamedSpeaker | undefined {
  const part = clause.replace(/^と/u, '').replace(/[はがも]、?(?:[^はが]{0,20})$/u, '');
  const last = part.split(/[、。]/u).at(-1) ?? '';
  const match = new RegExp(
    `^(?:(?<role>.{1,24})の)?(?<name>[\\p{Script=Han}\\p{Script=Katakana}ー・＝々]{2,24}?)(?<title>${JAPANESE_TITLE})?$`,
    'u',
  ).exec(last.trim())?.groups;
  const name = match?.['name'];
  if (name === undefined) return undefined;
  const title = match?.['title'] === '氏' || match?.['title'] === 'さん' ? undefined : match?.['title'];
  const role = match?.['role'] ?? title;
  // Neither title nor dot nor role: it may be a company, a newspaper or a thing.
  if (match?.['title'] === undefined && role === undefined && !name.includes('・')) return undefined;
  return { name, ...(role ? { role } : {}) };
}

/** No capitals tell names: the last two words before the speech begins, and the role before them. */
function arabic(clause: string, where: 'after' | 'before'): NamedSpeaker | undefined {
  const part = (clause.split(/[:،؛.]|(?<!\p{L})(?:إن|أن|بأن|في|خلال|يوم|لوكالة)(?!\p{L})/u)[0] ?? '').trim();
  const words = part.split(/\s+/u).filter(Boolean);
  if (where === 'before' || words.length < 2 || words.length > 8) return undefined;
  const size = words.length >= 3 && /^(?:بن|آل|أبو|عبد)$/u.test(words.at(-2) ?? '') ? 3 : 2;
  const role = words.slice(0, -size).join(' ');
  return { name: words.slice(-size).join(' '), ...(role ? { role } : {}) };
}

/** Full names of the article, by their last word: "Tench" is "Graham Tench" where only one bears the name. */
export function knownNames(text: string, language: string, { courtesies }: Grammar): KnownNames {
  const full = new Map<string, Set<string>>();
  const roles = new Map<string, string>();
  for (const [run] of text.matchAll(NAME)) {
    const words = run.split(' ');
    while (words.length > 1 && courtesies.test((words[0] ?? '').replace(/\.$/u, ''))) words.shift();
    const name = (language === 'de' ? words.slice(-germanNameSize(words)) : words)
      .join(' ')
      .replace(/\.$/u, '');
    // Two sentences: "Der Rat tagte in Karrow. Ortiz kam."
    if (/\p{Ll}{3}\. /u.test(name)) continue;
    const last = name.split(' ').at(-1) ?? '';
    if (!name.includes(' ') || name.split(' ').length > MOST_NAME_WORDS) continue;
    full.set(last, (full.get(last) ?? new Set()).add(name));
  }
  return {
    whole(speaker) {
      if (!speaker) return undefined;
      const bearers = [...(full.get(speaker.name) ?? [])];
      if (speaker.unsure && bearers.length !== 1) return undefined;
      const name = bearers.length === 1 ? (bearers[0] ?? speaker.name) : speaker.name;
      const role = speaker.role ?? roles.get(name);
      if (role !== undefined) roles.set(name, role);
      return { name, ...(role === undefined ? {} : { role }) };
    },
  };
}
