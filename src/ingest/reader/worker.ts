/** The reader's thread: bodies in, articles out. */
import { parentPort } from 'node:worker_threads';
import { type Body, readWeb, type WebRead } from './read-web.ts';

export interface Task {
  readonly id: number;
  readonly body: Body;
}

export interface Done {
  readonly id: number;
  readonly read: WebRead;
}

parentPort?.on('message', async ({ id, body }: Task) => {
  let read: WebRead;
  try {
    read = await readWeb(body);
  } catch (error) {
    // Whatever a body does to its parser, it stays with this body.
    read = {
      type: 'refused',
      reason: `cannot be read (${error instanceof Error ? error.message : 'error'})`,
    };
  }
  parentPort?.postMessage({ id, read } satisfies Done);
});
