/** What a page says of itself: JSON-LD, Open Graph, microdata and the rest of its head. */
import { z } from 'zod';
import { oneLine } from './plain-text.ts';

export interface PageMetadata {
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  readonly source?: string | undefined;
  readonly section?: string | undefined;
  readonly author?: string | undefined;
  readonly publishedAt?: string | undefined;
  readonly language?: string | undefined;
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

const newsArticle = z.object({
  '@type': z.union([z.string(), z.array(z.string())]).transform((type) => [type].flat().join(' ')),
  headline: texts,
  articleSection: texts,
  articleBody: texts,
  datePublished: texts,
  inLanguage: texts,
  author: names,
  publisher: names,
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
  const source = meta('og:site_name', 'application-name') ?? data?.publisher;
  const title = data?.headline ?? meta('og:title', 'twitter:title', 'headline') ?? textOf('title');
  return {
    title: withoutSite(title, source, textOf('h1')),
    url: attribute('link[rel="canonical"]', 'href') ?? meta('og:url') ?? data?.url,
    source,
    section: data?.articleSection ?? meta('article:section', 'section', 'parsely-section'),
    author:
      data?.author ??
      meta('author', 'parsely-author', 'dc.creator') ??
      textOf('[rel="author"], [itemprop="author"]'),
    publishedAt:
      data?.datePublished ??
      meta(
        'article:published_time',
        'datePublished',
        'pubdate',
        'publish-date',
        'parsely-pub-date',
        'date',
        'dc.date',
      ) ??
      attribute('time[datetime]', 'datetime'),
    language: document.documentElement?.getAttribute('lang') ?? data?.inLanguage ?? meta('og:locale'),
    body: data?.articleBody,
  };
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

/** "Headline | Site" and "Headline - Site" without the site; the page's own h1 knows best where the two agree. */
function withoutSite(
  title: string | undefined,
  source: string | undefined,
  heading: string | undefined,
): string | undefined {
  if (title === undefined) return heading;
  const whole = oneLine(title);
  if (heading && heading.length > 12 && whole.startsWith(heading)) return heading;
  const cut = /^(.{12,}?)\s+[|–—-]\s+([^|–—]{2,40})$/u.exec(whole);
  if (!cut) return whole;
  const [, name = whole, site = ''] = cut;
  const looksLikeSite =
    whole.includes(' | ') ||
    (source !== undefined && site.toLowerCase().includes(source.toLowerCase().slice(0, 8)));
  return looksLikeSite || heading === name ? name : whole;
}
