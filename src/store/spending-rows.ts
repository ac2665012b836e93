/** Rows of what a language model took, as both stores keep them. */
import type { DaySpending } from './ports.ts';

export const SPENDING_COLUMNS = 'calls, input_tokens, output_tokens, kept, replaced';

export function toDaySpending(row: Readonly<Record<string, unknown>>): DaySpending {
  return {
    day: String(row['day']),
    kind: String(row['kind']),
    calls: Number(row['calls']),
    inputTokens: Number(row['input_tokens']),
    outputTokens: Number(row['output_tokens']),
    kept: Number(row['kept']),
    replaced: Number(row['replaced']),
  };
}

/** Of each column the sum, under its own name. */
export const SPENDING_SUMS = SPENDING_COLUMNS.split(', ')
  .map((column) => `sum(${column}) AS ${column}`)
  .join(', ');

/** Adds a row's columns to what stands there. */
export const SPENDING_ADDED = SPENDING_COLUMNS.split(', ')
  .map((column) => `${column} = spending.${column} + excluded.${column}`)
  .join(', ');
