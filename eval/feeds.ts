/**
 * Every feed file beside its expected parse: how many entries there are, and in how many their fields agree. Data: feeds/ with the
 * test data of mmcdole/gofeed (NAME.xml beside NAME.json) and of macieklamberski/feedsmith (references/).
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { canonicalUrl } from '../src/ingest/canonical-url.ts';
import { parseDate } from '../src/ingest/dates.ts';
import { readOpml } from '../src/ingest/opml.ts';
import { readFeed } from '../src/ingest/read-feed.ts';
import type { Evaluation } from './evaluation.ts';
import { expectedEntries, expectedOutlines, isReadable } from './expected-feeds.ts';
import { printTable } from './table.ts';

/** Of feeds whose own address isn't known. */
const BASE = 'https://feed.example/';

interface Count {
  agree: number;
  all: number;
  readonly missed: string[];
}

export const evaluate: Evaluation = async (folder) => {
  const data = join(folder, 'feeds');
  const counts = new Map<string, Count>();
  const count = (what: string, agrees: boolean, seen: string): void => {
    const kept = counts.get(what) ?? { agree: 0, all: 0, missed: [] };
    kept.all += 1;
    if (agrees) kept.agree += 1;
    else kept.missed.push(seen);
    counts.set(what, kept);
  };
  const refused: string[] = [];
  let slowestMs = 0;
  for (const file of globSync('**/*.{xml,json,opml}', { cwd: data }).toSorted()) {
    if (/_expected\.json$|composer\.json$/u.test(file)) continue;
    const beside = expectedBeside(data, file);
    // The JSON beside an XML is its parse, and no feed.
    if (beside === 'is one itself') continue;
    const source = readFileSync(join(data, file), 'utf8');
    const began = performance.now();
    if (file.endsWith('.opml')) {
      const listed = attempt(() => readOpml(source).length);
      count('file read', listed !== undefined, file);
      count('feeds of a list', listed === expectedOutlines(beside), file);
    } else {
      const feed = attempt(() =>
        readFeed(source, (html) => parseHTML(`<html><body>${html}</body></html>`).document.body, BASE),
      );
      slowestMs = Math.max(slowestMs, performance.now() - began);
      count('file read or refused', feed !== undefined, file);
      if (feed?.type === 'refused') refused.push(`${file}: ${feed.reason}`);
      if (beside !== undefined)
        compare(source, beside, feed?.type === 'feed' ? feed.entries : [], (what, agrees, seen) =>
          count(what, agrees, `${file}: ${seen}`),
        );
    }
  }
  printTable(
    `Feeds, beside the parses of gofeed and feedsmith: ${refused.length} refused with a reason, the slowest read in ${slowestMs.toFixed(0)} ms`,
    ['what', 'agrees', 'of', 'share'],
    [...counts].map(([what, { agree, all }]) => [what, agree, all, agree / all]),
  );
  if (process.env['BREVIER_EVAL_SHOW'] === 'missed') {
    for (const [what, { missed }] of counts)
      for (const one of missed) process.stderr.write(`${what}: ${one}\n`);
    for (const one of refused) process.stderr.write(`refused: ${one}\n`);
  }
};

function compare(
  source: string,
  expected: unknown,
  entries: Extract<ReturnType<typeof readFeed>, { type: 'feed' }>['entries'],
  count: (what: string, agrees: boolean, seen: string) => void,
): void {
  const wanted = expectedEntries(expected);
  const readable = wanted.filter(isReadable);
  count(
    'entries',
    entries.length === wanted.length || entries.length === readable.length,
    `${wanted.length} are given as ${entries.length}`,
  );
  if (entries.length !== wanted.length) return;
  // The expected parses leave it to their reader.
  const base = /<(?:rss|feed|rdf:RDF)\b[^>]*\bxml:base="([^"]+)"/u.exec(source)?.[1] ?? BASE;
  wanted.forEach((one, index) => {
    const found = entries[index]?.found;
    const tell = (what: string, said: unknown, given: unknown): void =>
      count(what, said === given, `${JSON.stringify(said)} is given as ${JSON.stringify(given)}`);
    if (one.title) tell('title', words(one.title), words(found?.title));
    const url = canonicalUrl(one.link, base);
    if (url) tell('address', url, found?.url);
    const time = parseDate(one.time);
    if (time) tell('time', time, parseDate(found?.publishedAt));
    if (one.author) tell('author', words(one.author), words(found?.author));
    if (one.section) tell('section', words(one.section), words(found?.section));
  });
}

/** Undefined where the file has no expected parse. */
function expectedBeside(data: string, file: string): unknown {
  const own = file.endsWith('.json')
    ? file.replace(/\.json$/u, '_expected.json')
    : file.replace(/\.\w+$/u, '.json');
  const parsed = attempt((): unknown => JSON.parse(readFileSync(join(data, own), 'utf8')));
  if (parsed !== undefined || !file.endsWith('.json')) return parsed;
  const others = ['.xml', '.opml'].map((ending) => join(data, file.replace(/\.json$/u, ending)));
  return others.some((other) => attempt(() => readFileSync(other)) !== undefined)
    ? 'is one itself'
    : undefined;
}

function attempt<Value>(make: () => Value): Value | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

/** What a reader sees of it. */
function words(html: string | undefined): string {
  return (parseHTML(`<body>${html ?? ''}</body>`).document.body.textContent ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
}
