/** Blocks as lines of Discord's Markdown, each with the part of a message that it belongs to. */
import type { Block, PassageBlock, StoryBlock } from '../blocks.ts';
import type { Line } from '../pack.ts';
import { beforePair, splitText } from '../split.ts';
import { helpInOptions, inOptions } from './command-syntax.ts';
import { imageAddress } from './images.ts';
import { escapeText, link } from './markdown.ts';
import type { StoryWording } from '../language/wording.ts';

/** Lines of one part stand in one text; `head` has the image beside it, `readOn` a separator before it. */
type Part = 'plain' | 'head' | 'points' | 'quotes' | 'readOn';

/** `entities` are the components that the line brings with it. */
export interface DiscordLine extends Line {
  readonly part: Part;
  readonly image?: string;
}

/** Escaping at its worst doubles a text. */
const MOST_LINE = 1_800;
/** With the address of a link beside it. */
const MOST_LINKED = 1_000;
/** Read-on links stand on one line up to this. */
const MOST_IN_LINE = 600;

/** Components: a text, or that in a container, with a separator, or with a section and its thumbnail. */
const COMPONENTS = { text: 1, container: 1, separator: 1, section: 1, thumbnail: 1 };

export function linesOf(block: Block, wording: StoryWording): DiscordLine[] {
  switch (block.type) {
    case 'heading':
      return plain(lines(block.text, (part) => `## ${escapeText(part)}`));
    case 'text':
      return plain(lines(inOptions(block.text), escapeText));
    case 'list':
      return plain(
        block.items.flatMap((item) =>
          lines(inOptions(helpInOptions(item)), (part) => `- ${escapeText(part)}`),
        ),
      );
    case 'footer':
      return plain(small(inOptions(block.text)));
    case 'story':
      return storyLines(block, wording);
    case 'passage':
      return plain([...markedLines(block), ...sourceLines('— ', block.title, block.url, block.origin)]);
    case 'source':
      return plain(sourceLines('- ', block.title, block.url, block.origin));
  }
}

function plain(texts: readonly string[]): DiscordLine[] {
  return part('plain', texts, COMPONENTS.text);
}

function storyLines(block: StoryBlock, wording: StoryWording): DiscordLine[] {
  const { number, title, url, label, time, update, points, quotes, readOn } = block;
  const meta = [label, time].filter(Boolean).join(' · ');
  const about = update ? `**${escapeText(wording.update)}**` : '';
  const head = [
    ...lines(
      title,
      (words, index) => `### ${index === 0 ? `${number}\\. ` : ''}${link(words, url)}`,
      MOST_LINKED,
    ),
    ...(meta === '' && about !== '' ? [`-# ${about}`] : []),
    ...lines(meta, (words, index) =>
      index === 0 && about !== '' ? `-# ${about} · ${escapeText(words)}` : `-# ${escapeText(words)}`,
    ),
  ];
  const image = imageAddress(block.image);
  const spoken = quotes.flatMap(({ text, speaker, role, translation }) => [
    ...quoteLines(`“${text}”`),
    ...(speaker === undefined ? [] : quoteLines(`— ${[speaker, role].filter(Boolean).join(', ')}`)),
    ...(translation === undefined ? [] : small(wording.translation(translation))),
  ]);
  return [
    ...part(
      'head',
      head,
      COMPONENTS.container + COMPONENTS.text + (image ? COMPONENTS.section + COMPONENTS.thumbnail : 0),
    ).map((line, index) => (image && index === 0 ? { ...line, image } : line)),
    ...part(
      'points',
      points.flatMap((point) => lines(point, (words) => `- ${escapeText(words)}`)),
      COMPONENTS.text,
    ),
    ...part('quotes', spoken, COMPONENTS.text),
    ...part('readOn', readOnLines(readOn, wording), COMPONENTS.separator + COMPONENTS.text),
  ];
}

/** On one line where they are short, one a line otherwise. */
function readOnLines(readOn: StoryBlock['readOn'], wording: StoryWording): string[] {
  const linked = readOn.flatMap(({ title, url }) => lines(title, (words) => link(words, url), MOST_LINKED));
  if (linked.length === 0) return [];
  const named = `-# ${escapeText(wording.readOn)} `;
  const oneLine = named + linked.join(' · ');
  if (oneLine.length <= MOST_IN_LINE) return [oneLine];
  return linked.map((one, index) => `${index === 0 ? named : '-# '}${one}`);
}

/** Stand for the ends of what is set off until the text is escaped; private to whoever uses them, so no text needs its own. */
const [BEGIN, END] = ['\uE000', '\uE001'];

function markedLines({ text, mark }: PassageBlock): string[] {
  if (!mark || mark.start >= mark.end) return quoteLines(text);
  const [start, end] = [beforePair(text, mark.start), beforePair(text, mark.end)];
  const [before, within, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)].map(
    (part) => part.replace(/[\uE000\uE001]/gu, ''),
  );
  let open = false;
  return quoteLines(`${before}${BEGIN}${within}${END}${after}`).map((line) => {
    // What goes on in the next line is set off in both.
    const begun = open ? line.replace(/^> /u, `> ${BEGIN}`) : line;
    open = begun.lastIndexOf(BEGIN) > begun.lastIndexOf(END);
    return (open ? `${begun}${END}` : begun)
      .replace(/\uE000\s*\uE001/gu, '')
      .replace(/[\uE000\uE001]/gu, '**');
  });
}

function small(text: string): string[] {
  return text.split(/\n+/u).flatMap((line) => lines(line, (words) => `-# ${escapeText(words)}`));
}

/** Every line of a block quote has a mark of its own. */
function quoteLines(text: string): string[] {
  return text.split(/\n+/u).flatMap((paragraph) => lines(paragraph, (words) => `> ${escapeText(words)}`));
}

function sourceLines(
  before: string,
  title: string,
  url: string | undefined,
  origin: string | undefined,
): string[] {
  const named = lines(
    title,
    (words, index) => `${index === 0 ? before : ''}${link(words, url)}`,
    MOST_LINKED,
  );
  const whence = origin === undefined ? [] : lines(origin, escapeText, MOST_LINKED);
  const [last, first] = [named.at(-1), whence[0]];
  if (last === undefined || first === undefined || last.length + first.length > MOST_LINE)
    return [...named, ...whence];
  return [...named.slice(0, -1), `${last} · ${first}`, ...whence.slice(1)];
}

function lines(text: string, dress: (part: string, index: number) => string, most = MOST_LINE): string[] {
  const clean = text.toWellFormed().replaceAll('\0', '').replaceAll(/\r\n?/gu, '\n');
  return splitText(clean, most).map(dress);
}

/** The first line of a part brings its components. */
function part(name: Part, texts: readonly string[], components: number): DiscordLine[] {
  return texts.map((text, index) => ({
    text,
    length: text.length,
    entities: index === 0 ? components : 0,
    part: name,
  }));
}
