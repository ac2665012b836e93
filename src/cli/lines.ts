/** Arguments as they are, or a line each from standard input where the argument is `-`. */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export async function* eachLine(args: readonly string[], stdin: Readable): AsyncGenerator<string> {
  for (const arg of args) {
    if (arg === '-') yield* createInterface({ input: stdin, crlfDelay: Infinity });
    else yield arg;
  }
}
