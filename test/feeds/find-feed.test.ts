/** What people type as a feed's address: a feed, a page that names one, or neither. */
import { afterAll, describe, expect, test } from 'vitest';
import { createFeedFinder } from '../../src/feeds/feed-finder.ts';
import { createFindFeed } from '../../src/feeds/find-feed.ts';
import type { Fetched } from '../../src/ingest/fetch/fetched.ts';
import { createReader } from '../../src/ingest/reader/reader.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const FEED =
  '<rss version="2.0"><channel><title>Coast News</title><item><title>A</title></item></channel></rss>';
const page = (href: string): string =>
  `<html><head><title>Coast</title><link rel="alternate" type="application/rss+xml" href="${href}"></head><body><p>Hello there.</p></body></html>`;

const web: Readonly<Record<string, string>> = {
  'https://coast.example/feed.xml': FEED,
  'https://coast.example/': page('/feed.xml'),
  'https://loop.example/': page('https://loop.example/again'),
  'https://loop.example/again': page('https://coast.example/feed.xml'),
  'https://inside.example/': page('http://127.0.0.1/feed'),
  'https://plain.example/': '<html><body><p>No feed here.</p></body></html>',
  'https://noise.example/': '\u0000\u0001 nothing',
};
const reader = createReader();
afterAll(() => reader.close());

const find = createFindFeed({
  fetcher: {
    async get(url): Promise<Fetched> {
      if (URL.parse(url)?.hostname === '127.0.0.1')
        return { type: 'failed', code: 'private-address', reason: 'is private' };
      const text = web[url];
      if (text === undefined) return { type: 'failed', code: 'not-found', reason: 'is not there (404)' };
      const nothing = { etag: undefined, lastModified: undefined, freshMs: undefined };
      return { type: 'body', url, bytes: Buffer.from(text), contentType: undefined, ...nothing };
    },
  },
  reader,
  now: () => NOW,
});

test.each([
  'https://coast.example/feed.xml',
  'coast.example/feed.xml',
  'https://coast.example/',
  'coast.example',
])('%s is the feed', async (typed) => {
  expect(await find(typed)).toEqual({
    type: 'feed',
    feed: {
      url: 'https://coast.example/feed.xml',
      title: 'Coast News',
      configured: false,
      dueAt: NOW,
      failures: 0,
    },
  });
});

test.each([
  ['https://plain.example/', 'no-feed'],
  ['https://noise.example/', 'no-feed'],
  ['https://loop.example/', 'no-feed'],
  ['https://inside.example/', 'private'],
  ['https://nowhere.example/', 'unreachable'],
  ['', 'no-address'],
  ['localhost', 'no-address'],
  ['ftp://coast.example/feed.xml', 'no-address'],
  ['javascript:alert(1)', 'no-address'],
  ['https://me:secret@coast.example/feed.xml', 'no-address'],
  [`https://coast.example/${'x'.repeat(2_000)}`, 'no-address'],
])('%s: %s', async (typed, type) => {
  expect(await find(typed)).toMatchObject({ type });
});

describe('whatever the configuration says', () => {
  test.each([
    'http://127.0.0.1/feed',
    'http://169.254.169.254/latest',
    'http://[::1]:80/',
    'http://10.0.0.1/',
  ])('%s is not asked', async (typed) => {
    const finder = createFeedFinder(() => NOW);
    expect(['private', 'no-address']).toContain((await finder.find(typed)).type);
    await finder.close();
  });
});
