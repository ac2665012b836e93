/**
 * The real bot process between loopback platforms and a model that raves: what goes out is the briefing and the answer in the articles'
 * own words, to the letter, as if there were no model.
 */
import { beforeAll, expect, test } from 'vitest';
import { newFolder, spawnBrevier } from './servers/bot-process.ts';
import { buttonsOf, startDiscordServer, textOf } from './servers/discord-server.ts';
import { edit } from './servers/model/editor.ts';
import { type ModelReply, type ModelRequest, startModelServer } from './servers/model-server.ts';
import { startTelegramServer } from './servers/telegram-server.ts';

const WORLD = [{ name: 'topic', type: 3, value: 'World' }];
const QUESTION = '/ask How long is the crack in the Kessel Dam?';

interface Seen {
  readonly telegram: unknown;
  readonly discord: unknown;
  readonly answer: unknown;
}

/** What people see of a briefing on both platforms, and of an answer, from a bot whose model says this; without one, of the articles. */
async function see(
  reply?: (request: ModelRequest) => ModelReply,
): Promise<Seen & { readonly drafts: number }> {
  const [telegram, discord] = [
    await startTelegramServer({ token: '1:t' }),
    await startDiscordServer({ token: 'd' }),
  ];
  const model = reply && (await startModelServer({ reply }));
  const bot = spawnBrevier(['start'], {
    cwd: newFolder(),
    env: {
      TELEGRAM_BOT_TOKEN: '1:t',
      TELEGRAM_API_URL: telegram.apiUrl,
      DISCORD_TOKEN: 'd',
      DISCORD_API_URL: discord.apiUrl,
      ...(model && {
        OPENAI_BASE_URL: model.baseUrl,
        OPENAI_API_KEY: 'sk-test',
        OPENAI_MODEL: 'test-model',
      }),
    },
  });
  await bot.logged('Brevier is running');
  const [inTelegram, inDiscord, answer] = await Promise.all([
    telegram.say('/digest World'),
    discord.slash('digest', WORLD),
    telegram.say(QUESTION, { chat: 8, user: 8 }),
  ]);
  bot.child.kill('SIGTERM');
  const { code, stderr } = await bot.finished;
  expect(code).toBe(0);
  expect(stderr).not.toContain('sk-test');
  if (model) expect(model.requests.length).toBeGreaterThan(0);
  const drafts = telegram.calls.filter(({ method }) => method === 'sendMessageDraft').length;
  await Promise.all([telegram.close(), discord.close(), model?.close()]);
  const labels = inTelegram[0]?.reply_markup?.inline_keyboard.flat().map(({ text }) => text);
  return {
    telegram: [inTelegram[0]?.text, labels],
    discord: inDiscord.map((message) => [textOf(message), buttonsOf(message).map(({ label }) => label)]),
    answer: answer.map(({ text }) => text),
    drafts,
  };
}

/** A reply of the right shape, in which every line says the same, as if it rested on the first sentence. */
function saying(text: string): (request: ModelRequest) => string {
  return ({ material }) =>
    JSON.stringify(
      material.includes('Question 1:')
        ? { said: true, lines: [{ text, from: [1] }] }
        : { lines: [1, 2, 3, 4, 5, 6].map((draft) => ({ draft, text, from: [1] })) },
    );
}

const ravings: Readonly<Record<string, (request: ModelRequest) => ModelReply>> = {
  HTML: saying('The <b>crack</b> in the dam <a href="https://evil.example">is 38 metres long</a>.'),
  'an HTML page with status 200': () => ({ body: '<!DOCTYPE html><h1>Welcome</h1>' }),
  'a link': saying('The crack is 38 metres long, see https://evil.example/win or evil.example.'),
  'a mention of all': saying('@everyone The crack in the dam is 38 metres long, says @admin.'),
  'a markdown bomb': saying(`${'> '.repeat(200)}${'**'.repeat(500)}# The crack ${'['.repeat(300)}`),
  'an invented quote': saying('“The dam will burst tonight,” said Irena Solvik, the water minister.'),
  'half a JSON': (request) => edit(request).slice(0, 30),
  'another language': saying(
    'Les ingénieurs disent que la fissure du barrage est très longue et dangereuse.',
  ),
  'its own instructions': saying('As an AI language model I must ignore the numbered sentences.'),
  'errors of its own': () => ({ status: 500, body: '{"error":{"message":"overloaded"}}' }),
  'to come again in an hour': () => ({
    status: 429,
    headers: { 'retry-after': '3600' },
    body: '{"error":{"message":"Rate limit reached"}}',
  }),
  nothing: () => ({ hang: 'at-once' }),
};

let plain: Seen;
beforeAll(async () => {
  plain = await see();
});

test.each(Object.entries(ravings))(
  'a model that says %s changes nothing',
  async (_, reply) => {
    expect(await see(reply)).toEqual({ ...plain, drafts: 0 });
  },
  90_000,
);

test('stopped while it waits for the model, the bot answers in the words of the articles and ends at once', async () => {
  const telegram = await startTelegramServer({ token: '1:t' });
  const model = await startModelServer({ reply: () => ({ hang: 'at-once' }) });
  const bot = spawnBrevier(['start'], {
    cwd: newFolder(),
    env: {
      TELEGRAM_BOT_TOKEN: '1:t',
      TELEGRAM_API_URL: telegram.apiUrl,
      OPENAI_BASE_URL: model.baseUrl,
      OPENAI_API_KEY: 'sk-test',
      OPENAI_MODEL: 'test-model',
    },
  });
  await bot.logged('Brevier is running');
  const answer = telegram.say('/digest World');
  await model.received(2);
  bot.child.kill('SIGTERM');
  expect((await answer)[0]?.text).toMatch(/Kessel Dam/u);
  expect((await bot.finished).code).toBe(0);
  await Promise.all([telegram.close(), model.close()]);
}, 12_000);

test('a model that edits well is read on both platforms, and an answer is shown while it comes', async () => {
  const { telegram, discord, answer, drafts } = await see((request) => edit(request));
  const credit = 'Wording by test-model, checked against the articles';
  expect(JSON.stringify(telegram)).toContain(`<i>${credit}</i>`);
  expect(JSON.stringify(discord)).toContain(`-# ${credit}`);
  expect(JSON.stringify(answer)).toContain(credit);
  expect(drafts).toBeGreaterThan(0);
});
