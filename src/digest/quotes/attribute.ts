/** Gives every quote its clause and its speaker: its own, or those of the utterance that it goes on. */
import type { Attribution } from './attribution.ts';
import { attributionAfter, signature } from './attribution-after.ts';
import { attributionBefore } from './attribution-before.ts';
import { isOneSentence, sentenceAfter, sentenceBefore } from './clause-bounds.ts';
import type { People } from './people.ts';
import { resolveSpeaker } from './resolve.ts';
import type { Speaker } from './speaker.ts';
import { isStrongVerb } from './verbs.ts';
import type { Words } from './spoken-words.ts';

export interface Found {
  readonly words: Words;
  attribution?: Attribution;
  speaker?: Speaker;
  continues?: boolean;
}

export function attribute(text: string, narration: string, found: readonly Found[], people: People): void {
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
    const trailing = attributionAfter(narration, words.end, afterEnd, ended) ?? signature(narration, words);
    // Between two parts of one utterance the clause belongs to both; before a new one it only belongs to that.
    const leadingFrom = (from: number): Attribution | undefined =>
      attributionBefore(narration, from, words.start - 1, !words.whole);
    const leading =
      words.whole && inSentence
        ? (leadingFrom(Math.max(before, inSentence.words.end)) ??
          afterColon(narration, words, before, leadingFrom))
        : leadingFrom(before);
    const spoken = lastSpoken(found, index);
    if (!trailing?.adjacent && goesOnAfterClause(narration, spoken, one)) {
      one.speaker = spoken?.speaker;
      one.continues = true;
    } else {
      const own =
        trailing?.adjacent && (words.whole || trailing.inverted || !leading)
          ? trailing
          : (leading ?? trailing);
      // A clause whose subject is nobody may be no clause: "The vote “shows that we can win,” Jane Roe said".
      const other = own === leading ? trailing : leading;
      const speakerOf = (clause: Attribution): Speaker | undefined =>
        goesOnInSentence(clause, inSentence) ?? resolveSpeaker(clause, people, { recent });
      const attribution = [own, other].find((clause) => clause && speakerOf(clause)) ?? own;
      if (attribution) {
        one.attribution = attribution;
        one.speaker = speakerOf(attribution);
        if (
          one.speaker &&
          previous &&
          sameSpeaker(previous, one) &&
          sameParagraph(previous, one) &&
          isContinued(previous, one)
        ) {
          one.continues = true;
        }
      } else if (words.whole && spoken?.speaker && isContinued(spoken, one)) {
        one.speaker = spoken.speaker;
        one.continues = true;
      } else if (words.whole) one.speaker = announced(narration, words, people, recent);
    }
    if (one.speaker) {
      recent.unshift(one.speaker);
      recent.length = Math.min(recent.length, 8);
    }
  });
  shareClosingClauses(narration, found);
}

/** "Roe called it “a shame” and promised more: “…": what the colon announces is said by the sentence's subject. */
function afterColon(
  narration: string,
  { start }: Words,
  sentence: number,
  leadingFrom: (from: number) => Attribution | undefined,
): Attribution | undefined {
  return /:\s*["“«„]?$/u.test(narration.slice(Math.max(0, start - 4), start))
    ? leadingFrom(sentence)
    : undefined;
}

/** "It was “a mess” and “a shame,” Jane Roe said.": the clause that closes a sentence reports all that it quotes. */
function shareClosingClauses(narration: string, found: readonly Found[]): void {
  for (let index = found.length - 2; index >= 0; index -= 1) {
    const [one, next] = [found[index], found[index + 1]];
    if (!one || !next?.attribution || one.words.whole || one.attribution || one.speaker) continue;
    const closes = next.attribution.subjectStart >= next.words.end;
    if (!closes || !sameParagraph(one, next)) continue;
    if (sentenceAfter(narration, one.words.end, next.words.start) < next.words.start) continue;
    one.attribution = next.attribution;
    if (next.speaker) one.speaker = next.speaker;
  }
}

/** "She called it “a breach of trust,” adding: “…”": nothing stands before the participle but the quote before. */
function goesOnInSentence(
  { participle, subject }: Attribution,
  before: Found | undefined,
): Speaker | undefined {
  return participle && !/\p{L}/u.test(subject.replace(/\b(?:and|but|then)\b/u, ''))
    ? before?.speaker
    : undefined;
}

/** "“…,” said Jane Roe, a nurse. “…”": the clause between closes the first part, and the second is hers too. */
function goesOnAfterClause(narration: string, previous: Found | undefined, one: Found): boolean {
  if (!previous?.speaker || !one.words.whole || !sameParagraph(previous, one)) return false;
  const between = narration.slice(previous.words.end, one.words.start - 1);
  const own = previous.attribution !== undefined && previous.attribution.subjectStart > previous.words.end;
  return (
    own &&
    between.length < LONGEST_CLAUSE &&
    /[.!?…]["”’)]*\s*$/u.test(between) &&
    isOneSentence(narration, previous.words.end, previous.words.end + between.trimEnd().length)
  );
}

const LONGEST_CLAUSE = 260;

/** The last one before it that somebody said: a title in quote marks between two parts of an utterance parts nothing. */
function lastSpoken(found: readonly Found[], index: number): Found | undefined {
  const last = found[index - 1];
  const between = last && !last.words.whole && last.speaker === undefined;
  const earlier = found[index - 2];
  return between && earlier && sameParagraph(earlier, last) ? earlier : last;
}

function sameSpeaker(one: Found, other: Found): boolean {
  return one.words.whole && one.speaker?.speaker === other.speaker?.speaker;
}

/** The same utterance goes on: after its clause in the same paragraph, or in a paragraph that is nothing but speech. */
function isContinued(previous: Found, { words }: Found): boolean {
  const gap = words.start - previous.words.end;
  if (sameParagraph(previous, { words })) return gap < (previous.words.whole ? 160 : 100);
  const next = words.marked.paragraph === previous.words.marked.paragraph + 1;
  return (
    next &&
    (previous.words.whole || previous.attribution?.adjacent === true) &&
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
  if (narration[end - 1] === ':') return attribution && resolveSpeaker(attribution, people, { recent });
  // Speech alone in its paragraph is that of whoever the paragraph before has just told to have spoken.
  const said = narration.slice(sentence, end);
  if (!(said.match(/\p{L}+/gu) ?? []).some(isStrongVerb)) return undefined;
  const subject: Attribution = {
    subject: said,
    subjectStart: sentence,
    verb: ':',
    participle: true,
    adjacent: false,
  };
  return resolveSpeaker(subject, people, { recent });
}
