import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { readFeed } from '../../src/ingest/read-feed.ts';

const read = (source: string, base?: string): ReturnType<typeof readFeed> =>
  readFeed(source, (html) => parseHTML(`<html><body>${html}</body></html>`).document.body, base);
const found = (source: string, base?: string): object[] => {
  const feed = read(source, base);
  return feed.type === 'feed' ? feed.entries.map((entry) => entry.found) : [];
};

const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>Skerry Post</title><item><title>Bridge closed</title><link>/bridge</link><description>A crane hit it.</description></item></channel></rss>`;
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/news/"><title>Skerry Post</title><entry xml:base="2026/"><title>Bridge closed</title><link href="bridge"/><updated>2026-11-20T08:00:00Z</updated></entry></feed>`;

describe('a feed', () => {
  test.each([
    ['its own address', RSS, 'https://skerry.example/bridge'],
    [
      'xml:base',
      RSS.replace('<rss', '<rss xml:base="https://base.example/a/"'),
      'https://base.example/bridge',
    ],
    ['an xml:base within another', ATOM, 'https://skerry.example/news/2026/bridge'],
  ])('has addresses relative to %s', (_, source, url) => {
    expect(found(source, 'https://skerry.example/feed')).toMatchObject([{ url }]);
  });

  test('may give the day of an entry in the words of Atom', () => {
    const dated = RSS.replace('<rss', '<rss xmlns:atom="http://www.w3.org/2005/Atom"').replace(
      '</item>',
      '<atom:published>2026-11-20T08:00:00Z</atom:published></item>',
    );
    expect(found(dated)).toMatchObject([{ publishedAt: '2026-11-20T08:00:00Z' }]);
  });

  test.each(['1.0', '1.1', 'https://jsonfeed.org/version/1.1'])(
    'of JSON may give its version as %s',
    (version) => {
      const feed = JSON.stringify({ version, items: [{ title: 'Bridge closed', content_text: 'It is.' }] });
      expect(found(feed)).toMatchObject([{ title: 'Bridge closed', text: 'It is.' }]);
    },
  );

  test.each([
    ['with nothing in it', '<rss version="2.0"><channel></channel></rss>', /a feed with nothing in it/u],
    ['that is cut off', RSS.slice(0, 120), /cut off/u],
    ['that is none', '<html><body>Hello</body></html>', /cut off|no feed/u],
    ['of broken JSON', '{"version": "https://jsonfeed.org/version/1", "items": [', /no feed|nothing in it/u],
  ])('%s is refused with a reason', (_, source, reason) => {
    expect(read(source)).toMatchObject({ type: 'refused', reason: expect.stringMatching(reason) });
  });
});

test('a bomb of entities is not unpacked', () => {
  const entities = Array.from(
    { length: 12 },
    (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`,
  );
  const doctype = `<!DOCTYPE rss [<!ENTITY a0 "aaaaaaaaaa">${entities.join('')}]>`;
  expect(JSON.stringify(read(`${doctype}${RSS.replace('Bridge closed', '&a12;')}`)).length).toBeLessThan(
    10_000,
  );
});

test('whatever comes in is read or refused', () => {
  const part = fc.oneof(
    fc.constantFrom(
      RSS,
      ATOM,
      '<item>',
      '</item>',
      '<![CDATA[',
      ']]>',
      '<!DOCTYPE x [<!ENTITY a "b">]>',
      '&a;',
      '{',
    ),
    fc.string({ maxLength: 40 }),
  );
  const cut = fc
    .tuple(fc.array(part, { maxLength: 6 }), fc.nat(1_500))
    .map(([parts, end]) => parts.join('').slice(0, end));
  fc.assert(fc.property(cut, (source) => ['feed', 'refused'].includes(read(source).type)));
});
