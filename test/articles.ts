/** Articles for tests, with everything that a test doesn't care about filled in. */
import type { Article, StoredArticle } from '../src/model.ts';

let count = 0;

export function article(some: Partial<Article> = {}): Article {
  count += 1;
  return {
    id: `a${count}`,
    title: `Headline ${count}`,
    text: `Text ${count}.`,
    language: 'en',
    links: [],
    ...some,
  };
}

export function stored(some: Partial<StoredArticle> = {}): StoredArticle {
  return { addedAt: '2026-11-24T06:00:00Z', ...article(some), ...some };
}
