/** What an article is about, as people name it: its section, or words of its headline and beginning. */
import type { Article } from '../model.ts';
import { properNames } from './names.ts';
import { fold, terms } from './words.ts';

const LEAD_LENGTH = 600;
const LEAST_COUNT = 2;

/** Every word of the topic stands in the section, the headline or the first lines. */
export function matchesTopic(article: Article, topic: string): boolean {
  const wanted = terms(topic);
  if (wanted.length === 0)
    return article.section !== undefined && fold(article.section) === fold(topic.trim());
  return subjectsOf(article).some((subject) => wanted.every((word) => subject.has(word)));
}

/** Every chat with a topic looks at the same articles. */
const subjects = new WeakMap<Article, readonly ReadonlySet<string>[]>();

/** The terms of its section, and of its headline and beginning. */
function subjectsOf(article: Article): readonly ReadonlySet<string>[] {
  const known = subjects.get(article);
  if (known) return known;
  const { section = '', title, text } = article;
  const found = [new Set(terms(section)), new Set([...terms(title), ...terms(text.slice(0, LEAD_LENGTH))])];
  subjects.set(article, found);
  return found;
}

export interface Topic {
  readonly topic: string;
  readonly count: number;
}

/** Sections, then names that several headlines share; most frequent first. */
export function topicsOf(articles: readonly Article[]): Topic[] {
  const sections = count(articles.flatMap(({ section }) => (section === undefined ? [] : [section])));
  const known = new Set(sections.map(({ topic }) => fold(topic)));
  const names = count(
    articles.flatMap(({ title }) => [...new Set(properNames(title).map(({ text }) => text))]),
  );
  return [
    ...sections,
    ...names.filter(({ topic, count }) => count >= LEAST_COUNT && !known.has(fold(topic))),
  ];
}

function count(names: readonly string[]): Topic[] {
  const counts = new Map<string, { readonly topic: string; count: number }>();
  for (const name of names) {
    const key = fold(name);
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { topic: name, count: 1 });
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count || a.topic.localeCompare(b.topic));
}
