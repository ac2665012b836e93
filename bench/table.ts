/** What things cost, in time and memory, each beside a floor measured in the same run. */

export interface Table {
  row(what: string, ms: number, floor: string, floorMs: number): void;
  memory(what: string, mb: number, floor: string, floorMb: number): void;
  print(): void;
}

export function createTable(): Table {
  const rows: string[] = [];
  const add = (
    what: string,
    takes: number,
    beside: string,
    floor: number,
    unit: string,
    digits: number,
  ): void => {
    const cells = [what, `${takes.toFixed(digits)} ${unit}`, beside, `${floor.toFixed(digits)} ${unit}`];
    rows.push(`| ${[...cells, (takes / floor).toFixed(2)].join(' | ')} |`);
  };
  return {
    row: (what, ms, floor, floorMs) => add(what, ms, floor, floorMs, 'ms', 2),
    memory: (what, mb, floor, floorMb) => add(what, mb, floor, floorMb, 'MB', 0),
    print() {
      process.stdout.write(
        `| what | takes | beside | takes | ratio |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`,
      );
    },
  };
}

/** Milliseconds for each of `times`. */
export async function time(work: () => Promise<unknown> | void, times = 1): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / times;
}
