/** A reply as lines for a terminal: wrapped and dimmed where there is a screen, plain lines where there is a pipe. */
import { stripVTControlCharacters, styleText } from 'node:util';
import type { Block, Reply, StoryBlock } from '../blocks.ts';

export interface Screen {
  readonly colour: boolean;
  /** Columns to wrap at; nothing is wrapped without. */
  readonly width?: number;
}

type Style = Parameters<typeof styleText>[0];

export function renderText(reply: Reply, screen: Screen): string {
  const parts: string[] = [];
  let before: Block | undefined;
  for (const block of reply.blocks) {
    // A list of the same small things stands together; everything else is parted by a blank line.
    if (before && !(before.type === block.type && (block.type === 'source' || block.type === 'text')))
      parts.push('');
    parts.push(...renderBlock(block, screen));
    before = block;
  }
  return `${parts.join('\n')}\n`;
}

function renderBlock(block: Block, screen: Screen): string[] {
  const styled = (style: Style, text: string): string =>
    screen.colour ? styleText(style, text, { validateStream: false }) : text;
  const lines = (text: string, indent = '', first = indent): string[] =>
    wrap(clean(text), indent, first, screen.width);
  const dim = (text: string, indent = ''): string[] => lines(text, indent).map((line) => styled('dim', line));
  switch (block.type) {
    case 'heading':
      return lines(block.text).map((line) => styled('bold', line));
    case 'text':
      return lines(block.text);
    case 'list':
      return block.items.flatMap((item) => lines(item, '  ', '• '));
    case 'story':
      return storyLines(block);
    case 'passage':
      return [
        ...lines(block.text, '  '),
        ...dim(['— ' + block.title, block.origin].filter(Boolean).join(' · '), '  '),
        ...(block.url === undefined ? [] : dim(block.url, '  ')),
      ];
    case 'source':
      return [
        ...lines([block.title, block.origin].filter(Boolean).join(' · '), '  ', '• '),
        ...(block.url === undefined ? [] : dim(block.url, '  ')),
      ];
    case 'footer':
      return dim(block.text);
  }

  function storyLines(story: StoryBlock): string[] {
    const number = String(story.number).padEnd(3);
    const label = story.label === undefined ? '' : `  ${styled('dim', clean(story.label))}`;
    const update = story.update ? `${styled('yellow', 'Update')} ` : '';
    const [first = '', ...rest] = lines(story.title, '   ', '');
    return [
      `${number}${update}${styled('bold', first)}${rest.length === 0 ? label : ''}`,
      ...rest.map((line, index) => `${styled('bold', line)}${index === rest.length - 1 ? label : ''}`),
      ...(story.url === undefined ? [] : dim(story.url, '   ')),
      ...story.points.flatMap((point) => lines(point, '     ', '   • ')),
      ...story.quotes.flatMap(({ text, speaker, role }) => {
        const by = speaker === undefined ? '' : ` — ${[speaker, role].filter(Boolean).join(', ')}`;
        return lines(`“${text}”${by}`, '   ').map((line) => styled('italic', line));
      }),
      ...(story.readOn.length > 0
        ? dim(`Read on: ${story.readOn.map(({ title }) => title).join(' · ')}`, '   ')
        : []),
    ];
  }
}

/** One line, with nothing in it that could steer the terminal. */
function clean(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '')
    .trim();
}

/** Breaks between words only: what is longer than the line stands out of it whole. */
function wrap(text: string, indent: string, first: string, width = Infinity): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
