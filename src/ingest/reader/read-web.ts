/** What came from the web, as articles: a feed with its entries, or the article of a page. */
import { parseHTML } from 'linkedom';
import type { Article } from '../../model.ts';
import { canonicalUrl } from '../canonical-url.ts';
import { decode } from '../decode.ts';
import { makeArticle } from '../make-article.ts';
import { isJsonFeed, looksLikeFeed, readFeed } from '../read-feed.ts';
import { readHtml } from '../read-html.ts';
import { parseJson } from '../read-json.ts';

/** A body as it was fetched. */
export interface Body {
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
}

/** An entry of a feed: its article, and whether that is the whole of it or a summary. */
export interface Entry {
  readonly article: Article;
  readonly isWhole: boolean;
}

export type WebRead =
  | {
      readonly type: 'feed';
      readonly title?: string;
      readonly ttlMs?: number;
      readonly entries: readonly Entry[];
    }
  /** `article` is undefined where there is none in the page; `feeds` are those that it names, absolute. */
  | { readonly type: 'page'; readonly article: Article | undefined; readonly feeds: readonly string[] }
  | { readonly type: 'refused'; readonly reason: string };

/** Newest first; older ones of a very long feed were there before. */
const MOST_ENTRIES = 500;

export async function readWeb({ url, bytes, contentType }: Body): Promise<WebRead> {
  const decoded = decode(bytes, { page: true, sent: { contentType } });
  if (decoded.type === 'refused') return decoded;
  const { text } = decoded;
  if (looksLikeFeed(text) || (/^\s*\{/u.test(text) && isJson(text))) return await readFeedBody(text, url);
  if (!/<(?:html|head|body|article|p|div)\b/iu.test(text.slice(0, 20_000)))
    return { type: 'refused', reason: 'is neither feed nor page' };
  const page = readHtml(text, { url });
  return {
    type: 'page',
    article: page && (await makeArticle({ ...page.found, url: page.found.url ?? url })),
    feeds: feedLinks(text, url),
  };
}

function isJson(text: string): boolean {
  const parsed = parseJson(text);
  return parsed.type === 'value' && isJsonFeed(parsed.value);
}

async function readFeedBody(text: string, url: string): Promise<WebRead> {
  const toFragment = (html: string) => parseHTML(`<html><body>${html}</body></html>`).document.body;
  const feed = readFeed(text, toFragment, url);
  if (feed.type === 'refused') return feed;
  const time = ({ found }: (typeof feed.entries)[number]): number =>
    Date.parse(String(found.publishedAt)) || 0;
  const newest = feed.entries.toSorted((a, b) => time(b) - time(a)).slice(0, MOST_ENTRIES);
  const entries: Entry[] = [];
  for (const { found, isWhole } of newest) {
    const article = await makeArticle(found);
    if (article) entries.push({ article, isWhole });
  }
  const { title, ttlMs } = feed;
  return { type: 'feed', ...(title && { title }), ...(ttlMs && { ttlMs }), entries };
}

/** `<link rel="alternate" type="application/rss+xml" href="…">` */
function feedLinks(html: string, base: string): string[] {
  const { document } = parseHTML(html);
  const links = [...document.querySelectorAll('link[rel~="alternate"][href]')];
  return links.flatMap((link) => {
    const isFeed = /^application\/(?:rss|atom|feed)\+(?:xml|json)/iu.test(link.getAttribute('type') ?? '');
    return isFeed ? (canonicalUrl(link.getAttribute('href') ?? undefined, base) ?? []) : [];
  });
}
