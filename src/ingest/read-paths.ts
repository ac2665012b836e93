/** Articles from files, folders and standard input, one after the other; what can't be read is told, and the rest goes on. */
import type { Readable } from 'node:stream';
import { parseHTML } from 'linkedom';
import type { Article } from '../model.ts';
import type { Removed } from './clean-text.ts';
import { decode } from './decode.ts';
import { findFiles, MOST_BYTES, openBytes, readBytes, tooLarge } from './files.ts';
import { makeArticle } from './make-article.ts';
import { isJsonFeed, looksLikeFeed, readFeed } from './read-feed.ts';
import { readHtml } from './read-html.ts';
import { type JsonRead, parseJson, readJsonArticle } from './read-json.ts';
import { readJsonLines } from './read-json-lines.ts';
import { readMarkdown, readText, type TextRead } from './read-text.ts';

export type ReadResult =
  | {
      readonly type: 'article';
      readonly file: string;
      readonly line?: number;
      readonly article: Article;
      readonly removed: readonly Removed[];
    }
  | {
      readonly type: 'refused';
      readonly file: string;
      readonly line?: number;
      readonly code: string;
      readonly reason: string;
    };

type Format = 'text' | 'markdown' | 'html' | 'json' | 'jsonl' | 'feed';
type Part = (({ readonly type: 'read' } & TextRead) | Extract<JsonRead, { type: 'refused' }>) & {
  readonly line?: number;
};

/** `-` is `stdin`, its format told by its beginning. Never throws for what is in the files. */
export async function* readPaths(
  paths: readonly string[],
  { stdin }: { readonly stdin?: Readable },
): AsyncGenerator<ReadResult> {
  for (const path of paths) {
    if (path === '-' && stdin) {
      yield* articles('-', await partsOf(stdin, undefined));
      continue;
    }
    for await (const file of findFiles(path)) {
      if (file.type === 'refused') yield file;
      else if (formatOf(file.path) === 'jsonl')
        yield* articles(file.path, readJsonLines(openBytes(file.path)));
      else if (file.bytes > MOST_BYTES) yield { ...tooLarge(), file: file.path };
      else yield* articles(file.path, await partsOf(openBytes(file.path), formatOf(file.path)));
    }
  }
}

async function* articles(
  file: string,
  parts: AsyncIterable<Part> | Iterable<Part>,
): AsyncGenerator<ReadResult> {
  for await (const part of parts) {
    const line = part.line === undefined ? {} : { line: part.line };
    if (part.type === 'refused') {
      yield { ...part, file, ...line };
      continue;
    }
    const article = await makeArticle(part.found);
    yield article
      ? { type: 'article', file, ...line, article, removed: part.removed }
      : {
          type: 'refused',
          file,
          ...line,
          code: 'no-article',
          reason: 'holds no article: neither headline nor text is left',
        };
  }
}

async function partsOf(
  stream: Readable,
  format: Format | undefined,
): Promise<AsyncIterable<Part> | Iterable<Part>> {
  const read = await readBytes(stream);
  if (read.type === 'refused') return [read];
  const page = format === undefined || format === 'html' || format === 'feed';
  const decoded = decode(read.bytes, { page });
  return decoded.type === 'refused' ? [decoded] : partsOfText(decoded.text, format ?? sniff(decoded.text));
}

function partsOfText(text: string, format: Format): AsyncIterable<Part> | Iterable<Part> {
  switch (format) {
    case 'text':
      return [{ type: 'read', ...readText(text) }];
    case 'markdown':
      return [{ type: 'read', ...readMarkdown(text) }];
    case 'html':
      return looksLikeFeed(text) ? feedParts(text) : [pagePart(text)];
    case 'feed':
      return feedParts(text);
    case 'jsonl':
      return readJsonLines([text]);
    case 'json':
      return looksLikeFeed(text) ? feedParts(text) : jsonParts(text);
  }
}

function pagePart(html: string): Part {
  try {
    const page = readHtml(html);
    if (page) return { type: 'read', ...page };
  } catch (error) {
    // Whatever a page's markup does to its parser, it stays with this page.
    return {
      type: 'refused',
      code: 'html',
      reason: `cannot be read as HTML (${error instanceof Error ? error.message : String(error)})`,
    };
  }
  return { type: 'refused', code: 'no-article', reason: 'is a page with no article in it' };
}

function feedParts(source: string): Part[] {
  const feed = readFeed(source, (html) => parseHTML(`<html><body>${html}</body></html>`).document.body);
  if (feed.type === 'refused') return [feed];
  if (feed.entries.length === 0)
    return [{ type: 'refused', code: 'feed', reason: 'is a feed without entries' }];
  return feed.entries.map(({ found, removed }) => ({ type: 'read', found, removed }));
}

function jsonParts(source: string): Part[] {
  const parsed = parseJson(source);
  if (parsed.type === 'refused') return [parsed];
  if (isJsonFeed(parsed.value)) return feedParts(source);
  if (!Array.isArray(parsed.value)) return [readJsonArticle(parsed.value)];
  if (parsed.value.length === 0) return [{ type: 'refused', code: 'empty', reason: 'is an empty list' }];
  return parsed.value.map((value, index): Part => {
    const read = readJsonArticle(value);
    return read.type === 'refused' ? { ...read, reason: `article ${index + 1}: ${read.reason}` } : read;
  });
}

function formatOf(path: string): Format {
  const name = path.toLowerCase().replace(/\.gz$/u, '');
  if (/\.(?:md|markdown)$/u.test(name)) return 'markdown';
  if (/\.x?html?$/u.test(name)) return 'html';
  if (/\.(?:jsonl|ndjson)$/u.test(name)) return 'jsonl';
  if (name.endsWith('.json')) return 'json';
  return /\.(?:xml|rss|atom|rdf)$/u.test(name) ? 'feed' : 'text';
}

function sniff(text: string): Format {
  const head = text.slice(0, 1_000).trimStart();
  if (looksLikeFeed(text)) return 'feed';
  if (/^(?:<!doctype html|<html\b|<head\b|<body\b|<article\b)/iu.test(head)) return 'html';
  if (head.startsWith('[')) return parseJson(text).type === 'value' ? 'json' : 'text';
  if (!head.startsWith('{')) return /^---\r?\n/u.test(head) ? 'markdown' : 'text';
  return parseJson(text).type === 'value' ? 'json' : 'jsonl';
}
