/** The sentences of the candidate articles, each with how well it fits a question. */
import type { StoredArticle } from '../../model.ts';
import { type Sentence, sentences } from '../sentences.ts';
import { terms } from '../words.ts';
import { alike } from './alike.ts';
import { holdsAnswer, type Question } from './question.ts';

export interface Passage {
  readonly article: StoredArticle;
  readonly sentence: Sentence;
  /** Place among the article's sentences, and among the articles. */
  readonly index: number;
  readonly rank: number;
  readonly features: Features;
}

/** What the confidence in a passage is reckoned from, each 0 to 1. */
export interface Features {
  /** Share of the question's words that the sentence holds, by their rarity. */
  readonly own: number;
  /** The same with the sentences around it, the headline and the article's beginning. */
  readonly around: number;
  /** Share of the question's names that the sentence, or its surroundings, hold. */
  readonly names: number;
  /** Share of the question's other words that the sentence holds: what is asked of whom it names. */
  readonly rest: number;
  /** Share of the question's words that its whole article holds. */
  readonly article: number;
  /** Share of the question's words that the headline holds. */
  readonly title: number;
  /** Neighbouring words of the question that are neighbours here too. */
  readonly pairs: number;
  /** It holds what a question of this kind asks for. */
  readonly kind: number;
  /** It stands at the beginning of its article. */
  readonly lead: number;
  /** Its article was found first. */
  readonly found: number;
}

const MOST_SENTENCES = 120;
/** How much a word counts that only the sentences before the question itself hold. */
const LEAD_UP = 0.6;

interface Prepared {
  readonly article: StoredArticle;
  readonly rank: number;
  readonly sentences: readonly Sentence[];
  readonly terms: readonly ReadonlySet<string>[];
  /** The words of each sentence, folded, with a space before and after each. */
  readonly plain: readonly string[];
  readonly title: ReadonlySet<string>;
  readonly whole: ReadonlySet<string>;
}

type Text = Pick<Prepared, 'sentences' | 'terms' | 'plain' | 'title' | 'whole'>;

/** Texts that were read lately: the next question is mostly about the same articles. */
const recent = new Map<string, Text>();
const MOST_RECENT = 500;

function prepare({ title, text, language }: StoredArticle): Text {
  const key = `${title}\n${text}`;
  const known = recent.get(key);
  if (known) return known;
  const found = sentences(text, language).slice(0, MOST_SENTENCES);
  const held = found.map((sentence) => new Set(terms(sentence.text)));
  const titleTerms = new Set(terms(title));
  const made = {
    sentences: found,
    plain: found.map((sentence) => plainWords(sentence.text)),
    terms: held,
    title: titleTerms,
    whole: new Set([...titleTerms, ...held.flatMap((set) => [...set])]),
  };
  if (recent.size >= MOST_RECENT) recent.delete(recent.keys().next().value ?? key);
  recent.set(key, made);
  return made;
}

export function scorePassages(question: Question, articles: readonly StoredArticle[]): Passage[] {
  const prepared = articles.map((article, rank) => ({ ...prepare(article), article, rank }));
  const wanted = question.terms.map((term) => ({ term, kin: alike(term), weight: 0 }));
  const total = prepared.reduce((sum, { terms }) => sum + terms.length, 0);
  const weighted = wanted.map(({ term, kin }) => {
    let holding = 0;
    for (const { terms } of prepared)
      for (const held of terms) if (kin.some((one) => held.has(one))) holding += 1;
    // What a question tells first only leads up to what it asks.
    const asked = question.asked.has(term) ? 1 : LEAD_UP;
    return { term, kin, weight: asked * Math.log2(2 + total / (holding + 1)) };
  });
  const whole = weighted.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return prepared.flatMap((one) => scoreArticle(question, one, weighted, whole));
}

type Weighted = { readonly term: string; readonly kin: readonly string[]; readonly weight: number };

function scoreArticle(
  question: Question,
  { article, rank, sentences, terms, plain, title, whole: everything }: Prepared,
  weighted: readonly Weighted[],
  whole: number,
): Passage[] {
  const inArticle =
    weighted.reduce(
      (sum, { kin, weight }) => (kin.some((one) => everything.has(one)) ? sum + weight : sum),
      0,
    ) / whole;
  return sentences.flatMap((sentence, index) => {
    // A question answers none, though it may hold every word of it.
    if (/\?["”’)]*$/u.test(sentence.text)) return [];
    const held = terms[index] ?? new Set<string>();
    const near = [terms[index - 1], terms[index - 2], terms[index + 1]];
    let own = 0;
    let around = 0;
    let names = 0;
    let rest = 0;
    let restWhole = 0;
    let inTitle = 0;
    for (const { term, kin, weight } of weighted) {
      // A kindred word is not quite the word itself.
      const here = held.has(term) ? 1 : kin.some((one) => held.has(one)) ? 0.8 : 0;
      const beside =
        here ||
        (near.some((set) => set && kin.some((one) => set.has(one)))
          ? 0.7
          : kin.some((one) => title.has(one))
            ? 0.7
            : terms[0]?.has(term)
              ? 0.5
              : 0);
      own += here * weight;
      around += Math.max(here, beside) * weight;
      if (kin.some((one) => title.has(one))) inTitle += weight;
      if (question.names.has(term)) names += Math.max(here, beside);
      else {
        rest += here * weight;
        restWhole += weight;
      }
    }
    if (around === 0) return [];
    const features: Features = {
      own: own / whole,
      around: around / whole,
      names: question.names.size === 0 ? 1 : Math.min(1, names / question.names.size),
      pairs: sharedPairs(question, plain[index] ?? ''),
      kind: holdsAnswer(question, sentence.text) ? 1 : 0,
      rest: restWhole === 0 ? own / whole : rest / restWhole,
      article: inArticle,
      title: inTitle / whole,
      lead: 1 / (1 + index * 0.2),
      found: 1 / (1 + rank * 0.2),
    };
    return [{ article, sentence, index, rank, features }];
  });
}

function sharedPairs({ pairs }: Question, plain: string): number {
  let shared = 0;
  for (const pair of pairs) if (plain.includes(` ${pair} `)) shared += 1;
  return Math.min(1, shared / Math.max(2, pairs.size * 0.5));
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
