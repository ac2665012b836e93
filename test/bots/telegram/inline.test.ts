/** Stories shared in other chats by inline mode. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SharedStory, ShareRequest } from '../../../src/bots/chat-adapter.ts';
import { startBot, type TestBot, text } from './bot.ts';

let bot: TestBot;
let asked: ShareRequest[];
let stories: readonly SharedStory[];

const ferry: SharedStory = {
  storyId: 's-12_ab',
  title: 'Ferry refloated',
  summary: 'The ferry is afloat again.',
  reply: {
    blocks: [
      {
        type: 'story',
        storyId: 's-12_ab',
        number: 1,
        title: 'Ferry <refloated>',
        url: 'https://courier.example/ferry',
        points: ['The ferry is afloat again.'],
        quotes: [],
        readOn: [],
      },
    ],
    buttons: [{ label: 'More', action: 'more' }],
  },
};

beforeEach(async () => {
  asked = [];
  stories = [ferry];
  bot = await startBot({
    responds: {
      async share(request) {
        asked.push(request);
        return stories;
      },
    },
  });
});
afterEach(() => bot.stop());

test('a story is offered, and leads back to the bot', async () => {
  const answer = await bot.server.inline('ferry', { language: 'de' });
  const user = { chat: 'telegram:7', user: { id: '7' } };
  expect(asked).toEqual([{ typed: 'ferry', locale: 'de', most: 20, user }]);
  expect(answer).toMatchObject({ is_personal: true, cache_time: expect.any(Number) });
  expect(answer['results']).toEqual([
    {
      type: 'article',
      id: 's-12_ab',
      title: 'Ferry refloated',
      description: 'The ferry is afloat again.',
      input_message_content: {
        message_text:
          '<b>1. <a href="https://courier.example/ferry">Ferry &lt;refloated&gt;</a></b>\n• The ferry is afloat again.',
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
      },
      reply_markup: {
        inline_keyboard: [[{ text: 'Ask', url: 'https://t.me/brevier_bot?start=ask_s-12_ab' }]],
      },
    },
  ]);
});

test('ids that Telegram does not carry are offered without a way back', async () => {
  stories = [
    { ...ferry, storyId: 'https://paper.example/a-very-long-address/of-an-article/that-goes-on-and-on' },
    { ...ferry, storyId: 'é' },
  ];
  const { results } = await bot.server.inline('');
  expect(results).toEqual([
    expect.not.objectContaining({ reply_markup: expect.anything() }),
    expect.objectContaining({ id: 'é' }),
  ]);
});

test('a story too long for a message is offered up to its first', async () => {
  stories = [{ ...ferry, reply: text('word '.repeat(2_000)) }];
  expect(await bot.server.inline('')).toMatchObject({ results: [{ id: 's-12_ab' }] });
});

test('the way back is in the language of the story', async () => {
  stories = [{ ...ferry, reply: { ...ferry.reply, language: 'de' } }];
  expect(JSON.stringify(await bot.server.inline(''))).toContain('"Fragen"');
});

test('nothing found is nothing offered', async () => {
  stories = [{ ...ferry, reply: text(' ') }];
  expect(await bot.server.inline('nothing')).toMatchObject({ results: [] });
});

test('a search that fails keeps nobody else waiting', async () => {
  bot.server.failNext('answerInlineQuery', { status: 400, description: 'Bad Request: query is too old' });
  await bot.server.inline('ferry');
  expect((await bot.server.say('/help'))[0]?.text).toBe('Answer');
});
