/** The entries of a feed as articles: whole ones as they are, summaries with the text of the page that they link to. */
import type { Fetcher } from '../ingest/fetch/fetcher.ts';
import type { Entry } from '../ingest/reader/read-web.ts';
import type { Reader } from '../ingest/reader/reader.ts';
import type { Article, Feed } from '../model.ts';
import type { HostQueue } from './host-queue.ts';

export interface PageParts {
  readonly fetcher: Fetcher;
  readonly reader: Reader;
  readonly hosts: HostQueue;
  readonly now: () => string;
}

/** Of one reading; what is left over is there at the next one. */
const MOST_PAGES = 40;
const MOST_TRIES = 3;
const MOST_REMEMBERED = 10_000;
/** Failures that may be over the next time. */
const PASSING: ReadonlySet<string> = new Set(['busy', 'server', 'timeout', 'connection', 'name']);
const PAGE_TYPES = 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.5';

/** An entry gives its article, or "later" where it has to wait for the next reading. */
export type EntryReader = (feed: Feed, entries: readonly Entry[]) => AsyncGenerator<Article | 'later'>;

export function createEntryReader({ fetcher, reader, hosts, now }: PageParts): EntryReader {
  /** How often a page could not be had, for now. */
  const tries = new Map<string, number>();

  /** The page's article; undefined where it can't be had; "later" where it may be, and "busy" where all of them may be. */
  async function readPage(url: string): Promise<Article | 'later' | 'busy' | undefined> {
    const fetched = await hosts.run(url, () => fetcher.get(url, { accept: PAGE_TYPES }));
    if (fetched.type === 'body') {
      const read = await reader.read(fetched);
      return read.type === 'page' ? read.article : undefined;
    }
    const code = fetched.type === 'failed' ? fetched.code : '';
    if (code === 'busy' || code === 'stopped') return 'busy';
    if (!PASSING.has(code)) return undefined;
    const tried = (tries.get(url) ?? 0) + 1;
    if (tries.size >= MOST_REMEMBERED) tries.clear();
    tries.set(url, tried);
    return tried >= MOST_TRIES ? undefined : 'later';
  }

  return async function* articlesOf(feed, entries) {
    let pages = 0;
    for (const { article, isWhole } of entries) {
      if (isWhole || article.url === undefined) {
        yield dress(article, feed, now());
        continue;
      }
      const page = pages < MOST_PAGES ? await readPage(article.url) : 'busy';
      pages += 1;
      if (page === 'busy') {
        yield 'later';
        return;
      }
      yield page === 'later' ? page : dress(merge(article, page), feed, now());
    }
  };
}

/** The page tells more than the entry, and the entry knows its own address. */
function merge(entry: Article, page: Article | undefined): Article {
  if (!page || page.text.length <= entry.text.length) return entry;
  const { author, section, publishedAt, source, image } = entry;
  const known = Object.entries({ author, section, publishedAt, source, image });
  const facts = Object.fromEntries(known.filter(([, value]) => value !== undefined));
  return { ...(facts as Partial<Article>), ...page, id: entry.id };
}

/** What the feed was given comes first; news is never from the future. */
function dress(article: Article, { source, section }: Feed, now: string): Article {
  const { publishedAt, ...rest } = article;
  const isFuture = publishedAt !== undefined && Date.parse(publishedAt) > Date.parse(now);
  return {
    ...rest,
    ...(publishedAt === undefined || isFuture ? {} : { publishedAt }),
    ...(source === undefined ? {} : { source }),
    ...(section === undefined ? {} : { section }),
  };
}
