/** Reads paths in a thread of its own, so that one core reads and cleans while the other stores. */
import { on } from 'node:events';
import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { ReadResult } from '../read-paths.ts';
import type { Batch } from './paths-worker.ts';

/** Batches read ahead: one on its way while another is read. */
const AHEAD = 2;

/** The results of `readPaths`, in its order. */
export async function* readPathsApart(
  paths: readonly string[],
  { stdin }: { readonly stdin: Readable },
): AsyncGenerator<ReadResult> {
  const takesInput = paths.includes('-');
  const worker = new Worker(new URL('paths-worker.ts', import.meta.url), {
    workerData: paths,
    stdin: takesInput,
  });
  if (takesInput && worker.stdin) stdin.pipe(worker.stdin);
  try {
    // Rejects with what the thread threw.
    const batches = on(worker, 'message');
    for (let asked = 0; asked < AHEAD; asked += 1) worker.postMessage('next');
    for await (const [message] of batches) {
      const { results, done }: Batch = message;
      worker.postMessage('next');
      yield* results;
      if (done) return;
    }
  } finally {
    if (takesInput && worker.stdin) stdin.unpipe(worker.stdin);
    await worker.terminate();
  }
}
