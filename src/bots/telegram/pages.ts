/** A long reply shown a page at a time: which page, and which of its buttons belong there. */
import { actions } from '../actions.ts';
import type { Button, Reply } from '../blocks.ts';
import type { ButtonWording } from '../language/wording.ts';

/** More messages than this are a wall. */
const MOST_MESSAGES = 3;

export interface Page {
  /** From 1. */
  readonly number: number;
  readonly of: number;
}

/** The page to show; undefined where all is sent. */
export function pageOf(asked: number | undefined, messages: number): Page | undefined {
  if (asked === undefined || messages <= MOST_MESSAGES) return undefined;
  return { number: Math.min(Math.max(Math.trunc(asked), 1), messages), of: messages };
}

/** Without the buttons of stories that stand on other pages. */
export function onPage({ blocks, buttons = [] }: Reply, stories: readonly string[]): Button[] {
  const elsewhere = new Set(
    blocks.flatMap((block) =>
      block.type === 'story' && !stories.includes(block.storyId) ? [actions.story(block.storyId)] : [],
    ),
  );
  return buttons.filter(({ action }) => !elsewhere.has(action));
}

/** "‹ Back", "2/5", "Next ›" */
export function pageButtons({ number, of }: Page, { previous, next }: ButtonWording): Button[] {
  return [
    ...(number > 1 ? [{ label: `‹ ${previous}`, action: actions.page(number - 1) }] : []),
    { label: `${number}/${of}`, action: actions.page(number) },
    ...(number < of ? [{ label: `${next} ›`, action: actions.page(number + 1) }] : []),
  ];
}
