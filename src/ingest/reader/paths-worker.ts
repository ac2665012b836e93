/** The thread that reads paths: a batch of results for each that is asked for. */
import { parentPort, workerData } from 'node:worker_threads';
import { readPaths, type ReadResult } from '../read-paths.ts';

export interface Batch {
  readonly results: readonly ReadResult[];
  /** Whether these were the last. */
  readonly done: boolean;
}

/** Few enough that the first ones are stored soon. */
const BATCH = 100;

const paths: readonly string[] = workerData;
const reading = readPaths(paths, { stdin: process.stdin });
let turn = Promise.resolve();

parentPort?.on('message', () => {
  turn = turn.then(sendBatch);
});

async function sendBatch(): Promise<void> {
  const results: ReadResult[] = [];
  let done = false;
  while (!done && results.length < BATCH) {
    const next = await reading.next();
    if (next.done) done = true;
    else results.push(next.value);
  }
  parentPort?.postMessage({ results, done } satisfies Batch);
}
