/** What an evaluation finds, on stdout as it goes, and kept for docs/benchmarks.md. */
import { type Cell, markdownTable } from '../report/markdown.ts';

const printed: string[] = [];

export function printTable(title: string, head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  print(`${title}:\n\n${markdownTable(head, rows)}`);
}

/** A figure that is no table. */
export function printNote(text: string): void {
  print(`${text}\n`);
}

function print(text: string): void {
  process.stdout.write(`\n${text}`);
  printed.push(text);
}

/** What was printed since this was last asked. */
export function takePrinted(): string {
  return printed.splice(0).join('\n');
}

/** Which half of the data a name belongs to: the first is for tuning, the second for reporting. */
export function halfOf(name: string): 'first' | 'second' {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return sum % 2 === 0 ? 'first' : 'second';
}
