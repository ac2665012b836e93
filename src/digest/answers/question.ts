/** What a question asks for: the words that tell, and the kind of answer that would do. */
import { properNames } from '../names.ts';
import { sentences } from '../sentences.ts';
import { fold, isFunctionWord } from '../words.ts';
import { type AnswerKind, kindOf } from './answer-kinds.ts';
import { rootOf } from './irregular.ts';

export interface Question {
  readonly text: string;
  readonly kind: AnswerKind;
  /** Stems of its telling words, each once; there may be none. */
  readonly terms: readonly string[];
  /** Stems of the words in its last sentence, which is the question itself. */
  readonly asked: ReadonlySet<string>;
  /** Stems of the names in it: an answer about somebody else is none. */
  readonly names: ReadonlySet<string>;
  /** Stems of what is asked for, where the question names it: "which sports team" */
  readonly sort: ReadonlySet<string>;
  /** Neighbouring words, folded, "speak with". */
  readonly pairs: ReadonlySet<string>;
  /** Stems of all its words. */
  readonly stems: ReadonlySet<string>;
  /** It asks for what is not so. */
  readonly negated: boolean;
}

const MOST_LENGTH = 1_000;
const MOST_TERMS = 24;
const WORD = /[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu;

/** Words that questions are made of, and that tell nothing of what is asked. */
const QUESTION_WORDS = new Set(
  `do did does done doing make made makes making get got gets happen happened happens happening tell know known think many much long often far old kind sort type
name named call called amount number thing things one ones someone anyone people person please give gave given show anything something article articles story
news recent recently latest new week month year today yesterday tomorrow currently exactly actually really also ever yet go goes going went take took takes taken
become became come came way put mean means meant`.split(/\s+/u),
);

/** `language`: of the articles that it is put to, whose stems its words must meet. */
export function readQuestion(asked: string, language = 'en'): Question {
  const text = asked.slice(0, MOST_LENGTH).replace(/\s+/gu, ' ').trim();
  const words = [...text.matchAll(WORD)].map(([word]) => word);
  const stemOf = (word: string): string => rootOf(word, language);
  const isFiller = (word: string): boolean => isFunctionWord(word, language) || isFunctionWord(word);
  const telling = words.filter(
    (word) => !isFiller(word) && (!QUESTION_WORDS.has(fold(word)) || /^\p{Lu}{2,}$|\d/u.test(word)),
  );
  const names = properNames(text).flatMap(({ text: name, start }) => {
    const parts = name.split(/[\s-]+/u);
    // The first word of a question is written large whatever it is.
    return (start === 0 ? parts.slice(parts.length > 1 ? 0 : 1) : parts).filter(
      (part) => !isFiller(part) && !QUESTION_WORDS.has(fold(part)),
    );
  });
  const folded = words.map(fold);
  const last = sentences(text, language).at(-1)?.text ?? text;
  const terms = telling.map(stemOf);
  return {
    text,
    kind: kindOf(last.toLowerCase()),
    terms: [...new Set(terms)].slice(0, MOST_TERMS),
    asked: new Set([...last.matchAll(WORD)].map(([word]) => stemOf(word))),
    names: new Set(names.map(stemOf)),
    sort: new Set(sortOf(text).map(stemOf)),
    pairs: new Set(folded.slice(1).map((word, index) => `${folded[index]} ${word}`)),
    stems: new Set(words.map(stemOf)),
    negated: isNegated(text),
  };
}

const NEGATION = /\b(?:not|no|never|none|without|nor|neither|cannot|nobody|nothing)\b|n['’]t\b/iu;

export function isNegated(text: string): boolean {
  return NEGATION.test(text);
}

const SORT =
  /\b(?:which|what)(?: of (?:these|the following|the))?(?:['’]s)? ((?:[\p{L}\p{N}'’.-]{1,40} ?){1,6})/iu;
const MOST_SORT_WORDS = 4;

/** The words after "which" or "what", up to its verb. */
function sortOf(text: string): string[] {
  const words = SORT.exec(text)?.[1]?.trim().split(/\s+/u) ?? [];
  const end = words.findIndex(
    (word, index) => isFunctionWord(word) || (index > 0 && fold(word).endsWith('ed')),
  );
  return words.slice(0, Math.min(end < 0 ? words.length : end, MOST_SORT_WORDS));
}
