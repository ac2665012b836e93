/** The answerer's thread: questions with their candidate articles in, answers out. */
import { parentPort } from 'node:worker_threads';
import { type Answered, type AnswerTask, answerTask } from './answerer.ts';

export interface Task {
  readonly id: number;
  readonly task: AnswerTask;
}

export interface Done {
  readonly id: number;
  readonly reply: Answered;
}

parentPort?.on('message', ({ id, task }: Task) => {
  parentPort?.postMessage({ id, reply: answerTask(task) } satisfies Done);
});
