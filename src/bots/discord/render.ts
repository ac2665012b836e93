/** A reply as Discord messages: components v2, a container a story, packed up to Discord's limits. */
import {
  type APIFileComponent,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APITextDisplayComponent,
  ComponentType,
} from 'discord.js';
import type { Block, Reply, ReplyFile } from '../blocks.ts';
import { type Line, pack } from '../pack.ts';
import { actionRows, discussRow, pageRow, type Row } from './buttons.ts';
import { limits } from './limits.ts';
import { type DiscordLine, linesOf } from './lines.ts';
import { wordingOf } from '../language/languages.ts';
import { textsIn } from './texts.ts';

export interface DiscordMessage {
  readonly components: APIMessageTopLevelComponent[];
  /** Sent with it; a component shows where. */
  readonly file?: ReplyFile;
}

export interface RenderOptions {
  /** Whether a thread may be begun under the reply. */
  readonly threads?: boolean;
}

/** More messages than this are a wall. */
const MOST_MESSAGES = 3;
/** A story that goes on in the next message takes a container and a text more there, and leaves one here. */
const COMPONENTS_OF_SPLITS = 4;
const COMPONENTS_OF_PAGES = 4;

export function renderMessages(reply: Reply, { threads = false }: RenderOptions = {}): DiscordMessage[] {
  const { blocks, buttons = [], language, page, file } = reply;
  const texts = textsIn(language);
  const wording = wordingOf(language);
  const groups = together(blocks).map((some) => some.flatMap((block) => linesOf(block, wording.story)));
  const parts = new Map<Line, DiscordLine>(groups.flat().map((line) => [line, line]));
  const rows = actionRows(buttons, texts);
  const [story, another] = blocks.filter((block) => block.type === 'story');
  if (threads && story && !another) rows.push(...discussRow(story.storyId, texts));
  const taken = rows.reduce((sum, row) => sum + 1 + row.components.length, file ? 1 : 0);
  const messages = pack(groups, {
    length: limits.messageText,
    entities: limits.components - COMPONENTS_OF_SPLITS - COMPONENTS_OF_PAGES - taken,
    groups: Infinity,
  }).map((message) => message.flatMap((lines) => components(lines.flatMap((line) => parts.get(line) ?? []))));
  if (page !== undefined && messages.length > MOST_MESSAGES)
    return [
      onePage(messages, page, (number) => [pageRow(number, messages.length, wording.buttons), ...rows]),
    ];
  return messages.map((message, index) =>
    index < messages.length - 1
      ? { components: message }
      : { components: [...message, ...(file ? [shownFile(file)] : []), ...rows], ...(file && { file }) },
  );
}

function onePage(
  messages: readonly APIMessageTopLevelComponent[][],
  page: number,
  rowsOf: (page: number) => Row[],
): DiscordMessage {
  const number = Math.min(Math.max(page, 1), messages.length);
  return { components: [...(messages[number - 1] ?? []), ...rowsOf(number)] };
}

function shownFile({ name }: ReplyFile): APIFileComponent {
  return { type: ComponentType.File, file: { url: `attachment://${name}` } };
}

/** Articles listed one after another are one list. */
function together(blocks: readonly Block[]): Block[][] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.type === 'source' && last?.[0]?.type === 'source') last.push(block);
    else groups.push([block]);
  }
  return groups;
}

function components(lines: readonly DiscordLine[]): APIMessageTopLevelComponent[] {
  const byPart = Map.groupBy(lines, ({ part }) => part);
  if (byPart.has('plain')) return [textOf(lines)];
  const { head = [], points = [], quotes = [], readOn = [] } = Object.fromEntries(byPart);
  const image = head[0]?.image;
  const beside = [head, points].filter((some) => some.length > 0).map(textOf);
  return [
    {
      type: ComponentType.Container,
      components: [
        ...(image === undefined ? beside : [pictured(beside, image)]),
        ...(quotes.length > 0 ? [textOf(quotes)] : []),
        ...(readOn.length > 0 ? [{ type: ComponentType.Separator } as const, textOf(readOn)] : []),
      ],
    },
  ];
}

/** Text with an image to its right. */
function pictured(components: APITextDisplayComponent[], url: string): APISectionComponent {
  return {
    type: ComponentType.Section,
    components,
    accessory: { type: ComponentType.Thumbnail, media: { url } },
  };
}

function textOf(lines: readonly DiscordLine[]): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content: lines.map(({ text }) => text).join('\n') };
}
