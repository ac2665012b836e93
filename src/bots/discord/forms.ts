/** Forms as Discord's modals: what a button, or a message under "Ask about this", asks for before it comes in. */
import {
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Form, FormField, Reply } from '../blocks.ts';
import { clip, limits } from './limits.ts';

/** The custom_id of a modal says what its words are for. */
export const FORM = 'form:';
export const ASK_ABOUT = 'ask-about:';
export const QUESTION = 'question';

export interface Forms {
  /** Keeps the forms of a reply that goes to this channel. */
  keep(channelId: string, reply: Reply): void;
  /** Undefined once forgotten: the press then comes in by itself. */
  find(channelId: string, action: string): Form | undefined;
}

const MOST_FORMS = 5_000;

export function createForms(): Forms {
  const kept = new LRUCache<string, Form>({ max: MOST_FORMS });
  return {
    keep(channelId, { buttons = [] }) {
      for (const { action, form } of buttons) if (form) kept.set(`${channelId}|${action}`, form);
    },
    find: (channelId, action) => kept.get(`${channelId}|${action}`),
  };
}

export function modalOf(customId: string, { title, fields }: Form): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId,
    title: clip(title, limits.modalTitle) || '…',
    components: fields.slice(0, limits.modalFields).map((field) => ({
      type: ComponentType.Label,
      label: clip(field.label, limits.modalLabel) || '…',
      component: inputOf(field),
    })),
  };
}

function inputOf({ name, value, required = false, long = false }: FormField) {
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required,
    ...(value === undefined || value === '' ? {} : { value: value.slice(0, limits.modalValue) }),
  } as const;
}

export function valuesOf({ fields }: ModalSubmitInteraction): Record<string, string> {
  return Object.fromEntries(
    [...fields.fields].flatMap(([name, field]) =>
      field.type === ComponentType.TextInput ? [[name, field.value] as const] : [],
    ),
  );
}
