/** A reply as Discord messages: components v2, a container a story, packed up to Discord's limits. */
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Block, Button, Reply, StoryBlock } from '../blocks.ts';
import { buttonRows, type Limits, type Line, pack } from '../pack.ts';
import { splitText } from '../split.ts';
import { escapeText, link } from './markdown.ts';

export interface DiscordMessage {
  readonly components: APIMessageTopLevelComponent[];
}

/**
 * 4,000 characters over all texts and 40 components in a message: six containers with their texts are 12, and the buttons
 * of twenty stories in their rows 27. https://discord.com/developers/docs/components/reference
 */
const LIMITS: Limits = { length: 3_900, entities: Infinity, groups: 6 };
/** Escaping at its worst doubles a text. */
const MOST_LINE = 1_800;
const BUTTONS_IN_ROW = 5;
const MOST_ROWS = 5;
const MOST_LABEL = 80;

interface Group {
  readonly lines: readonly Line[];
  readonly boxed: boolean;
}

export function renderMessages({ blocks, buttons = [] }: Reply): DiscordMessage[] {
  const groups = blocks.map((block): Group => ({ lines: renderBlock(block), boxed: block.type === 'story' }));
  const boxed = new Set(groups.filter((group) => group.boxed).flatMap(({ lines }) => lines));
  const messages = pack(
    groups.map(({ lines }) => lines),
    LIMITS,
  );
  return messages.map((parts, index) => ({
    components: [
      ...parts.map((lines) =>
        component(
          lines,
          lines.some((line) => boxed.has(line)),
        ),
      ),
      ...(index === messages.length - 1 ? actionRows(buttons) : []),
    ],
  }));
}

function component(lines: readonly Line[], boxed: boolean): APIMessageTopLevelComponent {
  const content = lines.map(({ text }) => text).join('\n');
  const text = { type: ComponentType.TextDisplay, content } as const;
  return boxed ? { type: ComponentType.Container, components: [text] } : text;
}

function actionRows(buttons: readonly Button[]): APIActionRowComponent<APIButtonComponent>[] {
  return buttonRows(buttons, BUTTONS_IN_ROW)
    .slice(0, MOST_ROWS)
    .map((row) => ({
      type: ComponentType.ActionRow,
      components: row.map(({ label, action }) => ({
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: label.slice(0, MOST_LABEL),
        custom_id: action,
      })),
    }));
}

function renderBlock(block: Block): Line[] {
  switch (block.type) {
    case 'heading':
      return lines(block.text, (part) => `## ${escapeText(part)}`);
    case 'text':
      return lines(block.text, escapeText);
    case 'list':
      return block.items.flatMap((item) => lines(item, (part) => `- ${escapeText(part)}`));
    case 'footer':
      return lines(block.text, (part) => `-# ${escapeText(part)}`);
    case 'story':
      return storyLines(block);
    case 'passage':
      return [...quoteLines(block.text), ...sourceLines('— ', block.title, block.url, block.origin)];
    case 'source':
      return sourceLines('- ', block.title, block.url, block.origin);
  }
}

function storyLines({ number, title, url, label, update, points, quotes, readOn }: StoryBlock): Line[] {
  return [
    ...lines(
      title,
      (part, index) =>
        `### ${index === 0 ? `${number}\\. ${update ? 'Update: ' : ''}` : ''}${link(part, url)}`,
    ),
    ...(label === undefined ? [] : lines(label, (part) => `-# ${escapeText(part)}`)),
    ...points.flatMap((point) => lines(point, (part) => `- ${escapeText(part)}`)),
    ...quotes.flatMap(({ text, speaker, role }) => [
      ...quoteLines(`“${text}”`),
      ...(speaker === undefined ? [] : quoteLines(`— ${[speaker, role].filter(Boolean).join(', ')}`)),
    ]),
    ...readOn.flatMap((one, index) =>
      lines(one.title, (part) => `-# ${index === 0 ? 'Read on: ' : ''}${link(part, one.url)}`),
    ),
  ];
}

/** Every line of a block quote has a mark of its own. */
function quoteLines(text: string): Line[] {
  return text.split(/\n+/u).flatMap((paragraph) => lines(paragraph, (part) => `> ${escapeText(part)}`));
}

function sourceLines(
  before: string,
  title: string,
  url: string | undefined,
  origin: string | undefined,
): Line[] {
  return [
    ...lines(title, (part) => `${before}${link(part, url)}`),
    ...(origin === undefined ? [] : lines(origin, (part) => `-# ${escapeText(part)}`)),
  ];
}

function lines(text: string, dress: (part: string, index: number) => string): Line[] {
  return splitText(text, MOST_LINE).map((part, index) => {
    const dressed = dress(part, index);
    return { text: dressed, length: dressed.length, entities: 0 };
  });
}
