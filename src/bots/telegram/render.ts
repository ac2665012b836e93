/** A reply as Telegram messages: HTML, packed up to Telegram's limits, broken between blocks and lines only. */
import type { Block, Button, PassageBlock, Reply, StoryBlock } from '../blocks.ts';
import { commandSpecs } from '../commands.ts';
import { type Line, pack } from '../pack.ts';
import { splitText } from '../split.ts';
import { escapeText, inert, isBlank, link } from './html.ts';
import { keyboard } from './keyboard.ts';
import { limits } from './limits.ts';
import { markedHtml, withMark } from './marked.ts';
import { onPage, pageButtons, pageOf } from './pages.ts';
import { wordingOf } from '../language/languages.ts';
import type { StoryWording } from '../language/wording.ts';

export interface TelegramMessage {
  readonly text: string;
  readonly buttons: readonly (readonly Button[])[];
}

/** Room for what is written in front of a part: "12. Update: ". */
const MOST_LINE = limits.message - 96;
const LONG_QUOTE = 300;
const MOST_COMMANDS = 12;
/** Where `inert` broke a command of ours, and only where Telegram would see one. */
const OURS = new RegExp(
  `(?<![\\p{L}\\p{N}_/@])/\u2060(${commandSpecs.map(({ name }) => name).join('|')})(?![\\p{L}\\p{N}_@/-])`,
  'gu',
);

/** All messages in order; where the reply has a page and would be a wall of messages, that page alone. */
export function renderMessages(reply: Reply): TelegramMessage[] {
  const wording = wordingOf(reply.language);
  const lines = reply.blocks.map((block) => renderBlock(block, wording.story));
  const messages = pack(together(reply.blocks, lines), {
    length: limits.message,
    entities: limits.entities,
    groups: Infinity,
  });
  const texts = messages.map((groups) =>
    groups.map((group) => group.map(({ text }) => text).join('\n')).join('\n\n'),
  );
  const buttons = reply.buttons ?? [];
  const page = pageOf(reply.page, messages.length);
  const shown = page && messages[page.number - 1];
  if (page && shown) {
    const here = new Set(shown.flat());
    const stories = reply.blocks.flatMap((block, index) =>
      block.type === 'story' && lines[index]?.some((line) => here.has(line)) ? [block.storyId] : [],
    );
    return [
      {
        text: texts[page.number - 1] ?? '',
        buttons: keyboard(onPage(reply, stories), pageButtons(page, wording.buttons)),
      },
    ];
  }
  return texts.map((text, index) => ({
    text,
    buttons: index === texts.length - 1 ? keyboard(buttons) : [],
  }));
}

/** Short lines one after another, and articles in a list, stand together. */
function together(blocks: readonly Block[], lines: readonly Line[][]): Line[][] {
  const groups: Line[][] = [];
  for (const [index, { type }] of blocks.entries()) {
    const own = lines[index] ?? [];
    const goesOn =
      (type === 'text' || type === 'source' || type === 'footer') && blocks[index - 1]?.type === type;
    if (goesOn) groups.at(-1)?.push(...own);
    else groups.push([...own]);
  }
  return groups;
}

function renderBlock(block: Block, wording: StoryWording): Line[] {
  switch (block.type) {
    case 'heading':
      return tagged('b', block.text);
    case 'text':
      return plain('', block.text, spoken);
    case 'list':
      return block.items.flatMap((item) => plain('• ', item, spoken));
    case 'footer':
      return tagged('i', block.text, spoken);
    case 'story':
      return storyLines(block, wording);
    case 'passage':
      return [...quoteLines(block), ...sourceLines('— ', block.title, block.url, block.origin)];
    case 'source':
      return sourceLines('• ', block.title, block.url, block.origin);
  }
}

function storyLines(block: StoryBlock, wording: StoryWording): Line[] {
  const { number, title, url, label, time, update, points, quotes, readOn } = block;
  const lead = `${number}. ${update ? `${wording.update}: ` : ''}`;
  return [
    ...lines(title, inert, (part, index) => {
      const before = index === 0 ? lead : '';
      return line(`<b>${before}${link(part, url)}</b>`, before + part, 2);
    }),
    ...tagged('i', [label, time].filter(Boolean).join(' · ')),
    ...points.flatMap((point) => plain('• ', point)),
    ...quotes.flatMap(({ text, speaker, role, translation }) => {
      const by = [speaker, role].filter(Boolean).join(', ');
      const quote = quoteLines({ text: `“${text}”${by === '' ? '' : `\n— ${by}`}` });
      return [...quote, ...(translation === undefined ? [] : tagged('i', wording.translation(translation)))];
    }),
    ...(readOn.length > 0 ? plain('', wording.readOn) : []),
    ...readOn.flatMap((one) => sourceLines('→ ', one.title, one.url, undefined)),
  ];
}

/** A part of a quote has two entities where a part of it is set off. */
function quoteLines(quoted: Pick<PassageBlock, 'text' | 'mark'>): Line[] {
  const parts = partsOf(withMark(quoted, inert));
  return markedHtml(parts).map((html, index) => {
    const part = parts[index] ?? '';
    const expandable = part.length > LONG_QUOTE ? ' expandable' : '';
    return line(`<blockquote${expandable}>${html}</blockquote>`, part, 2);
  });
}

function sourceLines(
  before: string,
  title: string,
  url: string | undefined,
  origin: string | undefined,
): Line[] {
  return [
    ...lines(title, inert, (part, index) => {
      const sign = index === 0 ? before : '';
      return line(sign + link(part, url), sign + part, 1);
    }),
    ...tagged('i', origin ?? ''),
  ];
}

/** The bot's own words, mostly: its commands can be pressed there, which does no harm where they are not. */
function spoken(text: string): string {
  const safe = inert(text);
  // Each is an entity of Telegram's own finding: nobody speaks in so many.
  return (safe.match(OURS)?.length ?? 0) > MOST_COMMANDS ? safe : safe.replace(OURS, '/$1');
}

function plain(before: string, text: string, safe = inert): Line[] {
  return lines(text, safe, (part, index) => {
    const sign = index === 0 ? before : '';
    return line(sign + escapeText(part), sign + part, 0);
  });
}

function tagged(tag: 'b' | 'i', text: string, safe = inert): Line[] {
  return lines(text, safe, (part) => line(`<${tag}>${escapeText(part)}</${tag}>`, part, 1));
}

/** The parts of a text that fit in a line, made inert before they are counted. */
function lines(
  text: string,
  safe: (text: string) => string,
  make: (part: string, index: number) => Line,
): Line[] {
  return partsOf(safe(text)).map(make);
}

function partsOf(text: string): string[] {
  return splitText(text, MOST_LINE).filter((part) => !isBlank(part));
}

function line(html: string, visible: string, entities: number): Line {
  const commands = visible.match(/\/[a-z]/gu)?.length ?? 0;
  return { text: html, length: visible.length, entities: entities + commands };
}
