/**
 * Reads what came from the web in a thread of its own: a feed of 50,000 entries or a page that sends a parser round in
 * circles keeps nobody waiting, and is given up after a while.
 */
import { Worker } from 'node:worker_threads';
import type { Body, WebRead } from './read-web.ts';
import type { Done, Task } from './worker.ts';

export interface Reader {
  /** Never throws. */
  read(body: Body): Promise<WebRead>;
  close(): Promise<void>;
}

const TIMEOUT_MS = 30_000;
const MOST_MEMORY_MB = 768;

interface Waiting {
  readonly body: Body;
  readonly resolve: (read: WebRead) => void;
}

export function createReader({ timeoutMs = TIMEOUT_MS }: { readonly timeoutMs?: number } = {}): Reader {
  const queue: Waiting[] = [];
  let worker: Worker | undefined;
  let current: { readonly id: number; readonly waiting: Waiting; readonly timer: NodeJS.Timeout } | undefined;
  let tasks = 0;
  let closed = false;

  function start(): Worker {
    const thread = new Worker(new URL('worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    thread.on('message', ({ id, read }: Done) => {
      if (current?.id === id) settle(read);
    });
    thread.on('error', (error) =>
      abandon(thread, `cannot be read (${error instanceof Error ? error.message : 'error'})`),
    );
    return thread;
  }

  /** The thread is done for; what it was reading is refused, and the next body gets a new one. */
  function abandon(thread: Worker, reason: string): void {
    if (worker !== thread) return;
    worker = undefined;
    void thread.terminate();
    settle({ type: 'refused', reason });
  }

  function settle(read: WebRead): void {
    const done = current;
    current = undefined;
    // Only what is being read keeps the process alive.
    worker?.unref();
    if (done) {
      clearTimeout(done.timer);
      done.waiting.resolve(read);
    }
    next();
  }

  function next(): void {
    const waiting = current || closed ? undefined : queue.shift();
    if (!waiting) return;
    worker ??= start();
    const thread = worker;
    thread.ref();
    tasks += 1;
    const timer = setTimeout(
      () => abandon(thread, `takes longer than ${timeoutMs / 1000} s to read`),
      timeoutMs,
    ).unref();
    current = { id: tasks, waiting, timer };
    thread.postMessage({ id: tasks, body: waiting.body } satisfies Task);
  }

  return {
    read: (body) =>
      new Promise((resolve) => {
        queue.push({ body, resolve });
        next();
      }),
    async close() {
      closed = true;
      const stopped: WebRead = { type: 'refused', reason: 'was stopped' };
      for (const { resolve } of queue.splice(0)) resolve(stopped);
      if (current) settle(stopped);
      await worker?.terminate();
    },
  };
}
