/** Sentences that could be key points, each with what speaks for and against it. */
import type { Article } from '../../model.ts';
import { properNames } from '../names.ts';
import { findMarked } from '../quotes/marks.ts';
import { type Sentence, sentences } from '../sentences.ts';
import { stem, terms, wordCount } from '../words.ts';
import { isBesideTheStory } from './beside-the-story.ts';
import { isUnanchored, personalNames, pointsBack } from './pointing-back.ts';

export interface Candidate {
  readonly article: Article;
  readonly sentence: Sentence;
  /** Its place among the article's sentences, from 0. */
  readonly index: number;
  readonly terms: readonly string[];
  readonly words: number;
  /** Begins with a word that points back to the sentence before, or tells of somebody whom only that names. */
  readonly pointsBack: boolean;
  /** Tells of something, or of somebody by surname, that neither the headline nor the article's beginning names. */
  readonly unanchored: boolean;
  /** Speaks for its author, or to its reader. */
  readonly personal: boolean;
  /** Tells of the page rather than of the story. */
  readonly beside: boolean;
  readonly names: number;
  /** The part of it that is somebody's speech, 0 to 1. */
  readonly speech: number;
  /** Quote marks that don't pair up within it. */
  readonly unpaired: boolean;
}

const MOST_SENTENCES = 400;
/** So many sentences say what an article is about. */
const BEGINNING = 2;
/** Whoever a sentence tells of is named within so many characters. */
const SUBJECT_LENGTH = 30;
const PERSONAL =
  /(?<![\p{L}\p{N}])(?:I|I['’]\p{L}+|[Mm]y|me|[Ww]e|[Ww]e['’]\p{L}+|[Oo]ur|us|[Yy]ou|[Yy]ou['’]\p{L}+|[Yy]our|[Ll]et['’]s)(?![\p{L}\p{N}.])/u;

export function findCandidates(article: Article): Candidate[] {
  const { text, title, language } = article;
  const found = sentences(text, language).slice(0, MOST_SENTENCES);
  const opening = [title, ...found.slice(0, BEGINNING).map((sentence) => sentence.text)];
  const known = new Set(opening.flatMap((one) => terms(one, language)));
  const english = language === 'en';
  const names = properNames(text);
  const starts = new Set(found.map((sentence) => sentence.start));
  const people = english ? personalNames(text, names, starts) : [];
  const surnames = new Set(people.flatMap(({ text: name }) => / (?<last>\S+)$/u.exec(name)?.[1] ?? []));
  const namesIn = createWithin(names);
  const peopleIn = createWithin(people);
  const speechIn = createWithin(findMarked(text));
  return found.map((sentence, index) => {
    const { text: words, start } = sentence;
    const speech = speechIn(sentence);
    const told = outside(sentence, speech);
    const somebody = peopleIn(sentence).map((name) => ({
      ...name,
      start: name.start - start,
      end: name.end - start,
    }));
    // Of a surname behind the news, "…, Lund said", the news holds without.
    const subject = somebody.find((name) => name.start < SUBJECT_LENGTH)?.text ?? '';
    const isNew = (): boolean =>
      isUnanchored(words, known, language) || (surnames.has(subject) && !known.has(stem(subject, language)));
    return {
      article,
      sentence,
      index,
      terms: terms(words, language),
      words: wordCount(words),
      pointsBack: english && pointsBack(words, somebody),
      unanchored: english && index >= BEGINNING && isNew(),
      personal: english && PERSONAL.test(told),
      beside: english && isBesideTheStory(words),
      names: namesIn(sentence).length,
      speech: (words.length - told.length) / Math.max(1, words.length),
      unpaired: isUnpaired(words),
    };
  });
}

/** What of a sentence is nobody's speech. */
function outside({ text, start }: Sentence, speech: readonly Place[]): string {
  let from = 0;
  const parts = speech.map((span) => {
    const part = text.slice(from, Math.max(from, span.start - start));
    from = Math.max(from, span.end - start);
    return part;
  });
  return parts.join('') + text.slice(from);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Of places in order, those that one sentence after another holds a part of. */
function createWithin<One extends Place>(places: readonly One[]): (sentence: Sentence) => readonly One[] {
  let next = 0;
  return ({ start, end }) => {
    while (next < places.length && (places[next]?.end ?? 0) <= start) next += 1;
    const found: One[] = [];
    for (let at = next; (places[at]?.start ?? end) < end; at += 1) {
      const place = places[at];
      if (place) found.push(place);
    }
    return found;
  };
}

function isUnpaired(text: string): boolean {
  const count = (mark: RegExp): number => (text.match(mark) ?? []).length;
  return count(/“/gu) !== count(/”/gu) || count(/"/gu) % 2 === 1 || count(/«/gu) !== count(/»/gu);
}
