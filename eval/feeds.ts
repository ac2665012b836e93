/**
 * Feed files beside their expected parse: how many entries agree in title, address and time. Data: feeds/gofeed/testdata of
 * mmcdole/gofeed, where NAME.xml has its parse in NAME.json.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { canonicalUrl } from '../src/ingest/canonical-url.ts';
import { parseDate } from '../src/ingest/dates.ts';
import { readFeed } from '../src/ingest/read-feed.ts';
import type { Evaluation } from './evaluation.ts';
import { printTable } from './table.ts';

interface Expected {
  readonly title?: string;
  readonly link?: string;
  readonly links?: readonly { readonly href?: string; readonly rel?: string }[];
  readonly pubDateParsed?: string;
  readonly publishedParsed?: string;
  readonly updatedParsed?: string;
  readonly dcExt?: { readonly date?: readonly string[] };
}

const plain = (html: string | undefined): string =>
  (parseHTML(`<body>${html ?? ''}</body>`).document.body.textContent ?? '').replace(/\s+/gu, ' ').trim();

export const evaluate: Evaluation = async (folder) => {
  const data = join(folder, 'feeds', 'gofeed', 'testdata', 'parser');
  const counts = new Map<string, { agree: number; all: number; seen: string[] }>();
  const count = (what: string, agrees: boolean, file: string): void => {
    const kept = counts.get(what) ?? { agree: 0, all: 0, seen: [] };
    kept.all += 1;
    if (agrees) kept.agree += 1;
    else kept.seen.push(file);
    counts.set(what, kept);
  };
  for (const file of globSync('{rss,atom}/**/*.xml', { cwd: data })) {
    const beside = join(data, file.replace(/\.xml$/u, '.json'));
    if (!existsSync(beside)) continue;
    const expected = JSON.parse(readFileSync(beside, 'utf8')) as {
      readonly items?: readonly Expected[];
      readonly entries?: readonly Expected[];
    };
    const wanted = expected.items ?? expected.entries ?? [];
    const read = readFeed(
      readFileSync(join(data, file), 'utf8'),
      (html) => parseHTML(`<html><body>${html}</body></html>`).document.body,
    );
    const entries = read.type === 'feed' ? read.entries : [];
    count('entries', entries.length === wanted.length, file);
    wanted.forEach((item, index) => {
      const found = entries[index]?.found;
      if (item.title) count('title', plain(found?.title) === plain(item.title), file);
      const link =
        item.link ??
        (item.links?.find(({ rel = 'alternate' }) => rel === 'alternate') ?? item.links?.[0])?.href;
      if (canonicalUrl(link)) count('address', found?.url === canonicalUrl(link), file);
      const time = parseDate(
        item.publishedParsed ?? item.pubDateParsed ?? item.dcExt?.date?.[0] ?? item.updatedParsed,
      );
      if (time) count('time', parseDate(found?.publishedAt) === time, file);
    });
  }
  printTable(
    'Feeds',
    ['field', 'agrees', 'of', 'share'],
    [...counts].map(([what, { agree, all }]) => [what, agree, all, agree / all]),
  );
  if (process.env['BREVIER_EVAL_SHOW'] === 'missed')
    for (const [what, { seen }] of counts) process.stderr.write(`${what}: ${seen.join(' ')}\n`);
};
