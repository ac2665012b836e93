import { describe, expect, test } from 'vitest';
import { createLimiter, type Limiter } from '../../src/bots/limiter.ts';
import { rates } from './open-service.ts';
import { openSampleBot } from './sample-bot.ts';

test('fifty questions in a second from one chat: the first are answered, one word says so, and then there is room again', async () => {
  let nowMs = 0;
  const { bot } = await openSampleBot({ limiter: createLimiter(() => nowMs, rates) });
  const answers: string[] = [];
  const ask = (chat: 'telegram:1' | 'telegram:2'): Promise<void> =>
    bot.respond(
      { type: 'message', text: 'Who resigned?', chat, user: { id: `u of ${chat}` }, admin: async () => true },
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
  const limiter = createLimiter(() => 0, rates);
  const admitted = Array.from({ length: 200 }, () =>
    limiter.admit({ chat: 'terminal:local', user: { id: 'local' } }),
  );
  expect(new Set(admitted)).toEqual(new Set(['admitted']));
});

describe('so many at once', () => {
  const limiter = (): Limiter =>
    createLimiter(() => 0, {
      user: { atOnce: 2, perMinute: 1 },
      chat: { atOnce: 3, perMinute: 1 },
      server: { atOnce: 4, perMinute: 1 },
    });
  const say = (user: string, chat: `${string}:${string}`, server?: string) => ({
    chat,
    user: { id: user },
    ...(server === undefined ? {} : { server }),
  });

  test.each([
    [
      'of one person, in whatever chats',
      ['1', '1', '1', '1'],
      ['telegram:1', 'telegram:2', 'telegram:3', 'telegram:4'],
      2,
    ],
    ['in one chat, whoever speaks', ['1', '2', '3', '4', '5'], Array(5).fill('telegram:1'), 3],
    [
      'of people with the same number on two platforms',
      ['1', '1', '1', '1'],
      ['telegram:1', 'discord:1', 'telegram:2', 'discord:2'],
      4,
    ],
  ] as const)('%s', (_, users, chats, most) => {
    const { admit } = limiter();
    const admitted = users.map((user, index) => admit(say(user, chats[index] ?? 'telegram:9')));
    expect(admitted.filter((one) => one === 'admitted')).toHaveLength(most);
    expect(admitted.filter((one) => one === 'first-refused')).toHaveLength(most === users.length ? 0 : 1);
  });

  test('in one server, in whatever channels; the topics of a forum are one too', () => {
    const { admit } = limiter();
    const inServer = ['1', '2', '3', '4', '5'].map((id) =>
      admit(say(id, `discord:${id}`, 'discord:server:1')),
    );
    expect(inServer).toEqual(['admitted', 'admitted', 'admitted', 'admitted', 'first-refused']);
    expect(admit(say('6', 'discord:6', 'discord:server:2'))).toBe('admitted');
    const inForum = ['1', '2', '3', '4', '5'].map((id) =>
      admit({ ...say(id, `telegram:-1/${id}`), within: 'telegram:-1' }),
    );
    expect(inForum.at(-1)).toBe('first-refused');
  });

  test('who is refused in one chat uses up nothing of another', () => {
    const { admit } = limiter();
    for (const user of ['1', '2', '3']) admit(say(user, 'telegram:1'));
    expect(admit(say('4', 'telegram:1'))).toBe('first-refused');
    expect(admit(say('4', 'telegram:1'))).toBe('refused');
    expect([admit(say('4', 'telegram:2')), admit(say('4', 'telegram:2'))]).toEqual(['admitted', 'admitted']);
  });
});
