/** The value of a shape that a model's text holds: read leniently, checked strictly. */
import { jsonrepair } from 'jsonrepair';
import type { z } from 'zod';
import { jsonParts, withoutThoughts } from './json-in-text.ts';

export type ReadValue<Value> =
  | { readonly type: 'value'; readonly value: Value }
  /** `cutOff`: it ends in the middle. */
  | { readonly type: 'none'; readonly cutOff: boolean };

/** In characters: no task asks for so much, and hostile text takes the longer to be found out. */
const MOST_READ = 256 * 1024;
const MOST_REPAIRED = 32 * 1024;
/** Of the objects in a text, from the last. */
const MOST_TRIED = 50;

export function readValue<Value>(text: string, shape: z.ZodType<Value>): ReadValue<Value> {
  if (text.length > MOST_READ) return { type: 'none', cutOff: false };
  const exact = parse(text);
  const checked = exact === undefined ? undefined : shape.safeParse(exact);
  if (checked?.success === true) return { type: 'value', value: checked.data };
  const parts = jsonParts(withoutThoughts(text));
  // The last that fits: a draft comes before what it became.
  for (const part of parts
    .filter(({ whole }) => whole)
    .slice(-MOST_TRIED)
    .toReversed()) {
    const value = parse(part.text) ?? parse(repaired(part.text));
    const { success, data } = shape.safeParse(value);
    if (success) return { type: 'value', value: data };
  }
  return { type: 'none', cutOff: parts.some(({ closed }) => !closed) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function repaired(text: string): string {
  if (text.length > MOST_REPAIRED) return '';
  try {
    return jsonrepair(text);
  } catch {
    return '';
  }
}
