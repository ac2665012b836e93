/**
 * A reply with stories as one rich message: headings, real lists and quotes with their speakers, in place of up to three
 * messages of HTML. https://core.telegram.org/bots/api#inputrichmessage
 */
import type { InputRichBlock, InputRichMessage, RichText } from 'grammy/types';
import type { ArticleLink } from '../../model.ts';
import type { Block, Reply, StoryBlock } from '../blocks.ts';
import { clean, isBlank, webAddress } from './html.ts';
import { limits } from './limits.ts';

const LONG_QUOTE = 300;

/** Undefined where it would not read better, or be too long: `htmlMessages` is how many it would be otherwise. */
export function richMessage({ blocks }: Reply, htmlMessages: number): InputRichMessage | undefined {
  if (htmlMessages > limits.rich.htmlMessages || !blocks.some(({ type }) => type === 'story'))
    return undefined;
  const content = blocks.flatMap(richBlocks);
  if (countBlocks(content) > limits.rich.blocks) return undefined;
  return { blocks: content, skip_entity_detection: true };
}

function richBlocks(block: Block): InputRichBlock[] {
  switch (block.type) {
    case 'heading':
      return texts(block.text, (text) => ({ type: 'heading', text, size: 3 }));
    case 'text':
      return texts(block.text, (text) => ({ type: 'paragraph', text }));
    case 'list':
      return list(block.items);
    case 'footer':
      return texts(block.text, (text) => ({ type: 'footer', text }));
    case 'story':
      return story(block);
    case 'passage':
      return quote(block.text, source(block));
    case 'source':
      return [{ type: 'paragraph', text: source(block) }];
  }
}

function story({
  number,
  title,
  url,
  label,
  time,
  update,
  points,
  quotes,
  readOn,
}: StoryBlock): InputRichBlock[] {
  const lead = `${number}. ${update ? 'Update: ' : ''}`;
  const about = [label, time].filter(Boolean).join(' · ');
  return [
    { type: 'heading', size: 4, text: [lead, link({ title, ...(url === undefined ? {} : { url }) })] },
    ...texts(about, (text) => ({ type: 'paragraph', text: { type: 'italic', text } })),
    ...list(points),
    ...quotes.flatMap(({ text, speaker, role }) =>
      quote(`“${text}”`, clean([speaker, role].filter(Boolean).join(', '))),
    ),
    ...(readOn.length > 0
      ? [{ type: 'paragraph' as const, text: 'Read on:' }, ...list(readOn.map(link))]
      : []),
  ];
}

function quote(text: string, credit: RichText): InputRichBlock[] {
  if (isBlank(text)) return [];
  const credited = credit === '' ? {} : { credit };
  return text.length > LONG_QUOTE
    ? [{ type: 'expandable_blockquote', text: clean(text), ...credited }]
    : [{ type: 'blockquote', blocks: texts(text, (text) => ({ type: 'paragraph', text })), ...credited }];
}

function list(items: readonly RichText[]): InputRichBlock[] {
  const shown = items.filter((item) => typeof item !== 'string' || !isBlank(item));
  if (shown.length === 0) return [];
  return [
    {
      type: 'list',
      items: shown.map((item) => ({
        blocks: [{ type: 'paragraph', text: typeof item === 'string' ? clean(item) : item }],
      })),
    },
  ];
}

function source({ title, url, origin }: ArticleLink & { readonly origin?: string }): RichText {
  const named = link({ title, ...(url === undefined ? {} : { url }) });
  return origin === undefined ? named : [named, ' · ', { type: 'italic', text: clean(origin) }];
}

function link({ title, url }: ArticleLink): RichText {
  const address = webAddress(url);
  const text = isBlank(title) ? '…' : clean(title);
  return address === undefined ? text : { type: 'url', text, url: address };
}

/** A block for each paragraph. */
function texts(text: string, make: (text: string) => InputRichBlock): InputRichBlock[] {
  return clean(text)
    .split(/\n+/u)
    .filter((paragraph) => !isBlank(paragraph))
    .map(make);
}

function countBlocks(blocks: readonly InputRichBlock[]): number {
  return blocks.reduce((sum, block) => {
    if (block.type === 'list')
      return sum + 1 + block.items.reduce((all, item) => all + 1 + countBlocks(item.blocks), 0);
    return sum + 1 + (block.type === 'blockquote' ? countBlocks(block.blocks) : 0);
  }, 0);
}
