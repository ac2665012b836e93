/**
 * Direct quotes and their speakers against two annotators' work. Data: polnear/{train,dev}/{text,attributions} of
 * networkdynamics/PolNeAR (brat stand-off: Source, Cue, Content). A gold quote is what stands between quote marks within a Content.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import nlp from 'compromise';
import { findQuotes } from '../src/digest/quotes/find-quotes.ts';
import type { Quote } from '../src/model.ts';
import type { Evaluation } from './evaluation.ts';
import { printTable } from './table.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Gold extends Span {
  readonly source: string | undefined;
}

interface Document {
  readonly name: string;
  readonly text: string;
  readonly quotes: readonly Gold[];
  readonly contents: readonly Span[];
}

export const evaluate: Evaluation = async (folder) => {
  const rows = ['train', 'dev'].flatMap((part) => {
    const documents = readPart(join(folder, 'polnear', part));
    return [
      [part, 'Brevier', ...score(documents)],
      [part, 'compromise, quotations()', ...scorePeer(documents)],
    ];
  });
  printTable(
    'Quotes (PolNeAR)',
    [
      'part',
      'by',
      'articles',
      'gold quotes',
      'found',
      'recall',
      'precision',
      'speaker given',
      'speaker right',
      'of named sources',
    ],
    rows,
  );
};

function score(documents: readonly Document[]): number[] {
  let [gold, hit, found, right, named, given, same] = [0, 0, 0, 0, 0, 0, 0];
  for (const document of documents) {
    const quotes = findQuotes({ id: document.name, text: document.text, language: 'en' });
    gold += document.quotes.length;
    found += quotes.length;
    for (const quote of quotes) {
      const good = document.contents.some((content) => inside(quote, content) > 0.8);
      if (good) right += 1;
      else show(document, 'wrong', quote, '');
    }
    for (const one of document.quotes) {
      const best = quotes.find((quote) => overlap(quote, one) > 0.8);
      if (!best) {
        show(document, 'missed', one, '');
        continue;
      }
      hit += 1;
      if (one.source === undefined || !isNamed(one.source)) continue;
      named += 1;
      if (best.speaker === undefined) {
        show(document, 'no speaker', one, one.source);
        continue;
      }
      given += 1;
      if (means(best.speaker, one.source)) same += 1;
      else show(document, 'speaker', one, `${best.speaker} <> ${one.source}`);
    }
  }
  return [documents.length, gold, found, hit / gold, right / found, given / named, same / named, named];
}

/** It finds the spans, and no speakers. */
function scorePeer(documents: readonly Document[]): (string | number)[] {
  let [gold, hit, found, right] = [0, 0, 0, 0];
  for (const { text, quotes: wanted, contents } of documents) {
    const quotes = quotationsOf(text);
    gold += wanted.length;
    found += quotes.length;
    right += quotes.filter((quote) => contents.some((content) => inside(quote, content) > 0.8)).length;
    hit += wanted.filter((one) => quotes.some((quote) => overlap(quote, one) > 0.8)).length;
  }
  return [documents.length, gold, found, hit / gold, right / found, '', '', ''];
}

