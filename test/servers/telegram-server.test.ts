/** The loopback Bot API is as strict as Telegram, so that what passes here passes there. */
import { describe, expect, test } from 'vitest';
import { foundEntity } from './telegram/html.ts';
import { refusal } from './telegram/refusals.ts';
import { schemaMissing, schemaProblem } from './telegram/schema.ts';
import { startTelegramServer } from './telegram-server.ts';

const button = (action: string): object => ({ inline_keyboard: [[{ text: 'x', callback_data: action }]] });
const html = { chat_id: 7, parse_mode: 'HTML' };
const article = (id: string, words = 'x'): object => ({
  type: 'article',
  id,
  title: 'x',
  input_message_content: { message_text: words },
});

describe('refuses', () => {
  test.each([
    ['sendMessage', { ...html, text: '<b>open' }],
    ['sendMessage', { ...html, text: '<b><i>crossed</b></i>' }],
    ['sendMessage', { ...html, text: '<script>' }],
    ['sendMessage', { ...html, text: '&nbsp;' }],
    ['sendMessage', { ...html, text: '<b>\u2060 </b>' }],
    ['sendMessage', { ...html, text: '\ud83d' }],
    ['sendMessage', { ...html, text: 'x'.repeat(4_097) }],
    ['editMessageText', { ...html, text: '😀'.repeat(2_049) }],
    ['sendMessage', { ...html, text: '<i>x</i>'.repeat(101) }],
    ['sendMessage', { text: 'x', reply_markup: button('é'.repeat(33)) }],
    ['sendMessage', { text: 'x', reply_markup: { inline_keyboard: [[{ text: 'x', url: 'tg:x' }]] } }],
    [
      'sendMessage',
      {
        text: 'x',
        reply_markup: {
          inline_keyboard: Array.from({ length: 101 }, () => [{ text: 'x', url: 'https://x.example' }]),
        },
      },
    ],
    [
      'sendMessage',
      { text: 'x', reply_markup: { force_reply: true, input_field_placeholder: 'x'.repeat(65) } },
    ],
    ['sendRichMessage', { rich_message: { html: '<p>open' } }],
    ['sendRichMessage', { rich_message: { html: '<table></table>' } }],
    ['sendRichMessage', { rich_message: { html: '<p>x</p>'.repeat(501) } }],
    ['answerInlineQuery', { results: [article('1'), article('1')] }],
    ['answerInlineQuery', { results: [article('x'.repeat(65))] }],
    ['answerInlineQuery', { results: [article('1', ' ')] }],
    ['setMyCommands', { commands: [{ command: 'Digest', description: 'x' }] }],
    ['setMyCommands', { commands: [{ command: 'digest', description: 'x'.repeat(257) }] }],
    ['setWebhook', { url: 'http://bot.example', secret_token: 'x' }],
    ['setWebhook', { url: 'https://bot.example', secret_token: 'x y' }],
  ])('%s %#', (method, fields) => {
    expect(refusal(method, fields)).toBeDefined();
  });

  test.each([
    '@name',
    'a #tag',
    '$BTC',
    '/start',
    'https://a.example',
    'tg://x',
    'see x.com now',
    'me@x.org',
  ])('to leave %s as it is', (text) => expect(foundEntity(text)).toBeDefined());

  test.skipIf(schemaMissing !== undefined).each([
    ['sendMessage', { text: 'no chat' }],
    ['sendMessage', { chat_id: 7, text: 'x', unheard_of: true }],
    ['sendMessage', { chat_id: 7, text: 'x', message_thread_id: '9' }],
    ['editMessageText', { chat_id: 7, message_id: 'x', text: 'x' }],
    ['sendNothing', {}],
  ])('by the schema: %s %j', (method, fields) => {
    expect(schemaProblem(method, fields)).toBeDefined();
  });
});

test('a refusal is heard of at the latest when the server closes', async () => {
  const server = await startTelegramServer({ token: 't' });
  const body = JSON.stringify({ chat_id: 7, text: 'x'.repeat(5_000) });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${server.apiUrl}/bott/sendMessage`, { method: 'POST', headers, body });
  expect(answer.status).toBe(400);
  await expect(server.close()).rejects.toThrow('message is too long');
});
