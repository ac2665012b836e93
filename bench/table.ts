/** What things cost, each beside a floor measured in the same run. */

export interface Table {
  row(what: string, ms: number, floor: string, floorMs: number): void;
  print(): void;
}

export function createTable(): Table {
  const rows: string[] = [];
  return {
    row(what, ms, floor, floorMs) {
      const cells = [
        what,
        `${ms.toFixed(2)} ms`,
        floor,
        `${floorMs.toFixed(2)} ms`,
        (ms / floorMs).toFixed(2),
      ];
      rows.push(`| ${cells.join(' | ')} |`);
    },
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
