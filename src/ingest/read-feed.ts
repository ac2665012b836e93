/** The entries of a feed (RSS, Atom, RDF, JSON Feed) as articles. */
import { parseFeed } from 'feedsmith';
import { z } from 'zod';
import { blockText } from './html-blocks.ts';
import type { Refusal } from './read-json.ts';
import { readText, type TextRead } from './read-text.ts';

const MOST_ENTRIES = 5_000;

const text = z.string().optional().catch(undefined);
const person = z
  .union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)])
  .optional()
  .catch(undefined);
const first = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .array(schema)
    .transform((all) => all[0])
    .optional()
    .catch(undefined);

/** The fields that the four formats share, under all the names that feedsmith gives them. */
const entrySchema = z.object({
  id: text,
  guid: z.object({ value: text, isPermaLink: z.boolean().optional() }).optional().catch(undefined),
  title: z
    .union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)])
    .optional()
    .catch(undefined),
  link: text,
  url: text,
  links: first(z.object({ href: text })),
  description: text,
  summary: z
    .union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)])
    .optional()
    .catch(undefined),
  content: z
    .union([
      z.string(),
      z.object({ encoded: z.string() }).transform(({ encoded }) => encoded),
      z.object({ value: z.string() }).transform(({ value }) => value),
    ])
    .optional()
    .catch(undefined),
  content_html: text,
  content_text: text,
  pubDate: text,
  published: text,
  updated: text,
  date_published: text,
  dc: z
    .object({ date: text, dates: first(z.string()), creator: text, creators: first(z.string()) })
    .optional()
    .catch(undefined),
  author: person,
  authors: first(person),
  categories: first(
    z.union([
      z.string(),
      z
        .object({ name: text, term: text, label: text })
        .transform(({ name, label, term }) => name ?? label ?? term),
    ]),
  ),
  tags: first(z.string()),
});
type Entry = z.infer<typeof entrySchema>;

const feedSchema = z.object({
  title: z
    .union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)])
    .optional()
    .catch(undefined),
  language: text,
  items: z.array(z.unknown()).optional(),
  entries: z.array(z.unknown()).optional(),
});

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

const jsonFeed = z.object({ version: z.string().regex(/jsonfeed\.org/u), items: z.array(z.unknown()) });

export type FeedRead = { readonly type: 'feed'; readonly entries: readonly TextRead[] } | Refusal;

export function readFeed(
  source: string,
  toFragment: (html: string) => Parameters<typeof blockText>[0],
): FeedRead {
  let raw: unknown;
  try {
    raw = parseFeed(source).feed;
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 120) : '';
    return {
      type: 'refused',
      code: 'feed',
      reason: `is no feed that can be read (${message}); fetch it again or leave it out`,
    };
  }
  const feed = feedSchema.safeParse(raw);
  if (!feed.success) return { type: 'refused', code: 'feed', reason: 'is a feed without entries' };
  const { title, language, items, entries } = feed.data;
  const read = (items ?? entries ?? []).slice(0, MOST_ENTRIES).flatMap((item) => {
    const entry = entrySchema.safeParse(item);
    return entry.success ? [readEntry(entry.data, { source: title, language }, toFragment)] : [];
  });
  return { type: 'feed', entries: read };
}

function readEntry(
  entry: Entry,
  feed: { readonly source?: string | undefined; readonly language?: string | undefined },
  toFragment: Parameters<typeof readFeed>[1],
): TextRead {
  const plain = (html: string | undefined): string =>
    html === undefined ? '' : /[<&]/u.test(html) ? blockText(toFragment(html)) : html;
  const bodies = [entry.content, entry.content_html, entry.description, entry.summary].map(plain);
  const body = bodies.reduce(
    (longest, one) => (one.length > longest.length ? one : longest),
    entry.content_text ?? '',
  );
  const known = {
    title: plain(entry.title),
    url:
      entry.link ??
      entry.url ??
      entry.links?.href ??
      (entry.guid?.isPermaLink === false ? undefined : entry.guid?.value),
    source: feed.source === undefined ? undefined : plain(feed.source),
    section: entry.categories ?? entry.tags,
    author: entry.author ?? entry.authors ?? entry.dc?.creator ?? entry.dc?.creators,
    publishedAt:
      entry.pubDate ??
      entry.published ??
      entry.date_published ??
      entry.dc?.date ??
      entry.dc?.dates ??
      entry.updated,
    language: feed.language,
  };
  return known.title === '' ? readText(body, { ...known, title: undefined }) : readText(body, known);
}
