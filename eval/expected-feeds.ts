/** Expected parses of feeds, as gofeed and feedsmith write them, in one shape. */
import { z } from 'zod';

const text = z.string().optional().catch(undefined);
const named = z
  .union([
    z.string(),
    z
      .object({ value: text, name: text, label: text, term: text, href: text })
      .transform(({ value, name, label, term, href }) => value ?? name ?? label ?? term ?? href),
  ])
  .optional()
  .catch(undefined);
const first = z
  .array(named)
  .transform((all) => all.find((one) => one !== undefined))
  .optional()
  .catch(undefined);

const links = z
  .array(
    z.union([
      z.string().transform((href) => ({ href, rel: 'alternate' })),
      z.object({ href: text, rel: text }),
    ]),
  )
  .transform((all) => (all.find(({ rel = 'alternate' }) => rel === 'alternate') ?? all[0])?.href)
  .optional()
  .catch(undefined);

const dublinCore = z
  .object({ creator: first, creators: first, date: first, dates: first })
  .partial()
  .optional()
  .catch(undefined);

const entry = z.object({
  title: named,
  link: text,
  url: text,
  links,
  guid: named,
  publishedParsed: text,
  pubDateParsed: text,
  published: text,
  pubDate: text,
  date_published: text,
  updatedParsed: text,
  updated: text,
  dcExt: dublinCore,
  dc: dublinCore,
  author: named,
  authors: first,
  categories: first,
  tags: first,
  description: named,
  summary: named,
  content: z
    .union([named, z.object({ encoded: text }).transform(({ encoded }) => encoded)])
    .optional()
    .catch(undefined),
  content_html: text,
  content_text: text,
});
const feed = z.object({ items: z.array(entry).nullish(), entries: z.array(entry).nullish() });

export interface ExpectedEntry {
  readonly title?: string | undefined;
  readonly link?: string | undefined;
  readonly time?: string | undefined;
  readonly author?: string | undefined;
  readonly section?: string | undefined;
  readonly hasText: boolean;
}

export function expectedEntries(parsed: unknown): ExpectedEntry[] {
  const { items, entries } = feed.safeParse(parsed).data ?? {};
  return (items ?? entries ?? []).map((one) => ({
    title: one.title,
    link: one.link ?? one.url ?? one.links,
    time:
      one.publishedParsed ??
      one.pubDateParsed ??
      one.published ??
      one.pubDate ??
      one.date_published ??
      one.dcExt?.date ??
      one.dc?.date ??
      one.dc?.dates ??
      one.updatedParsed ??
      one.updated,
    author: one.author ?? one.authors ?? one.dcExt?.creator ?? one.dc?.creator ?? one.dc?.creators,
    section: one.categories ?? one.tags,
    hasText: [one.description, one.summary, one.content, one.content_html, one.content_text].some(Boolean),
  }));
}

/** Whether there is anything of it to read. */
export function isReadable({ title, link, hasText }: ExpectedEntry): boolean {
  return Boolean(title) || Boolean(link) || hasText;
}

const outline: z.ZodType<{ readonly xmlUrl?: string | undefined; readonly outlines?: unknown }> =
  z.looseObject({
    xmlUrl: text,
    outlines: z.array(z.unknown()).optional(),
  });
const list = z.object({ body: z.object({ outlines: z.array(z.unknown()) }) });

/** How many feeds an expected list holds, at whatever depth. */
export function expectedOutlines(parsed: unknown): number {
  const count = (outlines: readonly unknown[]): number =>
    outlines.reduce<number>((sum, one) => {
      const { xmlUrl, outlines: inner } = outline.safeParse(one).data ?? {};
      return sum + Number(xmlUrl !== undefined) + (Array.isArray(inner) ? count(inner) : 0);
    }, 0);
  return count(list.safeParse(parsed).data?.body.outlines ?? []);
}
