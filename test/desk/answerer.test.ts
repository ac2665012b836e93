import { afterEach, expect, test } from 'vitest';
import { answerHere, createAnswerer } from '../../src/desk/answering/answerer.ts';
import { stored } from '../articles.ts';

const answerer = createAnswerer();
afterEach(() => answerer.close());

const bridge = stored({ text: 'The bridge at Harrow opened in 1931. It was closed for repairs on Monday.' });
const task = (question: string) => ({
  question,
  articles: [bridge],
  options: { scope: 'inStore' as const },
});

test('the thread answers as the caller itself would, each question with its own answer', async () => {
  const questions = [
    'When did the bridge at Harrow open?',
    'Who won the cup?',
    'When was the Harrow bridge closed?',
  ];
  const replies = await Promise.all(questions.map((question) => answerer.answer(task(question))));
  const own = await Promise.all(questions.map((question) => answerHere.answer(task(question))));
  expect(replies).toEqual(own);
});

test('a thread that was stopped fails what it was asked, and the next question gets a new one', async () => {
  const asked = answerer.answer(task('When did the bridge at Harrow open?'));
  const failed = expect(asked).rejects.toThrow(/ended/u);
  await answerer.close();
  await failed;
  await expect(answerer.answer(task('When did the bridge at Harrow open?'))).resolves.toMatchObject({
    answer: { text: expect.stringContaining('1931') },
  });
});
