/** Rich messages, where they are asked for, and HTML where the server knows none. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply, StoryBlock } from '../../../src/bots/blocks.ts';
import { visibleText } from '../../servers/telegram-server.ts';
import { startBot, type TestBot, text } from './bot.ts';

let bot: TestBot;
const methods = (): string[] =>
  bot.server.calls.map(({ method }) => method).filter((method) => /^send.*Message$|^edit/u.test(method));

beforeEach(async () => {
  bot = await startBot({ rich: true });
});
afterEach(() => bot.stop());

const ferry: StoryBlock = {
  type: 'story',
  storyId: 's1',
  number: 1,
  title: 'Ferry refloated off Hestray',
  url: 'https://courier.example/ferry',
  label: 'World',
  time: '07:12',
  update: true,
  points: ['The ferry is afloat again.', ' '],
  quotes: [
    { text: 'Nobody was hurt.', speaker: 'Ines Okafor', role: 'captain' },
    { text: 'Long. '.repeat(80) },
  ],
  readOn: [
    { title: 'How it ran aground', url: 'https://wire.example/a?b=1&c=2' },
    { title: 'No page of its own' },
  ],
};
const briefing: Reply = {
  blocks: [
    { type: 'heading', text: 'Morning briefing' },
    ferry,
    {
      type: 'passage',
      text: 'It floats.',
      title: 'Ferry',
      url: 'https://wire.example/f',
      origin: 'Wire · 08:00',
    },
    { type: 'source', title: 'Ferry', origin: 'Wire' },
    { type: 'list', items: ['One', 'Two'] },
    { type: 'text', text: 'First\n\nSecond' },
    { type: 'footer', text: '1 story' },
  ],
  buttons: [{ label: '1', action: 'story:s1' }],
};

test('a briefing is one, with everything in it', async () => {
  bot.answer(briefing);
  const [message] = await bot.server.say('/digest');
  expect(methods()).toEqual(['sendRichMessage']);
  expect(visibleText(message?.text ?? '').split('\n')).toEqual([
    'Morning briefing',
    '1. Update: Ferry refloated off Hestray',
    'World · 07:12',
    '• The ferry is afloat again.',
    '“Nobody was hurt.”',
    '— Ines Okafor, captain',
    `“${'Long. '.repeat(80)}”`,
    'Read on:',
    '• How it ran aground',
    '• No page of its own',
    'It floats.',
    '— Ferry · Wire · 08:00',
    'Ferry · Wire',
    '• One',
    '• Two',
    'First',
    'Second',
    '1 story',
  ]);
  expect(message?.rich_message?.skip_entity_detection).toBe(true);
  expect(message?.reply_markup?.inline_keyboard.flat()).toHaveLength(1);
});

test('it is edited in place', async () => {
  bot.answer(briefing);
  const [before] = await bot.server.say('/digest');
  bot.answer({ ...briefing, blocks: [{ ...ferry, title: 'Ferry sails' }], replaces: true });
  const [after] = before ? await bot.server.press('story:s1', before) : [];
  expect(after?.message_id).toBe(before?.message_id);
  expect(visibleText(after?.text ?? '')).toContain('Ferry sails');
});

test.each([
  ['no stories', text('The stored articles don’t say.')],
  [
    'more lines than a rich message takes',
    { blocks: [{ ...ferry, points: Array(600).fill('x') as string[] }] },
  ],
])('a reply with %s is HTML', async (_, reply) => {
  bot.answer(reply);
  await bot.server.say('/digest');
  expect(methods()).toContain('sendMessage');
  expect(methods()).not.toContain('sendRichMessage');
});

describe('refused', () => {
  test.each([
    [404, 'Not Found: method not found'],
    [400, 'Bad Request: RICH_VALIDATE_CTOR_NOT_ALLOWED'],
  ])('by %s %s, it is HTML at once, and asked once', async (status, description) => {
    bot.server.failNext('sendRichMessage', { status, description });
    bot.answer(briefing);
    const [first] = await bot.server.say('/digest');
    expect(first?.text).toContain('<b>1. Update: <a href="https://courier.example/ferry">');
    await bot.server.say('/digest');
    expect(methods()).toEqual(['sendRichMessage', 'sendMessage', 'sendMessage']);
  });

  test('by a chat that is gone or closed to the bot, it is not the rich message that was', async () => {
    const closed = { status: 400, description: 'Bad Request: not enough rights to send text messages' };
    bot.server.failNext('sendRichMessage', {
      status: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    expect(await bot.adapter.deliver('telegram:8', briefing)).toMatchObject({ type: 'gone' });
    bot.server.failNext('sendRichMessage', closed);
    bot.server.failNext('sendMessage', closed);
    expect(await bot.adapter.deliver('telegram:8', briefing)).toMatchObject({ type: 'failed' });
    await bot.adapter.deliver('telegram:7', briefing);
    expect(methods()).toEqual(['sendRichMessage', 'sendRichMessage', 'sendMessage', 'sendRichMessage']);
  });
});
