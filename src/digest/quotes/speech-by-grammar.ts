/**
 * Direct speech in other languages than English: words in quote marks with a clause that reports them, in the same sentence or
 * the one before it in the same paragraph. Where the speaker is no name, or a pronoun that could mean several, none is given.
 */
import type { Article, Quote } from '../../model.ts';
import { findMarked } from './marks.ts';
import { type Grammar, grammars } from './grammars.ts';
import { choosePulls } from './pull.ts';
import { knownNames, type NamedSpeaker, speakerIn } from './speaker-names.ts';

/** Whether there is a grammar for the language. */
export function hasGrammar(language: string): boolean {
  return Object.hasOwn(grammars, language);
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly continues: boolean;
  readonly clause: Clause | undefined;
  readonly paragraph: number;
}

interface Clause {
  readonly verb: string | undefined;
  readonly speaker: NamedSpeaker | 'last' | undefined;
}

const MOST_CLAUSE = 200;

export function speechByGrammar({ id, text, language }: Pick<Article, 'id' | 'text' | 'language'>): Quote[] {
  const grammar = grammars[language];
  if (!grammar) return [];
  const marked = findMarked(text).filter(({ opened, closed }) => opened && closed);
  const narration = withoutSpeech(text, marked);
  const names = knownNames(narration, language);
  const parts = marked.flatMap(({ start, end, paragraph, paragraphStart, paragraphEnd }): Part[] => {
    const inside = grammar.clauseInside ? clauseInside(text, start, end, grammar, language) : undefined;
    if (inside)
      return [
        { start, end: inside.from, continues: false, clause: inside.clause, paragraph },
        { start: inside.to, end, continues: true, clause: inside.clause, paragraph },
      ];
    const after = clauseAfter(text, end + 1, paragraphEnd, grammar, language);
    // In Japanese the verb follows the words and the speaker goes before them.
    const clause = after?.speaker
      ? after
      : (merged(after, clauseBefore(narration, paragraphStart, start - 1, grammar, language)) ?? after);
    return [{ start, end, continues: false, clause, paragraph }];
  });
  const quotes: Quote[] = [];
  const whole = new Set<number>();
  let last: { readonly speaker: NamedSpeaker | undefined; readonly paragraph: number } | undefined;
  let speakers = 0;
  for (const part of parts) {
    const [start, end] = trimmed(text, part.start, part.end);
    const said = text.slice(start, end);
    // The next words in the same paragraph, with no clause of their own, are the same person's.
    const clause =
      part.clause ?? (last?.paragraph === part.paragraph && goesOn(said) ? FOLLOWING : undefined);
    if (!clause || !/[\p{L}\p{N}]/u.test(said) || isName(text, start, said)) continue;
    const speaker =
      clause.speaker === 'last' ? (speakers > 0 ? last?.speaker : undefined) : names.whole(clause.speaker);
    const continues = part.continues || (!part.clause && last !== undefined);
    last = { speaker, paragraph: part.paragraph };
    if (speaker) speakers += 1;
    if (isSentence(said)) whole.add(quotes.length);
    quotes.push({
      articleId: id,
      start,
      end,
      text: said,
      ...(speaker === undefined ? {} : { speaker: speaker.name }),
      ...(speaker?.role === undefined ? {} : { role: speaker.role }),
      ...(clause.verb === undefined ? {} : { verb: clause.verb }),
      ...(continues ? { continues: true } : {}),
      pull: false,
    });
  }
  return choosePulls(quotes, whole);
}

/** Spoken words blanked out at their length: what they say reports nothing. */
function withoutSpeech(
  text: string,
  marked: readonly { readonly start: number; readonly end: number }[],
): string {
  let narration = '';
  let at = 0;
  for (const { start, end } of marked) {
    narration += text.slice(at, start) + ' '.repeat(Math.max(0, end - start));
    at = end;
  }
  return narration + text.slice(at);
}

function merged(after: Clause | undefined, before: Clause | undefined): Clause | undefined {
  return after && before ? { verb: after.verb ?? before.verb, speaker: before.speaker } : before;
}

