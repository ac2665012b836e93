import { expect, test } from 'vitest';
import { createLimiter } from '../../src/bots/limiter.ts';
import { openSampleBot } from './sample-bot.ts';

test('fifty questions in a second from one chat: the first are answered, one word says so, and then there is room again', async () => {
  let nowMs = 0;
  const { bot } = await openSampleBot({ limiter: createLimiter(() => nowMs) });
  const answers: string[] = [];
  const ask = (chat: 'telegram:1' | 'telegram:2'): Promise<void> =>
    bot.respond(
      { type: 'message', text: 'Who resigned?', chat, user: { id: 'u' }, admin: async () => true },
      async ({ blocks: [first] }) => {
        answers.push(first?.type === 'text' ? first.text : (first?.type ?? ''));
        return [];
      },
    );
  for (let count = 0; count < 50; count += 1) {
    nowMs += 20;
    await ask('telegram:1');
  }
  const words = answers.filter((one) => one.startsWith('That was a lot at once'));
  expect(words).toHaveLength(1);
  expect(answers.filter((one) => one === 'passage').length).toBeLessThanOrEqual(22);

  await ask('telegram:2');
  expect(answers.at(-1)).toBe('passage');

  nowMs += 10_000;
  await ask('telegram:1');
  expect(answers.at(-1)).toBe('passage');
});

test('the terminal is never refused', () => {
  const limiter = createLimiter(() => 0);
  const admitted = Array.from({ length: 200 }, () => limiter.admit('terminal:local'));
  expect(new Set(admitted)).toEqual(new Set(['admitted']));
});