/** By its offsets, without the marks. */
function quotationsOf(text: string): Span[] {
  const found: readonly { readonly offset: { readonly start: number; readonly length: number } }[] = nlp(text)
    .quotations()
    .json({ offset: true });
  return found.map(({ offset: { start, length } }) => {
    const words = text.slice(start, start + length);
    const lead = /^[^\p{L}\p{N}]*/u.exec(words)?.[0].length ?? 0;
    return { start: start + lead, end: start + words.replace(/["“”']+\W*$/u, '').length };
  });
}

/** BREVIER_EVAL_SHOW=missed (wrong, speaker …) lists the cases of that kind. */
function show(document: Document, kind: string, span: Span | Quote, note: string): void {
  if (process.env['BREVIER_EVAL_SHOW'] !== kind) return;
  const { text, name } = document;
  const context = `${text.slice(Math.max(0, span.start - 90), span.start)}[[${text.slice(span.start, span.end)}]]${text.slice(span.end, span.end + 70)}`;
  process.stderr.write(`${name.slice(0, 24)} ${note}: ${context.replace(/\s+/gu, ' ')}\n`);
}

function readPart(folder: string): Document[] {
  if (!existsSync(folder)) return [];
  const texts = join(folder, 'text');
  // An annotation's file is named by its text and its annotator; the first annotator's counts.
  const annotations = readdirSync(join(folder, 'attributions')).toSorted();
  return readdirSync(texts).flatMap((file) => {
    const annotated = annotations.find((one) => one.startsWith(file.replace(/\.txt$/u, '')));
    if (annotated === undefined) return [];
    const text = readFileSync(join(texts, file), 'utf8');
    return [
      {
        name: file,
        text,
        ...readAnnotations(text, readFileSync(join(folder, 'attributions', annotated), 'utf8')),
      },
    ];
  });
}

function readAnnotations(text: string, annotations: string): Omit<Document, 'name' | 'text'> {
  const spans = new Map<string, Span[]>();
  const links: { readonly role: string; readonly span: string }[][] = [];
  for (const line of annotations.split('\n')) {
    const [id = '', body = ''] = line.split('\t');
    if (id.startsWith('T')) {
      const parts = body
        .replace(/^\S+ /u, '')
        .split(';')
        .map((part) => part.split(' ').map(Number));
      spans.set(
        id,
        parts.map(([start = 0, end = 0]) => ({ start, end })),
      );
    } else if (id.startsWith('E')) {
      links.push(
        body.split(' ').map((pair) => ({ role: pair.split(':')[0] ?? '', span: pair.split(':')[1] ?? '' })),
      );
    }
  }
  const of = (link: (typeof links)[number], role: string): Span[] =>
    link.filter((one) => one.role.startsWith(role)).flatMap((one) => joined(text, spans.get(one.span) ?? []));
  const contents = links.flatMap((link) => of(link, 'Content'));
  const quotes = links.flatMap((link) => {
    const [first, ...rest] = of(link, 'Source');
    const source = first && text.slice(first.start, rest.at(-1)?.end ?? first.end);
    return of(link, 'Content').flatMap((content) =>
      quotedIn(text, content).map((span) => ({ ...span, source, within: content.end - content.start })),
    );
  });
  // Where one attribution stands within another, the words are its source's.
  const outermostFirst = quotes.toSorted((a, b) => b.within - a.within);
  const once = new Map(outermostFirst.map((quote) => [`${quote.start}-${quote.end}`, quote]));
  return { contents, quotes: [...once.values()].toSorted((a, b) => a.start - b.start) };
}

/** The annotation tool cuts a span at every sentence: parts with nothing but space between them, in one paragraph, are one. */
function joined(text: string, parts: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const part of parts.toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    const gap = last && text.slice(last.end, part.start);
    if (last && gap !== undefined && /^\s*$/u.test(gap) && !gap.includes('\n\n'))
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, part.end) };
    else found.push(part);
  }
  return found;
}

/** What stands between marks within a content, marks excluded. */
function quotedIn(text: string, { start, end }: Span): Span[] {
  const part = text.slice(start, end);
  return [...part.matchAll(/["“]([^"“”]{2,}?)(?:["”]|$)/gu)].map((match) => {
    // The comma before a reporting clause is the clause's, whichever side of the mark it stands on.
    const inner = (match[1] ?? '').replace(/,$/u, '');
    const at = start + match.index + 1;
    return { start: at, end: at + inner.length };
  });
}

function intersection(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

function overlap(a: Span, b: Span): number {
  const shared = intersection(a, b);
  return shared / (a.end - a.start + b.end - b.start - shared);
}

function inside(a: Span, b: Span): number {
  return intersection(a, b) / Math.max(1, a.end - a.start);
}

/** Has a name in it: not what is only large because a sentence begins with it. */
function isNamed(source: string): boolean {
  return /\p{Lu}\p{Ll}/u.test(
    source.replace(
      /^(?:The|A|An|He|She|They|It|I|We|You|His|Her|Its|Their|Our|My|Some|Many|Most|One|Two|Several|Another|Others|Someone|This|That)\b/u,
      '',
    ),
  );
}

/** One bears the other's last name, or one is a part of the other. */
function means(speaker: string, source: string): boolean {
  const fold = (text: string): string =>
    text
      .toLowerCase()
      .replace(/['’]s?(?!\p{L})/gu, '')
      .replace(/\s+/gu, ' ')
      .replace(/[^\p{L}\p{N} ]/gu, '')
      .trim();
  const [a, b] = [fold(speaker), fold(source)];
  const last = a.split(' ').at(-1) ?? a;
  return a.includes(b) || b.includes(a) || b.split(' ').includes(last);
}
