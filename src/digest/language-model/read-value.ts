/** The value of a shape that a model's text holds: read leniently, checked strictly. */
import { jsonrepair } from 'jsonrepair';
import type { z } from 'zod';
import { jsonParts, withoutThoughts } from './json-in-text.ts';

export type ReadValue<Value> =
  | { readonly type: 'value'; readonly value: Value }
  /** `cutOff`: it ends in the middle. */
  | { readonly type: 'none'; readonly cutOff: boolean };

/** What is longer is no slip of a model. */
const MOST_REPAIRED = 64 * 1024;

export function readValue<Value>(text: string, shape: z.ZodType<Value>): ReadValue<Value> {
  const exact = parse(text);
  const checked = exact === undefined ? undefined : shape.safeParse(exact);
  if (checked?.success === true) return { type: 'value', value: checked.data };
  const parts = jsonParts(withoutThoughts(text));
  // The last that fits: a draft comes before what it became.
  for (const part of parts.filter(({ whole }) => whole).toReversed()) {
    const value = parse(part.text) ?? parse(repaired(part.text));
    const { success, data } = shape.safeParse(value);
    if (success) return { type: 'value', value: data };
  }
  return { type: 'none', cutOff: parts.at(-1)?.whole === false };
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
