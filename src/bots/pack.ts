/** Blocks packed into messages within a platform's limits: broken between blocks, else between lines, never inside one. */

/** A line that stays whole, with what it counts for. */
export interface Line {
  readonly text: string;
  readonly length: number;
  readonly entities: number;
}

export interface Limits {
  readonly length: number;
  readonly entities: number;
  /** Blocks in one message. */
  readonly groups: number;
}

type Size = Pick<Line, 'length' | 'entities'>;

/** What parts two lines counts too. */
const GAP = 2;
const NOTHING: Size = { length: 0, entities: 0 };

/** Messages of groups of lines; a group is a block, or the part of one that fits. */
export function pack(blocks: readonly (readonly Line[])[], limits: Limits): Line[][][] {
  const messages: Line[][][] = [];
  let size = NOTHING;
  const fits = (room: Size, more: Size): boolean =>
    room.length + more.length + GAP <= limits.length && room.entities + more.entities <= limits.entities;
  const begin = (): Line[][] => {
    const message: Line[][] = [];
    messages.push(message);
    size = NOTHING;
    return message;
  };
  for (const lines of blocks.filter((block) => block.length > 0)) {
    const whole = total(lines);
    const full = !fits(size, whole) && fits(NOTHING, whole);
    const last = messages.at(-1);
    const message = !last || full || last.length >= limits.groups ? begin() : last;
    let group: Line[] = [];
    message.push(group);
    for (const line of lines) {
      if (!fits(size, line) && size.length > 0) {
        // A block that has just begun here leaves nothing behind.
        if (group.length === 0) messages.at(-1)?.pop();
        group = [];
        begin().push(group);
      }
      group.push(line);
      size = { length: size.length + line.length + GAP, entities: size.entities + line.entities };
    }
  }
  return messages.filter((message) => message.length > 0);
}

function total(lines: readonly Line[]): Size {
  return {
    length: lines.reduce((sum, { length }) => sum + length + GAP, 0),
    entities: lines.reduce((sum, { entities }) => sum + entities, 0),
  };
}

/** Buttons in rows: numbers stand together, words get a row of their own. */
export function buttonRows<Button extends { readonly label: string }>(
  buttons: readonly Button[],
  inRow: number,
): Button[][] {
  const rows: Button[][] = [];
  const isNumber = (button: Button | undefined): boolean => /^\d+$/u.test(button?.label ?? '');
  for (const [index, button] of buttons.entries()) {
    const last = rows.at(-1);
    if (last && last.length < inRow && isNumber(buttons[index - 1]) === isNumber(button)) last.push(button);
    else rows.push([button]);
  }
  return rows;
}
