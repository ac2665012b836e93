/** What is counted of what people do: which command, how it ended, and never what they typed. */
import { expect, test } from 'vitest';
import { type AnsweredRequest, noInstruments } from '../../src/instruments.ts';
import { openSampleBot } from './sample-bot.ts';

async function open() {
  const told: (Omit<AnsweredRequest, 'seconds'> & { readonly type?: string })[] = [];
  const instruments = {
    ...noInstruments,
    request: ({ command, platform, outcome }: AnsweredRequest) =>
      void told.push({ command, platform, outcome }),
    answer: ({ type }: { readonly type: string }) =>
      void told.push({ command: 'a question', platform: '', outcome: 'answered', type }),
  };
  return { told, bot: await openSampleBot({ instruments }) };
}

test('each by its name in the table, whatever it was called', async () => {
  const { told, bot } = await open();
  await bot.say('/digest World');
  await bot.say('/hilfe', { chat: 'discord:1' });
  await bot.say('/my-password-is-hunter2');
  await bot.say('hello');
  expect(told).toEqual([
    { command: 'digest', platform: 'telegram', outcome: 'answered' },
    { command: 'help', platform: 'discord', outcome: 'answered' },
    { command: 'unknown', platform: 'telegram', outcome: 'answered' },
    { command: 'message', platform: 'telegram', outcome: 'answered' },
  ]);
  await bot.store.close();
});

test('questions by whether the articles answer them', async () => {
  const { told, bot } = await open();
  await bot.say('/ask How long is the crack in the Kessel Dam?');
  await bot.say('/ask What do elephants in Norland eat?');
  expect(told.flatMap(({ type }) => type ?? [])).toEqual(['answered', 'not-found']);
  await bot.store.close();
});

test('what fails, and what the platform does not take', async () => {
  const { told, bot } = await open();
  const incoming = {
    type: 'command',
    name: 'help',
    args: '',
    chat: 'telegram:1',
    user: { id: '1' },
    admin: async () => true,
  } as const;
  await expect(bot.bot.respond(incoming, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  await bot.store.close();
  await bot.say('/digest').catch(() => undefined);
  expect(told.map(({ outcome }) => outcome)).toEqual(['unsent', 'failed']);
});
