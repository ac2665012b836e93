import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPaths } from '../../src/ingest/read-paths.ts';

const folder = join(import.meta.dirname, '..', '..', 'samples');
const results = await Array.fromAsync(readPaths([folder], {}));
const articles = results.flatMap((result) => (result.type === 'article' ? [result.article] : []));
const titled = (words: string): (typeof articles)[number] | undefined =>
  articles.find(({ title }) => title.includes(words));

const FURNITURE =
  /subscribe|newsletter|share this|cookie|log in|leave a (?:reply|comment)|read more|most read|rights reserved|registered office|medical advice|\d+ comments|photo:|tags:/iu;

describe('the samples', () => {
  test.each(articles.map((article) => [article.title, article] as const))('%s', (_, article) => {
    expect(article.section).toMatch(/^\p{Lu}\p{Ll}+$/u);
    expect(article.source).toMatch(/\p{Lu}/u);
    expect(article.publishedAt).toMatch(/^2026-11-2\d/u);
    expect(article.text).not.toMatch(FURNITURE);
    for (const link of article.links) expect(link.title).not.toMatch(FURNITURE);
  });

  test('facts that stand under the headline of a page with menus are read', () => {
    expect(titled('Hestray ferry')).toMatchObject({
      source: 'The Island Lantern',
      author: 'Fergus Adair',
      publishedAt: '2026-11-23T08:30:00.000Z',
    });
  });

  test('a list of related stories beside the text becomes links with addresses', () => {
    expect(titled('Lower Kessel')?.links).toEqual([
      {
        title: 'Crack found in Kessel spillway on Friday evening survey',
        url: 'https://sarn-valley-herald.example/2026/11/20/spillway-crack-found',
      },
      {
        title: "October rain breaks the valley's 40-year record",
        url: 'https://sarn-valley-herald.example/2026/10/31/october-rain-record',
      },
    ]);
  });

  test('a list of links ends where the comment form begins', () => {
    expect(titled('Hestray ferry')?.links.map(({ title }) => title)).toEqual([
      'Lifeboat crews called out to fog-bound ferry',
      'Ten walks on Hestray for short winter days',
      'Islanders ask minister for second winter boat',
      'Port Ansel lifeboat has its busiest year since 2009',
    ]);
  });
});
