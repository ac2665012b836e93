/** A reply as lines for a terminal: wrapped and dimmed where there is a screen, plain lines where there is a pipe. */
import { styleText } from 'node:util';
import type { Block, PassageBlock, Reply, StoryBlock } from '../blocks.ts';
import { wordingOf } from '../language/languages.ts';
import type { StoryWording } from '../language/wording.ts';
import { clean, inert, wrap } from './lines.ts';

export interface Screen {
  readonly colour: boolean;
  /** Columns to wrap at; nothing is wrapped without. */
  readonly width?: number;
}

/** Parts what is set off while lines are broken; `inert` leaves none in the text itself. */
const SET_OFF = '\0';
/** Between a headline and what it is about. */
const GAP = '  ';

const TOGETHER: ReadonlySet<Block['type']> = new Set(['source', 'text', 'footer']);

type Style = Parameters<typeof styleText>[0];

export function renderText(reply: Reply, screen: Screen): string {
  const parts: string[] = [];
  let before: Block | undefined;
  const { story } = wordingOf(reply.language);
  for (const block of reply.blocks) {
    // A list of the same small things stands together; everything else is parted by a blank line.
    if (before && !(before.type === block.type && TOGETHER.has(block.type))) parts.push('');
    parts.push(...renderBlock(block, screen, story));
    before = block;
  }
  return `${parts.join('\n')}\n`;
}

/** "[1] [2] [More]": what can be pressed, by typing it. */
export function renderButtons({ buttons = [] }: Reply, screen: Screen): string {
  const labels = buttons.map(({ label }) => `[${clean(label)}]`).join(' ');
  const lines = wrap(labels, '', '', screen.width).join('\n');
  return screen.colour ? styleText('dim', lines, { validateStream: false }) : lines;
}

function renderBlock(block: Block, screen: Screen, words: StoryWording): string[] {
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
        ...passageLines(block),
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

  function passageLines({ text, mark }: PassageBlock): string[] {
    const pieces =
      mark && screen.colour
        ? [text.slice(0, mark.start), text.slice(mark.start, mark.end), text.slice(mark.end)]
        : [text];
    const paragraphs = pieces
      .map((piece) => piece.split(/\n+/u).map(inert).join('\n'))
      .join(SET_OFF)
      .split('\n')
      .filter((paragraph) => paragraph.trim() !== '');
    let isOn = false;
    return paragraphs
      .flatMap((paragraph) => wrap(paragraph.trim(), '  ', '  ', screen.width))
      .map((line) => {
        const [first = '', ...more] = line.split(SET_OFF);
        const set = (piece: string): string => (isOn ? styled('bold', piece) : piece);
        return more.reduce((shown, piece) => {
          isOn = !isOn;
          return shown + set(piece);
        }, set(first));
      });
  }

  function storyLines(story: StoryBlock): string[] {
    const number = String(story.number).padEnd(3);
    const about = [story.label, story.time].flatMap((part) => (part === undefined ? [] : clean(part)));
    const label = about.join(' · ');
    const update = story.update ? `${styled('yellow', words.update)} ` : '';
    const title = lines(story.title, '   ', '');
    const last = title.at(-1) ?? '';
    const room = (screen.width ?? Infinity) - number.length - last.length - GAP.length;
    const beside = label !== '' && label.length <= room ? `${GAP}${styled('dim', label)}` : '';
    return [
      ...title.map((line, index) => {
        const before = index === 0 ? number + update : '';
        return `${before}${styled('bold', line)}${index === title.length - 1 ? beside : ''}`;
      }),
      ...(label === '' || beside !== '' ? [] : dim(label, '   ')),
      ...(story.url === undefined ? [] : dim(story.url, '   ')),
      ...story.points.flatMap((point) => lines(point, '     ', '   • ')),
      ...story.quotes.flatMap(({ text, speaker, role, translation }) => {
        const by = speaker === undefined ? '' : ` — ${[speaker, role].filter(Boolean).join(', ')}`;
        const quote = lines(`“${text}”${by}`, '   ').map((line) => styled('italic', line));
        return translation === undefined ? quote : [...quote, ...dim(words.translation(translation), '   ')];
      }),
      ...(story.readOn.length > 0
        ? dim(`${words.readOn} ${story.readOn.map(({ title }) => title).join(' · ')}`, '   ')
        : []),
    ];
  }
}
