/** A reply as Telegram messages: HTML, packed up to Telegram's limits, broken between blocks and lines only. */
import type { Block, Button, Reply, StoryBlock } from '../blocks.ts';
import { buttonRows, type Limits, type Line, pack } from '../pack.ts';
import { splitText } from '../split.ts';
import { escapeText, link } from './html.ts';

export interface TelegramMessage {
  readonly text: string;
  readonly buttons: readonly (readonly Button[])[];
}

/**
 * Telegram counts what is left after its tags are read, up to 4,096, and shows 100 entities:
 * https://core.telegram.org/bots/api#sendmessage
 */
const LIMITS: Limits = { length: 4_000, entities: 90, groups: Infinity };
const MOST_LINE = 3_000;
const LONG_QUOTE = 300;
const BUTTONS_IN_ROW = 5;

export function renderMessages({ blocks, buttons = [] }: Reply): TelegramMessage[] {
  const messages = pack(blocks.map(renderBlock), LIMITS);
  return messages.map((groups, index) => ({
    text: groups.map((group) => group.map(({ text }) => text).join('\n')).join('\n\n'),
    buttons: index === messages.length - 1 ? buttonRows(buttons, BUTTONS_IN_ROW) : [],
  }));
}

function renderBlock(block: Block): Line[] {
  switch (block.type) {
    case 'heading':
      return tagged('b', block.text);
    case 'text':
      return plain(block.text);
    case 'list':
      return block.items.flatMap((item) => plain(`• ${item}`));
    case 'footer':
      return tagged('i', block.text);
    case 'story':
      return storyLines(block);
    case 'passage':
      return [...quoteLines(block.text), ...sourceLine('— ', block.title, block.url, block.origin)];
    case 'source':
      return sourceLine('• ', block.title, block.url, block.origin);
  }
}

function storyLines({ number, title, url, label, update, points, quotes, readOn }: StoryBlock): Line[] {
  const lead = `${number}. ${update ? 'Update: ' : ''}`;
  return [
    ...split(title).map((part, index) => {
      const before = index === 0 ? lead : '';
      return line(`<b>${escapeText(before)}${link(part, url)}</b>`, before + part, 2);
    }),
    ...(label === undefined ? [] : tagged('i', label)),
    ...points.flatMap((point) => plain(`• ${point}`)),
    ...quotes.flatMap(({ text, speaker, role }) => {
      const by = speaker === undefined ? '' : `\n— ${[speaker, role].filter(Boolean).join(', ')}`;
      return quoteLines(`“${text}”${by}`);
    }),
    ...readOn.flatMap((one, index) => {
      const before = index === 0 ? 'Read on: ' : '· ';
      return split(one.title).map((part) => line(escapeText(before) + link(part, one.url), before + part, 1));
    }),
  ];
}

function quoteLines(text: string): Line[] {
  return split(text).map((part) =>
    line(
      `<blockquote${part.length > LONG_QUOTE ? ' expandable' : ''}>${escapeText(part)}</blockquote>`,
      part,
      1,
    ),
  );
}

function sourceLine(
  before: string,
  title: string,
  url: string | undefined,
  origin: string | undefined,
): Line[] {
  const lines = split(title).map((part) => line(escapeText(before) + link(part, url), before + part, 1));
  return [...lines, ...(origin === undefined ? [] : plain(origin))];
}

function plain(text: string): Line[] {
  return split(text).map((part) => line(escapeText(part), part, 0));
}

function tagged(tag: 'b' | 'i', text: string): Line[] {
  return split(text).map((part) => line(`<${tag}>${escapeText(part)}</${tag}>`, part, 1));
}

function split(text: string): string[] {
  return splitText(text, MOST_LINE);
}

/** Joiners count too: the length is that of the escaped text, read back. */
function line(html: string, visible: string, entities: number): Line {
  const joiners = (html.match(/\u2060/gu) ?? []).length;
  return { text: html, length: visible.length + joiners, entities };
}
