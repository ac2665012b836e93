/** Feeds read from a loopback server, by the real fetcher, reader thread and store. */
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { syncFeeds } from '../../src/feeds/feed-list.ts';
import { createFeedReading, type FeedReading } from '../../src/feeds/feed-reading.ts';
import type { Feed, StoredArticle } from '../../src/model.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/ports.ts';
import { startWebServer, type WebServer } from '../servers/web-server.ts';

let web: WebServer;
let store: Store;
let reading: FeedReading;
let now: string;

beforeEach(async () => {
  web = await startWebServer();
  store = await openStore('sqlite::memory:');
  now = '2026-11-24T08:00:00.000Z';
  reading = createFeedReading({
    store,
    take: (articles) => store.articles.put(articles, now),
    allowPrivate: true,
    everyMinute: () => ({ stop: async () => undefined }),
    now: () => now,
    logger: pino({ level: 'silent' }),
    pauseMs: 0,
  });
});

afterEach(async () => {
  await reading.close();
  await store.close();
  await web.close();
});

const BODY = [
  'The harbour master of Port Ansel closed the northern basin on Monday after divers found a crack in the lock gate.',
  'Forty boats will have to lie in the outer roads until the gate has been looked at, and the ferry to Hestray is to leave from the old quay.',
  '“We closed it because we could not say that it was safe,” said Ruth Penhallow, the harbour master.',
  'The gate was built in 1931 and was last repaired in 2004, according to the town’s papers.',
];
const page = (title: string): string =>
  `<!doctype html><html lang="en"><head><title>${title} | Port Gazette</title><meta property="og:site_name" content="Port Gazette"></head>` +
  `<body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>${BODY.map((line) => `<p>${line}</p>`).join('')}</article></body></html>`;
