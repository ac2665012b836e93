/** The clauses that report speech in other languages than English: after the words, before them, and between their marks. */
import type { Grammar } from './grammars.ts';
import { type NamedSpeaker, speakerIn } from './speaker-names.ts';

export interface Clause {
  readonly verb: string | undefined;
  /** "last": whoever spoke last. */
  readonly speaker: NamedSpeaker | 'last' | undefined;
}

const MOST_CLAUSE = 200;

/** "…», сказала Дана Уитлоу." From the closing mark up to the end of the clause. */
export function clauseAfter(
  text: string,
  from: number,
  paragraphEnd: number,
  grammar: Grammar,
  language: string,
): Clause | undefined {
  const rest = text.slice(from, Math.min(paragraphEnd, from + MOST_CLAUSE));
  const isUnspaced = language === 'zh' || language === 'ja';
  const part =
    /^\s*[^.!?。！？«»“”„「」"]*/u
      .exec(rest.replace(COURTESY_STOP, '$1\u2024'))?.[0]
      .replaceAll('\u2024', '.') ?? '';
  if (!isUnspaced && !/^\s*[,،–—-]?\s*\S/u.test(part)) return undefined;
  // A sentence of its own tells nothing of the words before it.
  if (!isUnspaced && /[.!?…]$/u.test(text.slice(0, from - 1).trimEnd()) && /^\s+\p{Lu}/u.test(part))
    return undefined;
  // In Japanese a particle marks what is quoted; words in corner marks without it are terms.
  if (language === 'ja' && !part.startsWith('と')) return undefined;
  const begin = part.replace(/^[\s,،–—-]+/u, '');
  const verb = grammar.verbs.exec(begin);
  if (verb && (isUnspaced || wordsBefore(begin, verb.index) <= MOST_BEFORE_VERB)) {
    const after = begin.slice(verb.index + verb[0].length);
    const before = begin.slice(0, verb.index);
    const speaker =
      pronoun(verb[0], grammar) ??
      (isUnspaced
        ? speakerIn(before, grammar, language, 'before')
        : speakerIn(after, grammar, language, 'after')) ??
      speakerIn(before, grammar, language, 'before') ??
      pronoun(after, grammar) ??
      pronoun(before, grammar);
    return { verb: verb[0], speaker };
  }
  const according = grammar.according.exec(begin);
  if (according?.index === 0)
    return {
      verb: undefined,
      speaker: speakerIn(begin.slice(according[0].length), grammar, language, 'after'),
    };
  return undefined;
}

const MOST_BEFORE_VERB = 8;
/** A full stop after these ends no clause. */
const COURTESY_STOP = /(\b(?:Dr|Prof|Mr|M|Sr|Sra|Sig|sig|Dott|dott|St|\p{Lu}))\./gu;

/** "Дана Уитлоу сказала: «…", and "Selon M. Tench, « …". */
export function clauseBefore(
  text: string,
  paragraphStart: number,
  to: number,
  grammar: Grammar,
  language: string,
): Clause | undefined {
  const lead = text.slice(Math.max(paragraphStart, to - MOST_CLAUSE), to).replace(COURTESY_STOP, '$1\u2024');
  const sentence = (lead.split(/[.!?。！？]\s*|[»”“」]\s*[.,]?\s*(?=\p{Lu})/u).at(-1) ?? '').replaceAll(
    '\u2024',
    '.',
  );
  const according = grammar.according.exec(sentence);
  if (according && according.index < 3)
    return {
      verb: undefined,
      speaker: speakerIn(sentence.slice(according[0].length), grammar, language, 'after'),
    };
  const verb = lastMatch(grammar.verbs, sentence);
  const isUnspaced = language === 'zh' || language === 'ja';
  if (!verb) {
    // 協会会長は「…」と話した: the verb comes after the words, the speaker before.
    const isTopic = language === 'ja' && /[はが]、?\s*$/u.test(sentence);
    return isTopic
      ? { verb: undefined, speaker: speakerIn(sentence, grammar, language, 'before') }
      : undefined;
  }
  const between = sentence.slice(verb.index + verb[0].length);
  if (!isUnspaced && !/[:：]\s*$/u.test(sentence) && wordsBefore(between, between.length) > MOST_BETWEEN)
    return undefined;
  const before = sentence.slice(0, verb.index);
  const verbFirst = language === 'ar' ? speakerIn(between, grammar, language, 'after') : undefined;
  return {
    verb: verb[0],
    speaker:
      pronoun(verb[0], grammar) ??
      startsWithPronoun(before, grammar) ??
      verbFirst ??
      speakerIn(before, grammar, language, 'before') ??
      speakerIn(between, grammar, language, 'after') ??
      pronoun(before, grammar),
  };
}

const MOST_BETWEEN = 10;

/** «Мы выиграли два года, — сказала Дана Уитлоу. — Теперь …» */
export function clauseInside(
  text: string,
  start: number,
  end: number,
  grammar: Grammar,
  language: string,
): { readonly from: number; readonly to: number; readonly clause: Clause } | undefined {
  const said = text.slice(start, end);
  const breaks = grammar.clauseInside === 'dashes' ? DASHED : COMMA_OR_DASH;
  for (const match of said.matchAll(breaks)) {
    const from = match.index + match[0].length;
    const clause = INSIDE.exec(said.slice(from))?.[0] ?? '';
    const verb = grammar.verbs.exec(clause);
    // The verb begins the clause, or a pronoun is all that stands before it.
    if (verb?.index !== 0 || clause.length > MOST_CLAUSE) continue;
    const rest = /^[,.]?\s*[—–-]?[,.]?\s*/u.exec(said.slice(from + clause.length))?.[0].length ?? 0;
    const to = Math.min(said.length, from + clause.length + rest);
    const after = clause.slice(verb[0].length);
    const speaker =
      pronoun(verb[0], grammar) ?? speakerIn(after, grammar, language, 'after') ?? pronoun(after, grammar);
    const stop = /[!?…]/u.test(match[0]) ? 1 : 0;
    return { from: start + match.index + stop, to: start + to, clause: { verb: verb[0], speaker } };
  }
  return undefined;
}

const COMMA_OR_DASH = /[,.!?…]\s*[—–]?\s*(?=\p{Ll})/gu;
const DASHED = /[,.!?…]?\s[—–-]\s?(?=\p{Ll})/gu;

/** Up to the comma after which the speech goes on: a name or a circumstance after one still belongs to the clause. */
const INSIDE =
  /^(?:(?!\s-\s)[^,.!?—–]|\b(?:M|Dr|Mme)\.|,\s+(?=\p{Lu}|devant |lors |dans |sur |au micro |à l)|(?<=\p{Lu}\p{L}{1,20}),\s+(?=\p{Ll}[^,.]{3,60}[.])(?!(?:de|que|et|mais|pour|à|nous|vous|je|il|elle|on|ce|les|des|si|car|donc|sans|avec)\s|(?:d|qu|j|c)['’]))+/u;

function pronoun(part: string, grammar: Grammar): 'last' | undefined {
  return grammar.pronouns.test(part.trim()) ? 'last' : undefined;
}

function startsWithPronoun(part: string, grammar: Grammar): 'last' | undefined {
  return grammar.pronouns.exec(part.trimStart())?.index === 0 ? 'last' : undefined;
}

function lastMatch(pattern: RegExp, text: string): RegExpExecArray | undefined {
  return [...text.matchAll(new RegExp(pattern, `${pattern.flags}g`))].at(-1);
}

function wordsBefore(text: string, index: number): number {
  return text.slice(0, index).split(/\s+/u).filter(Boolean).length;
}
