/** What things cost, in time and memory, each beside a floor measured in the same run. */
import { markdownTable } from '../report/markdown.ts';

export interface Table {
  row(what: string, ms: number, floor: string, floorMs: number): void;
  memory(what: string, mb: number, floor: string, floorMb: number): void;
  markdown(): string;
}

const HEAD = ['what', 'takes', 'beside', 'takes', 'ratio'];

export function createTable(): Table {
  const rows: string[][] = [];
  const add = (
    what: string,
    beside: string,
    [takes, floor]: readonly [number, number],
    show: (n: number) => string,
  ) => void rows.push([what, show(takes), beside, show(floor), (takes / floor).toFixed(2)]);
  return {
    row: (what, ms, floor, floorMs) => add(what, floor, [ms, floorMs], (one) => `${one.toFixed(2)} ms`),
    memory: (what, mb, floor, floorMb) => add(what, floor, [mb, floorMb], (one) => `${one.toFixed(0)} MB`),
    markdown: () => markdownTable(HEAD, rows),
  };
}

/** Milliseconds for each of `times`. */
export async function time(work: () => Promise<unknown> | void, times = 1): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / times;
}