const rss = (items: string, head = ''): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette &amp; Herald</title>${head}${items}</channel></rss>`;
const item = (parts: Readonly<Record<string, string>>): string =>
  `<item>${Object.entries(parts)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</item>`;

async function follow(path: string, some: Partial<Feed> = {}): Promise<string> {
  const url = `${web.origin}${path}`;
  await store.feeds.add({ url, configured: false, dueAt: now, failures: 0, ...some });
  return url;
}

async function stored(): Promise<readonly StoredArticle[]> {
  return await store.articles.newest(1_000);
}

async function feedAt(url: string): Promise<Feed | undefined> {
  return (await store.feeds.list()).find((feed) => feed.url === url);
}

function later(minutes: number): void {
  now = new Date(Date.parse(now) + minutes * 60_000).toISOString();
}

describe('a feed', () => {
  test('of summaries is read with the pages that it links to, once', async () => {
    web.at('/feed', {
      type: 'application/rss+xml',
      headers: { etag: '"1"' },
      body: rss(
        item({
          title: 'Harbour basin closed',
          link: '/basin?utm_source=rss',
          description: 'A crack was found…',
          pubDate: 'Mon, 23 Nov 2026 18:00:00 GMT',
        }),
      ),
    });
    web.at('/basin', { body: page('Harbour basin closed after crack is found') });
    const url = await follow('/feed', { section: 'Local' });
    expect(await reading.poller.round()).toEqual({ read: 1, failed: 0, received: 1, isOutage: false });
    const [article, ...others] = await stored();
    expect(others).toEqual([]);
    expect(article).toMatchObject({
      title: 'Harbour basin closed after crack is found',
      text: BODY.join('\n\n'),
      url: `${web.origin}/basin`,
      source: 'Port Gazette',
      section: 'Local',
      publishedAt: '2026-11-23T18:00:00.000Z',
    });

    expect(await reading.poller.round()).toMatchObject({ read: 0 });
    later(24 * 60);
    expect(await reading.poller.round()).toMatchObject({ read: 1, received: 0 });
    expect(web.requests('/feed').at(-1)).toMatchObject({ 'if-none-match': '"1"' });
    expect(web.requests('/basin')).toHaveLength(1);
    expect(await feedAt(url)).toMatchObject({ title: 'Gazette & Herald', failures: 0, readAt: now });
  });

  test('of whole articles is read by itself; a changed one is updated, and its earlier words are kept', async () => {
    const whole = (words: string): string =>
      rss(
        item({
          title: 'Basin closed',
          link: '/a',
          description: `<![CDATA[${[...BODY, ...BODY, ...BODY, words]
            .map((line, index) => `<p>${index}. ${line}</p>`)
            .join('')}]]>`,
        }),
      );
    web.at('/feed', { body: whole('Nobody was hurt.') });
    await follow('/feed');
    await reading.poller.round();
    web.at('/feed', { body: whole('One diver was hurt.') });
    later(24 * 60);
    expect(await reading.poller.round()).toMatchObject({ received: 1 });
    expect(web.requests('/a')).toHaveLength(0);
    const [article] = await stored();
    expect(article?.text).toMatch(/One diver was hurt\.$/u);
    const [earlier] = await store.articles.earlier(article?.id ?? '');
    expect(earlier?.text).toMatch(/Nobody was hurt\.$/u);
  });

  test.each([
    ['RSS 2.0', rss(item({ title: 'Basin closed in Port Ansel', link: 'https://a.invalid/1' }))],
    [
      'Atom',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>Basin closed in Port Ansel</title><link rel="self" href="https://a.invalid/self"/><link href="https://a.invalid/1"/></entry></feed>',
    ],
    [
      'RDF',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title></channel><item><title>Basin closed in Port Ansel</title><link>https://a.invalid/1</link></item></rdf:RDF>',
    ],
    [
      'JSON Feed',
      '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","url":"https://a.invalid/1","title":"Basin closed in Port Ansel","content_text":"It is."}]}',
    ],
  ])('may be %s, whatever its content type', async (_, body) => {
    web.at('/feed', { type: 'text/html', body });
    await follow('/feed');
    for (let round = 0; round < 3; round += 1) {
      await reading.poller.round();
      later(24 * 60);
    }
    expect(await stored()).toMatchObject([
      { title: 'Basin closed in Port Ansel', url: 'https://a.invalid/1' },
    ]);
  });

  test('of another charset than it says is still read', async () => {
    const body = (name: string): Buffer => Buffer.from(rss(item({ title: `${name} \u00e0 quai` })), 'latin1');
    web.at('/latin', { type: 'application/xml', body: body('Caf\u00e9') });
    web.at('/named', { type: 'text/xml; charset=ISO-8859-1', body: body('Th\u00e9') });
    await follow('/latin');
    await follow('/named');
    await reading.poller.round();
    const titles = (await stored()).map(({ title }) => title);
    expect(titles.toSorted()).toEqual(['Café à quai', 'Thé à quai']);
  });

  test('with dates that cannot be, and entries without link, title or date, gives what it has', async () => {
    web.at('/feed', {
      body: rss(
        [
          item({ title: 'From the future of news', guid: 'a', pubDate: 'Wed, 25 Nov 2026 18:00:00 GMT' }),
          item({ title: 'From 1970 and before', guid: 'b', pubDate: 'Thu, 01 Jan 1970 00:00:00 GMT' }),
          item({ description: 'Only these words are here, and no title.' }),
          item({ title: 'Only a title is here' }),
          item({ link: 'https://a.invalid/only-a-link' }),
          '<item/>',
        ].join(''),
      ),
    });
    await follow('/feed');
    await reading.poller.round();
    const articles = await stored();
    expect(articles.map(({ title }) => title).toSorted()).toEqual([
      'From 1970 and before',
      'From the future of news',
      'Only a title is here',
      'Only these words are here, and no title.',
    ]);
    for (const { publishedAt, addedAt } of articles) expect([publishedAt, addedAt]).toEqual([undefined, now]);
  });

  test('of 50,000 entries gives its newest, and keeps no other waiting', async () => {
    const many = Array.from({ length: 50_000 }, (_, index) =>
      item({
        title: `Story number ${index}`,
        guid: `g${index}`,
        pubDate: new Date(1.7e12 + index * 60_000).toUTCString(),
      }),
    );
    web.at('/many', { body: rss(many.join('')) });
    web.at('/few', { body: rss(item({ title: 'The only story here', guid: 'x' })) });
    await follow('/many');
    await follow('/few');
    expect(await reading.poller.round()).toMatchObject({ read: 2, failed: 0 });
    const titles = new Set((await stored()).map(({ title }) => title));
    expect(titles).toContain('Story number 49999');
    expect(titles).toContain('The only story here');
    expect(titles.size).toBe(501);
  }, 60_000);
});

describe('a feed that goes wrong', () => {
  const BOMB = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${Array.from(
    { length: 12 },
    (_, index) =>
      `<!ENTITY ${String.fromCodePoint(98 + index)} "${`&${String.fromCodePoint(97 + index)};`.repeat(10)}">`,
  ).join('')}]><rss version="2.0"><channel><title>&m;</title></channel></rss>`;

  test.each([
    ['not there', { status: 404 }, /is not there \(404\)/u],
    ['failing', { status: 500 }, /fails at its server \(500\)/u],
    ['a page', { body: page('No feed') }, /is a page and no feed/u],
    [
      'a page that names its feed',
      {
        body: page('No feed').replace(
          '</head>',
          '<link rel="alternate" type="application/rss+xml" href="/real.xml"></head>',
        ),
      },
      /is a page and no feed; its feed is http:\/\/127\.0\.0\.1:\d+\/real\.xml/u,
    ],
    ['cut off', { body: rss(item({ title: 'x' })).slice(0, 90) }, /is a feed that is cut off/u],
    ['empty', { body: '' }, /is empty/u],
    ['a picture', { type: 'image/png', body: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]) }, /is binary/u],
    ['a bomb of entities', { type: 'text/xml', body: BOMB }, /is neither feed nor page/u],
  ])('%s: says why, keeps no other waiting, and is tried again later', async (_, answer, problem) => {
    web.at('/bad', answer);
    web.at('/good', { body: rss(item({ title: 'The only story here', guid: 'x' })) });
    const bad = await follow('/bad');
    await follow('/good');
    await reading.poller.round();
    expect((await stored()).map(({ title }) => title)).toContain('The only story here');
    const feed = await feedAt(bad);
    expect(feed).toMatchObject({ failures: 1, problem: expect.stringMatching(problem) });
    expect(Date.parse(feed?.dueAt ?? '')).toBeGreaterThan(Date.parse(now));
  });

  test('waits as long as its server asks it to', async () => {
    web.at('/busy', { status: 429, headers: { 'retry-after': '7200' } });
    const url = await follow('/busy');
    await reading.poller.round();
    expect(Date.parse((await feedAt(url))?.dueAt ?? '') - Date.parse(now)).toBeGreaterThan(6_400_000);
  });

  test('and is gone for good is not asked again', async () => {
    web.at('/gone', { status: 410 });
    const url = await follow('/gone');
    await reading.poller.round();
    later(30 * 24 * 60);
    await reading.poller.round();
    expect(web.requests('/gone')).toHaveLength(1);
    expect(await feedAt(url)).toMatchObject({ gone: true });
  });

  test('is forgiven as soon as it is read again', async () => {
    web.at('/feed', { status: 500 });
    const url = await follow('/feed');
    await reading.poller.round();
    web.at('/feed', { body: rss(item({ title: 'The only story here', guid: 'x' })) });
    later(60);
    await reading.poller.round();
    const feed = await feedAt(url);
    expect(feed?.failures).toBe(0);
    expect(feed?.problem).toBeUndefined();
  });
});

