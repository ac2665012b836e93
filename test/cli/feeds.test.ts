/** The feeds of the real process, from a loopback web server. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { newFolder, runBrevier, spawnBrevier } from '../servers/bot-process.ts';
import { startWebServer, type WebServer } from '../servers/web-server.ts';

let web: WebServer;

beforeAll(async () => {
  web = await startWebServer();
  const entry = (title: string, text: string): string =>
    `<item><title>${title}</title><description>${text}</description></item>`;
  const entries = [
    entry('Baths to stay open', 'Councillors in Port Ansel voted by nine to four for a new boiler.'),
    entry('Ferry fares to rise', 'A crossing to Hestray will cost eight crowns from March, its owner said.'),
  ];
  web.at('/news.xml', {
    body: `<rss version="2.0"><channel><title>Port Gazette</title>${entries.join('')}</channel></rss>`,
  });
});

afterAll(() => web.close());

/** A folder whose configuration lets the loopback server be read. */
function folderWith(feeds: readonly string[] = [], more = ''): { cwd: string; env: NodeJS.ProcessEnv } {
  const cwd = newFolder();
  const path = join(cwd, 'brevier.yaml');
  writeFileSync(path, `feeds: ${JSON.stringify(feeds)}\nfetch: { private: true }\n${more}`);
  return { cwd, env: { BREVIER_CONFIG: path } };
}

