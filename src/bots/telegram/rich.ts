/**
 * A reply with stories as one rich message: headings, real lists and quotes with their speakers, in place of up to three
 * messages of plainer HTML. https://core.telegram.org/bots/api#rich-html-style
 */
import type { InputRichMessage } from 'grammy/types';
import type { Block, PassageBlock, Reply, StoryBlock } from '../blocks.ts';
import { clean, escapeText, isBlank, link as anchor } from './html.ts';
import { limits } from './limits.ts';
import { markedHtml, withMark } from './marked.ts';
import { wordingOf } from '../language/languages.ts';
import type { StoryWording } from '../language/wording.ts';

const LONG_QUOTE = 300;
const BLOCKS = /<(?:h\d|p|ul|li|blockquote|footer)\b/gu;

/** Undefined where it would not read better, or be too long: `htmlMessages` is how many it would be otherwise. */
export function richMessage({ blocks, language }: Reply, htmlMessages: number): InputRichMessage | undefined {
  if (htmlMessages > limits.rich.htmlMessages || !blocks.some(({ type }) => type === 'story'))
    return undefined;
  const wording = wordingOf(language).story;
  const html = blocks.map((block) => richHtml(block, wording)).join('');
  if ((html.match(BLOCKS)?.length ?? 0) > limits.rich.blocks) return undefined;
  return { html, skip_entity_detection: true };
}

function richHtml(block: Block, wording: StoryWording): string {
  switch (block.type) {
    case 'heading':
      return element('h3', inline(block.text));
    case 'text':
      return element('p', inline(block.text));
    case 'list':
      return list(block.items.map(inline));
    case 'footer':
      return element('footer', inline(block.text));
    case 'story':
      return story(block, wording);
    case 'passage':
      return quote(block, source(block));
    case 'source':
      return element('p', source(block));
  }
}

function story(block: StoryBlock, wording: StoryWording): string {
  const { number, title, url, label, time, update, points, quotes, readOn } = block;
  const about = inline([label, time].filter(Boolean).join(' · '));
  return [
    element('h4', `${number}. ${update ? `${wording.update}: ` : ''}${link({ title, url })}`),
    element('p', element('i', about)),
    list(points.map(inline)),
    ...quotes.map(
      ({ text, speaker, role, translation }) =>
        quote({ text: `“${text}”` }, inline([speaker, role].filter(Boolean).join(', '))) +
        (translation === undefined
          ? ''
          : element('p', element('i', inline(wording.translation(translation))))),
    ),
    readOn.length > 0 ? element('p', wording.readOn) + list(readOn.map(link)) : '',
  ].join('');
}

function quote(quoted: Pick<PassageBlock, 'text' | 'mark'>, credit: string): string {
  if (isBlank(quoted.text)) return element('p', credit);
  const [words = ''] = markedHtml([withMark(quoted, clean).trim()]);
  const expandable = words.length > LONG_QUOTE ? ' expandable' : '';
  return `<blockquote${expandable}>${breaks(words)}${element('cite', credit)}</blockquote>`;
}

function list(items: readonly string[]): string {
  return element('ul', items.map((item) => element('li', item)).join(''));
}

interface Linked {
  readonly title: string;
  readonly url?: string | undefined;
}

function source({ title, url, origin }: Linked & { readonly origin?: string }): string {
  return [link({ title, url }), element('i', inline(origin ?? ''))].filter(Boolean).join(' · ');
}

function link({ title, url }: Linked): string {
  return isBlank(title) ? '' : anchor(clean(title), url);
}

/** Nothing where it would hold nothing. */
function element(tag: string, html: string): string {
  return html === '' ? '' : `<${tag}>${html}</${tag}>`;
}

function inline(text: string): string {
  return isBlank(text) ? '' : breaks(escapeText(clean(text).trim()));
}

function breaks(html: string): string {
  return html.replace(/\n+/gu, '<br>');
}