describe('a page that a feed links to', () => {
  const FEED = rss(
    item({ title: 'Basin closed', link: '/page', description: 'A crack was found in the gate of the lock.' }),
  );

  beforeEach(async () => {
    web.at('/feed', { headers: { etag: '"1"' }, body: FEED });
    await follow('/feed');
  });

  test('and cannot be had for now is tried again, though the feed does not change', async () => {
    web.at('/page', { status: 503 });
    await reading.poller.round();
    expect(await stored()).toEqual([]);
    web.at('/page', { body: page('Basin closed') });
    later(24 * 60);
    await reading.poller.round();
    expect((await stored())[0]?.text).toBe(BODY.join('\n\n'));
  });

  test.each([
    ['refused', { status: 403 }],
    ['no article', { body: '<html><body><p>Please enable scripts.</p></body></html>' }],
    ['a film', { type: 'video/mp4', body: Buffer.alloc(100) }],
  ])('and is %s leaves the summary', async (_, answer) => {
    web.at('/page', answer);
    await reading.poller.round();
    expect((await stored())[0]?.text).toBe('A crack was found in the gate of the lock.');
    later(24 * 60);
    await reading.poller.round();
    expect(web.requests('/page')).toHaveLength(1);
  });
});

describe('the list of feeds', () => {
  test('follows the configuration, and keeps what was added by hand', async () => {
    const urls = async (): Promise<string[]> =>
      (await store.feeds.list()).map(({ url }) => new URL(url).pathname);
    await follow('/by-hand');
    await syncFeeds(
      store.feeds,
      [{ url: `${web.origin}/a`, section: 'World' }, { url: `${web.origin}/b` }],
      now,
    );
    expect(await urls()).toEqual(['/a', '/b', '/by-hand']);
    await syncFeeds(store.feeds, [{ url: `${web.origin}/a`, section: 'Sport' }], now);
    expect(await urls()).toEqual(['/a', '/by-hand']);
    expect(await feedAt(`${web.origin}/a`)).toMatchObject({ configured: true, section: 'Sport' });
  });
});
