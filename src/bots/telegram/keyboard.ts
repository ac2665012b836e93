/** Buttons as an inline keyboard: what Telegram would refuse is left out, so that the message itself always goes. */
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { Button } from '../blocks.ts';
import { limits } from './limits.ts';

const MOST_NUMBERS = 8;
const MOST_WORDS = 3;
/** What a phone shows of a row: its buttons are all as wide as the longest label needs. */
const ROW_LETTERS = 36;

/** Whether Telegram takes the button. */
export function isFitting({ label, action }: Button): boolean {
  const bytes = Buffer.byteLength(action);
  return label.trim() !== '' && bytes > 0 && bytes <= limits.callbackBytes;
}

/** Rows of fitting buttons, those that turn the page first. */
export function keyboard(buttons: readonly Button[], turning: readonly Button[] = []): Button[][] {
  const room = limits.buttons - turning.length;
  return [...(turning.length > 0 ? [[...turning]] : []), ...rows(buttons.filter(isFitting).slice(0, room))];
}

/** Numbers stand together in rows of one length, choices of one kind too, and other words as many as can be read. */
function rows(buttons: readonly Button[]): Button[][] {
  const result: Button[][] = [];
  const kinds = buttons.map((button) => kindOf(button, buttons));
  const numbers = kinds.filter((kind) => kind === NUMBER).length;
  const inRow = Math.ceil(numbers / Math.ceil(numbers / MOST_NUMBERS));
  for (const [index, button] of buttons.entries()) {
    const last = result.at(-1);
    const row = [...(last ?? []), button];
    const longest = Math.max(...row.map(({ label }) => label.length));
    const fits =
      kinds[index] === NUMBER
        ? row.length <= inRow
        : row.length <= MOST_WORDS && longest * row.length <= ROW_LETTERS;
    if (last && fits && kinds[index] === kinds[index - 1]) last.push(button);
    else result.push([button]);
  }
  return result;
}

const NUMBER = 'number';

/** What stands in rows of its own: numbers, and actions that differ only in what follows the colon. */
function kindOf({ label, action }: Button, all: readonly Button[]): string | undefined {
  if (/^\d+$/u.test(label)) return NUMBER;
  const kind = /^[^:]+:/u.exec(action)?.[0];
  const alike = all.filter((other) => kind !== undefined && other.action.startsWith(kind));
  return alike.length > 1 ? kind : undefined;
}

/** `linkOf`: the address that a button opens in the place of coming back, where it does. */
export function toMarkup(
  rows: readonly (readonly Button[])[],
  linkOf: (action: string) => string | undefined,
): InlineKeyboardMarkup {
  const toButton = ({ label, action }: Button): InlineKeyboardButton => {
    const url = linkOf(action);
    return { text: label.toWellFormed(), ...(url === undefined ? { callback_data: action } : { url }) };
  };
  return { inline_keyboard: rows.map((row) => row.map(toButton)) };
}
