/** What a person sees of the bot's messages. */
import { flat } from './limits.ts';
import type { BotMessage, Json } from './types.ts';

type Shown = Pick<BotMessage, 'components'>;

/** All text of a message, in order. */
export function textOf({ components }: Shown): string {
  return flat(components)
    .flatMap(({ content }) => (typeof content === 'string' ? [content] : []))
    .join('\n');
}

export function buttonsOf({ components }: Shown): { readonly label: string; readonly action: string }[] {
  return flat(components)
    .filter(({ type }) => type === 2)
    .map(({ label, custom_id }) => ({ label: String(label), action: String(custom_id) }));
}

/** What the menus offer. */
export function choicesOf({ components }: Shown): { readonly label: string; readonly value: string }[] {
  return flat(components)
    .flatMap(({ options }) => (options ?? []) as readonly Json[])
    .map(({ label, value }) => ({ label: String(label), value: String(value) }));
}

/**
 * Text as Discord's clients show it: escapes taken away, links without their addresses, marks of lines gone. What is left of
 * marks was not meant as one.
 */
export function seenText(markdown: string): string {
  return markdown
    .replaceAll(/(?<!\\)\[((?:\\.|[^\\\]])*)\]\(<[^>]*>\)/gsu, '$1')
    .replaceAll(/^(?:#{1,3} |-# |> |- )/gmu, '')
    .replaceAll(/\\([^\p{L}\p{N}\s])/gu, '$1')
    .replaceAll('\u2060', '');
}
