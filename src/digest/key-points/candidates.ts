/** Sentences that could be key points, each with what speaks for and against it. */
import type { Article } from '../../model.ts';
import { findMarked } from '../quotes/marks.ts';
import { type Sentence, sentences } from '../sentences.ts';
import { terms, wordCount } from '../words.ts';

export interface Candidate {
  readonly article: Article;
  readonly sentence: Sentence;
  /** Its place among the article's sentences, from 0. */
  readonly index: number;
  readonly terms: readonly string[];
  readonly words: number;
  /** Begins with a word that points back to the sentence before. */
  readonly pointsBack: boolean;
  /** The part of it that is somebody's speech, 0 to 1. */
  readonly speech: number;
  /** Quote marks that don't pair up within it. */
  readonly unpaired: boolean;
}

const MOST_SENTENCES = 400;
const POINTS_BACK =
  /^(?:(?:but|and|so|yet|still|then|also|instead|however|nevertheless|meanwhile|moreover|in addition|as a result|for example|for instance)[, ]+)?(?:he|she|they|it|his|her|their|its|this|that|these|those|him|them|such|the (?:former|latter|same|move|decision|incident|two|pair|trio|couple|group|man|woman|men|women|boy|girl|suspect|victim)|both|one of them|another|others|neither|there)\b/iu;

export function findCandidates(article: Article): Candidate[] {
  const speech = findMarked(article.text);
  let next = 0;
  return sentences(article.text, article.language)
    .slice(0, MOST_SENTENCES)
    .map((sentence, index) => {
      while (next < speech.length && (speech[next]?.end ?? 0) <= sentence.start) next += 1;
      let spoken = 0;
      for (let at = next; at < speech.length && (speech[at]?.start ?? 0) < sentence.end; at += 1) {
        const span = speech[at];
        if (span)
          spoken += Math.max(0, Math.min(span.end, sentence.end) - Math.max(span.start, sentence.start));
      }
      return {
        article,
        sentence,
        index,
        terms: terms(sentence.text, article.language),
        words: wordCount(sentence.text),
        pointsBack: POINTS_BACK.test(sentence.text),
        speech: spoken / Math.max(1, sentence.text.length),
        unpaired: isUnpaired(sentence.text),
      };
    });
}

function isUnpaired(text: string): boolean {
  const count = (mark: RegExp): number => (text.match(mark) ?? []).length;
  return count(/“/gu) !== count(/”/gu) || count(/"/gu) % 2 === 1 || count(/«/gu) !== count(/»/gu);
}
