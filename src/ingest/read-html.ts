/** An article's page: Readability finds the article, our cleaner takes what it kept too much, the head tells the rest. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { ArticleLink } from '../model.ts';
import { canonicalUrl } from './canonical-url.ts';
import { cleanText } from './clean-text.ts';
import { blockText } from './html-blocks.ts';
import type { Found } from './make-article.ts';
import { oneLine } from './plain-text.ts';
import { readMetadata } from './page-metadata.ts';
import { readText, type TextRead } from './read-text.ts';

const MOST_ELEMENTS = 100_000;
const MOST_DEPTH = 400;
const MOST_LINKS = 20;
/** What Readability finds has to be at least this long, or the page's other sources are tried. */
const LEAST_LENGTH = 140;

/** Undefined where there is no article in the page. */
export function readHtml(html: string, known: Omit<Found, 'text'> = {}): TextRead | undefined {
  if (!isReasonable(html)) return undefined;
  const { document } = parseHTML(html);
  const metadata = readMetadata(document);
  const base = metadata.url ?? known.url;
  const given = Object.fromEntries(
    Object.entries(known).filter(([, value]) => value !== undefined && value !== ''),
  );
  const facts = { ...metadata, ...given, url: known.url ?? canonicalUrl(metadata.url, known.url) };
  const { body, ...rest } = facts;
  // Before Readability, which takes the document apart.
  const everything = blockText(document.body);
  const related = relatedLinks(everything, document.querySelectorAll('a[href]'), base);
  const content = new Readability(document, {
    charThreshold: LEAST_LENGTH,
    maxElemsToParse: MOST_ELEMENTS,
  }).parse();
  const inner = content?.content
    ? parseHTML(`<html><body>${content.content}</body></html>`).document
    : undefined;
  const links = [...(inner ? linksIn(inner.querySelectorAll('a[href]'), base) : []), ...related];
  const candidates = [inner && blockText(inner.body), body, everything];
  for (const candidate of candidates) {
    if (!candidate || candidate.length < LEAST_LENGTH) continue;
    const read = readText(candidate, { ...rest, title: rest.title ?? content?.title ?? undefined, links });
    if (read.found.text.length >= LEAST_LENGTH) return read;
  }
  return undefined;
}

/** The page's "Read more" lists, which Readability takes for clutter: their headlines, with the addresses of their anchors. */
function relatedLinks(text: string, anchors: Iterable<Anchor>, base: string | undefined): ArticleLink[] {
  const urls = new Map(
    [...anchors].map((anchor) => [
      oneLine(anchor.textContent ?? ''),
      canonicalUrl(anchor.getAttribute('href') ?? undefined, base),
    ]),
  );
  return cleanText(text).links.map(({ title }) => {
    const url = urls.get(title);
    return url === undefined ? { title } : { title, url };
  });
}

interface Anchor {
  getAttribute(name: string): string | null;
  readonly textContent: string | null;
}

/** Links of the article's own text that are headlines, by their length. */
function linksIn(anchors: Iterable<Anchor>, base: string | undefined): ArticleLink[] {
  const links: ArticleLink[] = [];
  for (const anchor of anchors) {
    const title = oneLine(anchor.textContent ?? '');
    const url = canonicalUrl(anchor.getAttribute('href') ?? undefined, base);
    if (url !== undefined && title.split(' ').length >= 5 && title.length <= 200) links.push({ title, url });
    if (links.length >= MOST_LINKS) break;
  }
  return links;
}

/** Markup nested too deeply would overflow the stack of whatever walks it. */
function isReasonable(html: string): boolean {
  let depth = 0;
  let elements = 0;
  for (const [, close, name = '', self] of html.matchAll(
    /<(\/?)([a-z][a-z0-9]*)\b[^<>]{0,20000}?(\/?)>/giu,
  )) {
    if (
      /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|tr|th|dd|dt|option)$/iu.test(
        name,
      )
    )
      continue;
    elements += 1;
    depth += close ? -1 : self ? 0 : 1;
    if (depth > MOST_DEPTH || elements > MOST_ELEMENTS) return false;
  }
  return true;
}
