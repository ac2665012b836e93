/**
 * Who says what a sentence reports without quoting it: "Tressel said that she would …". The sentence is read as if the words
 * reported were quoted, so that speakers are found, and named, as those of quotes are.
 */
import { findQuotes } from '../digest/quotes/find-quotes.ts';
import { sentences } from '../digest/sentences.ts';
import type { Evidence, Quote, StoredArticle } from '../model.ts';

const VERB = /\b(?:said|says|told|added|announced|warned|argued|explained|stated|confirmed|insisted)\b/u;
/** "said that", "told the council on Friday that" */
const THAT = /^(?: [^,;:.“”"]{1,60})?,? that (?=\S)/u;
/** "…, Irena Solvik said, and …", "…, she said on Sunday." */
const ENDS_CLAUSE = /^(?:[,.;]|$| (?:on|in|at|to) )/u;
const PRONOUN = /\b(?:he|she|it|they|who|which|we|I)(?: has| had| have| also)? $/iu;
const MOST_SUBJECT = 100;

export interface Reported extends Pick<Quote, 'speaker' | 'role'> {
  /** The sentence. */
  readonly evidence: Evidence;
}

/** Sentences that the evidence touches and whose own subject is a speaker. English only. */
export function reportedSpeech({ start, end }: Evidence, article: StoredArticle): Reported[] {
  return sentences(article.text, article.language)
    .filter((sentence) => sentence.start < end && sentence.end > start)
    .flatMap(({ start: from, end: to }) => {
      const text = article.text.slice(from, to);
      const quoted = /[“”"«»„]/u.test(text) ? undefined : asQuoted(text);
      if (quoted === undefined) return [];
      const read = article.text.slice(0, from) + quoted + article.text.slice(to);
      const found = findQuotes({ ...article, text: read }).find(
        (quote) => quote.start >= from && quote.end <= from + quoted.length,
      );
      const evidence = { articleId: article.id, start: from, end: to, text };
      return found?.speaker === undefined
        ? []
        : [{ evidence, speaker: found.speaker, ...(found.role === undefined ? {} : { role: found.role }) }];
    });
}

/** The sentence with quote marks around what it reports; undefined where it reports nothing. */
function asQuoted(sentence: string): string | undefined {
  const verb = VERB.exec(sentence);
  if (!verb) return undefined;
  const before = sentence.slice(0, verb.index);
  const after = sentence.slice(verb.index + verb[0].length);
  // Who "she" is, is a guess where no quote helps.
  if (PRONOUN.test(before)) return undefined;
  const that = THAT.exec(after);
  if (that) return `${before}${verb[0]}: “${after.slice(that[0].length)}”`;
  if (!ENDS_CLAUSE.test(after)) return undefined;
  const comma = subjectComma(before.trimEnd());
  if (comma === undefined) return undefined;
  return `“${before.slice(0, comma)},” ${before.slice(comma + 1).trimStart()}${verb[0]}${after}`;
}

/** The comma between what is reported and who says it: the last one, or that before a name with "the minister," behind it. */
function subjectComma(before: string): number | undefined {
  const isApposition = before.endsWith(',');
  const last = before.lastIndexOf(',', isApposition ? before.length - 2 : before.length);
  const comma = isApposition && last > 0 ? before.lastIndexOf(',', last - 1) : last;
  return comma > 0 && before.length - comma <= MOST_SUBJECT ? comma : undefined;
}