describe('brevier feeds', () => {
  test('--json is a row a feed and nothing else, whatever is asked for', async () => {
    const place = folderWith([`${web.origin}/none.xml`]);
    const url = `${web.origin}/news.xml`;
    const json = async (...words: string[]): Promise<[number | null, unknown[]]> => {
      const { stdout, code } = await runBrevier(['feeds', ...words, '--json'], place);
      const lines = stdout.split('\n').filter((line) => line !== '');
      return [code, lines.map((line): unknown => JSON.parse(line))];
    };
    const [code, rows] = await json('add', url, 'news:nowhere', `${web.origin}/gone.xml`);
    expect(code).toBe(1);
    expect(rows).toMatchObject([
      { url: 'news:nowhere', status: 'refused', problem: expect.stringContaining('no address') },
      { url: `${web.origin}/gone.xml`, status: 'added', problem: expect.stringContaining('404') },
      { url, status: 'added' },
    ]);
    expect(await json('add', url)).toEqual([0, [{ url, status: 'known' }]]);
    const [, polled] = await json('poll');
    expect(polled).toHaveLength(3);
    expect(polled).toContainEqual(expect.objectContaining({ url, failures: 0, nextAt: expect.any(String) }));
    expect(await json('remove', url)).toEqual([0, [{ url, status: 'removed' }]]);
    expect(await json('remove', url, `${web.origin}/none.xml`)).toMatchObject([
      1,
      [
        { url, status: 'refused', problem: expect.stringContaining('none of the feeds') },
        { status: 'refused', problem: expect.stringContaining('in the configuration') },
      ],
    ]);
    expect(await json('export')).toEqual([2, []]);
  });

  test('add reads at once, list tells how they fare, remove lets go', async () => {
    const place = folderWith();
    const url = `${web.origin}/news.xml`;
    const added = await runBrevier(
      ['feeds', 'add', '--section', 'Local', url, `${web.origin}/none.xml`],
      place,
    );
    expect(added.stdout).toMatch(/^2 articles came in\nadded: Port Gazette · Local\n$/u);
    expect(added.stderr).toMatch(/added, but not read yet: .*none\.xml is not there \(404\)/u);
    expect(added.code).toBe(0);
    const { stdout } = await runBrevier(['digest', '--json'], place);
    expect(JSON.parse(stdout).stories).toMatchObject([{ section: 'Local' }, { section: 'Local' }]);
    const listed = await runBrevier(['feeds', 'list', '--json'], place);
    expect(
      listed.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject(
      [
        { url, title: 'Port Gazette', section: 'Local', failures: 0 },
        { url: `${web.origin}/none.xml`, failures: 1, problem: 'is not there (404)' },
      ].toSorted((a, b) => (a.url < b.url ? -1 : 1)),
    );
    expect((await runBrevier(['feeds', 'remove', url], place)).stdout).toBe(`removed: ${url}\n`);
    expect((await runBrevier(['feeds', 'remove', url], place)).code).toBe(1);
  });

  test('doctor names what fails, and the cure', async () => {
    const place = folderWith();
    expect((await runBrevier(['doctor'], place)).stdout).toContain('ok   feeds: 0 feeds');
    await runBrevier(['feeds', 'add', `${web.origin}/none.xml`], place);
    const { stdout, code } = await runBrevier(['doctor'], place);
    expect(stdout).toMatch(/FIX {2}feeds: .*none\.xml is not there \(404\); see brevier feeds list/u);
    expect(code).toBe(1);
  });

  test('those of the configuration are removed there', async () => {
    const url = `${web.origin}/news.xml`;
    const { stderr, code } = await runBrevier(['feeds', 'remove', url], folderWith([url]));
    expect(stderr).toMatch(/stands in the configuration; take it out of feeds: in .*brevier\.yaml\n$/u);
    expect(code).toBe(1);
  });

  test('go out and come in as OPML, with their sections', async () => {
    const one = folderWith();
    const url = `${web.origin}/news.xml`;
    await runBrevier(['feeds', 'add', '--section', 'Local', '--source', 'The Gazette', url], one);
    const { stdout } = await runBrevier(['feeds', 'export'], one);
    const other = folderWith();
    writeFileSync(join(other.cwd, 'list.opml'), stdout);
    expect((await runBrevier(['feeds', 'import', 'list.opml'], other)).stdout).toContain(
      'added: The Gazette · Local',
    );
    expect((await runBrevier(['feeds', 'export'], other)).stdout).toBe(stdout);
  });

  test.each([
    [['feeds'], 2, /needs list, add URL…/u],
    [['feeds', 'water'], 2, /feeds has no "water"; it takes list, add/u],
    [['feeds', 'add'], 2, /needs the URL of a feed/u],
    [['feeds', 'add', 'ftp://example.org/'], 1, /is no address of a feed; use one such as https/u],
    [['feeds', 'import', 'nowhere.opml'], 1, /nowhere\.opml: cannot be read; check its name/u],
    [['feeds', 'import', 'bad.opml'], 1, /bad\.opml: is no OPML that can be read/u],
  ])('%j is refused', async (args, code, problem) => {
    const place = folderWith();
    writeFileSync(join(place.cwd, 'bad.opml'), 'no opml at all');
    const result = await runBrevier(args, place);
    expect(result.stderr).toMatch(problem);
    expect(result.code).toBe(code);
  });

  test('at private addresses are refused, unless the configuration lets them', async () => {
    const { stderr } = await runBrevier(['feeds', 'add', `${web.origin}/news.xml`], { cwd: newFolder() });
    expect(stderr).toMatch(/not read yet: .* 127\.0\.0\.1 is a private address/u);
  });
});

test('the samples of an empty store make room for the first real news', async () => {
  const place = folderWith([`${web.origin}/news.xml`]);
  const bot = spawnBrevier(['start'], { ...place, env: { ...place.env, LOG_LEVEL: 'info' } });
  await bot.logged('the feeds brought news');
  bot.child.stdin.end('/digest\n');
  const { stdout, stderr, code } = await bot.finished;
  expect(code).toBe(0);
  expect(stderr).toContain('14 sample articles were imported');
  expect(stdout).toContain('Baths to stay open');
  expect(stdout).toContain('2 stories from 2 articles');
});

test('what has been kept long enough is let go at start', async () => {
  const place = folderWith([], 'keep: { days: 30 }\n');
  await runBrevier(['feeds', 'add', `${web.origin}/news.xml`], place);
  const store = await openStore(`sqlite:${join(place.cwd, 'data', 'brevier.db')}`);
  const [fresh] = await store.articles.newest(1);
  if (fresh) await store.articles.put([{ ...fresh, id: 'old' }], '2026-01-01T00:00:00Z');
  await store.close();
  await runBrevier(['start'], { ...place, input: '/help\n' });
  const { stdout } = await runBrevier(['stats', '--json'], place);
  expect(JSON.parse(stdout)).toMatchObject({
    articles: 2,
    sources: [{ name: 'Port Gazette', articles: 2 }],
    languages: [{ name: 'en', articles: 2 }],
    feeds: { all: 1, failing: 0 },
    keep: { days: 30 },
  });
  expect((await runBrevier(['stats'], place)).stdout).toMatch(
    /^articles +2 in 2 stories, the newest less than a minute old\n.*by outlet +Port Gazette 2\n/su,
  );
});
