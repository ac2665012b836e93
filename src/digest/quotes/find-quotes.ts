/**
 * Direct speech in an article: where it stands, to the letter, who says it and as what. Words in quote marks that nobody is
 * said to have spoken are no quotes; a speaker that isn't clear is left out.
 */
import type { Article, Quote } from '../../model.ts';
import { attribute, type Found } from './attribute.ts';
import { isNoSpeech } from './no-speech.ts';
import { findPeople } from './people.ts';
import { withCurlyMarks } from './marks.ts';
import { choosePulls } from './pull.ts';
import { hasGrammar, speechByGrammar } from './speech-by-grammar.ts';
import { withoutShouting } from './shouting.ts';
import { findWords, isTitleCase, maskWords, type Words } from './spoken-words.ts';
import { withoutTags } from './tags.ts';

export function findQuotes(article: Pick<Article, 'id' | 'text' | 'language'>): Quote[] {
  const { id, language } = article;
  if (hasGrammar(language)) return speechByGrammar(article);
  const text = withCurlyMarks(withoutShouting(withoutTags(article.text)));
  const spans = findWords(text);
  if (spans.length === 0) return [];
  const people = findPeople(text);
  const narration = maskWords(text, spans);
  const found: Found[] = spans.map((words) => ({ words }));
  attribute(text, narration, found, people);
  const kept = found.filter(
    ({ words, attribution, speaker }, index) =>
      !isNoSpeech(text, narration, words) &&
      (attribution !== undefined ||
        (words.whole && (speaker !== undefined || spans[index - 1]?.marked.closed === false)) ||
        isSpeech(text, words)),
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

const LEAST_SPEECH_WORDS = 4;

/** Words of some length in marks are speech by themselves, though whose isn't clear: titles, terms and irony are shorter. */
function isSpeech(text: string, { start, end, marked }: Words): boolean {
  const said = text.slice(start, end);
  return marked.opened && said.split(/\s+/u).length >= LEAST_SPEECH_WORDS && !isTitleCase(said);
}
