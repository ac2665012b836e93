/**
 * Direct speech in an article: where it stands, to the letter, who says it and as what. Words in quote marks that nobody is
 * said to have spoken are no quotes; a speaker that isn't clear is left out.
 */
import type { Article, Quote } from '../../model.ts';
import { attribute, type Found } from './attribute.ts';
import { sentenceAfter, sentenceBefore } from './clause-bounds.ts';
import { findPeople } from './people.ts';
import { choosePulls } from './pull.ts';
import { hasGrammar, speechByGrammar } from './speech-by-grammar.ts';
import { withoutShouting } from './shouting.ts';
import { isReportingVerb } from './verbs.ts';
import { findWords, isTitleCase, maskWords, type Words } from './spoken-words.ts';

export function findQuotes(article: Pick<Article, 'id' | 'text' | 'language'>): Quote[] {
  const { id, language } = article;
  if (hasGrammar(language)) return speechByGrammar(article);
  const text = withoutShouting(article.text);
  const spans = findWords(text);
  if (spans.length === 0) return [];
  const people = findPeople(text);
  const narration = maskWords(text, spans);
  const found: Found[] = spans.map((words) => ({ words }));
  attribute(text, narration, found, people);
  const kept = found.filter(
    ({ words, attribution, speaker }) =>
      (!isWork(text, narration, words) && attribution !== undefined) ||
      (words.whole ? speaker !== undefined || isSpeech(text, words) : isReported(text, narration, words)),
  );
  const quotes = kept.map(({ words, attribution, speaker, continues }): Quote => {
    const quote = {
      articleId: id,
      start: words.start,
      end: words.end,
      text: article.text.slice(words.start, words.end),
      pull: false,
    };
    return {
      ...quote,
      ...(speaker === undefined ? {} : { speaker: speaker.speaker }),
      ...(speaker?.role === undefined ? {} : { role: speaker.role }),
      ...(attribution === undefined || attribution.verb === ':' ? {} : { verb: attribution.verb }),
      ...(continues ? { continues: true } : {}),
    };
  });
  return choosePulls(quotes, new Set(kept.flatMap(({ words }, index) => (words.whole ? [index] : []))));
}

const LEAST_SPEECH_WORDS = 5;

/** A sentence of some length in marks of its own is speech by itself, though its speaker isn't clear. */
function isSpeech(text: string, { start, end, marked }: Words): boolean {
  const said = text.slice(start, end);
  const ended = /[.!?…]["”’)]*$/u.test(said) || /^[,.!?]/u.test(text.slice(end, end + 1));
  return marked.closed && marked.opened && ended && said.split(/\s+/u).length >= LEAST_SPEECH_WORDS;
}

/** What stands in front of the title of a broadcast, a book or a song. */
const WORK =
  /(?:\b(?:on|with|of|for|in|to|by|and|album|book|novel|memoir|film|movie|documentary|song|single|series|show|sitcom|hit|hits|titled|entitled|program(?:me)?|podcast|column|musical|play|episode|exhibition|painting)|\p{Lu}\p{L}+['’]s?)[\s,]*["“«„‘]?$/iu;

/** "on ABC’s “This Week”": a title, though somebody is said to have said something there. */
function isWork(text: string, narration: string, { start, end, whole }: Words): boolean {
  const said = text.slice(start, end);
  if (whole || !isTitleCase(said) || said.split(/\s+/u).length < 2) return false;
  return WORK.test(narration.slice(Math.max(0, start - 40), start));
}

const LEAST_REPORTED_WORDS = 4;
/** Nouns that stand for speech: "her remark that “…”", "the call for “…”". */
const SPEECH_NOUN =
  /\b(?:remark|comment|claim|statement|accusation|call|phrase|slogan|message|pledge|promise|assertion|suggestion|charge|argument|warning|letter|e-?mail|tweet|post|speech|description|allegation|vow|criticism|complaint|question|answer|interview|testimony|apology|headline|motto|rhetoric|words|report|memo|ruling|order)s?\b/iu;

/** A longer phrase in a sentence that reports: somebody's words, though whose the sentence doesn't say right there. */
function isReported(text: string, narration: string, { start, end, marked }: Words): boolean {
  const said = text.slice(start, end);
  if (said.split(/\s+/u).length < LEAST_REPORTED_WORDS || isTitleCase(said)) return false;
  const from = sentenceBefore(narration, start - 1, marked.paragraphStart);
  const to = sentenceAfter(narration, end, marked.paragraphEnd);
  const sentence = narration.slice(from, to);
  return SPEECH_NOUN.test(sentence) || (sentence.match(/[\p{L}-]+/gu) ?? []).some(isReportingVerb);
}
