/** Buttons as an inline keyboard: what Telegram would refuse is left out, so that the message itself always goes. */
import type { InlineKeyboardMarkup } from 'grammy/types';
import type { Button } from '../blocks.ts';
import { buttonRows } from '../pack.ts';
import { limits } from './limits.ts';
import { type Page, pageButtons } from './pages.ts';

const BUTTONS_IN_ROW = 5;

/** Whether Telegram takes the button. */
export function isFitting({ label, action }: Button): boolean {
  const bytes = Buffer.byteLength(action);
  return label.trim() !== '' && bytes > 0 && bytes <= limits.callbackBytes;
}

/** Rows of fitting buttons, those that turn the page first. */
export function keyboard(buttons: readonly Button[], page?: Page): Button[][] {
  const turning = page ? [pageButtons(page)] : [];
  const room = limits.buttons - turning.flat().length;
  return [...turning, ...buttonRows(buttons.filter(isFitting).slice(0, room), BUTTONS_IN_ROW)];
}

export function toMarkup(rows: readonly (readonly Button[])[]): InlineKeyboardMarkup {
  return {
    inline_keyboard: rows.map((row) =>
      row.map(({ label, action }) => ({ text: label.toWellFormed(), callback_data: action })),
    ),
  };
}
