/** The answerer's thread: questions with their candidate articles in, answers out. */
import { parentPort } from 'node:worker_threads';
import { answer } from '../../digest/answers/answer.ts';
import type { Answer } from '../../model.ts';
import type { AnswerTask } from './answerer.ts';

export interface Task {
  readonly id: number;
  readonly task: AnswerTask;
}

export interface Done {
  readonly id: number;
  readonly reply: Answer;
}

parentPort?.on('message', ({ id, task }: Task) => {
  const reply = answer(task.question, task.articles, task.options);
  parentPort?.postMessage({ id, reply } satisfies Done);
});
