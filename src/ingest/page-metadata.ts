/** What a page says of itself: JSON-LD, Open Graph, microdata and the rest of its head. */
import { parseHTML } from 'linkedom';
import { z } from 'zod';
import { withoutSiteName } from './site-name.ts';
import { oneLine } from './plain-text.ts';

export interface PageMetadata {
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  readonly source?: string | undefined;
  readonly section?: string | undefined;
  readonly author?: string | undefined;
  readonly publishedAt?: string | undefined;
  readonly language?: string | undefined;
  /** The address of the lead image. */
  readonly image?: string | undefined;
  /** The article's text, where the page gives it as data. */
  readonly body?: string | undefined;
}

/** The little of the DOM that is asked for. */
export interface PageDocument {
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  readonly documentElement: PageElement | null;
}

export interface PageElement {
  getAttribute(name: string): string | null;
  readonly textContent: string | null;
}

const names = z
  .union([
    z.string(),
    z.object({ name: z.union([z.string(), z.array(z.string())]) }),
    z.array(z.union([z.string(), z.object({ name: z.string() })])),
  ])
  .transform((value) => {
    const list = Array.isArray(value) ? value : [value];
    return list.flatMap((one) => (typeof one === 'string' ? one : one.name)).join(', ');
  })
  .optional()
  .catch(undefined);
const texts = z
  .union([z.string(), z.array(z.string()).transform((all) => all[0])])
  .optional()
  .catch(undefined);

/** An address, an ImageObject, or several of either. */
const image = z
  .preprocess(
    (value) => (Array.isArray(value) ? value[0] : value),
    z.union([z.string(), z.object({ url: z.string() }).transform(({ url }) => url)]),
  )
  .optional()
  .catch(undefined);

const newsArticle = z.object({
  '@type': z.union([z.string(), z.array(z.string())]).transform((type) => [type].flat().join(' ')),
  headline: texts,
  articleSection: texts,
  articleBody: texts,
  datePublished: texts,
  inLanguage: texts,
  author: names,
  publisher: names,
  image,
  url: texts,
});

const MOST_DATA_LENGTH = 1_000_000;

export function readMetadata(document: PageDocument): PageMetadata {
  const data = articleData(document);
  const meta = (...keys: readonly string[]): string | undefined => {
    for (const key of keys) {
      const element = document.querySelector(
        `meta[property="${key}"], meta[name="${key}"], meta[itemprop="${key}"]`,
      );
      const content = element?.getAttribute('content')?.trim();
      if (content) return content;
    }
    return undefined;
  };
  const attribute = (selector: string, name: string): string | undefined =>
    document.querySelector(selector)?.getAttribute(name) ?? undefined;
  const textOf = (selector: string): string | undefined =>
    oneLine(document.querySelector(selector)?.textContent ?? '') || undefined;
  const source = plain(meta('og:site_name', 'application-name') ?? data?.publisher)?.split(' | ')[0];
  const title =
    data?.headline ??
    meta('og:title', 'twitter:title', 'headline') ??
    textOf('[itemprop="headline"]') ??
    textOf('title');
  return {
    title: withoutSite(plain(title), source, textOf('h1')),
    url: attribute('link[rel="canonical"]', 'href') ?? meta('og:url') ?? data?.url,
    source,
    section: toSection(
      plain(
        data?.articleSection ??
          meta('article:section', 'section', 'parsely-section', 'articleSection') ??
          textOf('[itemprop="articleSection"]'),
      ),
    ),
    author: toAuthor(
      plain(
        data?.author ??
          meta('author', 'parsely-author', 'byl', 'dc.creator', 'article:author_name', 'sailthru.author') ??
          textOf('[rel="author"], [itemprop="author"]'),
      ),
    ),
    publishedAt:
      data?.datePublished ??
      meta(...DATE_KEYS) ??
      attribute('time[itemprop="datePublished"], time[pubdate], article time[datetime]', 'datetime') ??
      attribute('[itemprop="datePublished"]', 'content') ??
      attribute('time[datetime]', 'datetime'),
    language: document.documentElement?.getAttribute('lang') ?? data?.inLanguage ?? meta('og:locale'),
    image:
      data?.image ??
      meta('og:image', 'og:image:url', 'twitter:image', 'image') ??
      attribute('[itemprop="image"]', 'src') ??
      attribute('[itemprop="image"]', 'content'),
    body: data?.articleBody,
  };
}

const DATE_KEYS = [
  'article:published_time',
  'datePublished',
  'og:published_time',
  'article:published',
  'pubdate',
  'publish-date',
  'publishdate',
  'publication_date',
  'parsely-pub-date',
  'sailthru.date',
  'cXenseParse:recs:publishtime',
  'date',
  'dc.date',
  'dc.date.issued',
  'DC.date.issued',
  'pdate',
];

/** Some pages escape their data twice: "&#8216;Medium&#8217;". */
function plain(text: string | undefined): string | undefined {
  if (text === undefined || !/&(?:#x?[\da-f]{1,6}|[a-z]{2,8});/iu.test(text)) return text;
  const { document } = parseHTML(`<html><body>${text.replaceAll('<', '&lt;')}</body></html>`);
  return document.body.textContent ?? text;
}

/** The kinds of a page are no sections; of several sections the first. */
function toSection(written: string | undefined): string | undefined {
  const first = oneLine(written ?? '').split(/\s*[,;|]\s*/u)[0] ?? '';
  if (first === '' || /^(?:posts?|articles?|story|stories|page|blog|home|index|https?:.*)$/iu.test(first))
    return undefined;
  return first.slice(0, 1).toUpperCase() + first.slice(1);
}

function toAuthor(written: string | undefined): string | undefined {
  const name = oneLine(written ?? '').replace(/^by[:\s]+/iu, '');
  return name === '' || /^(?:\S*admin(?:istrator)?|webmaster|editor|staff|https?:.*)$/iu.test(name)
    ? undefined
    : name;
}

function articleData(document: PageDocument): z.infer<typeof newsArticle> | undefined {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const source = script.textContent ?? '';
    if (source.length > MOST_DATA_LENGTH) continue;
    let value: unknown;
    try {
      value = JSON.parse(source);
    } catch {
      continue;
    }
    for (const node of nodes(value)) {
      const parsed = newsArticle.safeParse(node);
      if (parsed.success && /Article|Posting|Report/u.test(parsed.data['@type'])) return parsed.data;
    }
  }
  return undefined;
}

/** The objects of a JSON-LD document, those of its @graph included. */
function nodes(value: unknown): unknown[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((node: unknown) =>
    typeof node === 'object' && node !== null && '@graph' in node && Array.isArray(node['@graph'])
      ? node['@graph']
      : [node],
  );
}

/** The page's own h1 knows best where the title goes on after it; what stands after a bar is a site or a section. */
function withoutSite(
  title: string | undefined,
  source: string | undefined,
  heading: string | undefined,
): string | undefined {
  if (title === undefined) return heading;
  const whole = oneLine(title);
  if (heading && heading.length > 12 && whole.startsWith(heading)) return heading;
  const name = /^(.{12,}?)\s+[|–—-]\s+[^|–—]{2,40}$/u.exec(whole)?.[1];
  if (name !== undefined && (whole.includes(' | ') || heading === name)) return name;
  return withoutSiteName(whole, { outlet: source });
}
