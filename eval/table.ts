/** Small tables on stdout, as Markdown, so that they can go into a document as they are. */
export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const cell = (value: string | number): string =>
    typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(3) : String(value);
  const lines = [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))];
  process.stdout.write(`\n${title}\n\n${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`);
}

/** Which half of the data a name belongs to: the first is for tuning, the second for reporting. */
export function halfOf(name: string): 'first' | 'second' {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return sum % 2 === 0 ? 'first' : 'second';
}
