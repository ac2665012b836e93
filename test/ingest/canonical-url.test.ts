import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalUrl, pageKey } from '../../src/ingest/canonical-url.ts';

describe('a canonical address', () => {
  test.each([
    ['https://a.example/x?utm_source=rss&id=7&fbclid=1#top', 'https://a.example/x?id=7'],
    ['HTTP://User:Pass@A.Example:80/x', 'http://a.example/x'],
    [' https://a.example ', 'https://a.example/'],
    ['javascript:alert(1)', undefined],
    ['/relative', undefined],
    ['', undefined],
  ])('of %j is %j', (written, expected) => {
    expect(canonicalUrl(written)).toBe(expected);
  });

  test('is its own', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = canonicalUrl(url);
        expect(canonicalUrl(once)).toBe(once);
      }),
    );
  });
});

describe('a page is known by', () => {
  test.each([
    'https://www.paper.example/news/harbour-basin-closed/',
    'http://paper.example/news/harbour-basin-closed',
    'https://m.paper.example/news/harbour-basin-closed/amp/',
    'https://amp.paper.example/news/harbour-basin-closed?amp=1',
    'https://paper.example/news/harbour-basin-closed/index.html',
  ])('%s', (url) => {
    expect(pageKey(url)).toBe(pageKey('https://paper.example/news/harbour-basin-closed'));
  });

  test.each([
    'https://paper.example/news/harbour-basin-open',
    'https://other.example/news/harbour-basin-closed',
    'https://paper.example/news/harbour-basin-closed?page=2',
    'https://m.example/news/harbour-basin-closed',
  ])('not by %s', (url) => {
    expect(pageKey(url)).not.toBe(pageKey('https://paper.example/news/harbour-basin-closed'));
  });
});
