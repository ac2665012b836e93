/** Sentences that could be key points, each with what speaks for and against it. */
import type { Article } from '../../model.ts';
import { properNames, type ProperName } from '../names.ts';
import { findMarked } from '../quotes/marks.ts';
import { type Sentence, sentences } from '../sentences.ts';
import { terms, wordCount } from '../words.ts';
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
  /** Begins with something known that neither the headline nor the article's beginning names. */
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
const PERSONAL =
  /(?<![\p{L}\p{N}])(?:I|I['’]\p{L}+|[Mm]y|me|[Ww]e|[Ww]e['’]\p{L}+|[Oo]ur|us|[Yy]ou|[Yy]ou['’]\p{L}+|[Yy]our|[Ll]et['’]s)(?![\p{L}\p{N}.])/u;

export function findCandidates(article: Article): Candidate[] {
  const { text, title, language } = article;
  const speech = findMarked(text);
  const found = sentences(text, language).slice(0, MOST_SENTENCES);
  const known = new Set(
    [title, ...found.slice(0, BEGINNING).map((sentence) => sentence.text)].flatMap((one) =>
      terms(one, language),
    ),
  );
  const english = language === 'en';
  const names = properNames(text);
  const people = english ? personalNames(text, names) : [];
  const namesIn = within(names);
  const peopleIn = within(people);
  let next = 0;
  return found.map((sentence, index) => {
    while (next < speech.length && (speech[next]?.end ?? 0) <= sentence.start) next += 1;
    let spoken = 0;
    let told = '';
    let from = sentence.start;
    for (let at = next; at < speech.length && (speech[at]?.start ?? 0) < sentence.end; at += 1) {
      const span = speech[at];
      if (!span) continue;
      const [start, end] = [Math.max(span.start, from), Math.min(span.end, sentence.end)];
      spoken += Math.max(0, end - start);
      told += text.slice(from, Math.max(from, start));
      from = Math.max(from, end);
    }
    told += text.slice(from, sentence.end);
    return {
      article,
      sentence,
      index,
      terms: terms(sentence.text, language),
      words: wordCount(sentence.text),
      pointsBack: english && pointsBack(sentence.text, peopleIn(sentence)),
      unanchored: english && index >= BEGINNING && isUnanchored(sentence.text, known, language),
      personal: english && PERSONAL.test(told),
      beside: english && isBesideTheStory(sentence.text),
      names: namesIn(sentence).length,
      speech: spoken / Math.max(1, sentence.text.length),
      unpaired: isUnpaired(sentence.text),
    };
  });
}

/** Of names in order, those of one sentence after another, with their offsets in it. */
function within(names: readonly ProperName[]): (sentence: Sentence) => ProperName[] {
  let next = 0;
  return ({ start, end }) => {
    while (next < names.length && (names[next]?.start ?? 0) < start) next += 1;
    const found: ProperName[] = [];
    for (let name = names[next]; name && name.start < end; name = names[next]) {
      found.push({ text: name.text, start: name.start - start, end: name.end - start });
      next += 1;
    }
    return found;
  };
}

function isUnpaired(text: string): boolean {
  const count = (mark: RegExp): number => (text.match(mark) ?? []).length;
  return count(/“/gu) !== count(/”/gu) || count(/"/gu) % 2 === 1 || count(/«/gu) !== count(/»/gu);
}
