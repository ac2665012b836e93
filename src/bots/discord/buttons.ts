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
import type { ButtonWording } from '../language/wording.ts';
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
  let menus = 0;
  return withinReason(
    runs(once).flatMap(({ verb, run }) => {
      if (verb === undefined || run.length <= limits.buttonsInRow)
        return chunks(run, limits.buttonsInRow).map(row);
      const placeholder = verb === 'story:' ? texts.chooseStory : texts.choose;
      return chunks(run, limits.selectOptions).map((choices) => menu(menus++, choices, placeholder));
    }),
  );
}

interface Run {
  /** What those of a list begin with, "topic:"; undefined for buttons that do one thing each. */
  readonly verb: string | undefined;
  readonly run: Button[];
}

/** Choices of one kind stand together and apart from other buttons, in the order given. */
function runs(buttons: readonly Button[]): Run[] {
  const verbOf = ({ action }: Button): string | undefined => /^[^:]+:/u.exec(action)?.[0];
  const alike = Map.groupBy(buttons, verbOf);
  const found: Run[] = [];
  for (const button of buttons) {
    const verb = (alike.get(verbOf(button)) ?? []).length > 1 ? verbOf(button) : undefined;
    const last = found.at(-1);
    if (last && last.verb === verb) last.run.push(button);
    else found.push({ verb, run: [button] });
  }
  return found;
}

function withinReason(all: readonly Row[]): Row[] {
  let components = 0;
  return all.filter((row) => (components += 1 + row.components.length) <= MOST_COMPONENTS);
}

function row(buttons: readonly Button[]): Row {
  return {
    type: ComponentType.ActionRow,
    components: buttons.map(({ label, action }) => pressable(label, action)),
  };
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

/** "‹ Back", "2/5", "Next ›" */
export function pageRow(page: number, pages: number, { previous, next }: ButtonWording): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      pressable(`‹ ${previous}`, actions.page(page - 1), page === 1),
      pressable(`${page}/${pages}`, actions.page(page), true),
      pressable(`${next} ›`, actions.page(page + 1), page === pages),
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
