/** The entries of a feed (RSS, Atom, RDF, JSON Feed) as articles. */
import { parseFeed } from 'feedsmith';
import { z } from 'zod';
import { blockText } from './html-blocks.ts';
import { type Entry, entrySchema, type Feed, feedSchema, text } from './feed-schema.ts';
import { parseJson, type Refusal } from './read-json.ts';
import { canonicalUrl } from './canonical-url.ts';
import { readText, type TextRead } from './read-text.ts';

const MOST_ENTRIES = 5_000;

/** Looks at the beginning only. */
export function looksLikeFeed(source: string): boolean {
  const head = source.slice(0, 2_000).trimStart();
  if (head.startsWith('{')) return /"version"\s*:\s*"https?:\/\/(?:www\.)?jsonfeed\.org/u.test(head);
  return /^(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1500}?-->\s*|<\?xml-stylesheet[^>]{0,300}>\s*|<!DOCTYPE[^>]{0,300}>\s*)*<(?:\w{1,20}:)?(?:rss|feed|rdf)\b/isu.test(
    head,
  );
}

/** A JSON Feed, wherever in it the version stands. */
export function isJsonFeed(value: unknown): boolean {
  return jsonFeed.safeParse(value).success;
}

/** Some give the number of the version alone. */
const jsonFeed = z.looseObject({
  version: z.string().regex(/jsonfeed\.org|^1(?:\.\d)?$/u),
  items: z.array(z.unknown()),
});

export interface FeedEntry extends TextRead {
  /** The feed gives the article itself, and no summary of it. */
  readonly isWhole: boolean;
}

export interface FeedContents {
  readonly type: 'feed';
  readonly title?: string;
  /** How long the feed says that it stays as it is. */
  readonly ttlMs?: number;
  readonly entries: readonly FeedEntry[];
}

/** `base` is the feed's own address, for those of its links that are relative. */
export function readFeed(
  source: string,
  toFragment: (html: string) => Parameters<typeof blockText>[0],
  base?: string,
): FeedContents | Refusal {
  // The parser takes what ends between two elements for whole.
  if (source.trimStart().startsWith('<') && !/<\/(?:\w{1,20}:)?(?:rss|feed|rdf)\s*>/iu.test(source))
    return { type: 'refused', code: 'feed', reason: 'is a feed that is cut off; fetch it again' };
  let raw: unknown;
  try {
    raw = parseFeed(withVersion(source)).feed;
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 120) : '';
    const reason = looksLikeFeed(source)
      ? `is a feed with nothing in it that can be read (${message})`
      : `is no feed that can be read (${message}); fetch it again or leave it out`;
    return { type: 'refused', code: 'feed', reason };
  }
  const feed = feedSchema.safeParse(raw);
  if (!feed.success) return { type: 'refused', code: 'feed', reason: 'is a feed without entries' };
  const { language, items, entries } = feed.data;
  const plain = (html: string | undefined): string =>
    html === undefined ? '' : /[<&]/u.test(html) ? blockText(toFragment(html)) : html;
  const title = plain(feed.data.title);
  const ttlMs = readTtl(feed.data);
  const about = { source: title || undefined, language, base: resolved(feed.data.xml?.base, base) };
  const read = newest(items ?? entries ?? []).flatMap((item) => {
    const entry = entrySchema.safeParse(item);
    return entry.success ? [readEntry(entry.data, about, plain)] : [];
  });
  return {
    type: 'feed',
    ...(title === '' ? {} : { title }),
    ...(ttlMs === undefined ? {} : { ttlMs }),
    entries: read,
  };
}

/** The parser knows JSON Feed by the address of its version alone. */
function withVersion(source: string): string {
  if (!source.trimStart().startsWith('{')) return source;
  const parsed = parseJson(source.trimStart());
  const feed = jsonFeed.safeParse(parsed.type === 'value' ? parsed.value : undefined);
  return feed.success ? JSON.stringify({ ...feed.data, version: JSON_FEED }) : source;
}

