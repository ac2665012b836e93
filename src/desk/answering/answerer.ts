/** Answers questions in a thread of its own: reading a dozen long articles would hold up everybody else's chat. */
import { Worker } from 'node:worker_threads';
import { answer, type AnswerOptions, passagesFor } from '../../digest/answers/answer.ts';
import type { Answer, Citation, StoredArticle } from '../../model.ts';
import type { Done, Task } from './worker.ts';

export interface AnswerTask {
  readonly question: string;
  /** The candidates, best first. */
  readonly articles: readonly StoredArticle[];
  readonly options: AnswerOptions;
  /** So many passages are wanted beside the answer: for a model to read. */
  readonly passages?: number;
}

export interface Answered {
  readonly answer: Answer;
  /** Best first; empty where none were asked for. */
  readonly passages: readonly Citation[];
}

export interface Answerer {
  answer(task: AnswerTask): Promise<Answered>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (reply: Answered) => void;
  readonly reject: (error: unknown) => void;
}

/** The thread is started with the first question. */
export function createAnswerer(): Answerer {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let tasks = 0;

  function start(): Worker {
    const thread = new Worker(new URL('worker.ts', import.meta.url));
    thread.on('message', ({ id, reply }: Done) => {
      const asked = waiting.get(id);
      waiting.delete(id);
      // Only what is being answered keeps the process alive.
      if (waiting.size === 0) thread.unref();
      asked?.resolve(reply);
    });
    thread.on('error', (error) => giveUp(thread, error));
    thread.on('exit', () => giveUp(thread, new Error('the answering thread has ended')));
    return thread;
  }

  /** What it was asked fails; the next question gets a new thread. */
  function giveUp(thread: Worker, error: unknown): void {
    if (worker !== thread) return;
    worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  return {
    answer: (task) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        worker.ref();
        tasks += 1;
        waiting.set(tasks, { resolve, reject });
        worker.postMessage({ id: tasks, task } satisfies Task);
      }),
    async close() {
      await worker?.terminate();
    },
  };
}

export function answerTask({ question, articles, options, passages = 0 }: AnswerTask): Answered {
  return {
    answer: answer(question, articles, options),
    passages: passages > 0 ? passagesFor(question, articles, options, passages) : [],
  };
}

/** In the caller's own thread: for scripts, and where one question is all there is. */
export const answerHere: Answerer = {
  answer: async (task) => answerTask(task),
  async close() {},
};
