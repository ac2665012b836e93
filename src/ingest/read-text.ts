/** A scraped page as text, and Markdown, which is text with a few marks and sometimes front matter. */
import { parse } from 'yaml';
import { z } from 'zod';
import type { ArticleLink } from '../model.ts';
import { type CleanText, cleanText } from './clean-text.ts';
import type { Found } from './make-article.ts';

export interface TextRead {
  readonly found: Found;
  readonly removed: CleanText['removed'];
}

/** `known` is what is known beside the text; it comes before what the text says. */
export function readText(raw: string, known: Omit<Found, 'text'> = {}): TextRead {
  const { removed, ...clean } = cleanText(raw, known.title === undefined ? {} : { title: known.title });
  const given = Object.fromEntries(
    Object.entries(known).filter(([, value]) => value !== undefined && value !== ''),
  );
  const { links, ...facts } = clean;
  return { found: { ...facts, ...given, links: [...(known.links ?? []), ...links] }, removed };
}

const word = z
  .union([z.string(), z.number(), z.date()])
  .transform((value) => (value instanceof Date ? value.toISOString() : String(value)));
const frontMatter = z
  .object({
    title: word,
    url: word,
    link: word,
    source: word,
    section: word,
    category: word,
    author: word,
    date: word,
    publishedAt: word,
    published: word,
    id: word,
  })
  .partial();

export function readMarkdown(raw: string): TextRead {
  const match = /^\uFEFF?---\r?\n(.*?)\r?\n---\r?(?:\n|$)/su.exec(raw);
  const known = match ? readFrontMatter(match[1] ?? '') : {};
  const body = match ? raw.slice(match[0].length) : raw;
  const title = known.title ?? /^ {0,3}#[ \t]+(.+)$/mu.exec(body.slice(0, 2_000))?.[1];
  const links = markdownLinks(body);
  return readText(plainMarkdown(body), {
    ...known,
    ...(title && { title: plainMarkdown(title).trim() }),
    links,
  });
}

function readFrontMatter(yaml: string): Omit<Found, 'text'> {
  let value: unknown;
  try {
    value = parse(yaml);
  } catch {
    return {};
  }
  const parsed = frontMatter.safeParse(value);
  if (!parsed.success) return {};
  const { title, url, link, source, section, category, author, date, publishedAt, published, id } =
    parsed.data;
  return {
    title,
    url: url ?? link,
    source,
    section: section ?? category,
    author,
    publishedAt: publishedAt ?? published ?? date,
    id,
  };
}

/** Marks away, words kept. */
function plainMarkdown(text: string): string {
  return text
    .replace(/^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*$/gmu, '$1')
    .replace(/^ {0,3}>[ \t]?/gmu, '')
    .replace(/!\[([^\]\n]{0,300})\]\([^)\n]{0,2000}\)/gu, '')
    .replace(LINK, '$1')
    .replace(/(\*\*|__)(?=\S)([^\n]{1,2000}?\S)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]{1,2000})\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_\n]{1,2000})_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/`([^`\n]{1,500})`/gu, '$1')
    .replace(/^[ \t]*(?:[-*_][ \t]*){3,}$/gmu, '');
}

const LINK = /\[([^\]\n]{1,300})\]\(([^)\s]{0,2000})[^)\n]{0,300}\)/gu;
/** Fewer words are a word of the sentence that was made a link, no headline. */
const LEAST_LINK_WORDS = 5;

function markdownLinks(text: string): ArticleLink[] {
  return [...text.matchAll(LINK)]
    .map(([, title = '', url = '']) => ({ title, url }))
    .filter(({ title }) => title.split(/\s+/u).length >= LEAST_LINK_WORDS);
}
