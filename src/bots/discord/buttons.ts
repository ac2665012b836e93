/** Buttons in rows; numbers that would take more than a row, in a menu that says what they stand for. */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { actions } from '../actions.ts';
import type { Button } from '../blocks.ts';
import { clip, limits } from './limits.ts';
import type { Texts } from './texts.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Begins a custom_id whose press the adapter answers itself: a thread about the story after the colon. */
export const DISCUSS = 'discuss:';
const MENU = 'menu:';

/** What goes above the texts of a message at most. */
const MOST_COMPONENTS = 24;

export function actionRows(buttons: readonly Button[], texts: Texts): Row[] {
  // Discord refuses a message in which two things share a custom_id.
  const once = [...new Map(buttons.map((button) => [button.action, button])).values()].filter(
    ({ action }) => action !== '' && action.length <= limits.customId,
  );
  const alike = Map.groupBy(once, ({ action }) => /^[^:]+:/u.exec(action)?.[0]);
  const choices = [...alike].filter(([verb, some]) => verb !== undefined && isList(some));
  const listed = new Set(choices.flatMap(([, some]) => some));
  const [numbers, words] = [isNumber, (one: Button) => !isNumber(one)].map((wanted) =>
    once.filter((button) => wanted(button) && !listed.has(button)),
  );
  const menus = choices.flatMap(([verb, some]) =>
    chunks(some, limits.selectOptions).map((part) => ({ verb, part })),
  );
  return withinReason([
    ...menus.map(({ verb, part }, index) =>
      menu(index, part, verb === 'story:' ? texts.chooseStory : texts.choose),
    ),
    ...rows(numbers ?? []),
    ...rows(words ?? []),
  ]);
}

/** Choices of one kind, more than stand in a row. */
function isList(buttons: readonly Button[]): boolean {
  return buttons.length > limits.buttonsInRow;
}

function isNumber({ label }: Button): boolean {
  return /^\d+$/u.test(label);
}

function withinReason(all: readonly Row[]): Row[] {
  let components = 0;
  return all.filter((row) => (components += 1 + row.components.length) <= MOST_COMPONENTS);
}

function rows(buttons: readonly Button[]): Row[] {
  return chunks(buttons, limits.buttonsInRow).map((row) => ({
    type: ComponentType.ActionRow,
    components: row.map(({ label, action }) => pressable(label, action)),
  }));
}

function menu(index: number, choices: readonly Button[], placeholder: string): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: `${MENU}${index}`,
        placeholder: clip(placeholder, limits.selectPlaceholder),
        options: choices.map(({ label, title, action }) => ({
          label: clip(optionLabel(label, title), limits.selectLabel) || '…',
          value: action,
        })),
      },
    ],
  };
}

function optionLabel(label: string, title: string | undefined): string {
  if (title === undefined) return label;
  return title.startsWith(label) ? title : `${label}. ${title}`;
}

/** ‹ 2/5 › */
export function pageRow(page: number, pages: number): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      pressable('‹', actions.page(page - 1), page === 1),
      pressable(`${page}/${pages}`, actions.page(page), true),
      pressable('›', actions.page(page + 1), page === pages),
    ],
  };
}

export function discussRow(storyId: string, texts: Texts): Row[] {
  const action = `${DISCUSS}${storyId}`;
  return action.length > limits.customId
    ? []
    : [{ type: ComponentType.ActionRow, components: [pressable(texts.discuss, action)] }];
}

function pressable(label: string, action: string, disabled = false): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: clip(label, limits.buttonLabel) || '…',
    custom_id: action,
    ...(disabled ? { disabled } : {}),
  };
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
