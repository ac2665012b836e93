/** Buttons as an inline keyboard: what Telegram would refuse is left out, so that the message itself always goes. */
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { Button } from '../blocks.ts';
import { limits } from './limits.ts';
import { type Page, pageButtons } from './pages.ts';

/** What a phone shows of a row without cutting its labels off. */
const MOST_NUMBERS = 8;
const MOST_WORDS = 3;
const MOST_LETTERS = 28;

/** Whether Telegram takes the button. */
export function isFitting({ label, action }: Button): boolean {
  const bytes = Buffer.byteLength(action);
  return label.trim() !== '' && bytes > 0 && bytes <= limits.callbackBytes;
}

/** Rows of fitting buttons, those that turn the page first. */
export function keyboard(buttons: readonly Button[], page?: Page): Button[][] {
  const turning = page ? [pageButtons(page)] : [];
  const room = limits.buttons - turning.flat().length;
  return [...turning, ...rows(buttons.filter(isFitting).slice(0, room))];
}

/** Numbers stand together, in rows of one length; words as many as can be read. */
function rows(buttons: readonly Button[]): Button[][] {
  const result: Button[][] = [];
  const isNumber = (button: Button | undefined): boolean => /^\d+$/u.test(button?.label ?? '');
  const numbers = buttons.filter(isNumber).length;
  const inRow = Math.ceil(numbers / Math.ceil(numbers / MOST_NUMBERS));
  for (const [index, button] of buttons.entries()) {
    const last = result.at(-1);
    const letters = [...(last ?? []), button].reduce((sum, { label }) => sum + label.length, 0);
    const fits = isNumber(button)
      ? (last?.length ?? 0) < inRow
      : (last?.length ?? 0) < MOST_WORDS && letters <= MOST_LETTERS;
    if (last && fits && isNumber(buttons[index - 1]) === isNumber(button)) last.push(button);
    else result.push([button]);
  }
  return result;
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
