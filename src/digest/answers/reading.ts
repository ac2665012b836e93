/** Articles as questions look at them: their sentences, and the words of each. */
import { LRUCache } from 'lru-cache';
import type { StoredArticle } from '../../model.ts';
import { type Sentence, sentences } from '../sentences.ts';
import { rootTerms } from './irregular.ts';

export interface Reading {
  readonly sentences: readonly Sentence[];
  /** Of each sentence the stems of its telling words, in order. */
  readonly sequences: readonly (readonly string[])[];
  readonly terms: readonly ReadonlySet<string>[];
  /** The words of a sentence, folded, with a space before and after each. */
  plain(index: number): string;
  readonly title: ReadonlySet<string>;
  /** Of headline and text. */
  readonly whole: ReadonlySet<string>;
}

const MOST_SENTENCES = 120;
const MOST_RECENT = 500;

/** Texts that were read lately: the next question is mostly about the same articles. */
const recent = new LRUCache<string, Reading>({ max: MOST_RECENT });

export function readArticle({ title, text, language }: StoredArticle): Reading {
  const key = `${language}\n${title}\n${text}`;
  const known = recent.get(key);
  if (known) return known;
  const found = sentences(text, language).slice(0, MOST_SENTENCES);
  const sequences = found.map((sentence) => rootTerms(sentence.text, language));
  const titleTerms = new Set(rootTerms(title, language));
  const plain: string[] = [];
  const made: Reading = {
    sentences: found,
    sequences,
    terms: sequences.map((sequence) => new Set(sequence)),
    plain: (index) => (plain[index] ??= plainWords(found[index]?.text ?? '')),
    title: titleTerms,
    whole: new Set([...titleTerms, ...sequences.flat()]),
  };
  recent.set(key, made);
  return made;
}

/** All at once what `fold` does to a word. */
function plainWords(text: string): string {
  const words = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+|['’]s?(?![\p{L}\p{N}])/gu, '')
    .replace(/[^\p{L}\p{N}'’.]+|\.(?![\p{L}\p{N}])/gu, ' ');
  return ` ${words.trim()} `;
}
