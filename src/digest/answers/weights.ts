/** How much each word of a question counts: the rarer among the candidate articles, the more. */
import type { Question } from './question.ts';
import type { Reading } from './reading.ts';

export interface Weighted {
  readonly term: string;
  readonly weight: number;
}

/** How much a word counts that only the sentences before the question itself hold. */
const LEAD_UP = 0.6;

export function weigh({ terms, asked }: Question, readings: readonly Reading[]): Weighted[] {
  const total = readings.reduce((sum, reading) => sum + reading.terms.length, 0);
  return terms.map((term) => {
    let holding = 0;
    for (const reading of readings) {
      if (!reading.whole.has(term)) continue;
      for (const held of reading.terms) if (held.has(term)) holding += 1;
    }
    return { term, weight: (asked.has(term) ? 1 : LEAD_UP) * Math.log2(2 + total / (holding + 1)) };
  });
}
