import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readPaths, type ReadResult } from '../../src/ingest/read-paths.ts';

const BODY =
  'The harbour bridge at Skerry was closed on Monday after a crane hit one of its four pillars, the port office said. It will stay closed until Friday, and ferries take over.';
const PAGE = `<html lang="en"><head><title>Bridge closed after crane hits pillar | Skerry Post</title><meta property="og:site_name" content="Skerry Post">
<meta property="article:published_time" content="2026-11-20T08:00:00+01:00"><link rel="canonical" href="https://skerry.example/bridge?utm_source=x#top"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Bridge closed after crane hits pillar</h1><p>${BODY}</p><p>${BODY.replace('closed', 'shut')}</p>
<p>Read more: <a href="/lamps">Old bridge gets new lamps at last</a></p></article><footer>© Skerry Post</footer></body></html>`;

const folder = mkdtempSync(join(tmpdir(), 'brevier-read-'));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function read(...paths: readonly string[]): Promise<ReadResult[]> {
  return await Array.fromAsync(readPaths(paths, {}));
}

async function readOne(path: string): Promise<Extract<ReadResult, { type: 'article' }>['article']> {
  const [result] = await read(path);
  if (result?.type !== 'article') throw new Error(JSON.stringify(result));
  return result.article;
}

describe('what is read', () => {
  test('a page, with what its head says', async () => {
    expect(await readOne(file('page.html', PAGE))).toMatchObject({
      title: 'Bridge closed after crane hits pillar',
      source: 'Skerry Post',
      url: 'https://skerry.example/bridge',
      publishedAt: '2026-11-20T07:00:00.000Z',
      language: 'en',
      text: expect.stringMatching(/^The harbour bridge.*ferries take over\.$/su),
      links: [{ title: 'Old bridge gets new lamps at last', url: 'https://skerry.example/lamps' }],
    });
  });

  const facts = {
    title: 'Bridge closed after crane hits pillar',
    section: 'Local',
    author: 'Ana Berg',
    publishedAt: '2026-11-20T07:00:00.000Z',
    image: 'https://skerry.example/crane.jpg',
  };
  test.each([
    [
      'JSON-LD',
      `<script type="application/ld+json">${JSON.stringify({
        '@context': 'https://schema.org',
        '@graph': [
          { '@type': 'WebSite', name: 'Skerry Post' },
          {
            '@type': ['NewsArticle'],
            headline: facts.title,
            articleSection: ['Local', 'Harbour'],
            author: [{ '@type': 'Person', name: 'Ana Berg' }],
            datePublished: '2026-11-20T08:00:00+01:00',
            image: [{ '@type': 'ImageObject', url: '/crane.jpg' }],
          },
        ],
      })}</script>`,
      '',
    ],
    [
      'Open Graph',
      `<meta property="og:title" content="${facts.title} - Skerry Post"><meta property="article:section" content="local">
       <meta name="author" content="By Ana Berg"><meta property="article:published_time" content="2026-11-20T08:00:00+01:00">
       <meta property="og:image" content="https://skerry.example/crane.jpg?utm_source=x">`,
      '',
    ],
    [
      'microdata',
      '',
      `<span itemprop="articleSection">Local</span><span itemprop="author">Ana Berg</span>
       <time itemprop="datePublished" datetime="2026-11-20T08:00:00+01:00">Friday</time><img itemprop="image" src="/crane.jpg">`,
    ],
  ])('what a page says of itself, as %s', async (name, head, body) => {
    const page = `<html lang="en"><head><title>Skerry Post</title><meta property="og:site_name" content="Skerry Post">
      <link rel="canonical" href="https://skerry.example/bridge">${head}</head>
      <body><article><h1 itemprop="headline">${facts.title}</h1>${body}<p>${BODY}</p><p>${BODY.replace('closed', 'shut')}</p></article></body></html>`;
    expect(await readOne(file(`${name}.html`, page))).toMatchObject(facts);
  });

  test('Markdown with front matter', async () => {
    const markdown = `---\ntitle: Bridge closed\nurl: https://skerry.example/b\ndate: 2026-11-20T08:00:00Z\n---\n\n# Bridge closed\n\n**${BODY}** See [the port](https://x.example).`;
    expect(await readOne(file('page.md', markdown))).toMatchObject({
      title: 'Bridge closed',
      url: 'https://skerry.example/b',
      publishedAt: '2026-11-20T08:00:00.000Z',
      text: `${BODY} See the port.`,
    });
  });

  test('lines of JSON: given ids are kept, a first line is a headline, broken lines are told by their number', async () => {
    const lines = [
      JSON.stringify({ id: 'x1', title: 'T', text: BODY, publishedAt: '2022/06/12' }),
      JSON.stringify({ text: `A headline\n\n${BODY}` }),
      '',
      JSON.stringify({ html: PAGE }),
      '{"title": "x"',
      '{}',
      '[1]',
    ];
    const results = await read(file('a.jsonl', lines.join('\n')));
    expect(
      results.map((result) => [result.line, result.type === 'article' ? result.article.title : result.code]),
    ).toEqual([
      [1, 'T'],
      [2, 'A headline'],
      [4, 'Bridge closed after crane hits pillar'],
      [5, 'json'],
      [6, 'json-shape'],
      [7, 'json-shape'],
    ]);
    expect(results[0]).toMatchObject({ article: { id: 'x1', publishedAt: '2022-06-12T00:00:00.000Z' } });
  });

  test('JSON: one article, or a list of them', async () => {
    expect(await readOne(file('one.json', JSON.stringify({ title: 'T', text: BODY })))).toMatchObject({
      title: 'T',
    });
    expect(
      await read(
        file(
          'two.json',
          JSON.stringify([
            { title: 'T', text: BODY },
            { title: 'U', text: BODY },
          ]),
        ),
      ),
    ).toHaveLength(2);
  });

  test('a feed: a row an entry, those with a title only too', async () => {
    const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Skerry Post</title><item><title>Bridge &amp; crane</title><link>https://skerry.example/1</link><description>&lt;p&gt;${BODY}&lt;/p&gt;</description><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate></item><item><title>Only a title here</title></item></channel></rss>`;
    const results = await read(file('feed.xml', rss));
    expect(results).toMatchObject([
      {
        article: {
          title: 'Bridge & crane',
          url: 'https://skerry.example/1',
          source: 'Skerry Post',
          text: BODY,
          publishedAt: '2026-11-20T08:00:00.000Z',
        },
      },
      { article: { title: 'Only a title here', text: '' } },
    ]);
  });

  test('gzip, folders and standard input', async () => {
    const inner = join(folder, 'inner');
    mkdirSync(inner);
    writeFileSync(join(inner, 'b.txt.gz'), gzipSync(`Bridge closed after crash\n\n${BODY}`));
    writeFileSync(join(inner, 'a.txt'), `Crane hits bridge pillar\n\n${BODY}`);
    writeFileSync(join(inner, 'README.md'), 'About this folder.');
    writeFileSync(join(inner, 'picture.png'), 'x');
    writeFileSync(join(inner, '.hidden.txt'), 'x');
    symlinkSync(inner, join(inner, 'again'));
    expect((await read(inner)).map((result) => result.type === 'article' && result.article.title)).toEqual([
      'Crane hits bridge pillar',
      'Bridge closed after crash',
    ]);
    for (const input of [
      PAGE,
      JSON.stringify({ title: 'Bridge closed after crane hits pillar', text: BODY }),
      `Bridge closed after crane hits pillar\n\n${BODY}`,
    ]) {
      const results = await Array.fromAsync(readPaths(['-'], { stdin: Readable.from([Buffer.from(input)]) }));
      expect(results).toMatchObject([
        { file: '-', article: { title: 'Bridge closed after crane hits pillar' } },
      ]);
    }
  });

  test('the same page under two addresses that only differ in tracking is one', async () => {
    const article = (url: string): string => JSON.stringify({ title: 'T', text: BODY, url });
    const [a, b] = [
      await readOne(file('1.json', article('https://a.example/x?utm_medium=y&id=7'))),
      await readOne(file('2.json', article('https://A.example/x?id=7#top'))),
    ];
    expect(a.id).toBe(b.id);
  });
});