const JSON_FEED = 'https://jsonfeed.org/version/1.1';

/** `written` may be relative to what lies around it. */
function resolved(written: string | undefined, base: string | undefined): string | undefined {
  return written === undefined ? base : (URL.parse(written, base)?.href ?? base);
}

const dated = z.object({ pubDate: text, published: text, date_published: text, updated: text }).partial();

/** All of a feed of a sensible length, in its order; of a longer one the newest. */
function newest(items: readonly unknown[]): readonly unknown[] {
  if (items.length <= MOST_ENTRIES) return items;
  const times = items.map((item) => {
    const { pubDate, published, date_published: date, updated } = dated.safeParse(item).data ?? {};
    return Date.parse(pubDate ?? published ?? date ?? updated ?? '') || 0;
  });
  const order = items.map((_, index) => index).toSorted((a, b) => (times[b] ?? 0) - (times[a] ?? 0));
  return order.slice(0, MOST_ENTRIES).map((index) => items[index]);
}

const MINUTE_MS = 60_000;
const PERIODS_MS: ReadonlyMap<string, number> = new Map([
  ['hourly', 60 * MINUTE_MS],
  ['daily', 24 * 60 * MINUTE_MS],
  ['weekly', 7 * 24 * 60 * MINUTE_MS],
]);

function readTtl({ ttl, sy }: Feed): number | undefined {
  const period = PERIODS_MS.get(sy?.updatePeriod?.toLowerCase() ?? '');
  if (ttl !== undefined) return ttl * MINUTE_MS;
  return period === undefined ? undefined : period / (sy?.updateFrequency ?? 1);
}

function imageOf({ image, media, enclosures }: Entry): string | undefined {
  const content = media?.contents;
  const isPicture = content?.medium === 'image' || (content?.type ?? '').startsWith('image/');
  return (
    image ??
    (isPicture ? content?.url : undefined) ??
    media?.thumbnails?.url ??
    ((enclosures?.type ?? '').startsWith('image/') ? enclosures?.url : undefined)
  );
}

/** Many identifiers are no addresses. */
function absolute(id: string | undefined): string | undefined {
  return id !== undefined && /^https?:\/\//iu.test(id) ? id : undefined;
}

/** Shorter bodies are summaries, whatever the feed calls them. */
const LEAST_WHOLE = 1_200;
const CUT_OFF = /(?:…|\.\.\.|\[…\]|\[&#8230;\]|(?:read|see) (?:more|the full (?:story|article))\W*)$/iu;

function readEntry(
  entry: Entry,
  feed: Pick<Feed, 'language'> & {
    readonly source: string | undefined;
    readonly base: string | undefined;
  },
  plain: (html: string | undefined) => string,
): FeedEntry {
  const bodies = [entry.content, entry.content_html, entry.description, entry.summary].map(plain);
  const body = bodies.reduce(
    (longest, one) => (one.length > longest.length ? one : longest),
    entry.content_text ?? '',
  );
  const known = {
    title: plain(entry.title),
    url: canonicalUrl(
      entry.link ??
        entry.url ??
        entry.links ??
        (entry.guid?.isPermaLink === false ? undefined : absolute(entry.guid?.value)),
      resolved(entry.xml?.base, feed.base),
    ),
    source: feed.source,
    section: entry.categories ?? entry.tags,
    author: entry.author ?? entry.authors ?? entry.dc?.creator ?? entry.dc?.creators,
    publishedAt:
      entry.pubDate ??
      entry.published ??
      entry.date_published ??
      entry.dc?.date ??
      entry.dc?.dates ??
      entry.atom?.published ??
      entry.updated ??
      entry.atom?.updated,
    language: feed.language,
    image: imageOf(entry),
  };
  const isWhole = body.length >= LEAST_WHOLE && !CUT_OFF.test(body.trimEnd());
  const read = readText(body, known.title === '' ? { ...known, title: undefined } : known);
  return { ...read, isWhole };
}
