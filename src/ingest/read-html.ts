/** An article's page: Readability finds the article, our cleaner takes what it kept too much, the head tells the rest. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { ArticleLink } from '../model.ts';
import { canonicalUrl } from './canonical-url.ts';
import { listedLinks } from './clean-lists.ts';
import { type CleanText, cleanUnits } from './clean-text.ts';
import { blockUnits } from './html-blocks.ts';
import { junkReason } from './junk.ts';
import { toUnit, toUnits } from './lines.ts';
import type { Found } from './make-article.ts';
import { readMetadata } from './page-metadata.ts';
import { oneLine } from './plain-text.ts';
import type { TextRead } from './read-text.ts';

const MOST_ELEMENTS = 100_000;
const MOST_DEPTH = 400;
const MOST_LINKS = 20;
/** What Readability finds has to be at least this long, or the page's other sources are tried. */
const LEAST_LENGTH = 140;
/** What it finds is too little where another source has so many times more. */
const MUCH_MORE = 3;

/** Undefined where there is no article in the page. */
export function readHtml(html: string, known: Omit<Found, 'text'> = {}): TextRead | undefined {
  if (!isReasonable(html)) return undefined;
  const { document } = parseHTML(html);
  const { body, ...metadata } = readMetadata(document);
  const base = metadata.url ?? known.url;
  const facts = {
    ...metadata,
    ...withoutEmpty(known),
    url: known.url ?? canonicalUrl(metadata.url, known.url),
  };
  // Before Readability, which takes the document apart.
  const everything = blockUnits(document.body);
  const addresses = readAddresses(document.querySelectorAll('a[href]'), base);
  const article = new Readability(document, {
    charThreshold: LEAST_LENGTH,
    maxElemsToParse: MOST_ELEMENTS,
    keepClasses: true,
    // The element itself: writing it out and parsing it again would take as long as all the rest.
    serializer: (node) => node,
  }).parse();
  const title = facts.title ?? (article?.title || undefined);
  const found = article?.content ? blockUnits(article.content) : [];
  const best = [found, body ? toUnits(body) : [], everything].reduce<CleanText | undefined>((kept, units) => {
    const next = units.filter(({ beside }) => !beside);
    const length = next.reduce((sum, { text }) => sum + text.length, 0);
    // Not cleaned at all where even all of it would be too little.
    if (length < (kept ? kept.text.length * MUCH_MORE : LEAST_LENGTH)) return kept;
    const clean = cleanUnits(next, { title });
    return clean.text.length < (kept ? kept.text.length * MUCH_MORE : LEAST_LENGTH) ? kept : clean;
  }, undefined);
  if (!best) return undefined;
  const { links, removed, ...clean } = best;
  const inText = article?.content ? headlinesIn(article.content.querySelectorAll('a[href]'), base) : [];
  // Labels alone tell here: all menus of a page are links.
  const listed = listedLinks(everything.map((unit) => ({ ...unit, linked: false }))).filter(({ title }) =>
    addresses.has(title),
  );
  return {
    found: {
      ...clean,
      ...withoutEmpty(facts),
      title,
      links: [...inText, ...links, ...listed].flatMap((link) => withAddress(link, addresses)),
    },
    removed,
  };
}

function withoutEmpty<Facts extends object>(facts: Facts): Partial<Facts> {
  const given = Object.entries(facts).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(given) as Partial<Facts>;
}

interface Anchor {
  getAttribute(name: string): string | null;
  readonly textContent: string | null;
}

/** The addresses of a page's anchors by what they say. */
function readAddresses(anchors: Iterable<Anchor>, base: string | undefined): ReadonlyMap<string, string> {
  const urls = new Map<string, string>();
  for (const anchor of anchors) {
    const url = canonicalUrl(anchor.getAttribute('href') ?? undefined, base);
    const title = oneLine(anchor.textContent ?? '');
    if (url !== undefined && title !== '' && !urls.has(title)) urls.set(title, url);
  }
  return urls;
}

/** A headline whose address the page doesn't give still tells what to look for; a menu entry doesn't. */
function withAddress(link: ArticleLink, addresses: ReadonlyMap<string, string>): ArticleLink[] {
  const url = link.url ?? addresses.get(link.title);
  if (junkReason(toUnit(link.title)) !== undefined || link.title.split(' ').length < LEAST_LINK_WORDS)
    return [];
  return [url === undefined ? { title: link.title } : { title: link.title, url }];
}

const LEAST_LINK_WORDS = 4;
const LEAST_HEADLINE_WORDS = 5;
const MOST_HEADLINE_LENGTH = 200;

/** Links of the article's own text that are headlines rather than a part of its sentences. */
function headlinesIn(anchors: Iterable<Anchor>, base: string | undefined): ArticleLink[] {
  const links: ArticleLink[] = [];
  for (const anchor of anchors) {
    const title = oneLine(anchor.textContent ?? '');
    const url = canonicalUrl(anchor.getAttribute('href') ?? undefined, base);
    const isHeadline =
      /^["'“‘«\d\p{Lu}\p{Lo}]/u.test(title) && title.split(' ').length >= LEAST_HEADLINE_WORDS;
    if (url !== undefined && isHeadline && title.length <= MOST_HEADLINE_LENGTH) links.push({ title, url });
    if (links.length >= MOST_LINKS) break;
  }
  return links;
}

const VOID =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|tr|th|dd|dt|option)$/iu;

/** Markup nested too deeply would overflow the stack of whatever walks it. */
function isReasonable(html: string): boolean {
  let depth = 0;
  let elements = 0;
  for (const [, close, name = '', self] of html.matchAll(
    /<(\/?)([a-z][a-z0-9]*)\b[^<>]{0,20000}?(\/?)>/giu,
  )) {
    if (VOID.test(name)) continue;
    elements += 1;
    depth += close ? -1 : self ? 0 : 1;
    if (depth > MOST_DEPTH || elements > MOST_ELEMENTS) return false;
  }
  return true;
}