describe('what cannot be read is told, and the rest goes on', () => {
  const good = file('good.txt', `Bridge closed after crash\n\n${BODY}`);

  test.each([
    ['missing.txt', undefined, /does not exist/u],
    ['empty.txt', '', /is empty/u],
    ['white.txt', ' \n ', /nothing but white space/u],
    ['binary.txt', Buffer.from([0x89, 0x50, 0, 1]), /binary/u],
    ['latin1.txt', Buffer.from('Überfüllung', 'latin1'), /not valid UTF-8; save it as UTF-8/u],
    ['broken.json', '{"title": ', /broken JSON/u],
    ['empty.json', '[]', /empty list/u],
    ['empty.html', '<html><body><nav>Home</nav></body></html>', /no article/u],
    ['deep.html', `${'<div>'.repeat(50_000)}x`, /no article/u],
    ['cut.txt.gz', gzipSync(BODY.repeat(50)).subarray(0, 60), /too early|damaged/u],
    ['not.txt.gz', 'plain', /no gzip file/u],
    ['bomb.txt.gz', gzipSync(Buffer.alloc(30 * 1024 * 1024, 0x61)), /larger than 20 MB/u],
    ['large.txt', Buffer.alloc(21 * 1024 * 1024, 0x61), /larger than 20 MB/u],
    [
      'cut.xml',
      '<?xml version="1.0"?><rss version="2.0"><channel><item><title>A',
      /is a feed that is cut off/u,
    ],
    ['empty.jsonl', '', /is empty/u],
  ])('%s', async (name, content, reason) => {
    const path = content === undefined ? join(folder, name) : file(name, content);
    const results = await read(path, good);
    expect(results).toMatchObject([
      { type: 'refused', file: path, reason: expect.stringMatching(reason) },
      { type: 'article' },
    ]);
    expect(results[0]?.type === 'refused' && results[0].reason).not.toContain('\n');
  });

  test.skipIf(process.getuid?.() === 0)(
    'a file that may not be read (skipped as root, who may read all)',
    async () => {
      const path = file('secret.txt', BODY);
      chmodSync(path, 0o000);
      expect(await read(path, good)).toMatchObject([
        { type: 'refused', code: 'EACCES' },
        { type: 'article' },
      ]);
    },
  );

  test('a folder that is a link to itself, and a device', async () => {
    symlinkSync(join(folder, 'loop'), join(folder, 'loop'));
    expect(await read(join(folder, 'loop'), '/dev/null', good)).toMatchObject([
      { type: 'refused' },
      { type: 'refused', code: 'not-a-file' },
      { type: 'article' },
    ]);
  });
});
