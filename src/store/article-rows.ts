/** Articles as rows, and rows as articles. Times are kept as milliseconds since the epoch. */
import { createHash } from 'node:crypto';
import type { Article, ArticleLink, StoredArticle } from '../model.ts';
import type { Assignment } from './ports.ts';

type Row = Readonly<Record<string, unknown>>;

export const ARTICLE_COLUMNS =
  'articles.id, articles.title, articles.text, section, url, source, author, image, language, links, published_at, added_at';

export function toMs(instant: string): number {
  return Date.parse(instant);
}

export function toInstant(ms: unknown): string {
  return new Date(Number(ms)).toISOString();
}

export function toArticle(row: Row): StoredArticle {
  const optional = (name: string): string | undefined => (row[name] === null ? undefined : String(row[name]));
  return {
    id: String(row['id']),
    title: String(row['title']),
    text: String(row['text']),
    section: optional('section'),
    url: optional('url'),
    source: optional('source'),
    author: optional('author'),
    ...(row['published_at'] === null ? {} : { publishedAt: toInstant(row['published_at']) }),
    image: optional('image'),
    language: String(row['language']),
    links: parseLinks(String(row['links'])),
    addedAt: toInstant(row['added_at']),
  };
}

export function toAssignment(row: Row): Assignment {
  return { articleId: String(row['article_id']), storyId: String(row['story_id']) };
}

/** Changes when anything that a reader could see changes. */
export function contentDigest(article: Article): Buffer {
  const { title, text, section, url, source, author, publishedAt, language, links } = article;
  const content = [title, text, section, url, source, author, publishedAt, language, links];
  return createHash('sha256').update(JSON.stringify(content)).digest().subarray(0, 16);
}

function parseLinks(json: string): ArticleLink[] {
  const links: ArticleLink[] = JSON.parse(json);
  return links;
}