const FOLLOWING: Clause = { verb: undefined, speaker: 'last' };

function trimmed(text: string, from: number, to: number): [number, number] {
  let [start, end] = [from, to];
  while (start < end && /[\s—–-]/u.test(text[start] ?? '')) start += 1;
  while (end > start && /[\s,،，、—–-]/u.test(text[end - 1] ?? '')) end -= 1;
  return [start, end];
}

/** Words in marks that are written as names are, or follow an article: a newspaper, a film. */
function isName(text: string, start: number, said: string): boolean {
  const words = said.split(/\s+/u);
  if (words.length > 4 || /[.!?]$/u.test(said)) return false;
  const afterArticle =
    /(?:^|\s)(?:der|dem|die|das|le|la|el|il|het|de|газет[аеуы]|журнал\p{L}?|film|journal|Zeitung) ?.$/iu;
  return (
    words.every((word) => /^[\p{Lu}\d]/u.test(word)) ||
    (/^\p{Lu}/u.test(said) && afterArticle.test(text.slice(Math.max(0, start - 20), start)))
  );
}

function goesOn(said: string): boolean {
  return isSentence(said) || /^[¿¡…\s]*\p{Lu}\S*\s+\S+\s+\S/u.test(said);
}

const LEAST_SENTENCE_WORDS = 4;

function isSentence(said: string): boolean {
  const words = said.split(/\s+/u).length;
  const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(said);
  return (
    (unspaced ? said.length >= 8 : words >= LEAST_SENTENCE_WORDS) && /^[¿¡…\s]*[\p{Lu}\p{Lo}\d]/u.test(said)
  );
}

/** "…», сказала Дана Уитлоу." From the closing mark up to the end of the clause. */
function clauseAfter(
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
function clauseBefore(
  text: string,
  paragraphStart: number,
  to: number,
  grammar: Grammar,
  language: string,
): Clause | undefined {
  const lead = text.slice(Math.max(paragraphStart, to - MOST_CLAUSE), to).replace(COURTESY_STOP, '$1\u2024');
  const sentence = (lead.split(/[.!?。！？]\s*|[»”」]\s*[.,]?\s*(?=\p{Lu})/u).at(-1) ?? '').replaceAll(
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
function clauseInside(
  text: string,
  start: number,
  end: number,
  grammar: Grammar,
  language: string,
): { readonly from: number; readonly to: number; readonly clause: Clause } | undefined {
  const said = text.slice(start, end);
  for (const match of said.matchAll(/[,.!?…]\s*[—–]?\s*(?=\p{Ll})/gu)) {
    const from = match.index + match[0].length;
    const clause = INSIDE.exec(said.slice(from))?.[0] ?? '';
    const verb = grammar.verbs.exec(clause);
    // The verb begins the clause, or a pronoun is all that stands before it.
    if (verb?.index !== 0 || clause.length > MOST_CLAUSE) continue;
    const rest = /^[,.]?\s*[—–]?\s*/u.exec(said.slice(from + clause.length))?.[0].length ?? 0;
    const to = from + clause.length + rest;
    if (to >= said.length) return undefined;
    const after = clause.slice(verb[0].length);
    const speaker =
      pronoun(verb[0], grammar) ?? speakerIn(after, grammar, language, 'after') ?? pronoun(after, grammar);
    const stop = /[!?…]/u.test(match[0]) ? 1 : 0;
    return { from: start + match.index + stop, to: start + to, clause: { verb: verb[0], speaker } };
  }
  return undefined;
}

/** Up to the comma after which the speech goes on: a name or a circumstance after one still belongs to the clause. */
const INSIDE =
  /^(?:[^,.!?—–]|\b(?:M|Dr|Mme)\.|,\s+(?=\p{Lu}|devant |lors |dans |sur |au micro |à l)|(?<=\p{Lu}\p{L}{1,20}),\s+(?=\p{Ll}[^,.]{3,60}[.]))+/u;

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
