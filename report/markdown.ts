/** Tables as Markdown, for the terminal and for docs/benchmarks.md. */
export type Cell = string | number;

/** Counts as they are, shares with three digits. */
export function markdownTable(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows.map((row) => row.map(shown))];
  return `${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`;
}

function shown(cell: Cell): string {
  const text = typeof cell === 'number' && !Number.isInteger(cell) ? cell.toFixed(3) : String(cell);
  return text.replaceAll('|', '\\|');
}
