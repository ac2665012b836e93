/** An Article from what a reader found: identity, canonical address, language, bounded sizes. */
import { createHash } from 'node:crypto';
import type { Article, ArticleLink } from '../model.ts';
import { canonicalUrl, pageKey } from './canonical-url.ts';
import { parseDate } from './dates.ts';
import { detectLanguage } from './language.ts';
import { oneLine } from './plain-text.ts';
import { withoutSiteName } from './site-name.ts';

export interface Found {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly text: string;
  readonly url?: string | undefined;
  readonly source?: string | undefined;
  readonly section?: string | undefined;
  readonly author?: string | undefined;
  readonly publishedAt?: unknown;
  readonly image?: string | undefined;
  /** What the page says its language is. */
  readonly language?: string | undefined;
  readonly links?: readonly ArticleLink[];
}

const MOST_TITLE_LENGTH = 300;
const MOST_FACT_LENGTH = 200;
const MOST_ID_LENGTH = 200;
const MOST_LINKS = 30;

/** Undefined where there is neither title nor text. */
export async function makeArticle(found: Found): Promise<Article | undefined> {
  const url = canonicalUrl(found.url);
  const named = withoutSiteName(oneLine(found.title ?? ''), { url, outlet: found.source });
  const title = shorten(named || firstLine(found.text), MOST_TITLE_LENGTH);
  if (title === '') return undefined;
  const section = fact(found.section);
  const source = fact(found.source) ?? (url && new URL(url).hostname.replace(/^www\./u, ''));
  const author = fact(found.author);
  const publishedAt = parseDate(found.publishedAt);
  const image = canonicalUrl(found.image, url);
  return {
    id: shorten(oneLine(found.id ?? ''), MOST_ID_LENGTH) || makeId(url, title, found.text),
    title,
    text: found.text,
    ...(section === undefined ? {} : { section }),
    ...(url === undefined ? {} : { url }),
    ...(source === undefined ? {} : { source }),
    ...(author === undefined ? {} : { author }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(image === undefined ? {} : { image }),
    language: await detectLanguage(`${title}\n${found.text}`, found.language),
    links: cleanLinks(found.links ?? [], title, url),
  };
}

/** The same address is the same article; without one, the same words are. */
function makeId(url: string | undefined, title: string, text: string): string {
  return createHash('sha256')
    .update(url === undefined ? `${title}\n${text}` : pageKey(url))
    .digest('base64url')
    .slice(0, 16);
}

function cleanLinks(links: readonly ArticleLink[], title: string, own: string | undefined): ArticleLink[] {
  const once = new Map<string, ArticleLink>();
  for (const link of links) {
    const name = shorten(oneLine(link.title), MOST_TITLE_LENGTH);
    const url = canonicalUrl(link.url);
    if (name === '' || name === title || (url !== undefined && url === own)) continue;
    const key = name.toLowerCase();
    if (!once.has(key)) once.set(key, { title: name, ...(url === undefined ? {} : { url }) });
  }
  return [...once.values()].slice(0, MOST_LINKS);
}

/** The first line, or its first sentence where it is a paragraph. */
function firstLine(text: string): string {
  const line = oneLine(text.slice(0, 4_000).trimStart().split('\n')[0] ?? '');
  if (line.length <= MOST_TITLE_LENGTH / 2) return line;
  return /^.{20,280}?[.!?]["”’)]?(?=\s)/u.exec(line)?.[0] ?? line;
}

function fact(value: string | undefined): string | undefined {
  return shorten(oneLine(value ?? ''), MOST_FACT_LENGTH) || undefined;
}

function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).trimEnd()}…`;
}
