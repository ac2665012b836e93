/**
 * Direct speech in other languages than English: words in quote marks with a clause that reports them, in the same sentence or
 * the one before it in the same paragraph. Where the speaker is no name, or a pronoun that could mean several, none is given.
 */
import type { Article, Quote } from '../../model.ts';
import { type Grammar, grammars } from './grammars.ts';
import { findMarked, type Marked } from './marks.ts';
import { choosePulls } from './pull.ts';
import { type Clause, clauseAfter, clauseBefore, clauseInside } from './reporting-clauses.ts';
import { knownNames, type NamedSpeaker } from './speaker-names.ts';

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

export function speechByGrammar({ id, text, language }: Pick<Article, 'id' | 'text' | 'language'>): Quote[] {
  const grammar = grammars[language];
  if (!grammar) return [];
  const marked = findMarked(text).flatMap((span) => closedSpan(text, span, grammar));
  const narration = withoutSpeech(text, marked);
  const names = knownNames(narration, language, grammar);
  const parts = marked.flatMap(({ start, end, paragraph, paragraphStart, paragraphEnd }): Part[] => {
    const inside = grammar.clauseInside ? clauseInside(text, start, end, grammar, language) : undefined;
    if (inside)
      return [
        { start, end: inside.from, continues: false, clause: inside.clause, paragraph },
        { start: inside.to, end, continues: true, clause: inside.clause, paragraph },
      ];
    const isMarked = /[^,\s]/u.test(text[end] ?? '') || end >= paragraphEnd;
    const after = clauseAfter(text, isMarked ? end + 1 : end, paragraphEnd, grammar, language);
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

/** The same where it is closed; where it never closes, up to the clause that reports it; nothing where none does. */
function closedSpan(text: string, span: Marked, { verbs }: Grammar): Marked[] {
  if (!span.opened) return [];
  if (span.closed) return [span];
  const said = text.slice(span.start, Math.min(span.end, span.start + LONGEST_UNCLOSED));
  for (const { index } of said.matchAll(/[,?!…](?=\s)/gu)) {
    const clause = /^.\s*[—–-]?\s*/su.exec(said.slice(index))?.[0].length ?? 0;
    if (verbs.exec(said.slice(index + clause, index + clause + LONGEST_VERB))?.index !== 0) continue;
    const end = span.start + index + (said[index] === ',' ? 0 : 1);
    return [{ ...span, end, closed: true }];
  }
  return [];
}

/** Nobody speaks longer without a mark, and no verb with its auxiliaries is longer. */
const LONGEST_UNCLOSED = 1_000;
const LONGEST_VERB = 40;

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
